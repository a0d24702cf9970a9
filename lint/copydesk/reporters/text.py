"""The format for people: each diagnostic with its line, the fault underlined."""

from collections.abc import Iterator

from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.fix import Applicability, Fix
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.counts import summary_line
from copydesk.reporters.excerpt import Excerpt, excerpt
from copydesk.reporters.tables import statistics
from copydesk.source import SourceFile
from copydesk.terminal import escaped, painted

COLOURS = {Severity.ERROR: "1;31", Severity.WARNING: "1;33", Severity.INFO: "1;34"}
GUTTER, BOLD, HELP, DIM = "1;34", "1", "1;36", "2"
RELATED_SHOWN = 5
"""Related places written out at most; the JSON format has all of them."""
MARKS = {Applicability.UNSAFE: " (unsafe)", Applicability.DISPLAY: " (a suggestion)"}


class TextReporter:
    """Writes what Ruff calls its full format, ending in a line of counts."""

    def __init__(self, style: ReportStyle) -> None:
        self._style = style

    def file(self, report: FileReport) -> str:
        """Return the diagnostics of one file, each a paragraph."""
        if self._style.statistics:
            return ""
        return "".join(f"{self.one(report, one)}\n\n" for one in report.diagnostics)

    def one(self, report: FileReport, found: Diagnostic) -> str:
        """Return one diagnostic of a report, without the end of its last line."""
        return "\n".join(self._lines(report, found))

    def end(self, summary: Summary) -> str:
        """Return the line of counts; before it the statistics, where they are asked for."""
        table = statistics(summary) + "\n" if self._style.statistics else ""
        return table + self._paint(summary_line(summary), BOLD) + "\n"

    def _lines(self, report: FileReport, found: Diagnostic) -> Iterator[str]:
        source = report.source
        yield self._head(source, found)
        seen = excerpt(source, found.span, max(20, self._style.width - 10))
        gutter = " " * len(str(seen.line))
        bar = self._paint(f"{gutter} |", GUTTER)
        yield bar
        yield f"{self._paint(f'{seen.line} |', GUTTER)} {seen.text}"
        yield f"{bar} {self._underline(found, seen)}"
        if found.related or found.fixes:
            yield bar
        sign = self._paint(f"{gutter} =", GUTTER)
        for place in found.related[:RELATED_SHOWN]:
            yield from self._related(report, place, sign)
        more = len(found.related) - RELATED_SHOWN
        if more > 0:
            yield f"{sign} and {more} more {'place' if more == 1 else 'places'}"
        for fix in found.fixes:
            yield f"{sign} {self._paint('help:', HELP)} {_titled(fix)}"

    def _head(self, source: SourceFile, found: Diagnostic) -> str:
        line, column = source.position(found.span.start)
        place = f"{escaped(source.path)}:{line}:{column}:"
        severity = self._paint(found.severity.label, COLOURS[found.severity])
        rule = self._paint(f"[{escaped(found.rule)}]", DIM)
        return f"{self._paint(place, BOLD)} {severity} {rule} {escaped(found.message)}"

    def _underline(self, found: Diagnostic, seen: Excerpt) -> str:
        mark = self._paint("^" * seen.length, COLOURS[found.severity])
        more = f" … to line {seen.last_line}" if seen.last_line > seen.line else ""
        return " " * seen.column + mark + more

    def _related(self, report: FileReport, place: Related, sign: str) -> Iterator[str]:
        source = report.others.get(place.path) if place.path else report.source
        if source is None:
            return
        line, column = source.position(place.span.start)
        path = f"{escaped(place.path)}:" if place.path else ""
        where = self._paint(f"{path}{line}:{column}", BOLD)
        around = excerpt(source, place.span, 48)
        yield f"{sign} {where}: {escaped(place.message)}: “{around.text.strip()}”"

    def _paint(self, text: str, codes: str) -> str:
        return painted(text, codes, colour=self._style.colour)


def _titled(fix: Fix) -> str:
    return escaped(fix.title) + MARKS.get(fix.applicability, "")
