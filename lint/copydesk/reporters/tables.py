"""The tables of ``--statistics``: by rule, by file, and for each 1,000 words."""

from collections.abc import Iterable, Iterator
from typing import Any

from copydesk.report import Summary
from copydesk.terminal import escaped

FILES = 20
"""Files in the table for people; the JSON report has all of them."""


def statistics(summary: Summary) -> str:
    """Return the tables as text: rules, files, and the habits that no rule reports."""
    return "".join(f"{line}\n" for line in _lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    yield from _table("rule", _rules(summary))
    files = _files(summary)
    if files:
        yield ""
        yield from _table("file", files[:FILES])
        if len(files) > FILES:
            yield f"and {len(files) - FILES:,} more files"
    if summary.habits:
        yield ""
        yield "Habits: shared by a whole article, so not reported (typography = “strict” does)"
        yield from _table("rule", _rows(summary.habits.items(), summary.words))


def _table(what: str, rows: Iterable[dict[str, Any]]) -> Iterator[str]:
    yield f"{'count':>7}  {'per 1,000 words':>15}  {what}"
    for row in rows:
        name = escaped(row.get("rule") or row["path"])
        yield f"{row['diagnostics']:>7,}  {row['per_1000_words']:>15.1f}  {name}"


def figures(summary: Summary) -> dict[str, Any]:
    """Return the same as values for JSON."""
    return {
        "per_1000_words": density(summary.total, summary.words),
        "rules": _rules(summary),
        "files": _files(summary),
    }


def density(count: int, words: int) -> float:
    """Return how many that are for each 1,000 words, 0 where there are none."""
    return round(1000 * count / words, 3) if words else 0.0


def _rules(summary: Summary) -> list[dict[str, Any]]:
    return _rows(summary.rules.items(), summary.words)


def _rows(counts: Iterable[tuple[str, int]], words: int) -> list[dict[str, Any]]:
    """Return a row for each rule, the most frequent first."""
    return [
        {"rule": rule, "diagnostics": count, "per_1000_words": density(count, words)}
        for rule, count in sorted(counts, key=lambda one: (-one[1], one[0]))
    ]


def _files(summary: Summary) -> list[dict[str, Any]]:
    """Return a row for each file with diagnostics, those with most of them first."""
    counts = ((path, one) for path, one in (summary.by_file or {}).items() if one.diagnostics)
    ranked = sorted(counts, key=lambda one: (-one[1].diagnostics, one[0]))
    return [
        {
            "path": path,
            "diagnostics": one.diagnostics,
            "words": one.words,
            "per_1000_words": density(one.diagnostics, one.words),
        }
        for path, one in ranked
    ]
