"""Checkstyle's XML, which many code servers and editors read."""

from copydesk.diagnostic import Diagnostic
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.xml import XmlPieces
from copydesk.source import SourceFile
from copydesk.terminal import escaped

VERSION = "4.3"
"""The version of the format that its readers expect."""


class CheckstyleReporter:
    """Writes an element for each file, as they come; rules are named ``copydesk.RULE``."""

    def __init__(self, style: ReportStyle) -> None:  # noqa: ARG002 - the format has none
        self._xml = XmlPieces()
        self._xml.open("checkstyle", {"version": VERSION})
        self._written: set[RunError] = set()

    def file(self, report: FileReport) -> str:
        """Return the element of one file; that of a file without diagnostics is empty."""
        self._xml.open("file", {"name": report.source.path})
        for one in report.diagnostics:
            self._diagnostic(report.source, one)
        for error in report.errors:
            self._error(error)
        self._xml.close("file")
        return self._xml.take()

    def end(self, summary: Summary) -> str:
        """Return what went wrong with the run, and the end of the document."""
        errors = [one for one in summary.errors if one not in self._written]
        for one in errors:
            self._xml.open("file", {"name": one.path or "copydesk"})
            self._error(one)
            self._xml.close("file")
        self._xml.close("checkstyle")
        self._xml.end()
        return self._xml.take()

    def _diagnostic(self, source: SourceFile, found: Diagnostic) -> None:
        line, column = source.position(found.span.start)
        attributes = {
            "line": line,
            "column": column,
            "severity": found.severity.label,
            "message": escaped(found.message),
            "source": f"copydesk.{found.rule}",
        }
        self._xml.element("error", attributes)

    def _error(self, error: RunError) -> None:
        self._written.add(error)
        message = escaped(error.message)
        about = {"line": 1, "severity": "error", "message": message, "source": "copydesk"}
        self._xml.element("error", about)
