"""The spellings in an article: each form of a name word with its places and company."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk import Article, Span
from copydesk.analysis.names import Mention
from copydesk.analysis.names.lexicon import PARTICLES
from copydesk.analysis.words import Word
from copydesk_rules.names.folding import fold

_DIGIT = re.compile(r"\d")
SHORTEST = 4
"""Letters below which two words are not compared: too many names are near."""


@dataclass
class Form:
    """One spelling of one word, or of several in a row, with its places.

    `beside_family` holds the given names seen before it where it is a last
    name, `beside_given` the last names seen after it where it is a given name;
    `alone` counts the mentions that have no other word.
    """

    text: str
    spans: list[Span] = field(default_factory=list)
    beside_family: set[str] = field(default_factory=set)
    beside_given: set[str] = field(default_factory=set)
    alone: int = 0

    @property
    def folded(self) -> str:
        """The spelling in plain ASCII letters."""
        return fold(self.text)

    @property
    def count(self) -> int:
        """How often the article has this spelling."""
        return len(self.spans)


def read_mentions(article: Article) -> list[Mention]:
    """Return the mentions in the article's own language, in order."""
    if not article.foreign:
        return list(article.names.mentions)
    return [one for one in article.names.mentions if not article.is_foreign(one.span)]


def word_forms(mentions: list[Mention]) -> list[Form]:
    """Return the spellings of single words, particles, initials and short acronyms left out."""
    forms: dict[str, Form] = {}
    capitals: list[tuple[Mention, Word]] = []
    for mention in mentions:
        for word in mention.words:
            if word.text in PARTICLES or word.is_elided or _DIGIT.search(word.text):
                continue
            if len(fold(word.text)) < SHORTEST:
                continue
            if word.is_all_capitals:
                capitals.append((mention, word))
            else:
                _add(forms, word.text, mention, word)
    for mention, word in capitals:
        text = _small(word, forms)
        if text:
            _add(forms, text, mention, word)
    return list(forms.values())


def _small(word: Word, forms: dict[str, Form]) -> str:
    """Return how a word in capitals is spelt elsewhere, '' for an acronym.

    Capitals often go without their accents, so that they are no spelling of
    their own where one differs in nothing else.
    """
    folded = fold(word.text)
    for form in forms.values():
        if form.folded == folded:
            return form.text
    return word.text.capitalize() if len(folded) > 6 and "-" not in word.text else ""


def _add(forms: dict[str, Form], text: str, mention: Mention, word: Word) -> None:
    form = forms.setdefault(text, Form(text))
    form.spans.append(word.span)
    if word not in mention.family:
        form.beside_given.add(mention.family_text)
    elif mention.given and not _is_numeral(mention.given_text):
        form.beside_family.add(mention.given_text)
    else:
        form.alone += 1


def _is_numeral(text: str) -> bool:
    return set(text) <= set("IVX")


def joined_forms(mentions: list[Mention]) -> Iterator[list[Form]]:
    """Yield the spellings that differ in accents, apostrophes, hyphens or blanks only.

    One to three words in a row of a name are taken as one: Jong-un, Jong Un.
    """
    found: dict[str, dict[str, Form]] = {}
    for mention in mentions:
        for span, text in _rows(mention):
            if sum(map(str.isalpha, text)) < SHORTEST or text.isupper() or _DIGIT.search(text):
                continue
            same = found.setdefault(fold(text), {})
            same.setdefault(_plain(text), Form(text)).spans.append(span)
    for same in found.values():
        if len(same) > 1:
            yield list(same.values())


def _rows(mention: Mention) -> Iterator[tuple[Span, str]]:
    words = mention.words
    for first, word in enumerate(words):
        for last in range(first, min(first + 3, len(words))):
            if words[last].is_capitalised and word.is_capitalised:
                span = Span(word.start, words[last].end)
                yield span, span.shifted(-mention.span.start).of(mention.text)


_MARKS = str.maketrans("’ʼ‐‑\u00a0\u202f", "''--  ")


def _plain(text: str) -> str:
    from unicodedata import normalize

    return normalize("NFC", text.translate(_MARKS)).casefold()
