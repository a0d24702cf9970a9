"""Which language a text is in, told by its letters and its grammatical words.

No model: a word that only one language uses (`für`, `avec`) is evidence enough
in prose, and a short stretch without one is better left undecided.
"""

import re
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache

from copydesk.analysis.packs import function_words, load, scripts

_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6_000  # code points: enough for any article, and half a millisecond
_FEW = 3  # languages that share a word which still tells something
_LATIN_END = "\u036f"
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
    times = Counter(words)
    known = _known(times)
    shared = _shared(known)
    scores = Counter(
        {
            language: sum(times[word] * (6 // min(6, shared[word])) for word in found)
            for language, found in known.items()
        }
    )
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
    telling, others = _witnesses(default)
    distinct = frozenset(words)
    if len(distinct & others) < 2:  # true of nearly all prose
        return default
    own = sum(word in telling for word in words)
    known = _known(distinct)
    found, best = max(
        ((known[language] - known[default], language) for language in known),
        key=lambda item: len(item[0]),
    )
    if len(found) < 2 or found <= load(default).particles:
        return default
    weight = sum(word in found for word in words)
    return best if weight >= max(2, 4 * own, len(words) // 6) else default


def _words(text: str) -> list[str]:
    return _WORD.findall(text.lower())


@lru_cache(maxsize=32)
def _witnesses(default: str) -> tuple[frozenset[str], frozenset[str]]:
    """Return the words that speak for a language, and those that only others have."""
    listed = function_words()
    times = _shared(listed)
    telling = frozenset(one for one in listed[default] if len(one) > 1 and times[one] <= _FEW)
    return telling, frozenset(times) - listed[default]


def _known(words: Iterable[str]) -> dict[str, frozenset[str]]:
    """Return the function words of each language that occur."""
    distinct = frozenset(words)
    return {language: distinct & listed for language, listed in function_words().items()}


def _shared(known: dict[str, frozenset[str]]) -> Counter[str]:
    """Return how many languages have each word."""
    return Counter(word for found in known.values() for word in found)


@lru_cache(maxsize=1)
def _any_script() -> re.Pattern[str]:
    return re.compile(f"[{''.join(scripts().values())}]")


def _script(text: str, letters: int) -> str:
    """Return the language that the letters alone tell, or ''.

    Languages that share letters (kana and Han) stand in the data with the
    one that has letters of its own first.
    """
    if not any(character > _LATIN_END and character.isalpha() for character in set(text)):
        return ""
    found = "".join(_any_script().findall(text))
    if not found or 2 * len(found) < letters:
        return ""
    for language, ranges in scripts().items():
        if 10 * len(re.findall(f"[{ranges}]", found)) >= len(found):
            return language
    return ""
