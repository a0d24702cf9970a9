"""The lines of a file, for formats in which lines and their indentation are markup."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.parsers.builder import Piece
from copydesk.parsers.layer import Layer

TAB = 8
"""Columns from one tab stop to the next."""

_LINE = re.compile(r"([^\r\n]*)(\r\n?|\n|\Z)")
_BLANKS = " \t\v\f"


class Line(NamedTuple):
    """A line, or what is left of it once markup is cut off its start.

    `start` and `end` are its place in the file without blanks and line end;
    `stop` is where the next line starts. `indent` is the column, from 0, at
    which it starts.
    """

    start: int
    end: int
    stop: int
    indent: int
    text: str

    @property
    def is_blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.text

    def after(self, size: int) -> "Line":
        """Return the line without its first `size` characters and the blanks that follow."""
        rest = self.text[size:]
        text = rest.lstrip(_BLANKS)
        cut = len(self.text) - len(text)
        indent = self.indent + _columns(self.text[:cut], self.indent)
        return Line(self.start + cut, self.end, self.stop, indent, text)

    def until(self, size: int) -> "Line":
        """Return the first `size` characters of the line, blanks at their end cut off."""
        text = self.text[:size].rstrip(_BLANKS)
        return self._replace(end=self.start + len(text), text=text)


def lines(text: str, start: int = 0) -> Iterator[Line]:
    """Yield the lines of a text from an offset on."""
    for found in _LINE.finditer(text, start):
        if found.start() == len(text) and found.start() > start:
            return
        body = found[1]
        inner = body.strip(_BLANKS)
        indented = len(body) - len(body.lstrip(_BLANKS)) if inner else 0
        at = found.start() + indented
        columns = _columns(body[:indented], 0)
        yield Line(at, at + len(inner), found.end(), columns, inner)


def _columns(blanks: str, column: int) -> int:
    """Return how many columns a stretch takes up that starts in a column."""
    if "\t" not in blanks:
        return len(blanks)
    first = column
    for sign in blanks:
        column += TAB - column % TAB if sign == "\t" else 1
    return column - first


def joined(file: str, rows: Iterable[Line]) -> Layer:
    """Return the text of some lines, with the file's line ends between them."""
    pieces: list[Piece] = []
    for row in rows:
        if pieces:
            pieces.append(_line_end(file, pieces[-1].end, row.start))
        pieces.append(Piece(row.text, row.start, row.end))
    return Layer(pieces)


def _line_end(file: str, at: int, limit: int) -> Piece:
    """Return the end of a line, of which the text ends at `at`."""
    while at < limit and file[at] not in "\r\n":
        at += 1
    end = at + 2 if file.startswith("\r\n", at) else min(at + 1, limit)
    return Piece(file[at:end] if at < end else "\n", at, max(at, end))
