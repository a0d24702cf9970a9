"""Directives, footnotes and comments of reStructuredText."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.article import BlockKind
from copydesk.parsers.html_names import names
from copydesk.parsers.lines import Line
from copydesk.parsers.rst import Writing

if TYPE_CHECKING:
    from copydesk.parsers.rst_blocks import Reader

_NOTE = re.compile(r"\[(?:\d+|#[\w.+:-]*|\*|[A-Za-z\d][\w.+:-]*)\](?:[ \t]+|$)")
_DIRECTIVE = re.compile(r"(?P<name>[A-Za-z\d]+(?:[-_+:.][A-Za-z\d]+)*)[ \t]?::(?:[ \t]+|$)")
_OPTION = re.compile(r":(?P<name>[\w-]+):(?:[ \t]+|$)")

TEXTS = names(
    "admonition attention caution compound container danger deprecated div error hint "
    "important note only seealso sidebar tip topic versionadded versionchanged warning "
    "abstract class figure details"
)
"""Directives whose content is prose."""
TITLED = frozenset(("admonition", "rubric", "sidebar", "topic", "centered", "details"))
"""Those whose argument is a title."""
OPENED = names("attention caution danger error hint important note seealso tip warning abstract")
"""Those whose argument is the beginning of their content."""
QUOTES = frozenset(("epigraph", "highlights", "pull-quote"))
TABLES = frozenset(("table", "list-table", "csv-table"))


def read(reader: "Reader", writing: Writing, body: Sequence[Line], kind: BlockKind) -> None:
    """Add what stands in explicit markup, of which `body` has the lines without its dots."""
    first = body[0]
    note = _NOTE.match(first.text)
    if note:
        reader.inner(_even([first.after(note.end())], body[1:]), BlockKind.LIST_ITEM)
        return
    found = _DIRECTIVE.match(first.text)
    if not found:
        return  # a comment, a target, or a substitution, whose text stands elsewhere
    name = found["name"].lower().rsplit(":", 1)[-1]
    argument, options, content = _parts([first.after(found.end()), *body[1:]])
    for row in options:
        option = _OPTION.match(row.text)
        if option and option["name"] == "alt" and name in ("image", "figure"):
            writing.add(BlockKind.CAPTION, [row.after(option.end())])
    if name in TITLED:
        writing.add(BlockKind.HEADING, argument)
    if name in TABLES:
        writing.add(BlockKind.CAPTION, argument)
    if name in QUOTES:
        reader.inner(_even(argument, content), BlockKind.QUOTATION)
    elif name in OPENED:
        reader.inner(_even(argument, content), kind)
    elif name in ("table", "list-table"):
        reader.inner(content, BlockKind.TABLE_CELL)
    elif name == "figure":
        reader.inner(content, BlockKind.CAPTION)
    elif name in TEXTS:
        reader.inner(content, kind)


def _even(argument: Sequence[Line], content: Sequence[Line]) -> list[Line]:
    """Return lines of which the first stands behind a mark, all as far indented as the others."""
    rows = [*argument, *content]
    indent = min((row.indent for row in rows[1:] if not row.is_blank), default=0)
    return [
        row._replace(indent=indent) if at < len(argument) else row for at, row in enumerate(rows)
    ]


def _parts(body: Sequence[Line]) -> tuple[list[Line], list[Line], list[Line]]:
    """Return the argument, the options and the content of a directive.

    Without blank line before it, the content of an admonition goes on from its
    argument.
    """
    at, argument, options = 0, list[Line](), list[Line]()
    while at < len(body) and not body[at].is_blank and not _OPTION.match(body[at].text):
        argument.append(body[at])
        at += 1
    if not argument:  # the options may stand in the lines below an empty first one
        at += at < len(body) and body[at].is_blank
    while at < len(body) and (_OPTION.match(body[at].text) or (options and not body[at].is_blank)):
        options.append(body[at])
        at += 1
    return argument, options, list(body[at:])
