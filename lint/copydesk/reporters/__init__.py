"""Output formats: which name is written by which module."""

from collections.abc import Callable

from copydesk.config.errors import ConfigError
from copydesk.formats import Reporter, ReportFormat, ReportStyle
from copydesk.plugins import Plugins


def _text() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.text import TextReporter

    return TextReporter


def _concise() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.concise import ConciseReporter

    return ConciseReporter


def _json() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.json import JsonReporter

    return JsonReporter


BUILTIN = (
    ReportFormat("concise", _concise),
    ReportFormat("json", _json),
    ReportFormat("text", _text),
)


def reporter(name: str, plugins: Plugins, style: ReportStyle) -> Reporter:
    """Return the reporter of a format. Raises ConfigError for an unknown one."""
    known = {one.name: one for one in (*BUILTIN, *plugins.report_formats())}
    if name not in known:
        offered = ", ".join(sorted(known))
        message = f"there is no format “{name}”; there are {offered}"
        raise ConfigError("command line", message, key="--output-format")
    return known[name].load()(style)
