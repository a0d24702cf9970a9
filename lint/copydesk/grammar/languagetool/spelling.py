"""Slips of the pen among the words that LanguageTool does not know.

Most of those words are names, foreign words and new words. A slip is told from
them by what it is: a lowercase word that the article writes once, one letter or
accent away from a word that LanguageTool knows.
"""

import re
import unicodedata
from collections.abc import Sequence

from copydesk.grammar.protocol import GrammarMatch, Passage

SHORTEST = 5
"""Letters; almost any shorter string is one letter from a word."""

JOINS = frozenset("-‐‑@/_.&")
OPENING, CLOSING = frozenset('«“„"‘'), frozenset('»”“"’')

SPELLING_CATEGORIES = frozenset({"TYPOS", "MULTITOKEN_SPELLING"})

_VARIANTS = (
    ("our", "or"),
    ("ise", "ize"),
    ("isa", "iza"),
    ("isi", "izi"),
    ("yse", "yze"),
    ("ll", "l"),
    ("re", "er"),
    ("nce", "nse"),
    ("mme", "m"),
    ("ae", "e"),
    ("sc", "sk"),
    ("enq", "inq"),
)
"""Endings and letters in which British and American English differ."""


def is_spelling(match: GrammarMatch) -> bool:
    """Tell whether a match says no more than that a word is unknown."""
    return match.issue_type == "misspelling" and match.category in SPELLING_CATEGORIES


def is_slip(match: GrammarMatch, passages: Sequence[Passage], language: str) -> bool:
    """Tell whether an unknown word is a slip, and no name, foreign or new word."""
    text = passages[match.passage].text
    word = match.span.of(text)
    if len(word) < SHORTEST or not word.isalpha() or word != word.lower():
        return False
    if _is_joined(text, match.span.start, match.span.end) or _occurrences(word, passages) > 1:
        return False
    near = [one for one in match.replacements[:3] if _is_near(word, one)]
    return any(not (language.startswith("en") and _is_variant(word, one)) for one in near)


def _is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether the word is part of a compound or an address, or alone in quotes."""
    after = text[end : end + 1]
    full_stop = after == "." and not text[end + 1 : end + 2].isalnum()
    if text[max(0, start - 1) : start] in JOINS or (after in JOINS and not full_stop):
        return True
    before, after = text[max(0, start - 2) : start].strip(), text[end : end + 2].strip()
    return before[-1:] in OPENING and after[:1] in CLOSING


def _occurrences(word: str, passages: Sequence[Passage]) -> int:
    whole = re.compile(rf"(?<!\w){re.escape(word)}(?!\w)", re.IGNORECASE)
    return sum(len(whole.findall(one.text)) for one in passages if word in one.text.lower())


def _is_near(word: str, known: str) -> bool:
    """Tell whether one letter or any number of accents make the difference.

    >>> _is_near("economie", "économie"), _is_near("goverment", "government")
    (True, True)
    >>> _is_near("paralisés", "paralysés"), _is_near("gigabytes", "giga bytes")
    (True, False)
    """
    if not known.isalpha() or known != known.lower():
        return False
    one, other = _bare(word), _bare(known)
    if one == other:
        return True
    return one[0] == other[0] and _is_one_edit(one, other)


def _bare(word: str) -> str:
    decomposed = unicodedata.normalize("NFD", word.replace("œ", "oe").replace("æ", "ae"))
    return "".join(one for one in decomposed if not unicodedata.combining(one))


def _is_one_edit(one: str, other: str) -> bool:
    """Tell whether a letter more, less, changed, or two swapped make the difference."""
    if len(one) > len(other):
        one, other = other, one
    at = next((n for n, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), len(one))
    if len(one) < len(other):
        return len(other) - len(one) == 1 and one[at:] == other[at + 1 :]
    swapped = one[at : at + 2][::-1] + one[at + 2 :]
    return one[at + 1 :] == other[at + 1 :] or swapped == other[at:]


def _is_variant(word: str, known: str) -> bool:
    """Tell whether two spellings differ as British and American ones do.

    >>> _is_variant("travellers", "travelers"), _is_variant("goverment", "government")
    (True, False)
    """
    return _american(word) == _american(known)


def _american(word: str) -> str:
    for british, american in _VARIANTS:
        word = word.replace(british, american)
    return word
