"""One line a diagnostic: ``path:line:column: severity [rule] message``."""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.tables import statistics
from copydesk.terminal import escaped


class ConciseReporter:
    """The format for grep and for editors without one of their own."""

    def __init__(self, style: ReportStyle) -> None:
        self._style = style

    def file(self, report: FileReport) -> str:
        """Return a line for each diagnostic."""
        if self._style.statistics:
            return ""
        source = report.source
        path = escaped(source.path)
        lines = []
        for one in report.diagnostics:
            line, column = source.position(one.span.start)
            what = f"{one.severity.label} [{escaped(one.rule)}] {escaped(one.message)}"
            lines.append(f"{path}:{line}:{column}: {what}\n")
        return "".join(lines)

    def end(self, summary: Summary) -> str:
        """Return nothing, since every line is a diagnostic; or the statistics, if asked for."""
        return statistics(summary) if self._style.statistics else ""
