"""The prose in a block of HTML within a Markdown file."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.builder import Piece, Writer
from copydesk.parsers.commonmark import Places
from copydesk.parsers.html_reader import read


class HtmlProse(NamedTuple):
    """One block of prose found in HTML."""

    kind: BlockKind
    pieces: list[Piece]
    language: str = ""
    writer: Writer | None = None


def read_html(file: str, content: str, places: Places) -> Iterator[HtmlProse]:
    """Yield the blocks of prose in some HTML, in order.

    `content` is the HTML and `places` leads from it to `file`. Scripts, styles
    and comments are left out; code becomes one placeholder.
    """
    for chunk in read(content).chunks:
        pieces = [one for piece in chunk.pieces for one in _placed(file, piece, places)]
        yield HtmlProse(chunk.kind, pieces, chunk.language, chunk.writer)


def _placed(file: str, piece: Piece, places: Places) -> Iterator[Piece]:
    """Yield a piece of the content as pieces of the file."""
    if piece.is_copy and piece.text:
        for copy in places.copies(file, piece.start, piece.end):
            yield copy._replace(language=piece.language)
    else:
        start, end = places.place(piece.start), places.place(piece.end)
        yield piece._replace(start=start, end=end)
