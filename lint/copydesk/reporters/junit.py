"""JUnit's XML, for the many servers that show test results.

An article is a suite and each of its diagnostics a failed test; an article
without any has one test, which passed. The schema is that of Jenkins' xUnit
plugin, ``junit-10.xsd``.
"""

from copydesk.diagnostic import Diagnostic
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.excerpt import excerpt
from copydesk.reporters.xml import XmlPieces
from copydesk.source import SourceFile
from copydesk.terminal import escaped

EXCERPT = 200


class JunitReporter:
    """Writes a document of suites, one a file, as they come."""

    def __init__(self, style: ReportStyle) -> None:  # noqa: ARG002 - the format has none
        self._xml = XmlPieces()
        self._xml.open("testsuites", {"name": "copydesk"})
        self._written: set[RunError] = set()

    def file(self, report: FileReport) -> str:
        """Return the suite of one file."""
        source, found, errors = report.source, report.diagnostics, report.errors
        self._open(source.path, len(found), len(errors), passed=not (found or errors))
        for one in found:
            self._failure(source, one)
        for error in errors:
            self._error(error)
        if not (found or errors):
            self._xml.element("testcase", {"classname": source.path, "name": "copydesk"})
        self._xml.close("testsuite")
        return self._xml.take()

    def end(self, summary: Summary) -> str:
        """Return what went wrong with the run as a suite, and the end of the document."""
        errors = [one for one in summary.errors if one not in self._written]
        if errors:
            self._open("copydesk", 0, len(errors), passed=False)
            for one in errors:
                self._error(one)
            self._xml.close("testsuite")
        self._xml.close("testsuites")
        self._xml.end()
        return self._xml.take()

    def _open(self, name: str, failures: int, errors: int, *, passed: bool) -> None:
        counts = {"tests": failures + errors + passed, "failures": failures, "errors": errors}
        self._xml.open("testsuite", {"name": name, **counts})

    def _failure(self, source: SourceFile, found: Diagnostic) -> None:
        line, column = source.position(found.span.start)
        message = escaped(found.message)
        place = f"{source.path}:{line}:{column}: {found.severity.label} [{found.rule}] {message}"
        text = f"{place}\n{excerpt(source, found.span, EXCERPT).text}"
        name = f"{found.rule}:{line}:{column}"
        self._xml.open("testcase", {"classname": source.path, "name": name})
        self._xml.element("failure", {"type": found.severity.label, "message": message}, text)
        self._xml.close("testcase")

    def _error(self, error: RunError) -> None:
        self._written.add(error)
        name = error.path or "copydesk"
        self._xml.open("testcase", {"classname": name, "name": "copydesk"})
        self._xml.element("error", {"type": "error", "message": escaped(error.message)})
        self._xml.close("testcase")
