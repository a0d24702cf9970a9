"""The part of a line that a diagnostic speaks of, as a terminal shows it."""

from typing import NamedTuple

from copydesk.source import SourceFile, Span
from copydesk.terminal import cells, shown

CUT = "…"


class Excerpt(NamedTuple):
    """A line, or the part of it around a span.

    `line` counts from 1; `column` and `length` are those of the underline, in
    terminal columns from 0. `last_line` is where the span ends.
    """

    line: int
    text: str
    column: int
    length: int
    last_line: int


def excerpt(source: SourceFile, span: Span, width: int) -> Excerpt:
    """Return the line of `span` in at most `width` columns, cut around the span.

    Of a span over several lines, the first one is shown. The cost depends on
    `width` and not on the length of the line.
    """
    number, column = source.position(span.start)
    start = span.start - column + 1
    end = _line_end(source, number)
    last = source.position(max(span.start, span.end - 1)).line
    inner, cut = _take(source.text, span.start, min(span.end, end), width - 2)
    room = width - 2 - cells(inner)
    left, _ = _take_back(source.text, start, span.start, room // 2)
    right, right_cut = _take(
        source.text,
        span.start + cut,
        end if span.end <= end else span.start + cut,
        room - cells(left),
    )
    left, left_cut = _take_back(source.text, start, span.start, room - cells(right))
    before = CUT if span.start - left_cut > start else ""
    after = CUT if span.start + cut + right_cut < end else ""
    text = f"{before}{left}{inner}{right}{after}"
    return Excerpt(number, text, cells(before + left), max(1, cells(inner)), last)


def _line_end(source: SourceFile, number: int) -> int:
    """Return the offset at which a line ends, its line end left out."""
    starts = source.line_starts
    end = starts[number] if number < len(starts) else len(source.text)
    while end > starts[number - 1] and source.text[end - 1] in "\r\n":
        end -= 1
    return end


def _take(text: str, start: int, end: int, room: int) -> tuple[str, int]:
    """Return what fits of `text` from `start` on, as shown, and how many characters that is."""
    out: list[str] = []
    at = start
    while at < end:
        sign = shown(text[at])
        room -= cells(sign)
        if room < 0:
            break
        out.append(sign)
        at += 1
    return "".join(out), at - start


def _take_back(text: str, start: int, end: int, room: int) -> tuple[str, int]:
    """Return what fits of `text` up to `end`, as shown, and how many characters that is."""
    out: list[str] = []
    at = end
    while at > start:
        sign = shown(text[at - 1])
        room -= cells(sign)
        if room < 0:
            break
        out.append(sign)
        at -= 1
    return "".join(reversed(out)), end - at
