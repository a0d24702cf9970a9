"""One JSON object a line, each a diagnostic as the JSON format has it."""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.dumping import dumped
from copydesk.reporters.json import diagnostic


class JsonlReporter:
    """The format for pipes: every line can be read by itself."""

    def __init__(self, style: ReportStyle) -> None:
        """Take any style: the format has none."""

    def file(self, report: FileReport) -> str:
        """Return a line for each diagnostic."""
        return "".join(f"{dumped(diagnostic(report, one))}\n" for one in report.diagnostics)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the protocol's signature
        """Return nothing, since every line is a diagnostic."""
        return ""
