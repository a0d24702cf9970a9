"""The two kinds of drawn tables of reStructuredText."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from copydesk.parsers.lines import Line

_GRID = re.compile(r"\+(?:-+\+)+")
_HEAD = re.compile(r"\+(?:=+\+)+")
_INNER = re.compile(r"[+|].*[+|]")
_BORDER = re.compile(r"=+(?:[ ]+=+)+")
_SPAN = re.compile(r"-+(?:[ ]+-+)*")
Cells = list[list[Line]]


def read(rows: Sequence[Line], at: int) -> tuple[int, Cells]:
    """Return the end of the table that starts in a line, and the lines of its cells.

    Where there is none, the end is `at`.
    """
    if _GRID.fullmatch(rows[at].text):
        return _grid(rows, at)
    if _BORDER.fullmatch(rows[at].text):
        return _simple(rows, at)
    return at, []


def _grid(rows: Sequence[Line], at: int) -> tuple[int, Cells]:
    end, base = at, rows[at].indent
    while end < len(rows) and rows[end].indent == base and _INNER.fullmatch(rows[end].text):
        end += 1
    cells: Cells = []
    group: list[Line] = []
    for row in rows[at:end]:
        if _GRID.fullmatch(row.text) or _HEAD.fullmatch(row.text):
            cells += _columns(group)
            group = []
        else:
            group.append(row)
    return end, [*cells, *_columns(group)]


def _columns(group: Sequence[Line]) -> Iterator[list[Line]]:
    """Yield the cells of one row: bars that stand in all of its lines part them."""
    if not group:
        return
    size = min(len(row.text) for row in group)
    bars = [at for at in range(size) if all(row.text[at] in "|+" for row in group)]
    for start, stop in pairwise(bars):
        cell = [_cut(row, start + 1, stop) for row in group]
        yield [row for row in cell if not _GRID.match(f"+{row.text}+")]


def _cut(row: Line, start: int, stop: int) -> Line:
    """Return the part of a line between two columns."""
    return row.until(stop).after(start)


def _simple(rows: Sequence[Line], at: int) -> tuple[int, Cells]:
    """Read a table between two borders, of which one may follow its head."""
    border = rows[at].text
    starts = [found.start() for found in re.finditer("=+", border)]
    base, borders = rows[at].indent, [at]
    for number in range(at + 1, len(rows)):
        row = rows[number]
        if row.indent < base and not row.is_blank:
            break
        if _BORDER.fullmatch(row.text):
            borders.append(number)
            following = rows[number + 1] if number + 1 < len(rows) else None
            if len(borders) == 3 or following is None or following.is_blank:
                break
    if len(borders) == 1:
        return at, []
    end = borders[-1] + 1
    return end, list(_rows(rows[at + 1 : end], base, starts))


def _rows(rows: Sequence[Line], base: int, starts: Sequence[int]) -> Iterator[list[Line]]:
    """Yield the cells; a line with nothing in the first column goes on from the one above."""
    cells: Cells = [[] for _ in starts]
    for row in rows:
        is_rule = _BORDER.fullmatch(row.text) or _SPAN.fullmatch(row.text)
        if is_rule or row.is_blank or row.indent == base:
            yield from (cell for cell in cells if cell)
            cells = [[] for _ in starts]
        if is_rule or row.is_blank:
            continue
        for cell, part in zip(cells, _parts(row, row.indent - base, starts), strict=True):
            if not part.is_blank:
                cell.append(part)
    yield from (cell for cell in cells if cell)


def _parts(row: Line, shift: int, starts: Sequence[int]) -> Iterator[Line]:
    """Yield what stands in each column; the last one has no end."""
    for number, start in enumerate(starts):
        stop = starts[number + 1] if number + 1 < len(starts) else len(row.text) + shift
        first, last = max(0, start - shift), max(0, stop - shift)
        yield row.until(last).after(first)
