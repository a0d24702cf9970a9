"""The format of reviewdog as one document, where `rdjsonl` has a diagnostic a line."""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.rdjsonl import RdjsonlReporter

HEAD = '{"source": {"name": "copydesk"},\n"diagnostics": ['


class RdjsonReporter:
    """Writes a DiagnosticResult of the Reviewdog Diagnostic Format as it comes."""

    def __init__(self, style: ReportStyle) -> None:
        self._lines = RdjsonlReporter(style)
        self._head = HEAD
        self._separator = ""

    def file(self, report: FileReport) -> str:
        """Return the next diagnostics, one a line."""
        head, self._head = self._head, ""
        pieces = [head]
        for line in self._lines.file(report).split("\n")[:-1]:
            pieces.append(f"{self._separator}\n{line}")
            self._separator = ","
        return "".join(pieces)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the format has no place for it
        """Return the end of the document."""
        close = "\n" if self._separator else ""
        return f"{self._head}{close}]}}\n"
