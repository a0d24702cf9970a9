"""AsciiDoc: prose in its blocks, without listings, passthroughs and macros that hold none."""

from collections.abc import Sequence

from copydesk.article import Article, BlockKind
from copydesk.parsers.asciidoc_inline import ATTRIBUTES, Inline, writer
from copydesk.parsers.builder import ArticleBuilder, Piece, Writer
from copydesk.parsers.lines import Line, joined, lines
from copydesk.source import SourceFile


class Writing:
    """What the reader of a file finds: blocks, attributes, and footnotes after their block."""

    def __init__(self, source: SourceFile) -> None:
        self._file = source.text
        self.builder = ArticleBuilder(source)
        self.attributes: dict[str, str] = {}
        self._known = dict(ATTRIBUTES)

    def define(self, name: str, value: str) -> None:
        """Note what an attribute of the document says."""
        self.attributes[name.lower()] = value

    def add(self, kind: BlockKind, rows: Sequence[Line], write: Writer = writer) -> None:
        """Add a block of prose that takes up some lines, and the footnotes in it.

        `write` turns what a fix puts there into AsciiDoc.
        """
        layer = joined(self._file, rows)
        inline = Inline(layer.text, self._known)
        self._put(kind, [one for piece in inline.pieces for one in layer.placed(piece)], write)
        for start, end in list(inline.notes):
            made = inline.within(start, end)
            note = [one for piece in made for one in layer.placed(piece)]
            self._put(BlockKind.LIST_ITEM, note, write)

    def _put(self, kind: BlockKind, pieces: list[Piece], write: Writer) -> None:
        self.builder.add(kind, pieces, writer=write)


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in an AsciiDoc file.

    The headline is the document's title, or a title that opens the text.
    Titles of blocks and alternative texts are captions, footnotes list items.
    Listings, passthroughs, formulas and comments are not read. `language` is
    '' where it is not known; the attribute ``:lang:`` may name one.
    """
    from copydesk.parsers.asciidoc_blocks import Reader

    writing = Writing(source)
    Reader(writing).document(list(lines(source.text)))
    blocks = writing.builder.blocks
    heads = [one.kind for one in blocks if one.kind is BlockKind.HEADLINE]
    if not heads and blocks and blocks[0].kind is BlockKind.HEADING:
        blocks[0] = blocks[0]._replace(kind=BlockKind.HEADLINE)
    return writing.builder.article(language or writing.attributes.get("lang", ""))
