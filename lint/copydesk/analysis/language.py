"""Which language a text is in, told by its letters and its grammatical words.

No model: a word that only one language uses (`für`, `avec`) is evidence enough
in prose, and a short stretch without one is better left undecided.
"""

import re
from collections import Counter
from functools import lru_cache

from copydesk.analysis.packs import function_words, load, scripts

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000  # code points: enough for any article, and half a millisecond
_FIRST_WORDS = 400  # of a span

LEAD = 1.3
"""How many times the evidence of the runner-up the best language of a text must have."""


def detect(text: str) -> str | None:
    """Return the language of an article as an ISO 639 code, None where unsure.

    >>> detect("Le président a signé un accord avec les syndicats.")
    'fr'
    >>> detect("Tokyo 2020") is None
    True
    """
    words = _words(text[:_SAMPLE])
    by_script = _script(text[:_SAMPLE], sum(map(len, words)))
    if by_script:
        return by_script
    scores: Counter[str] = Counter()
    index = _index()
    for word, times in Counter(words).items():
        languages = index.get(word, ())
        for language in languages:
            scores[language] += times * (6 // min(6, len(languages)))
    ranked = [*scores.most_common(2), ("", 0), ("", 0)]
    (best, most), (_, second) = ranked[0], ranked[1]
    return best if most >= 6 and most >= LEAD * second and most > second else None


def detect_span(text: str, default: str) -> str:
    """Return the language of a quotation or block, which is mostly `default`.

    Another language is named only on sure evidence: its letters, or several of
    its own words and hardly one of the article's language.

    >>> detect_span("The Voice of the People", "fr")
    'en'
    >>> detect_span("Der Spiegel", "fr")
    'fr'
    """
    words = _words(text[:_SAMPLE])[:_FIRST_WORDS]
    other = _script(text[:_SAMPLE], sum(map(len, words)))
    if other or default not in function_words():
        return other or default
    own, others = _evidence(words, default)
    best, found = max(others.items(), key=_evidence_of, default=("", frozenset[str]()))
    weight = sum(word in found for word in words)
    if (
        len(found) < 2
        or found <= load(default).particles
        or weight < max(2, 4 * own, len(words) // 6)
    ):
        return default
    return best


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


def _evidence_of(item: tuple[str, frozenset[str]]) -> int:
    return len(item[1])


def _evidence(words: list[str], default: str) -> tuple[int, dict[str, frozenset[str]]]:
    """Return how many words are the default language's, and which are others' only."""
    index = _index()
    own = 0
    others: dict[str, set[str]] = {}
    for word in words:
        languages = index.get(word, ())
        if default in languages:
            own += len(word) > 1 and len(languages) <= 3
        else:
            for language in languages:
                others.setdefault(language, set()).add(word)
    return own, {language: frozenset(found) for language, found in others.items()}


@lru_cache(maxsize=1)
def _index() -> dict[str, tuple[str, ...]]:
    """Return the languages of each function word."""
    index: dict[str, tuple[str, ...]] = {}
    for language, words in function_words().items():
        for word in words:
            index[word] = (*index.get(word, ()), language)
    return index


@lru_cache(maxsize=1)
def _any_script() -> re.Pattern[str]:
    return re.compile(f"[{''.join(scripts().values())}]")


def _script(text: str, letters: int) -> str:
    """Return the language that the letters alone tell, or ''.

    Languages that share letters (kana and Han) stand in the data with the
    one that has letters of its own first.
    """
    if text.isascii():
        return ""
    found = "".join(_any_script().findall(text))
    if not found or 2 * len(found) < letters:
        return ""
    for language, ranges in scripts().items():
        if 10 * len(re.findall(f"[{ranges}]", found)) >= len(found):
            return language
    return ""
