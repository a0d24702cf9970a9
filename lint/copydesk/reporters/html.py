"""A report to be read: one page with every article, its marks in place and notes beside them.

The page needs no network and no other file. Its policy allows one style and
one script, by their digests; nothing that an article holds can run. Without
the script (in a mail, on a server that forbids it) all of it can still be read.
"""

from collections.abc import Iterator

from copydesk.article import Article, Block, BlockKind
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.html_article import Entry, body, headline
from copydesk.reporters.html_page import clear, closing, opening, overview, problems, unshown
from copydesk.reporters.html_summary import summary_of
from copydesk.source import SourceFile, Span

LIMIT = 30_000_000
"""Characters of articles that are shown; a browser has to hold several times as many."""
OPEN = 3
"""Articles up to which all of them are shown open."""


class HtmlReporter:
    """Keeps the articles until the end, since what only a comparison shows belongs to them."""

    def __init__(self, style: ReportStyle) -> None:
        self._parse = style.parse
        self._entries: dict[str, Entry] = {}
        self._left = LIMIT

    def file(self, report: FileReport) -> str:
        """Keep what was found in one file; nothing can be written yet."""
        if not (report.checked or report.diagnostics):
            return ""
        entry = self._entry(report)
        if report.diagnostics and not entry.found:
            self._left -= len(report.source.text)
            entry.source = report.source
        if self._left < 0:
            entry.left_out |= bool(report.diagnostics)
            return ""
        entry.found.extend(report.diagnostics)
        entry.found.sort(key=lambda one: (one.span, one.rule))
        entry.others.update(report.others)
        return ""

    def end(self, summary: Summary) -> str:
        """Return the page."""
        return "".join(self._page(summary))

    def _entry(self, report: FileReport) -> Entry:
        """Return the entry of a file; its text is kept when there is something to mark in it."""
        path = report.source.path
        if path not in self._entries:
            source = SourceFile(path, "")
            number = len(self._entries) + 1
            self._entries[path] = Entry(number, source, report.language, report.words)
        return self._entries[path]

    def _page(self, summary: Summary) -> Iterator[str]:
        entries = list(self._entries.values())
        marked = [one for one in entries if one.found]
        yield opening(summary)
        yield problems(summary)
        yield overview(summary, entries, marked)
        for entry in marked:
            yield self._article(entry, is_open=len(marked) <= OPEN)
        yield unshown(sum(one.left_out for one in entries if not one.found))
        clean = [one for one in entries if not (one.found or one.left_out)]
        yield clear([one.source.path for one in clean])
        yield closing()

    def _article(self, entry: Entry, *, is_open: bool) -> str:
        article = self._parsed(entry)
        shown = " open" if is_open else ""
        return (
            f'<details class="article" id="a{entry.number}" '
            f'data-density="{entry.density:.3f}"{shown}>'
            f"{summary_of(entry, headline(article))}\n"
            f"<article>\n{body(entry, article)}</article></details>\n"
        )

    def _parsed(self, entry: Entry) -> Article:
        """Return the article; where it cannot be read again, its lines as they are."""
        try:
            return self._parse(entry.source, entry.language)
        except Exception:  # a parser may fail in any way, and the notes are still to be shown
            return _lines(entry.source)


def _lines(source: SourceFile) -> Article:
    starts = enumerate(source.line_starts, start=1)
    spans = (Span(start, start + len(source.line(number))) for number, start in starts)
    blocks = [Block(BlockKind.PARAGRAPH, one) for one in spans if one.length]
    return Article(source, blocks)
