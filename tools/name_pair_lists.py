"""Lists of pairs of names: which to learn from, and which to test on."""

from collections.abc import Iterable
from hashlib import sha256
from pathlib import Path
from typing import NamedTuple

from copydesk_rules.names.folding import fold


class Pair(NamedTuple):
    """Two folded names, and whether they render one name."""

    first: str
    second: str
    same: bool


def read_pairs(path: Path) -> tuple[list[Pair], list[Pair]]:
    """Return the pairs to learn from and those to test on.

    Raises OSError or ValueError where the file is missing or not such a list.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    linked = components((row[0], row[1]) for row in rows)
    learn: list[Pair] = []
    test: list[Pair] = []
    for first, second, same in rows:
        side = test if bucket(linked[first], 10) < 2 else learn
        side.append(Pair(fold(first), fold(second), same == "1"))
    return learn, test


def components(links: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Return for each name the first, in alphabetical order, of those linked to it."""
    parent: dict[str, str] = {}

    def root(name: str) -> str:
        while parent.setdefault(name, name) != name:
            parent[name] = name = parent[parent[name]]
        return name

    for one, other in links:
        low, high = sorted((root(one), root(other)))
        parent[high] = low
    return {name: root(name) for name in list(parent)}


def bucket(name: str, buckets: int) -> int:
    """Return which of so many buckets a name falls into, from 0: the same one in every run."""
    return int(sha256(f"copydesk {name}".encode()).hexdigest(), 16) % buckets


def read_more(path: Path) -> list[Pair]:
    """Return further pairs to learn from, none of them held back.

    Raises OSError or ValueError where the file is missing or not such a list.
    """
    rows = [line.split("\t") for line in path.read_text(encoding="utf-8").splitlines()[1:]]
    return [Pair(fold(first), fold(second), same == "1") for first, second, same in rows]
