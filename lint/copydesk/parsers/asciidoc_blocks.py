"""The blocks of AsciiDoc."""

import re
from collections.abc import Sequence

from copydesk.article import BlockKind
from copydesk.parsers.asciidoc import Writing
from copydesk.parsers.asciidoc_tables import cells
from copydesk.parsers.lines import Line

DEEPEST = 60
"""Blocks within one another; what is deeper is not read."""

_ATTRIBUTE = re.compile(r":(?P<name>!?\w[\w-]*!?):(?:[ \t]+(?P<value>.*))?")
_HEADING = re.compile(r"(?P<level>={1,6}|#{1,6})[ \t]+(?=\S)(?P<text>.*?)(?:[ \t]+(?P=level))?")
_UNDERLINE = re.compile(r"([=\-~^+])\1+")
_DELIMITER = re.compile(r"(?P<sign>[-.+=*_/~])(?P=sign){3,}|--|```[\w,+-]*|[|,:!]={3,}")
_STYLE = re.compile(r"\[(?:\[[^\[\]]*\]|(?P<style>[^\[\]]*(?:\[[^\[\]]*\][^\[\]]*)*))\]")
_TITLE = re.compile(r"\.(?![\s.])")
_MACRO = re.compile(r"(?P<name>\w[\w-]*)::(?![ \t])[^\[\]]{0,500}\[(?P<text>.*)\]")
_ADMONITION = re.compile(r"(?:NOTE|TIP|IMPORTANT|WARNING|CAUTION):[ \t]+")
_MARKER = re.compile(
    r"(?:\*{1,6}|-|•|\.{1,5}|\d{1,4}\.|[a-zA-Z]\.|[ivxIVX]{1,6}\)|<(?:\d+|\.)>)[ \t]+(?=\S)"
)
_CHECK = re.compile(r"\[[ *x]\][ \t]+")
_TERM = re.compile(r"(?P<term>\S.*?)(?::{2,4}|;;)(?:[ \t]+|$)")
_RULE = re.compile(r"'{3,}|<{3,}|-[ ]?-[ ]?-|\*[ ]?\*[ ]?\*")
_ALT = re.compile(
    r'\s*(?:alt\s*=\s*)?(?:"(?P<quoted>(?:[^"\\]|\\.)*)"|(?P<plain>[^,="]+))(?=\s*(?:,|$))'
)
_NAMED = re.compile(r'(?<=[,\s])(?:alt|title)\s*=\s*(?:"([^"]*)"|([^,"]+))')
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*")
_AUTHOR = re.compile(r"[^\W\d][\w.'’ -]*(?:[ \t]+<[^<>]+>)?(?:;[^;]+)*")
SKIPPED = frozenset(
    ("source", "listing", "literal", "stem", "latexmath", "asciimath", "pass", "comment")
)
QUOTES = frozenset(("quote", "verse"))
VERBATIM = "-.+/"


def _unwritten(_: str) -> None:
    """Let no fix into a title whose length the line under it has to have."""


class Reader:
    """Reads the blocks in some lines."""

    def __init__(self, writing: Writing, depth: int = 0) -> None:
        self._writing = writing
        self._depth = depth
        self._rows: Sequence[Line] = ()
        self._kind = BlockKind.PARAGRAPH
        self._style = ""

    def document(self, rows: Sequence[Line]) -> None:
        """Add the blocks of a whole file; its head may name an author."""
        self._rows = rows
        at = 0
        while at < len(rows) and (rows[at].is_blank or self._aside(at)):
            at = self._aside(at) or at + 1
        found = _HEADING.fullmatch(rows[at].text) if at < len(rows) else None
        if found and len(found["level"]) == 1:
            self._writing.add(BlockKind.HEADLINE, [_part(rows[at], found.span("text"))])
            at = self._head(at + 1)
        self.read(rows[at:])

    def _head(self, at: int) -> int:
        """Read the lines below the title of the document: author, revision, attributes."""
        first = at
        while at < len(self._rows) and not self._rows[at].is_blank:
            end = self._aside(at)
            if not end:
                if at == first and _AUTHOR.fullmatch(self._rows[at].text):
                    name = self._rows[at].text.partition("<")[0].partition(";")[0]
                    self._writing.add(BlockKind.BYLINE, [self._rows[at].until(len(name))])
                elif at > first + 1:
                    return at
                end = at + 1
            at = end
        return at

    def read(self, rows: Sequence[Line], kind: BlockKind = BlockKind.PARAGRAPH) -> None:
        """Add the blocks in `rows`; paragraphs are of a `kind`."""
        if self._depth > DEEPEST:
            return
        self._rows, self._kind = rows, kind
        at = 0
        while at < len(rows):
            at = self._block(at)

    def _inner(self, rows: Sequence[Line], kind: BlockKind | None = None) -> None:
        Reader(self._writing, self._depth + 1).read(rows, kind or self._kind)

    def _aside(self, at: int) -> int:
        """Return the line after a comment or an attribute, 0 for neither."""
        row = self._rows[at]
        if row.text.startswith("//") and not row.text.startswith("///"):
            return at + 1
        if row.text.startswith("////") and not row.text.strip("/"):
            return self._closing(at) + 1
        found = _ATTRIBUTE.fullmatch(row.text) if row.indent == 0 else None
        if not found:
            return 0
        value = (found["value"] or "").strip()
        if found["name"].lower() != "lang" or _LANGUAGE.fullmatch(value):
            self._writing.define(found["name"], value)
        while self._rows[at].text.endswith((" \\", " + \\")) and at + 1 < len(self._rows):
            at += 1
        return at + 1

    def _block(self, at: int) -> int:
        """Read the block that starts in a line; return the line after it."""
        row = self._rows[at]
        if row.is_blank or row.text == "+":
            self._style = self._style if row.text == "+" else ""
            return at + 1
        end = self._aside(at)
        if end:
            return end
        for read in (self._attributes, self._delimited, self._title, self._single, self._item):
            end = read(at)
            if end > at:
                return end
        return self._paragraph(at)

    # Lines of their own

    def _attributes(self, at: int) -> int:
        found = _STYLE.fullmatch(self._rows[at].text)
        if not found:
            return at
        if found["style"] is not None:
            self._style = found["style"].split(",")[0].split("%")[0].split("#")[0].split(".")[0]
        return at + 1

    def _title(self, at: int) -> int:
        row = self._rows[at]
        found = _HEADING.fullmatch(row.text) if row.indent == 0 else None
        if found:
            self._writing.add(BlockKind.HEADING, [_part(row, found.span("text"))])
            return at + 1
        below = self._rows[at + 1] if at + 1 < len(self._rows) else None
        is_ruled = below and _UNDERLINE.fullmatch(below.text) and row.indent == 0
        is_text = len(row.text) > 1 and any(sign.isalnum() for sign in row.text)
        if below and is_ruled and is_text and abs(len(below.text) - len(row.text)) < 2:
            self._writing.add(BlockKind.HEADING, [row], _unwritten)
            return at + 2
        return at

    def _single(self, at: int) -> int:
        row = self._rows[at]
        if _RULE.fullmatch(row.text):
            return at + 1
        if _TITLE.match(row.text):
            self._writing.add(BlockKind.CAPTION, [row.after(1)])
            return at + 1
        found = _MACRO.fullmatch(row.text)
        if not found:
            return at
        if found["name"] in ("image", "video", "audio"):
            self._alternative(row, found)
        return at + 1

    def _alternative(self, row: Line, found: "re.Match[str]") -> None:
        """Add the alternative text and the title of an image."""
        alt = _ALT.match(row.text, *found.span("text")) if found["name"] == "image" else None
        if alt:
            group = "quoted" if alt["quoted"] is not None else "plain"
            self._writing.add(BlockKind.CAPTION, [_part(row, alt.span(group))])
        for named in _NAMED.finditer(row.text, *found.span("text")):
            self._writing.add(BlockKind.CAPTION, [_part(row, named.span(named.lastindex or 1))])

    # Delimited blocks

    def _closing(self, at: int) -> int:
        """Return the line that ends a delimited block, or the last one."""
        mark = self._rows[at].text
        mark = "```" if mark.startswith("```") else mark
        for number in range(at + 1, len(self._rows)):
            if self._rows[number].text == mark:
                return number
        return len(self._rows)

    def _delimited(self, at: int) -> int:
        mark = self._rows[at].text
        if not _DELIMITER.fullmatch(mark) or self._rows[at].indent:
            return at
        end, style = self._closing(at), self._style
        self._style = ""
        if end == len(self._rows) and mark[0] not in VERBATIM[:3] + "`":
            return at + 1
        body = self._rows[at + 1 : end]
        if mark.endswith("==="):
            if mark[0] in "|!":
                for cell in cells(body, mark[0]):
                    self._inner(cell, BlockKind.TABLE_CELL)
                return end + 1
            if mark[0] in ",:":
                return end + 1
        if style in SKIPPED or (mark != "--" and mark[0] in VERBATIM + "`~"):
            return end + 1
        if style == "verse":
            self._writing.add(BlockKind.QUOTATION, [row for row in body if not row.is_blank])
        else:
            quoted = mark[0] == "_" or style in QUOTES
            self._inner(body, BlockKind.QUOTATION if quoted else None)
        return end + 1

    # Lists and paragraphs

    def _item(self, at: int) -> int:
        row = self._rows[at]
        found = _MARKER.match(row.text)
        if found:
            first = row.after(found.end())
            check = _CHECK.match(first.text)
            first = first.after(check.end()) if check else first
            end = self._end(at + 1)
            self._add(BlockKind.LIST_ITEM, [first, *self._rows[at + 1 : end]])
            return end
        term = _TERM.match(row.text)
        if not term or "://" in term["term"]:
            return at
        self._writing.add(BlockKind.LIST_ITEM, [row.until(term.end("term"))])
        rest = row.after(term.end())
        end = self._end(at + 1)
        if not rest.is_blank or end > at + 1:
            self._add(BlockKind.LIST_ITEM, [rest, *self._rows[at + 1 : end]])
        return end

    def _end(self, at: int) -> int:
        """Return the end of the text that goes on in a line."""
        while at < len(self._rows):
            row = self._rows[at]
            if row.is_blank or row.text == "+" or _MARKER.match(row.text) or _TERM.match(row.text):
                break
            is_mark = _DELIMITER.fullmatch(row.text) and row.indent == 0
            if is_mark or (_STYLE.fullmatch(row.text) and row.indent == 0):
                break
            at += 1
        return at

    def _add(self, kind: BlockKind, rows: Sequence[Line]) -> None:
        """Add a block without the comments between its lines."""
        kept = [one for one in rows if not one.text.startswith("//") or one.text.startswith("///")]
        self._writing.add(kind, [one for one in kept if not one.is_blank])

    def _paragraph(self, at: int) -> int:
        row, style = self._rows[at], self._style
        self._style = ""
        end = at + 1
        while end < len(self._rows) and not self._rows[end].is_blank:
            other = self._rows[end]
            is_mark = _DELIMITER.fullmatch(other.text) and other.indent == 0
            if is_mark or (_STYLE.fullmatch(other.text) and other.indent == 0):
                break
            end += 1
        if row.indent or style in SKIPPED:
            return end
        note = _ADMONITION.match(row.text)
        first = row.after(note.end()) if note else row
        kind = BlockKind.QUOTATION if style in QUOTES else self._kind
        self._add(kind, [first, *self._rows[at + 1 : end]])
        return end


def _part(row: Line, span: tuple[int, int]) -> Line:
    """Return a stretch of a line."""
    return row.until(span[1]).after(span[0])
