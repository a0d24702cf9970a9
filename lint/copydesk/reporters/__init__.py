"""Output formats: which name is written by which module."""

from collections.abc import Callable, Iterable

from copydesk.config.errors import ConfigError
from copydesk.formats import Reporter, ReportFormat, ReportStyle


def _text() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.text import TextReporter

    return TextReporter


def _concise() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.concise import ConciseReporter

    return ConciseReporter


def _json() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.json import JsonReporter

    return JsonReporter


def _diff() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.diff import DiffReporter

    return DiffReporter


DIFF = ReportFormat("diff", _diff)
"""What ``--diff`` writes; it shows fixes, not diagnostics."""
BUILTIN = (
    ReportFormat("concise", _concise),
    ReportFormat("json", _json, encoding="utf-8"),
    ReportFormat("text", _text),
)


def report_format(name: str, more: Iterable[ReportFormat] = ()) -> ReportFormat:
    """Return the output format of that name, built in or among `more`, from plugins.

    Raises ConfigError for an unknown one.
    """
    known = {one.name: one for one in (*BUILTIN, *more)}
    if name not in known:
        offered = ", ".join(sorted(known))
        message = f"there is no format “{name}”; there are {offered}"
        raise ConfigError("command line", message, key="--output-format")
    return known[name]
