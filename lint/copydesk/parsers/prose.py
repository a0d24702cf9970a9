"""Blocks of prose as a reader of markup finds them, one piece after another."""

import re
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER, Piece, Writer
from copydesk.parsers.html_text import (
    escaped,
    escaped_value,
    pieces,
    unended,
    unwritable,
    verbatim,
)
from copydesk.source import Span

CDATA = "<![CDATA["
CDATA_END = "]]>"

_BLANKS = " \t\n\r\f"
_IMAGE = re.compile("<img", re.IGNORECASE)


class Region:
    """A part of a file that may be an article, and how much prose it has."""

    def __init__(self, name: str, parent: "Region | None" = None, language: str = "") -> None:
        self.name = name
        self.parent = parent
        self.language = language
        self.size = 0

    def grow(self, by: int) -> None:
        """Count prose in, here and in all that this stands in."""
        region: Region | None = self
        while region is not None:
            region.size += by
            region = region.parent

    def within(self, other: "Region | None") -> bool:
        """Tell whether this is `other` or stands in it."""
        region: Region | None = self
        while region is not None and region is not other:
            region = region.parent
        return region is other


class Chunk(NamedTuple):
    """One block of prose; the places of its pieces are in the text that was read.

    `element` names the element it is the content of, where a format asks for it.
    """

    kind: BlockKind
    pieces: list[Piece]
    language: str = ""
    region: Region | None = None
    writer: Writer | None = escaped
    element: str = ""

    @property
    def prose(self) -> str:
        """The text of the block, white space evened out."""
        return " ".join("".join(piece.text for piece in self.pieces).split())


class Prose:
    """Collects the pieces of one block after another: `chunks` are those that are done."""

    def __init__(self, text: str) -> None:
        self._text = text
        self.chunks: list[Chunk] = []
        self._pieces: list[Piece] = []
        self._asides: list[Chunk] = []
        self._reset()

    def _reset(self) -> None:
        self._blank = True
        self._broken = self._in_cdata = self._in_text = self.begun = False

    def read(self, span: Span, language: str = "", *, raw: bool = False) -> None:
        """Read text of the file; with `raw`, keep its white space as it is."""
        self._in_text = self._in_text or not span.of(self._text).isspace()
        for piece in pieces(self._text, *span, raw=raw):
            self._add(piece, language, raw=raw)

    def read_cdata(self, span: Span, language: str = "", *, raw: bool = False) -> None:
        """Read a CDATA section."""
        start, end = span.start + len(CDATA), span.end
        end -= len(CDATA_END) * self._text.startswith(CDATA_END, end - len(CDATA_END))
        if start < end:
            self._add(Piece(self._text[start:end], start, end), language, raw=raw)
            self._in_cdata = True

    def _add(self, piece: Piece, language: str, *, raw: bool = False) -> None:
        """Add a piece, without the white space that follows white space."""
        if self._blank and piece.text[0] in _BLANKS and not raw:
            rest = piece.text.lstrip(_BLANKS)
            if piece.is_escape or not rest:
                return
            piece = Piece(rest, piece.end - len(rest), piece.end)
        self._pieces.append(piece._replace(language=language) if language else piece)
        self._blank = piece.text[-1] in _BLANKS
        if not piece.text.isspace():
            self.begun, self._broken = True, False

    def leave_out(self, span: Span) -> None:
        """Note that something stands here that is no prose."""
        if self._pieces:
            self._pieces.append(Piece("", *span))

    def put_object(self, span: Span) -> None:
        """Leave a placeholder for an object amid prose."""
        self._pieces.append(Piece(PLACEHOLDER, *span))
        self._blank = False

    def break_line(self, span: Span) -> bool:
        """Break the line; tell whether a second break in a row ends the block."""
        if self._broken:
            return True
        self._pieces.append(Piece("\n", *span))
        self._blank = self._broken = True
        return False

    def caption(self, span: Span, language: str, region: Region | None) -> None:
        """Read an attribute's value as a caption: before the block it stands in, or after it."""
        made = list(pieces(self._text, *span, attribute=True))
        quoted = self._text[span.start - 1] in "\"'"
        writer = escaped_value if quoted else unwritable
        chunk = Chunk(BlockKind.CAPTION, made, language, region, writer)
        if self.begun:
            self._asides.append(chunk)
        else:
            self._keep(chunk)

    def end(
        self, kind: BlockKind, language: str, region: Region | None, element: str = ""
    ) -> None:
        """End the block, if it has any prose."""
        if self.begun:
            self._trim()
            writer: Writer = escaped
            if self._in_cdata:
                writer = verbatim if self._in_text else unended
            self._keep(Chunk(kind, self._pieces, language, region, writer, element))
        for chunk in self._asides:
            self._keep(chunk)
        self._pieces, self._asides = [], []
        self._reset()

    def _trim(self) -> None:
        """Cut off what images leave at the end of a block."""
        while self._pieces and (
            self._pieces[-1].text.isspace() or _IMAGE.match(self._text, self._pieces[-1].start)
        ):
            self._pieces.pop()

    def _keep(self, chunk: Chunk) -> None:
        self.chunks.append(chunk)
        if chunk.region:
            chunk.region.grow(sum(len(piece.text) for piece in chunk.pieces))
