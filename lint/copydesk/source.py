"""The text of a file and the only arithmetic on places in it."""

import codecs
import sys
from bisect import bisect_right
from collections.abc import Container, Sequence
from functools import cached_property
from typing import NamedTuple

from copydesk.units import from_units, units

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)


class Span(NamedTuple):
    """A half-open stretch of text, in code points from 0.

    >>> Span(2, 5).length
    3
    >>> Span(2, 5).overlaps(Span(5, 6))
    False
    """

    start: int
    end: int

    @property
    def length(self) -> int:
        """Code points in the span."""
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the part of `text` that the span covers."""
        return text[self.start : self.end]

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one code point."""
        return self.start < other.end and other.start < self.end

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly within this span."""
        return self.start <= other.start and other.end <= self.end

    def shifted(self, by: int) -> "Span":
        """Return the span moved by `by` code points."""
        return Span(self.start + by, self.end + by)


class Position(NamedTuple):
    """A place as people and editors name it: line and column, both from 1.

    Columns count code points, unless a method says otherwise.
    """

    line: int
    column: int


class SourceFile:
    r"""The decoded text of one file, and the lines in it.

    `path` is what reports show. `text` keeps the file's own line ends, which
    are ``\n``, ``\r\n`` or a lone ``\r``; it has no byte order mark.
    `encoding` and `bom` say how to write the text back.

    A format whose files are no text (a zip of XML, say) derives its own class,
    which holds the bytes: `text` is then what a person reads in the file, and
    `with_text`, `accepts` and `encoded` are its own, as is `is_text`.

    >>> source = SourceFile("a.txt", "Kaza\r\nkhstan")
    >>> source.position(6)
    Position(line=2, column=1)
    >>> source.line(2)
    'khstan'
    """

    is_text = True
    """Whether the file's bytes are `text` in an encoding, so that text tools can patch it."""

    def __init__(
        self, path: str, text: str, *, encoding: str = "utf-8", bom: bool = False
    ) -> None:
        self.path = path
        self.text = text
        self.encoding = encoding
        self.bom = bom

    def __repr__(self) -> str:
        return f"SourceFile({self.path!r}, {len(self.text)} characters)"

    def with_text(
        self,
        text: str,
        edits: Sequence[tuple[Span, str]] = (),  # noqa: ARG002 - for other classes
    ) -> "SourceFile":
        """Return the same file with another text.

        `edits` are those that make it out of this one, where they are known:
        spans of the old text, and what replaces them.
        """
        return SourceFile(self.path, text, encoding=self.encoding, bom=self.bom)

    def accepts(self, span: Span, text: str) -> bool:  # noqa: ARG002 - for other classes
        """Tell whether the file can hold `text` in the place of what `span` covers."""
        try:
            text.encode(self.encoding)
        except UnicodeEncodeError:
            return False
        return True

    def encoded(self) -> bytes:
        """Return the bytes of the file: its text in its encoding, with its byte order mark.

        Raises UnicodeEncodeError for a character that the encoding lacks.
        """
        mark = next((mark for mark, name in BOMS if self.bom and name == self.encoding), b"")
        return mark + self.text.encode(_codec(self.encoding))

    @cached_property
    def line_starts(self) -> tuple[int, ...]:
        """Offsets at which lines start, the first of them 0."""
        text = self.text
        starts = [0]
        if "\r" not in text:
            at = text.find("\n")
            while at >= 0:
                starts.append(at + 1)
                at = text.find("\n", at + 1)
            return tuple(starts)
        for at, character in enumerate(text):
            if character == "\n" or (character == "\r" and text[at + 1 : at + 2] != "\n"):
                starts.append(at + 1)
        return tuple(starts)

    def position(self, offset: int) -> Position:
        """Return the line and column, from 1, of an offset in code points from 0."""
        line = bisect_right(self.line_starts, offset)
        return Position(line, offset - self.line_starts[line - 1] + 1)

    def offset(self, position: Position) -> int:
        """Return the offset of a position; past the end of a line is its end."""
        start = self.line_starts[min(position.line, len(self.line_starts)) - 1]
        end = start + len(self.line(position.line))
        return min(start + position.column - 1, end)

    def line(self, number: int) -> str:
        """Return the text of a line, counted from 1, without its line end."""
        starts = self.line_starts
        if not 1 <= number <= len(starts):
            return ""
        end = starts[number] if number < len(starts) else len(self.text)
        return self.text[starts[number - 1] : end].rstrip("\r\n")

    def position_in(self, offset: int, encoding: str) -> Position:
        """Return the position of an offset with its column in units of an encoding, from 1.

        `encoding` is ``utf-8``, ``utf-16`` or ``utf-32``: their units are bytes,
        UTF-16 units and code points.
        """
        line, column = self.position(offset)
        start = self.line_starts[line - 1]
        return Position(line, units(self.text[start : start + column - 1], encoding) + 1)

    def offset_in(self, position: Position, encoding: str) -> int:
        """Return the offset of a position whose column is in units of an encoding.

        Past the end of a line is its end, past the last line the end of the
        text; amid a character is its start.
        """
        if position.line > len(self.line_starts):
            return len(self.text)
        start = self.line_starts[position.line - 1]
        return start + from_units(self.line(position.line), position.column - 1, encoding)


def _codec(encoding: str) -> str:
    """Return the name of an encoding that writes no byte order mark of its own."""
    name = encoding.lower().replace("_", "-")
    if name in {"utf-16", "utf16", "utf-32", "utf32"}:
        return f"utf-{name[-2:]}-{'le' if sys.byteorder == 'little' else 'be'}"
    return encoding


def line_at(source: SourceFile, offset: int) -> Span:
    """Return the line that holds `offset`, without its end."""
    number = source.position(offset).line
    start = source.line_starts[number - 1]
    return Span(start, start + len(source.line(number)))


class TextMap:
    """Where each piece of an article's text stands in its file.

    A parser that drops markup gives the article a text of its own. `runs` says
    where its pieces come from: (start in the article, start in the file,
    length in the article, length in the file), in order. Pieces of equal
    length are copies; others (an entity that became one character) are whole.

    >>> runs = [(0, 2, 3, 3), (3, 7, 2, 2)]  # "**abc**de" without its stars
    >>> TextMap(runs).to_source(Span(1, 4))
    Span(start=3, end=8)

    `escapes` has the starts in the article of pieces that the file writes in
    another way, such as an entity: an edit may replace them whole.
    """

    def __init__(
        self, runs: list[tuple[int, int, int, int]], escapes: Container[int] = ()
    ) -> None:
        self.runs = runs
        self.escapes = escapes
        self._starts = [run[0] for run in runs]

    def to_source(self, span: Span) -> Span:
        """Return the smallest stretch of the file that holds all of `span`."""
        if not self.runs:
            return Span(0, 0)
        start = self._place(span.start, at_end=False)
        if span.end == span.start:
            return Span(start, start)
        return Span(start, max(start, self._place(span.end, at_end=True)))

    def is_exact(self, span: Span) -> bool:
        """Tell whether `span` is one unbroken copy of the file's text."""
        if not self.runs:
            return False
        start, _, length, source_length = self.runs[self._run(span.start, at_end=False)]
        inside = start <= span.start and span.end <= start + length
        return inside and length == source_length and start not in self.escapes

    def is_replaceable(self, span: Span) -> bool:
        """Tell whether `span` is whole characters and escapes without markup between them.

        >>> runs = [(0, 0, 1, 1), (1, 1, 1, 7), (2, 8, 2, 2)]  # "R&eacute;gi"
        >>> TextMap(runs, escapes={1}).is_replaceable(Span(0, 3))
        True
        """
        if not self.runs:
            return False
        at = self._run(span.start, at_end=False)
        start, place, length, _ = self.runs[at]
        offset = span.start
        if not (start <= offset <= start + length and self._parts(at, offset, span.end)):
            return False
        place += offset - start
        while offset < span.end:
            if at == len(self.runs) or self.runs[at][0] > offset:
                return False
            start, source_start, length, source_length = self.runs[at]
            begins = source_start + (offset - start if length == source_length else 0)
            if begins != place or not self._parts(at, offset, span.end):
                return False
            offset, place, at = start + length, source_start + source_length, at + 1
        return True

    def _parts(self, at: int, start: int, end: int) -> bool:
        """Tell whether a stretch that begins or ends in a run leaves none of it in two."""
        run_start, _, length, source_length = self.runs[at]
        if run_start in self.escapes:
            inner = range(run_start + 1, run_start + length)
            return start not in inner and end not in inner
        return length == source_length

    def _run(self, offset: int, *, at_end: bool) -> int:
        return max(0, bisect_right(self._starts, offset - 1 if at_end else offset) - 1)

    def _place(self, offset: int, *, at_end: bool) -> int:
        start, source_start, length, source_length = self.runs[self._run(offset, at_end=at_end)]
        inside = offset - start
        if length == source_length:
            return source_start + min(inside, length)
        return source_start + (source_length if at_end or inside >= length else 0)
