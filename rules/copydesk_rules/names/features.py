"""What tells whether two spellings render one name: edits, their company, the letters around.

A feature is a name with a value; its weight is learnt. Features of one edit make
its price in the alignment, those of the pair speak for or against sameness.
"""

import re
from collections.abc import Iterator
from typing import NamedTuple

from rapidfuzz.distance import JaroWinkler, Levenshtein

from copydesk_rules.names.inflections import is_derived, is_inflected
from copydesk_rules.names.romanisation import share_key

_VOWELS = frozenset("aeiouy")
_WEAK = frozenset("hjw")
_OPEN_SYLLABLES = re.compile(
    r"(?:(?:[kgszjtdnhfbpmyrw]|ky|gy|sh|j|ch|ny|hy|by|py|my|ry|ts|kk|tt|ss|pp|ssh|tch)?"
    r"[aiueo]h?n?){1,24}"
)
"""Names that may be Japanese, where one vowel tells two people apart."""


class Edit(NamedTuple):
    """One edit: `left` at `start` of the first name, `right` at `other` of the second.

    `place` is s, m or e: at the start, in the middle or at the end of both.
    """

    left: str
    right: str
    place: str
    start: int
    other: int


def is_open(first: str, second: str) -> bool:
    """Tell whether both folded names are made of open syllables, as Japanese ones are."""
    fits = _OPEN_SYLLABLES.fullmatch
    return fits(first) is not None and fits(second) is not None


def edit_features(left: str, right: str, place: str, open_: bool) -> tuple[str, ...]:
    """Return the names of an edit's features; the price of the edit is their sum."""
    pair, kind = _pair(left, right), _kind(left, right)
    names: tuple[str, ...] = (pair, f"{pair}@{place}", kind)
    if kind != "multi":
        names += (f"{kind}@{place}",)
    return (*names, f"{pair}@open", f"{kind}@open") if open_ else names


def features(first: str, second: str, edits: list[Edit]) -> Iterator[tuple[str, float]]:
    """Yield the features of a whole pair, with their values; each speaks for sameness."""
    yield from _totals(first, second, edits)
    yield from _knowledge(first, second)
    yield from _contexts(first, second, edits)
    yield from _letters(first, second)
    yield from _differences(first, second)


def _totals(first: str, second: str, edits: list[Edit]) -> Iterator[tuple[str, float]]:
    lengths = len(first), len(second)
    same = lengths[0] - sum(len(edit.left) for edit in edits)
    yield "bias", 1.0
    yield "length", min(same, 10) / 10
    yield "ratio", same / max(lengths)
    yield "jaro-winkler", JaroWinkler.similarity(first, second)
    yield "levenshtein", Levenshtein.normalized_similarity(first, second)
    yield f"edits={min(4, len(edits))}", 1.0
    yield "more-edits", float(max(0, len(edits) - 1))
    yield f"difference={min(3, abs(lengths[0] - lengths[1]))}", 1.0
    yield f"shorter={min(9, *lengths)}", 1.0
    if first[0] == second[0]:
        yield "same-first", 1.0
    if is_open(first, second):
        yield "open", 1.0
    if _only(first, consonants=True) == _only(second, consonants=True):
        yield "same-consonants", 1.0
    if _only(first, consonants=False) == _only(second, consonants=False):
        yield "same-vowels", 1.0
    if len(edits) > 1:
        yield "kinds:" + "+".join(sorted({_kind(one.left, one.right) for one in edits})), 1.0


def _knowledge(first: str, second: str) -> Iterator[tuple[str, float]]:
    """Yield what is known of romanisation and of endings, without having been learnt."""
    if share_key(first, second):
        yield "same-key", 1.0
        yield f"same-key={min(9, len(first), len(second))}", 1.0
    if is_derived(first, second):
        yield "derived", 1.0
    if is_inflected(first, second):
        yield "inflected", 1.0


def _contexts(first: str, second: str, edits: list[Edit]) -> Iterator[tuple[str, float]]:
    """Yield what stands on both sides of each edit, where both names agree on it."""
    names: dict[str, float] = {}
    for left, right, _, start, other in edits:
        pair, kind = _pair(left, right), _kind(left, right)
        before, after = first[start - 1 : start], first[start + len(left) :][:1]
        is_before = before == second[other - 1 : other]
        is_after = after == second[other + len(right) :][:1]
        if is_before:
            names[f"{before}[{pair}"] = names[f"{before}[{kind}"] = 1.0
        if is_after:
            names[f"{pair}]{after}"] = names[f"{kind}]{after}"] = 1.0
        if is_before and is_after:
            names[f"{before in _VOWELS:d}[{kind}]{after in _VOWELS:d}"] = 1.0
    yield from names.items()


def _letters(first: str, second: str) -> Iterator[tuple[str, float]]:
    """Yield the letters at both ends and within: they tell the names' language."""
    names: dict[str, float] = {}
    for size in (2, 3):
        names["end:" + "/".join(sorted((first[-size:], second[-size:])))] = 1.0
    for name in (first, second):
        names[f"{name[:2]}-"] = names[f"-{name[-2:]}"] = 1.0
        for at in range(len(name) - 1):
            names[f"-{name[at : at + 2]}-"] = 0.5
    yield from names.items()


def _differences(first: str, second: str) -> Iterator[tuple[str, float]]:
    """Yield the stretches that differ letter by letter, with what surrounds them."""
    first, second = f"^{first}$", f"^{second}$"
    names: dict[str, float] = {}
    for i, i_end, j, j_end in hunks(first, second):
        if i_end - i > 4 or j_end - j > 4:
            continue
        pair = _pair(first[i:i_end], second[j:j_end])
        before, after = first[max(0, i - 2) : i], first[i_end : i_end + 2]
        for around in (
            f"({pair})", f"{before[-1]}({pair})", f"({pair}){after[0]}",
            f"{before[-1]}({pair}){after[0]}", f"{before}({pair})", f"({pair}){after}",
        ):  # fmt: skip
            names[around] = 0.5
    yield from names.items()


def hunks(first: str, second: str) -> list[tuple[int, int, int, int]]:
    """Return the stretches that differ, as (start, end) in the one and the other name."""
    found: list[tuple[int, int, int, int]] = []
    for one in Levenshtein.opcodes(first, second):
        if one.tag == "equal":
            continue
        here = (one.src_start, one.src_end, one.dest_start, one.dest_end)
        if found and (found[-1][1], found[-1][3]) == (here[0], here[2]):
            here = (found[-1][0], here[1], found.pop()[2], here[3])
        found.append(here)
    return found


def _pair(left: str, right: str) -> str:
    return f"{left}/{right}" if left <= right else f"{right}/{left}"


def _kind(left: str, right: str) -> str:
    if len(left) > 1 or len(right) > 1:
        return "multi"
    if left and right:
        return "sub-" + "".join(sorted("v" if one in _VOWELS else "c" for one in left + right))
    letter = left or right
    return "del-" + ("v" if letter in _VOWELS else letter if letter in _WEAK else "c")


def _only(name: str, *, consonants: bool) -> str:
    if consonants:
        return "".join(one for one in name if one not in _VOWELS and one not in _WEAK)
    return "".join(one for one in name if one in _VOWELS and one != "y")
