"""The table of ``--time-rules``."""

from collections.abc import Iterator

from copydesk.report import Summary

ROWS = 25
"""Rows at most; the JSON report has all of them."""


def timings(summary: Summary) -> str:
    """Return how long each rule and each shared analysis took, the slowest first."""
    return "".join(f"{line}\n" for line in _lines(summary))


def _lines(summary: Summary) -> Iterator[str]:
    ranked = sorted(summary.seconds.items(), key=lambda item: (-item[1], item[0]))
    total = sum(summary.seconds.values())
    yield f"{'ms':>9}  {'share':>6}  {'ms/article':>10}  rule, or in brackets what rules share"
    for name, seconds in ranked[:ROWS]:
        yield _line(name, seconds, total, summary.files)
    rest = ranked[ROWS:]
    if rest:
        yield _line(f"… {len(rest)} more", sum(one for _, one in rest), total, summary.files)
    yield _line("in all", total, total, summary.files)


def _line(name: str, seconds: float, total: float, files: int) -> str:
    share = 100 * seconds / total if total else 0.0
    each = 1000 * seconds / files if files else 0.0
    return f"{1000 * seconds:>9,.1f}  {share:>5.1f}%  {each:>10.3f}  {name}"
