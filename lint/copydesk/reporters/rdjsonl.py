"""The format of reviewdog, which comments on pull requests of many forges.

One Diagnostic of the Reviewdog Diagnostic Format a line; columns count bytes
of UTF-8 from 1.

https://github.com/reviewdog/reviewdog/tree/master/proto/rdf
"""

from collections.abc import Iterator
from typing import Any

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Applicability, Fix
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.dumping import posix, utf8_dumped
from copydesk.source import SourceFile, Span

SEVERITIES = {Severity.ERROR: "ERROR", Severity.WARNING: "WARNING", Severity.INFO: "INFO"}


class RdjsonlReporter:
    """Writes an object for each diagnostic, with its fixes as suggestions."""

    def __init__(self, style: ReportStyle) -> None:
        """Take any style: the format has none."""

    def file(self, report: FileReport) -> str:
        """Return a line for each diagnostic."""
        places = _Places(report.source)
        lines = (utf8_dumped(_diagnostic(report, one, places)) for one in report.diagnostics)
        return "".join(f"{line}\n" for line in lines)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the format has no place for it
        """Return nothing, since every line is a diagnostic."""
        return ""


class _Places:
    """Places in one file in bytes; near ones cost no more than the text between them."""

    def __init__(self, source: SourceFile) -> None:
        self.source = source
        self._offset = 0
        self._column = 1

    def range(self, span: Span) -> dict[str, Any]:
        return {"start": self._point(span.start), "end": self._point(span.end)}

    def location(self, span: Span) -> dict[str, Any]:
        return {"path": posix(self.source.path), "range": self.range(span)}

    def _point(self, offset: int) -> dict[str, int]:
        line, _ = self.source.position(offset)
        start = self.source.line_starts[line - 1]
        if self._offset < start or self.source.position(self._offset).line != line:
            self._offset, self._column = start, 1
        self._column += self._bytes(self._offset, offset) - self._bytes(offset, self._offset)
        self._offset = offset
        return {"line": line, "column": self._column}

    def _bytes(self, start: int, end: int) -> int:
        return len(self.source.text[start:end].encode("utf-8", "surrogatepass"))


def _diagnostic(report: FileReport, found: Diagnostic, places: _Places) -> dict[str, Any]:
    value: dict[str, Any] = {
        "message": found.message,
        "location": places.location(found.span),
        "severity": SEVERITIES[found.severity],
        "source": {"name": "copydesk"},
        "code": {"value": found.rule, **({"url": found.url} if found.url else {})},
    }
    suggestions = [_suggestion(one, places) for one in found.fixes if _suggested(one)]
    if suggestions and report.source.is_text:  # no tool could apply them in a Word document
        value["suggestions"] = suggestions
    related = list(_related(report, found))
    if related:
        value["related_locations"] = related
    return value


def _suggested(fix: Fix) -> bool:
    """Tell whether a fix can be offered: each suggestion of the format is one edit, alone."""
    return len(fix.edits) == 1 and fix.applicability > Applicability.DISPLAY


def _suggestion(fix: Fix, places: _Places) -> dict[str, Any]:
    [edit] = fix.edits
    return {"range": places.range(edit.span), "text": edit.text}


def _related(report: FileReport, found: Diagnostic) -> Iterator[dict[str, Any]]:
    own = _Places(report.source)
    for one in found.related:
        source = report.others.get(one.path) if one.path else report.source
        if source is not None:
            places = own if source is report.source else _Places(source)
            yield {"message": one.message, "location": places.location(one.span)}
