"""Words that LanguageTool does not know and copydesk does: no slips of the pen."""

from collections import Counter
from collections.abc import Sequence

from copydesk.article import primary_language
from copydesk.grammar.protocol import Passage

LEXICA = ("fr",)
"""Languages whose lexicon tells a word of theirs in another language's article."""


def is_known(word: str, language: str) -> bool:
    """Tell whether a word in lower case is one of the language, of another one, or a name.

    `language` is the article's, a BCP 47 code.
    """
    from copydesk.analysis.morphology import is_word

    return is_word(word, language) or _is_foreign(word, language) or _is_name(word)


def is_of_article(word: str, passages: Sequence[Passage]) -> bool:
    """Tell whether the article writes a word a second time, be it in the plural or a compound.

    Case does not matter: a name that stands in lower case once is one all the same.
    """
    return _stems(passages)[_stem(word.lower())] > 1


def _is_foreign(word: str, language: str) -> bool:
    from copydesk.analysis.morphology import readings
    from copydesk.analysis.packs import function_words

    own = primary_language(language)
    if any(word in words for code, words in function_words().items() if code != own):
        return True
    return any(readings(word, code) for code in LEXICA if code != own)


def _is_name(word: str) -> bool:
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.names.lexicon import is_given_name

    return bool(places(word)) or is_given_name(word)


def _stems(passages: Sequence[Passage]) -> Counter[str]:
    import re

    words = (word for one in passages for word in re.findall(r"\w+", one.text.lower()))
    return Counter(map(_stem, words))


def _stem(word: str) -> str:
    """Return a word without the mark of the plural.

    >>> _stem("prosumers"), _stem("réseaux"), _stem("as")
    ('prosumer', 'réseau', 'as')
    """
    return word[:-1] if len(word) > 3 and word[-1] in "sx" else word
