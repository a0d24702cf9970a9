"""Workflow commands of GitHub Actions: annotations beside the lines of a pull request.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.counts import summary_line
from copydesk.reporters.dumping import encodable, posix
from copydesk.source import SourceFile
from copydesk.terminal import escaped

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}


class GithubReporter:
    """Writes a command for each diagnostic, and a line of counts for the log."""

    def __init__(self, style: ReportStyle) -> None:
        """Take any style: GitHub has its own."""

    def file(self, report: FileReport) -> str:
        """Return a command for each diagnostic."""
        return "".join(_annotation(report.source, one) for one in report.diagnostics)

    def end(self, summary: Summary) -> str:
        """Return what went wrong, as errors of the run, and the line of counts."""
        return "".join(map(_problem, summary.errors)) + summary_line(summary) + "\n"


def _annotation(source: SourceFile, found: Diagnostic) -> str:
    line, column = source.position(found.span.start)
    end_line, end_column = source.position(found.span.end)
    places: dict[str, object] = {"file": posix(source.path), "line": line, "endLine": end_line}
    if line == end_line:  # GitHub refuses columns of a place on several lines.
        places.update(col=column, endColumn=end_column)
    places["title"] = escaped(found.rule)
    return _command(COMMANDS[found.severity], places, found.message)


def _problem(error: RunError) -> str:
    places: dict[str, object] = {"file": posix(error.path)} if error.path else {}
    return _command("error", {**places, "title": "copydesk"}, error.message)


def _command(name: str, properties: dict[str, object], message: str) -> str:
    listed = ",".join(f"{key}={_property(str(value))}" for key, value in properties.items())
    return f"::{name} {listed}::{_data(escaped(message))}\n"


def _data(text: str) -> str:
    """Escape what would end a command; the runner reads it back."""
    text = encodable(text).replace("%", "%25")
    return text.replace("\r", "%0D").replace("\n", "%0A")


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
