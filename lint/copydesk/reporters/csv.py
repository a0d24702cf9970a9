"""A table for spreadsheets: one diagnostic a row.

It begins with a byte order mark, without which Excel takes UTF-8 for an old
code page, and no cell of it is a formula.
"""

import csv
from collections.abc import Iterable
from io import StringIO

from copydesk.diagnostic import Diagnostic
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.source import SourceFile
from copydesk.terminal import escaped

COLUMNS = (
    "path",
    "line",
    "column",
    "end_line",
    "end_column",
    "severity",
    "rule",
    "message",
    "match",
    "fix",
    "url",
    "fingerprint",
)
FORMULA = tuple("=+-@＝＋－＠")
"""What a cell starts with that a spreadsheet computes; OWASP, “CSV Injection”."""


class CsvReporter:
    """Writes a row of names, then a row for each diagnostic."""

    def __init__(self, style: ReportStyle) -> None:  # noqa: ARG002 - the format has none
        self._head = _rows([COLUMNS])

    def file(self, report: FileReport) -> str:
        """Return the rows of one file."""
        head, self._head = self._head, ""
        return head + _rows(_row(report.source, one) for one in report.diagnostics)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - counts are a pivot table away
        """Return the row of names where nothing was checked."""
        return self._head


def guarded(text: str) -> str:
    """Return `text` as a cell that no spreadsheet takes for a formula.

    Controls and what is invisible are shown by their code points.

    >>> guarded("=1+1"), guarded("né")
    ("'=1+1", 'né')
    """
    text = escaped(text)
    return f"'{text}" if text.lstrip().startswith(FORMULA) else text


def _row(source: SourceFile, found: Diagnostic) -> tuple[object, ...]:
    texts = (
        found.severity.label,
        found.rule,
        found.message,
        found.span.of(source.text),
        found.fixes[0].title if found.fixes else "",
        found.url,
        found.fingerprint,
    )
    places = (*source.position(found.span.start), *source.position(found.span.end))
    return (guarded(source.path), *places, *map(guarded, texts))


def _rows(rows: Iterable[Iterable[object]]) -> str:
    out = StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()
