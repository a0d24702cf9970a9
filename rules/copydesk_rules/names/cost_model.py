"""How far apart two spellings are: a weighted edit distance with learnt weights.

Two folded names are aligned by the cheapest edits of up to three letters on
either side (`tch` for `ch`, `ff` for `v`, `ou` for `u`), each priced by where it
stands. The edits, what surrounds them and a few facts on the whole pair then
give a margin: the log-odds that the two render one name. The weights lie in
`data/names_costs.table`, learnt by `tools/learn_name_costs.py`: a conditional
model of string edit distance in the manner of McCallum, Bellare and Pereira
(2005), with one hidden state and the best alignment in place of their sum.
"""

from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path
from typing import Protocol

from copydesk_rules.names.features import Edit, edit_features, features, is_open

COSTS = Path(__file__).parent.parent / "data" / "names_costs.table"
LONGEST_EDIT = 3
"""Letters that one edit may replace."""
LONGEST_NAME = 48
"""Folded letters beyond which names are not aligned: no name is that long."""
_LEAST = 0.02
_NEVER = 1e9


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


def _by_first_letters(edits: Iterable[str]) -> dict[tuple[str, str], list[tuple[str, str]]]:
    known: dict[tuple[str, str], list[tuple[str, str]]] = {}
    for edit in edits:
        left, _, right = edit.partition("/")
        for one, other in ((left, right), (right, left)):
            known.setdefault((one[:1], other[:1]), []).append((one, other))
    return known
