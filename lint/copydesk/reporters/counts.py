"""The counts at the end of a run, in words."""

from collections.abc import Iterator

from copydesk.diagnostic import Severity
from copydesk.report import Summary


def counted(number: int, noun: str) -> str:
    """Return a number with its noun.

    >>> counted(1, "file"), counted(1200, "file")
    ('1 file', '1,200 files')
    """
    return f"{number:,} {noun}" if number == 1 else f"{number:,} {noun}s"


def summary_line(summary: Summary) -> str:
    """Return the outcome of a run in one line."""
    return "; ".join(_parts(summary))


def would_fix(summary: Summary) -> str:
    """Return what a run would fix that writes nothing, in one line."""
    return f"would fix {_fixed(summary)}" if summary.fixed else "nothing to fix"


def _fixed(summary: Summary) -> str:
    number = counted(summary.fixed.total(), "diagnostic")
    return f"{number} in {counted(len(summary.mended), 'file')}"


def _parts(summary: Summary) -> Iterator[str]:
    if summary.fixed:
        yield f"Fixed {_fixed(summary)}"
    if summary.total:
        kinds = ", ".join(
            counted(summary.counts[one], one.label)
            if one is not Severity.INFO
            else _infos(summary)
            for one in sorted(Severity, reverse=True)
            if summary.counts[one]
        )
        files = counted(len(summary.flagged), "file")
        left = " left" if summary.fixed else ""
        found = "" if summary.fixed else "Found "
        yield f"{found}{counted(summary.total, 'diagnostic')}{left} ({kinds}) in {files}"
        if summary.fixable:
            yield f"{summary.fixable:,} fixable"
    elif summary.fix_only or summary.fixed:
        yield from () if summary.fix_only and summary.fixed else (_nothing(summary),)
    elif summary.files:
        yield f"All clear: {counted(summary.files, 'article')}"
    else:
        yield "Nothing was checked"
    if summary.truncated:
        yield f"{summary.truncated:,} not shown (--max-diagnostics)"
    if summary.suppressed:
        yield f"{summary.suppressed:,} suppressed"
    if summary.known:
        yield f"{summary.known:,} known"
    if summary.errors:
        yield f"{counted(len(summary.errors), 'problem')} on the way, see above"


def _nothing(summary: Summary) -> str:
    return "nothing left" if summary.fixed else "Nothing to fix"


def _infos(summary: Summary) -> str:
    return f"{summary.counts[Severity.INFO]:,} info"
