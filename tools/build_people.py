"""Build the table of the names of persons from its two lists: ``python -m tools.build_people``."""

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from copydesk.analysis.people import DERIVED, GIVEN, TABLE
from copydesk.table import build_table
from copydesk_rules.names.folding import fold


def table_items() -> Iterator[tuple[str, str]]:
    """Yield each name, in lower case and folded, with the lines that it stands in."""
    found: dict[str, set[str]] = defaultdict(set)
    for number, (_, names) in enumerate(rows(GIVEN)):
        enter(found, names, f"g{number}")
    for number, (kind, names) in enumerate(rows(DERIVED) if DERIVED.exists() else ()):
        enter(found, names, "f" if kind == "family" else f"w{number}")
    yield from ((key, " ".join(sorted(marks))) for key, marks in found.items())


def rows(path: Path) -> Iterator[tuple[str, list[str]]]:
    """Yield the first column of each line of a list, and its names."""
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            kind, names, *_ = line.split("\t")
            yield kind, names.split()


def enter(found: dict[str, set[str]], names: list[str], mark: str) -> None:
    """Add a mark to each of some names."""
    for name in names:
        for key in {name.lower(), fold(name)} - {""}:
            found[key].add(mark)


if __name__ == "__main__":
    build_table(TABLE, table_items())
