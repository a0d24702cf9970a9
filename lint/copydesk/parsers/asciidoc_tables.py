"""The tables of AsciiDoc."""

import re
from collections.abc import Iterator, Sequence

from copydesk.parsers.lines import Line

_SPEC = r"(?:\d{1,3}\*|(?:\d{1,3}|\d{1,3}\.\d{1,3}|\.\d{1,3})\+)?[<^>]?(?:\.[<^>])?[adehlmsv]?"


def cells(rows: Sequence[Line], bar: str = "|") -> Iterator[list[Line]]:
    """Yield the lines of each cell; before its bar may stand how it is set.

    Cells whose style says that they hold no prose are left out.
    """
    parting = re.compile(rf"(?:(?:^|(?<=\s))(?P<spec>{_SPEC}))?(?<!\\){re.escape(bar)}")
    cell: list[Line] = []
    is_prose = False
    for row in rows:
        at = 0
        for found in parting.finditer(row.text):
            cell.append(row.until(found.start()).after(at)._replace(indent=0))
            if is_prose:
                yield cell
            cell, at = [], found.end()
            is_prose = (found["spec"] or "")[-1:] not in ("l", "m")
        cell.append(row.after(at)._replace(indent=0) if at else row)
    if is_prose:
        yield cell
