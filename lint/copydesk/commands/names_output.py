"""The names of articles as a table, as JSON and as CSV."""

import json
import sys
from collections.abc import Callable, Mapping, Sequence

from copydesk.name_counts import NameCount
from copydesk.reporters.counts import counted
from copydesk.terminal import escaped

WIDEST = 40
"""Columns that the longest names take at most."""


def as_text(rows: Sequence[NameCount]) -> str:
    """Return a table for people, the slips that rules see marked."""
    width = min(WIDEST, max((len(row.name) for row in rows), default=4))
    lines = [f"{'name':{width}}  mentions  articles  also"]
    for row in rows:
        name = escaped(row.name)
        lines.append(f"{name:{width}}  {row.mentions:8}  {row.articles:8}  {_also(row)}".rstrip())
    variants = sum(bool(row.variants) for row in rows)
    told = f"; {counted(variants, 'name')} with doubtful spellings" if variants else ""
    return "\n".join((*lines, "", f"{counted(len(rows), 'name')}{told}", ""))


def _also(row: NameCount) -> str:
    said = []
    for form, times in _ranked(row.forms):
        wanted = row.variants.get(form)
        if wanted:
            said.append(f"{form} ({times}; “{wanted}”?)")
        elif form != row.name:
            said.append(f"{form} ({times})")
    return escaped(", ".join(said + [title for title, _ in _ranked(row.titles)][:3]))


def _ranked(counts: Mapping[str, int]) -> list[tuple[str, int]]:
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))


def as_json(rows: Sequence[NameCount]) -> str:
    """Return one JSON object, for other programs."""
    names = [
        {
            "name": row.name,
            "mentions": row.mentions,
            "articles": row.articles,
            "forms": dict(_ranked(row.forms)),
            "variants": dict(sorted(row.variants.items())),
            "titles": dict(_ranked(row.titles)),
        }
        for row in rows
    ]
    return json.dumps({"version": 1, "names": names}, ensure_ascii=False, indent=2) + "\n"


def as_csv(rows: Sequence[NameCount]) -> str:
    """Return a line for each spelling, for spreadsheets.

    A cell that a spreadsheet would take for a formula gets an apostrophe.
    """
    import csv
    from io import StringIO

    out = StringIO()
    writer = csv.writer(out, lineterminator="\r\n" if sys.platform == "win32" else "\n")
    writer.writerow(("name", "mentions", "articles", "form", "times", "variant of"))
    for row in rows:
        for form, times in _ranked(row.forms):
            cells = (row.name, form, row.variants.get(form, ""))
            name, form_, wanted = (
                f"'{one}" if one[:1] in "=+-@" and one else one for one in cells
            )
            writer.writerow((name, row.mentions, row.articles, form_, times, wanted))
    return out.getvalue()


LISTS: Mapping[str, Callable[[Sequence[NameCount]], str]] = {
    "text": as_text,
    "json": as_json,
    "csv": as_csv,
}
"""The ways to list names, by the name of the output format."""
