"""reStructuredText: prose in its blocks, without directives that hold none."""

from collections.abc import Iterable, Sequence

from copydesk.article import Article, BlockKind
from copydesk.parsers import rst_inline
from copydesk.parsers.builder import ArticleBuilder, Piece
from copydesk.parsers.lines import Line, joined, lines
from copydesk.source import SourceFile


class Writing:
    """What the reader of a file finds: its blocks go to the builder, its language is kept."""

    def __init__(self, source: SourceFile) -> None:
        self._file = source.text
        self.builder = ArticleBuilder(source)
        self.language = ""

    def add(self, kind: BlockKind, rows: Iterable[Line], tail: Iterable[Piece] = ()) -> None:
        """Add a block of prose that takes up some lines, and what stands after them."""
        layer = joined(self._file, rows)
        pieces: list[Piece] = []
        for piece in rst_inline.pieces(layer.text):
            pieces += layer.placed(piece)
        pieces += tail
        self.builder.add(kind, pieces, writer=rst_inline.writer)


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a reStructuredText file.

    The headline is the title that opens the text. Captions, alternative texts,
    notes, tables and the text of admonitions are read; code, formulas, raw
    text, comments, and directives that are not known are not. `language` is ''
    where it is not known; a field ``:lang:`` at the top may name one.
    """
    from copydesk.parsers.rst_blocks import Reader

    writing = Writing(source)
    Reader(writing).read(_all(source.text))
    _headline(writing.builder)
    return writing.builder.article(language or writing.language)


def _all(text: str) -> Sequence[Line]:
    return list(lines(text))


def _headline(builder: ArticleBuilder) -> None:
    """Make the first title the headline, if nothing but a byline stands before it."""
    for at, block in enumerate(builder.blocks):
        if block.kind is BlockKind.HEADING:
            builder.blocks[at] = block._replace(kind=BlockKind.HEADLINE)
            return
        if block.kind is not BlockKind.BYLINE:
            return
