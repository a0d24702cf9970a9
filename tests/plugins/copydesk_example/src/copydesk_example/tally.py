"""An output format: how many diagnostics each file has."""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary


class TallyReporter:
    """Writes one line for each file."""

    def __init__(self, style: ReportStyle) -> None:
        self._style = style

    def file(self, report: FileReport) -> str:
        """Return the line for a file."""
        return f"{report.source.path}: {len(report.diagnostics)}\n"

    def end(self, summary: Summary) -> str:
        """Return the sum."""
        return f"all: {summary.total}\n"
