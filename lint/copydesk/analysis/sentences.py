"""Where sentences begin and end within a block.

A pattern finds every full stop, question mark and the like that a blank
follows, with its closing quotes and brackets; then the words around it decide.
The decisions are those of Kiss and Strunk, "Unsupervised Multilingual Sentence
Boundary Detection" (2006): abbreviations, initials, ordinals and the words that
commonly open a sentence, here from lists instead of counts.
"""

import re
from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk.analysis.packs import LanguagePack
from copydesk.source import Span

_STOPS = ".!?…؟۔।"
_WIDE_STOPS = "。！？"
_CLOSERS = "»«›‹“”„‟‘’\"'’)]}」』）】"
_NEXT = re.compile(
    r"\s*(?P<opener>(?:[«»‹›“”„‚‘’\"'(\[{¿¡*_—–―-]+\s*)*)(?P<word>[^\W_][\w\u0300-\u036f]*)?"
)
_LAST_WORD = re.compile(r"[^\s«»‹›“”„‚‘’'\"()\[\]{}/—–]{1,40}\Z")
_INNER_DOTS = re.compile(r"[^\W\d_]{1,3}(?:\.-?[^\W\d_]{1,3})+")
_ROMAN = re.compile(r"[IVXLC]{2,7}")
_KING = re.compile(r"[IVX]{1,5}")
_NO_VOWEL = re.compile(r"[b-df-hj-np-tv-xzç]+", re.IGNORECASE)
_DASHES = "—–―-"
_LONG = 20_000  # code points; beyond them a block is not prose, and is not counted through


class _Candidate(NamedTuple):
    """A place where a sentence may end, and what stands around it."""

    begun: int  # where the sentence began
    stop: int  # where the full stop is
    cut: int  # after the closing quotes and brackets
    tail: str  # text[stop:cut]
    before: str  # the last word before the stop, or ""
    at_start: bool  # that word is the first of the sentence
    opener: str  # quotes, brackets and dashes before the next word
    word: str  # the next word, or ""


def split_sentences(text: str, start: int, end: int, pack: LanguagePack) -> list[Span]:
    """Return the sentences of one block, `text[start:end]`, in order.

    Together they cover all that is not blank. Closing quotes and brackets
    belong to the sentence before them, opening ones to the sentence after. A
    full stop before a small letter ends a sentence where nothing explains the
    small letter: no abbreviation, no ellipsis, no quotation.

    >>> from copydesk.analysis.packs import load
    >>> text = "« Oui ! » dit-il à M. Roy. Elle rit."
    >>> [span.of(text) for span in split_sentences(text, 0, len(text), load("fr"))]
    ['« Oui ! » dit-il à M. Roy.', 'Elle rit.']
    """
    sentences = []
    at = _skip_blanks(text, start, end)
    for cut in _cuts(text, at, end, pack):
        sentences.append(Span(at, cut))
        at = _skip_blanks(text, cut, end)
    if at < end:
        sentences.append(Span(at, at + len(text[at:end].rstrip())))
    return sentences


def _skip_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at].isspace():
        at += 1
    return at


def _cuts(text: str, start: int, end: int, pack: LanguagePack) -> Iterator[int]:
    """Yield the ends of sentences, but for the last."""
    begun = start
    for found in _candidates(pack).finditer(text, start, end):
        candidate = _candidate(text, start, begun, end, found)
        if _skip_blanks(text, candidate.cut, end) < end and _is_boundary(text, candidate, pack):
            yield candidate.cut
            begun = candidate.cut


@lru_cache(maxsize=32)
def _candidates(pack: LanguagePack) -> re.Pattern[str]:
    """Compile the pattern for stops with what closes after them.

    Where quotes have blanks inside (`« »`), an opening one that follows the
    stop is not one that closes.
    """
    wide = re.escape(_CLOSERS)
    closers = re.escape(_CLOSERS.replace(pack.quotes[0][0], "")) if pack.quote_space else wide
    spaced = rf"[ \u00a0\u202f]?[»›”](?![^\s{_STOPS},;:)\]])"
    return re.compile(
        rf"(?<![{_STOPS}])[{_STOPS}]++(?:(?:{spaced}|[{closers}])[{_STOPS}]*+){{0,6}}+"
        rf"(?P<loose>[ \u00a0\u202f]\"(?=\s))?(?=\s)"
        rf"|[{_WIDE_STOPS}]++[{wide}]{{0,6}}+"
    )


def _candidate(text: str, start: int, begun: int, end: int, found: re.Match[str]) -> _Candidate:
    stop, cut = found.span()
    is_long = stop - start > _LONG
    if found["loose"] and (is_long or text.count('"', start, stop) % 2 == 0):
        cut = found.start("loose")  # the blank-ringed quote opens, it does not close
    last = _LAST_WORD.search(text, max(begun, stop - 40), stop)
    before = last[0] if last else ""
    follows = _NEXT.match(text, cut, end)
    opener, word = (follows["opener"].strip(), follows["word"] or "") if follows else ("", "")
    at_start = not any(map(str.isalnum, text[begun : min(stop - len(before), begun + 50)]))
    return _Candidate(begun, stop, cut, text[stop:cut], before, at_start, opener, word)


def _is_boundary(text: str, at: _Candidate, pack: LanguagePack) -> bool:
    if at.tail[0] in _WIDE_STOPS:
        return True
    if at.at_start and not any(map(str.isalnum, at.before)):
        return False  # "… Le" at the start of a block, "(…)" and "!"
    if text[at.stop - 1] in "([":
        return False  # an aside: "(!)", "[…]"
    if not at.word and not any(map(str.isalnum, text[at.cut : at.cut + 100])):
        return False  # only marks are left
    if at.word[:1].islower():
        return _is_small_start(at, pack)
    if "…" in at.tail or ".." in at.tail:
        return not at.word[:1].isdigit()
    return at.tail != "." or _ends_before_capital(at, pack)


def _is_small_start(at: _Candidate, pack: LanguagePack) -> bool:
    """Tell whether a sentence ends though the next word begins in lower case."""
    if at.opener[:1] in _DASHES and at.opener:
        return False
    if at.tail != ".":
        return len(at.tail) > 1 and at.tail[-1] == "." and at.tail[-2] not in _STOPS
    word = at.before
    if not word or word.isdigit():
        return len(word) > 2 or not (word or at.at_start)
    if pack.ordinal_dot and _KING.fullmatch(word):
        return False  # Paul VI. die Todesstrafe
    if len(word) <= 2 and not (word.isupper() or word.islower()):
        return False
    if len(word) == 1 and word not in pack.one_letter_words:
        return False
    is_unknown_abbreviation = bool(_NO_VOWEL.fullmatch(word)) and not word.isupper()
    return not (is_unknown_abbreviation or _is_abbreviation(word, pack))


def _is_abbreviation(word: str, pack: LanguagePack) -> bool:
    return (
        _INNER_DOTS.fullmatch(word) is not None
        or _in(word, pack.never_final)
        or _in(word, pack.sometimes_final)
        or _in(word, pack.often_final)
        or _in(word, pack.before_numbers)
    )


def _ends_before_capital(at: _Candidate, pack: LanguagePack) -> bool:
    """Tell whether a full stop ends a sentence before a capital, digit or sign."""
    word = at.before
    if not word:
        return True
    if word.isdigit():
        return _number_ends(at, pack)
    if _in(word, pack.never_final):
        return False
    if _in(word, pack.before_numbers) and (at.word[:1].isdigit() or _ROMAN.fullmatch(at.word)):
        return False
    if _in(word, pack.often_final):
        return True
    if _in(word, pack.sometimes_final) or _INNER_DOTS.fullmatch(word):
        return _opens_sentence(at.word, pack)
    if len(word) == 1 and word.isalpha():
        return _letter_ends(at, pack)
    if _ROMAN.fullmatch(word):
        return _opens_sentence(at.word, pack)
    return True


def _number_ends(at: _Candidate, pack: LanguagePack) -> bool:
    """Tell "in 2019. Die" from "am 4. Mai" and from "1. Firstly"."""
    if len(at.before) > 2:
        return True
    if at.at_start:
        return False
    return not pack.ordinal_dot or _opens_sentence(at.word, pack)


def _letter_ends(at: _Candidate, pack: LanguagePack) -> bool:
    """Tell "il y a. Paul", "le plan B. Elle" from "J. K. Rowling" and "art. n. 5"."""
    if at.before.isupper() and at.at_start:
        return False
    if at.before in pack.one_letter_words:
        return True
    return at.before.isupper() and _opens_sentence(at.word, pack)


def _opens_sentence(word: str, pack: LanguagePack) -> bool:
    return word[:1].isupper() and word.lower() in pack.function_words


def _in(word: str, words: frozenset[str]) -> bool:
    """Look a word up as it is, or with its capital taken for a small letter."""
    return word in words or (word[0].isupper() and word[0].lower() + word[1:] in words)
