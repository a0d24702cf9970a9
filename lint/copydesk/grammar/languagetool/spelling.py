"""Slips of the pen among the words that LanguageTool does not know.

Most of those words are names, foreign words and new words. A slip is told from
them by what it is: a lowercase word that the article writes once, one letter or
accent away from a word that LanguageTool knows, and that neither copydesk's
lexicon and gazetteer nor the project's own list has.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence

from copydesk.grammar.accept import is_accepted
from copydesk.grammar.languagetool.known import is_known, is_of_article
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

SHORTEST = 5
"""Letters; almost any shorter string is one letter from a word."""

JOINS = frozenset("-‐‑@/_.&")
AFTER = JOINS | frozenset("'’")

_OPENED = re.compile(r"[«“„\"][^«»“”„\".!?]*\Z")
_CLOSED = re.compile(r"[^«»“”„\".!?]*[»”“\"]")
QUOTED = 25
"""Characters on either side within which quotes make a word a term, and no slip."""

_WORD = re.compile(r"\w+")

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


def candidates(passages: Sequence[Passage], language: str) -> Iterator[tuple[int, Span]]:
    """Yield passage and place of each word that would be a slip if it were unknown.

    Words that copydesk knows are none, and need not be asked about.
    """
    counts = Counter(word for one in passages for word in _WORD.findall(one.text.lower()))
    for number, one in enumerate(passages):
        for found in _WORD.finditer(one.text):
            span = Span(*found.span())
            once = counts[found[0].lower()] == 1
            if once and _could_be(one, span) and not is_known(found[0], language):
                yield number, span


def is_slip(
    match: GrammarMatch,
    passages: Sequence[Passage],
    language: str,
    accepted: frozenset[str] = frozenset(),
) -> bool:
    """Tell whether an unknown word is a slip, and no name, foreign or new word.

    `accepted` are the words of the project's own lists.
    """
    passage = passages[match.passage]
    word = match.span.of(passage.text)
    if not _could_be(passage, match.span) or is_accepted(word, accepted):
        return False
    near = [one for one in match.replacements[:3] if _is_near(word, one)]
    if not any(not (language.startswith("en") and _is_variant(word, one)) for one in near):
        return False
    return not (is_known(word, language) or is_of_article(word, passages))


def _could_be(passage: Passage, span: Span) -> bool:
    word = span.of(passage.text)
    return (
        len(word) >= SHORTEST
        and word.isalpha()
        and word == word.lower()
        and not _is_joined(passage.text, *span)
        and not any(span.overlaps(one) for one in passage.masked)
    )


def _is_joined(text: str, start: int, end: int) -> bool:
    """Tell whether the word is part of a compound or an address, or of a short quotation."""
    after = text[end : end + 1]
    full_stop = after == "." and not text[end + 1 : end + 2].isalnum()
    if text[max(0, start - 1) : start] in JOINS or (after in AFTER and not full_stop):
        return True
    opened = _OPENED.search(text[max(0, start - QUOTED) : start])
    return bool(opened and _CLOSED.match(text[end : end + QUOTED]))


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
