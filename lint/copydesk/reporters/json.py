"""The format for programs: one document, described by ``report.schema.json``.

The document is written as it comes, so that a run over any number of files
needs no more memory than one of them.
"""

from collections.abc import Iterator
from typing import Any

from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.fix import Fix
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.dumping import dumped
from copydesk.reporters.tables import figures
from copydesk.source import SourceFile, Span

VERSION = 1
"""Raised when a field goes or changes its meaning; new fields do not raise it."""


class JsonReporter:
    """Writes one JSON document: version, diagnostics, summary, errors."""

    def __init__(self, style: ReportStyle) -> None:
        self._statistics = style.statistics
        self._started = False
        self._separator = ""

    def file(self, report: FileReport) -> str:
        """Return the next diagnostics, one a line."""
        return self._head() + "".join(self._items(report))

    def end(self, summary: Summary) -> str:
        """Return the rest of the document."""
        errors = [{"path": one.path, "message": one.message} for one in summary.errors]
        close = "\n" if self._separator == "," else ""
        return (
            f'{self._head()}{close}],\n"summary": {dumped(self._counts(summary))},\n'
            f'"errors": {dumped(errors)}}}\n'
        )

    def _head(self) -> str:
        if self._started:
            return ""
        self._started = True
        return f'{{"version": {VERSION},\n"diagnostics": ['

    def _items(self, report: FileReport) -> Iterator[str]:
        for one in report.diagnostics:
            yield f"{self._separator}\n{dumped(diagnostic(report, one))}"
            self._separator = ","

    def _counts(self, summary: Summary) -> dict[str, Any]:
        counts: dict[str, Any] = {
            "files": summary.files,
            "words": summary.words,
            "diagnostics": summary.total,
            **{one.label: summary.counts[one] for one in sorted(Severity, reverse=True)},
            "fixable": summary.fixable,
            "fixed": summary.fixed.total(),
            "suppressed": summary.suppressed,
            "truncated": summary.truncated,
            "rules": dict(sorted(summary.rules.items())),
        }
        if self._statistics:
            counts["habits"] = dict(sorted(summary.habits.items()))
            counts["statistics"] = figures(summary)
        if summary.seconds:
            counts["seconds"] = {
                name: round(seconds, 6) for name, seconds in sorted(summary.seconds.items())
            }
        return counts


def diagnostic(report: FileReport, found: Diagnostic) -> dict[str, Any]:
    """Return a diagnostic as the schema has it."""
    source = report.source
    return {
        "path": source.path,
        "rule": found.rule,
        "severity": found.severity.label,
        "message": found.message,
        **_place(source, found.span),
        "match": found.span.of(source.text),
        "related": list(_related(report, found.related)),
        "fixes": [_fix(source, one) for one in found.fixes],
        "url": found.url,
        "fingerprint": found.fingerprint,
    }


def _related(report: FileReport, places: tuple[Related, ...]) -> Iterator[dict[str, Any]]:
    for one in places:
        source = report.others.get(one.path) if one.path else report.source
        if source is not None:
            yield {"path": source.path, **_place(source, one.span), "message": one.message}


def _fix(source: SourceFile, fix: Fix) -> dict[str, Any]:
    edits = [{**_place(source, edit.span), "text": edit.text} for edit in fix.edits]
    return {"title": fix.title, "applicability": fix.applicability.label, "edits": edits}


def _place(source: SourceFile, span: Span) -> dict[str, Any]:
    return {"start": _point(source, span.start), "end": _point(source, span.end)}


def _point(source: SourceFile, offset: int) -> dict[str, int]:
    line, column = source.position(offset)
    return {"line": line, "column": column, "offset": offset}
