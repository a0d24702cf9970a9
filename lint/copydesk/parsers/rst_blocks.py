"""The blocks of reStructuredText, told apart by indentation and by how their lines begin."""

import re
from collections.abc import Sequence

from copydesk.article import BlockKind
from copydesk.parsers import rst_directives, rst_tables
from copydesk.parsers.builder import Piece
from copydesk.parsers.lines import Line
from copydesk.parsers.rst import Writing

DEEPEST = 60
"""Blocks within one another; what is deeper is not read."""

_RULE = re.compile(r"([!-/:-@\[-`{-~])\1*")
_BULLET = re.compile(r"[*+•‣⁃-](?:[ \t]+|$)")
_ROMAN = "[ivxlcdmIVXLCDM]{1,8}"
_NUMBER = re.compile(
    rf"(?:\((?:\d+|[A-Za-z]|{_ROMAN}|#)\)|(?:\d+|[A-Za-z]|{_ROMAN}|#)[.)])(?:[ \t]+|$)"
)
_FIELD = re.compile(r":(?P<name>(?![: \t])(?:[^:\\]|\\.|:(?![ \t`]|$))+):(?:[ \t]+|$)")
_OPTION = re.compile(
    r"(?:--?|/)\w[\w-]*(?:[ =]?(?:<[^<>]+>|[A-Z_]+))?"
    r"(?:, (?:--?|/)\w[\w-]*(?:[ =]?(?:<[^<>]+>|[A-Z_]+))?)*(?:[ ]{2,}|$)"
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*")
_LINE_BLOCK = re.compile(r"\|(?:[ \t]+|$)")
SHORTEST_RULE = 4
BYLINES = frozenset(("author", "authors", "byline", "auteur", "auteurs"))
LEADS = frozenset(("abstract", "summary", "description", "subtitle", "chapo"))


class Reader:
    """Reads the blocks in some lines."""

    def __init__(self, writing: Writing, depth: int = 0) -> None:
        self._writing = writing
        self._depth = depth
        self._kind = BlockKind.PARAGRAPH
        self._rows: Sequence[Line] = ()

    def read(
        self, rows: Sequence[Line], kind: BlockKind = BlockKind.PARAGRAPH, *, top: bool = True
    ) -> None:
        """Add the blocks in `rows`; paragraphs are of a `kind`. `top`: fields say what it is."""
        if self._depth > DEEPEST:
            return
        self._rows, self._kind = rows, kind
        base = min((row.indent for row in rows if not row.is_blank), default=0)
        at, self._fields = 0, top and self._depth == 0
        while at < len(rows):
            at = at + 1 if rows[at].is_blank else self._block(at, base)

    def inner(self, rows: Sequence[Line], kind: BlockKind | None = None) -> None:
        """Add the blocks in lines that stand within this block."""
        Reader(self._writing, self._depth + 1).read(rows, kind or self._kind, top=False)

    def _block(self, at: int, base: int) -> int:
        """Read the block that starts in a line; return the line after it."""
        row = self._rows[at]
        if row.indent > base:
            end = self._indented(at, base)
            self.inner(self._rows[at:end], BlockKind.QUOTATION)
            return end
        if row.text.startswith("..") and (len(row.text) == 2 or row.text[2] in " \t"):
            return self._explicit(at, base)
        if row.text.startswith("__ "):
            return at + 1
        if row.text.startswith(">>> "):
            return self._to_blank(at)
        for read in (self._table, self._title, self._item, self._field, self._line_block):
            end = read(at, base)
            if end > at:
                return end
        self._fields = False
        return self._paragraph(at, base)

    def _indented(self, at: int, base: int) -> int:
        """Return the end of the lines from `at` on that are indented, or blank between them."""
        end = at
        for number in range(at, len(self._rows)):
            row = self._rows[number]
            if not row.is_blank:
                if row.indent <= base:
                    break
                end = number + 1
        return max(end, at)

    def _to_blank(self, at: int) -> int:
        while at < len(self._rows) and not self._rows[at].is_blank:
            at += 1
        return at

    def _follows(self, at: int) -> Line | None:
        """Return the line after `at`, None for a blank one."""
        row = self._rows[at + 1] if at + 1 < len(self._rows) else None
        return None if row is None or row.is_blank else row

    # Titles and transitions

    def _title(self, at: int, base: int) -> int:
        """Read a title with a line under it, and one over it; or a line that rules off."""
        row, below = self._rows[at], self._follows(at)
        if _RULE.fullmatch(row.text):
            under = self._follows(at + 1) if below else None
            is_framed = below and under and under.text == row.text
            if is_framed and below and len(row.text) >= min(SHORTEST_RULE, len(below.text)):
                self._add(BlockKind.HEADING, [below])
                return at + 3
            return at + 1 if below is None and len(row.text) >= SHORTEST_RULE else at
        is_ruled = below and below.indent == base and _RULE.fullmatch(below.text)
        if below and is_ruled and len(below.text) >= min(SHORTEST_RULE, len(row.text)):
            self._add(BlockKind.HEADING, [row])
            return at + 2
        return at

    def _add(self, kind: BlockKind, rows: Sequence[Line]) -> None:
        self._fields = self._fields and kind is BlockKind.HEADING
        self._writing.add(kind, rows)

    # Lists

    def _item(self, at: int, base: int) -> int:
        row = self._rows[at]
        found = _BULLET.match(row.text) or self._numbered(at, base)
        found = found or _OPTION.match(row.text)
        if not found:
            return at
        self._fields = False
        end = self._indented(at + 1, base)
        kind = self._kind if self._kind is BlockKind.TABLE_CELL else BlockKind.LIST_ITEM
        self.inner(hung(row.after(found.end()), self._rows[at + 1 : end]), kind)
        return end

    def _numbered(self, at: int, base: int) -> "re.Match[str] | None":
        """Return the number of an item; the next line has to be indented, or an item too."""
        found, below = _NUMBER.match(self._rows[at].text), self._follows(at)
        if found and below and below.indent <= base and not _NUMBER.match(below.text):
            return None
        return found

    def _field(self, at: int, base: int) -> int:
        row = self._rows[at]
        found = _FIELD.match(row.text)
        if not found:
            return at
        end = self._indented(at + 1, base)
        body = hung(row.after(found.end()), self._rows[at + 1 : end])
        name = found["name"].lower()
        if not self._fields:
            self.inner(body, BlockKind.LIST_ITEM)
        elif name in ("lang", "language") and _LANGUAGE.fullmatch(body[0].text):
            self._writing.language = body[0].text
        elif name in BYLINES:
            self.inner(body, BlockKind.BYLINE)
        elif name in LEADS:
            self.inner(body)
        return end

    def _line_block(self, at: int, base: int) -> int:
        """Read lines that each begin with a bar, as those of a poem."""
        rows, end = [], at
        while end < len(self._rows) and (found := _LINE_BLOCK.match(self._rows[end].text)):
            rows.append(self._rows[end].after(found.end()))
            end += 1
            while end < len(self._rows) and self._rows[end].indent > base:
                if self._rows[end].is_blank:
                    break
                rows.append(self._rows[end])
                end += 1
        if rows:
            self._writing.add(self._kind, rows)
        return end

    def _table(self, at: int, _: int) -> int:
        end, cells = rst_tables.read(self._rows, at)
        for cell in cells:
            self.inner(cell, BlockKind.TABLE_CELL)
        return end

    # Paragraphs

    def _paragraph(self, at: int, base: int) -> int:
        """Read a paragraph, or a term and its definition, or a paragraph and its literal block."""
        end = at + 1
        below = self._follows(at)
        if below and below.indent > base and not self._rows[at].text.endswith("::"):
            end = self._indented(at + 1, base)
            self._writing.add(BlockKind.LIST_ITEM, [_term(self._rows[at])])
            self.inner(self._rows[at + 1 : end], BlockKind.LIST_ITEM)
            return end
        while (row := self._follows(end - 1)) and row.indent == base:
            end += 1
        rows = list(self._rows[at:end])
        if not rows[-1].text.endswith("::"):
            self._writing.add(self._kind, rows)
            return end
        last = rows[-1]
        rows[-1] = last.until(len(last.text) - 2)
        is_shown = rows[-1].end == last.end - 2 and not rows[-1].is_blank
        # Whole, so that no fix puts a blank before it: that would take it out of the text.
        tail = [Piece(":", rows[-1].end, last.end)] if is_shown else []
        self._writing.add(self._kind, [row for row in rows if not row.is_blank], tail)
        return self._literal(end, base)

    def _literal(self, at: int, base: int) -> int:
        """Return the end of a literal block: indented, or each line quoted by the same sign."""
        start = at
        while start < len(self._rows) and self._rows[start].is_blank:
            start += 1
        if start == len(self._rows):
            return start
        if self._rows[start].indent > base:
            return self._indented(start, base)
        sign = self._rows[start].text[0]
        if not _RULE.fullmatch(sign):
            return at
        while start < len(self._rows) and self._rows[start].text.startswith(sign):
            start += 1
        return start

    # Explicit markup

    def _explicit(self, at: int, base: int) -> int:
        row, below = self._rows[at], self._follows(at)
        if row.text == ".." and below is None:
            return at + 1
        end = self._indented(at + 1, base)
        body = [row.after(2), *self._rows[at + 1 : end]]
        rst_directives.read(self, self._writing, body, self._kind)
        return end


def hung(first: Line, rest: Sequence[Line]) -> list[Line]:
    """Return the lines of a block whose first one stands behind a mark, as if they were even."""
    indent = min([first.indent, *(row.indent for row in rest if not row.is_blank)])
    return [first._replace(indent=indent), *rest]


def _term(row: Line) -> Line:
    """Return the term of a definition without its classifiers."""
    at = row.text.find(" : ")
    return row.until(at) if at > 0 else row
