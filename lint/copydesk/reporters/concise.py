"""One line a diagnostic: ``path:line:column: severity rule message``."""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary


class ConciseReporter:
    """The format for grep and for editors without one of their own."""

    def __init__(self, style: ReportStyle) -> None:
        self._style = style

    def file(self, report: FileReport) -> str:
        """Return a line for each diagnostic."""
        source = report.source
        lines = []
        for one in report.diagnostics:
            line, column = source.position(one.span.start)
            place = f"{source.path}:{line}:{column}"
            lines.append(f"{place}: {one.severity.label} {one.rule}: {one.message}\n")
        return "".join(lines)

    def end(self, summary: Summary) -> str:
        """Return nothing: every line is a diagnostic."""
        return ""
