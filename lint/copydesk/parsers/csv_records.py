"""The records of CSV files, each cell with its place; the ``csv`` module gives none."""

import re
from collections.abc import Iterator
from functools import partial

from copydesk.parsers.builder import Piece
from copydesk.parsers.records import Cell, Record
from copydesk.reading import ParseError
from copydesk.source import SourceFile, Span

DELIMITERS = ",;\t|"
MOST_COLUMNS = 1_000

_QUOTED = re.compile(r'"(?:[^"]++|"")*+"')
_ROW_END = re.compile(r"\r\n?|\n")


def records(source: SourceFile) -> Iterator[Record]:
    """Yield the records of a table, whose first row names the columns. Raises ParseError."""
    delimiter = sniff(source.text)
    found = rows(source, delimiter)
    names = [_cell(source.text, span, delimiter).text.strip() for span in next(found, [])]
    for row in found:
        cells: dict[str, list[Cell]] = {}
        for name, span in zip(names, row, strict=False):
            cells.setdefault(name, []).append(_cell(source.text, span, delimiter))
        yield Record(names, lambda path, cells=cells: cells.get(path, []))  # type: ignore[misc]


def sniff(text: str) -> str:
    """Return the delimiter: what stands most often in the first row outside quotes."""
    head = _QUOTED.sub("", text[:10_000])
    head = re.split(r"[\r\n]", head.lstrip(), maxsplit=1)[0]
    return max(DELIMITERS, key=head.count)


def rows(source: SourceFile, delimiter: str) -> Iterator[list[Span]]:
    """Yield the spans of the cells, quotes included, row by row. Raises ParseError."""
    text, at, row = source.text, 0, list[Span]()
    plain = re.compile(rf"[^\r\n{re.escape(delimiter)}]*+")
    while at < len(text) or row:
        found = _QUOTED.match(text, at) or plain.match(text, at)
        end = found.end() if found else at
        if text.startswith('"', at) and text[end - 1 : end] != '"':
            raise ParseError(f"has a quote that is never closed, {_place(source, at)}; mend it")
        row.append(Span(at, end))
        if len(row) > MOST_COLUMNS:
            raise ParseError(
                f"has more than {MOST_COLUMNS} columns, so it is no table of articles"
            )
        if text.startswith(delimiter, end):
            at = end + 1
            continue
        ended = _ROW_END.match(text, end)
        if ended is None and end < len(text):
            raise ParseError(f"has text after a closing quote, {_place(source, end)}; mend it")
        if len(row) > 1 or row[0].length:
            yield row
        row = []
        at = ended.end() if ended else len(text)


def _place(source: SourceFile, at: int) -> str:
    line, column = source.position(at)
    return f"line {line}, column {column}"


def _cell(text: str, span: Span, delimiter: str) -> Cell:
    start, end = span
    if not text.startswith('"', start):
        made = [Piece(text[start:end], start, end)] if start < end else []
        return Cell(made, partial(_plain, delimiter))
    made, at = [], start + 1
    while at < end - 1:
        quote = text.find('"', at, end - 1)
        stop = quote if quote >= 0 else end - 1
        if stop > at:
            made.append(Piece(text[at:stop], at, stop))
        if quote >= 0:
            made.append(Piece('"', quote, quote + 2, is_escape=True))
            stop += 2
        at = stop
    return Cell(made, lambda written: written.replace('"', '""'))


def _plain(delimiter: str, written: str) -> str | None:
    """Return what a cell without quotes can hold, None for what needs them."""
    return None if any(sign in written for sign in f'"\r\n{delimiter}') else written
