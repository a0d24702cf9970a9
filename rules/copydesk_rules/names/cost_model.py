"""How far apart two spellings are: a weighted edit distance with learnt weights.

Two folded names are aligned by the cheapest edits of up to three letters on
either side (`tch` for `ch`, `ff` for `v`, `ou` for `u`), each priced by where it
stands. The edits, what surrounds them and a few facts on the whole pair then
give a margin: the log-odds that the two render one name. The weights lie in
`data/names_costs.table`, learnt by `tools/learn_name_costs.py`: a conditional
model of string edit distance in the manner of McCallum, Bellare and Pereira
(2005), with one hidden state and the best alignment in place of their sum.
"""

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple, Protocol

from rapidfuzz.distance import JaroWinkler, Levenshtein

from copydesk_rules.names.inflections import is_derived, is_inflected
from copydesk_rules.names.romanisation import share_key

COSTS = Path(__file__).parent.parent / "data" / "names_costs.table"
LONGEST_EDIT = 3
"""Letters that one edit may replace."""
LONGEST_NAME = 48
"""Folded letters beyond which names are not aligned: no name is that long."""
_VOWELS = frozenset("aeiouy")
_WEAK = frozenset("hjw")
_LEAST = 0.02
_NEVER = 1e9
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


class Weights(Protocol):
    """Weights by the names of features, as of a dictionary."""

    def get(self, name: str, default: float, /) -> float:
        """Return the weight of a feature, `default` where it has none."""
        ...


class MappedWeights:
    """Weights in a table on disk, of which only those asked for are read."""

    def __init__(self, path: Path) -> None:
        from copydesk.table import Table

        self.table = Table.open(path)
        self._read: dict[str, float | None] = {}

    def get(self, name: str, default: float, /) -> float:
        """Return the weight of a feature, `default` where it has none."""
        if name not in self._read:
            value = self.table.get(name)
            self._read[name] = None if value is None else float(value)
        weight = self._read[name]
        return default if weight is None else weight

    def edits(self) -> list[str]:
        """Return the edits of several letters that the table prices."""
        return (self.table.get("=edits") or "").split()


class CostModel:
    """Weights of features by name; features that have none weigh nothing.

    `edits` are those of several letters that may be used: `ch/sh`. A pair whose
    margin is at least `threshold` renders one name.
    """

    def __init__(self, weights: Weights, edits: Iterable[str], threshold: float = 0.0) -> None:
        self.weights = weights
        self.threshold = threshold
        self._known = _by_first_letters(edits)
        self._costs: dict[tuple[str, str, str, bool], float] = {}

    def margin(self, first: str, second: str) -> float:
        """Return the log-odds that two folded names render one name."""
        if first == second:
            return 20.0
        if not first or not second or max(len(first), len(second)) > LONGEST_NAME:
            return -20.0
        return self.margin_of(first, second, self.align(first, second))

    def margin_of(self, first: str, second: str, edits: list[Edit]) -> float:
        """Return the margin of two folded names that differ by `edits`."""
        get = self.weights.get
        whole = sum(get(name, 0.0) * value for name, value in features(first, second, edits))
        open_ = is_open(first, second)
        return whole - sum(self._cost(*edit[:3], open_) for edit in edits)

    def forget_prices(self) -> None:
        """Work out the prices of edits anew: the weights have changed."""
        self._costs.clear()

    def align(self, first: str, second: str) -> list[Edit]:
        """Return the cheapest edits that turn one folded name into the other, last first."""
        n, m = len(first), len(second)
        open_ = is_open(first, second)
        best = [[_NEVER] * (m + 1) for _ in range(n + 1)]
        back = [[(0, 0)] * (m + 1) for _ in range(n + 1)]
        best[0][0] = 0.0
        for i in range(n + 1):
            for j in range(m + 1):
                so_far = best[i][j]
                if so_far >= _NEVER:
                    continue
                for left, right in self._steps(first, second, i, j):
                    to, at = i + len(left), j + len(right)
                    cost = so_far
                    if left != right:
                        cost += self._cost(left, right, _place(i, j, n - to, m - at), open_)
                    if cost < best[to][at]:
                        best[to][at] = cost
                        back[to][at] = (i, j)
        return list(_trace(first, second, back))

    def _steps(self, first: str, second: str, i: int, j: int) -> Iterator[tuple[str, str]]:
        """Yield the edits possible at a place: equal letters, single ones, and known ones."""
        a, b = first[i : i + 1], second[j : j + 1]
        if a and b:
            yield a, b
        if a:
            yield a, ""
        if b:
            yield "", b
        for key in {(a, b), (a, ""), ("", b)}:
            for left, right in self._known.get(key, ()):
                if first.startswith(left, i) and second.startswith(right, j):
                    yield left, right

    def _cost(self, left: str, right: str, place: str, open_: bool) -> float:
        key = (left, right, place, open_)
        cost = self._costs.get(key)
        if cost is None:
            get = self.weights.get
            cost = max(_LEAST, sum(get(name, 0.0) for name in edit_features(*key)))
            self._costs[key] = cost
        return cost


@cache
def model() -> CostModel:
    """Return the model that ships with copydesk, opened at the first call.

    Raises OSError or TableError where the installed file is missing or damaged.
    """
    weights = MappedWeights(COSTS)
    return CostModel(weights, weights.edits(), weights.get("=threshold", 0.0))


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


def _trace(first: str, second: str, back: list[list[tuple[int, int]]]) -> Iterator[Edit]:
    i, j = n, m = len(first), len(second)
    while i or j:
        start, other = back[i][j]
        left, right = first[start:i], second[other:j]
        if left != right:
            yield Edit(left, right, _place(start, other, n - i, m - j), start, other)
        i, j = start, other


def _place(before: int, other: int, after: int, beyond: int) -> str:
    if not before and not other:
        return "s"
    return "m" if after or beyond else "e"


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


def _by_first_letters(edits: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for edit in edits:
        left, _, right = edit.partition("/")
        for one, other in ((left, right), (right, left)):
            known.setdefault((one[:1], other[:1]), []).append((one, other))
    return known
