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


def _checkstyle() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.checkstyle import CheckstyleReporter

    return CheckstyleReporter


def _csv() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.csv import CsvReporter

    return CsvReporter


def _github() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.github import GithubReporter

    return GithubReporter


def _gitlab() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.gitlab import GitlabReporter

    return GitlabReporter


def _html() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.html import HtmlReporter

    return HtmlReporter


def _jsonl() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.jsonl import JsonlReporter

    return JsonlReporter


def _junit() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.junit import JunitReporter

    return JunitReporter


def _markdown() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.markdown import MarkdownReporter

    return MarkdownReporter


def _rdjson() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.rdjson import RdjsonReporter

    return RdjsonReporter


def _rdjsonl() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.rdjsonl import RdjsonlReporter

    return RdjsonlReporter


def _sarif() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.sarif import SarifReporter

    return SarifReporter


def _unix() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.unix import UnixReporter

    return UnixReporter


def _diff() -> Callable[[ReportStyle], Reporter]:
    from copydesk.reporters.diff import DiffReporter

    return DiffReporter


DIFF = ReportFormat("diff", _diff)
"""What ``--diff`` writes; it shows fixes, not diagnostics."""
BUILTIN = (
    ReportFormat("checkstyle", _checkstyle, encoding="utf-8"),
    ReportFormat("concise", _concise),
    ReportFormat("csv", _csv, encoding="utf-8-sig"),
    ReportFormat("github", _github, encoding="utf-8"),
    ReportFormat("gitlab", _gitlab, encoding="utf-8"),
    ReportFormat("html", _html, encoding="utf-8"),
    ReportFormat("json", _json, encoding="utf-8"),
    ReportFormat("jsonl", _jsonl, encoding="utf-8"),
    ReportFormat("junit", _junit, encoding="utf-8"),
    ReportFormat("markdown", _markdown, encoding="utf-8"),
    ReportFormat("rdjson", _rdjson, encoding="utf-8"),
    ReportFormat("rdjsonl", _rdjsonl, encoding="utf-8"),
    ReportFormat("sarif", _sarif, encoding="utf-8"),
    ReportFormat("text", _text),
    ReportFormat("unix", _unix),
)


def report_format(name: str, more: Callable[[], Iterable[ReportFormat]] = tuple) -> ReportFormat:
    """Return the output format of that name, built in or else among `more`, from plugins.

    Raises ConfigError for an unknown one.
    """
    known = {one.name: one for one in BUILTIN}
    if name not in known:
        known.update((one.name, one) for one in more())
    if name not in known:
        from copydesk.config.suggest import did_you_mean

        hint = did_you_mean(name, known, f"there are {', '.join(sorted(known))}")
        message = f"there is no format “{name}”; {hint}"
        raise ConfigError("command line", message, key="--output-format")
    return known[name]
