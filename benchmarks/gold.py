"""Scoring diagnostics against texts whose faults were marked by people.

A gold folder holds ``annotations.jsonl``: one fault a line with `doc`,
`system`, `line` (from 1), `start` and `end` (code points in the line, from
0), `category` and `severity`; and, where clean files count too, ``docs.json``
with the pairs of `doc` and `system`. The text of a pair is the file
``system/doc.txt``.
"""

import json
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple

Pair = tuple[str, str]


class Hit(NamedTuple):
    """A diagnostic in a gold file; places as in the annotations."""

    pair: Pair
    rule: str
    line: int
    start: int
    end: int
    match: str


@dataclass
class Score:
    """Counts of one scoring; rates are None where there is nothing to divide by."""

    diagnostics: int = 0
    right: int = 0
    faults: int = 0
    found: int = 0
    major: int = 0
    major_found: int = 0
    rules: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))
    categories: dict[str, list[int]] = field(default_factory=lambda: defaultdict(lambda: [0, 0]))

    @property
    def precision(self) -> float | None:
        """Share of diagnostics that touch a fault."""
        return self.right / self.diagnostics if self.diagnostics else None

    @property
    def recall(self) -> float | None:
        """Share of faults that a diagnostic touches."""
        return self.found / self.faults if self.faults else None

    @property
    def major_recall(self) -> float | None:
        """The same among major faults."""
        return self.major_found / self.major if self.major else None


def read(folder: Path) -> tuple[list[dict[str, Any]], set[Pair]]:
    """Return the annotations of a gold folder and the pairs that were judged."""
    with (folder / "annotations.jsonl").open(encoding="utf-8") as file:
        faults = [json.loads(line) for line in file if line.strip()]
    pairs = {(one["doc"], one["system"]) for one in faults}
    judged = folder / "docs.json"
    if judged.exists():
        listed = json.loads(judged.read_text(encoding="utf-8"))
        pairs |= {(one["doc"], one["system"]) for one in listed}
    return faults, pairs


def half(doc: str) -> int:
    """Return 0 or 1: the half of the documents that `doc` falls in, by its hash."""
    return sha256(doc.encode()).digest()[0] % 2


def score(
    faults: Iterable[dict[str, Any]],
    hits: Iterable[Hit],
    *,
    counts: Callable[[dict[str, Any]], bool] = bool,
) -> Score:
    """Score diagnostics: one is right when it overlaps a fault widened by one character.

    `counts` tells which faults recall is measured on; a diagnostic may touch
    any fault.
    """
    lines: dict[tuple[Pair, int], list[dict[str, Any]]] = defaultdict(list)
    touched: set[int] = set()
    for fault in faults:
        lines[(fault["doc"], fault["system"]), fault["line"]].append(fault)
    result = Score()
    for hit in hits:
        near = [one for one in lines.get((hit.pair, hit.line), ()) if _touch(hit, one)]
        touched.update(id(one) for one in near)
        result.diagnostics += 1
        result.right += bool(near)
        result.rules[hit.rule][0] += 1
        result.rules[hit.rule][1] += bool(near)
    for fault in (one for some in lines.values() for one in some if counts(one)):
        _count(result, fault, found=id(fault) in touched)
    return result


def _touch(hit: Hit, fault: dict[str, Any]) -> bool:
    end = max(hit.end, hit.start + 1)
    return bool(hit.start < fault["end"] + 1 and end > fault["start"] - 1)


def _count(result: Score, fault: dict[str, Any], *, found: bool) -> None:
    major = fault["severity"] == "major"
    result.faults += 1
    result.found += found
    result.major += major
    result.major_found += major and found
    result.categories[fault["category"]][0] += 1
    result.categories[fault["category"]][1] += found
