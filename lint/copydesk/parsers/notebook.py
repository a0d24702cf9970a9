"""Jupyter notebooks: the Markdown in their cells."""

from collections.abc import Iterator
from functools import partial

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import ArticleBuilder, Piece
from copydesk.parsers.embedded import MARKDOWN, Field, add
from copydesk.parsers.json_values import Text, Value, pieces, writer
from copydesk.parsers.json_values import parse as parse_json
from copydesk.reading import ParseError
from copydesk.source import SourceFile

PROSE = frozenset(("markdown", "heading"))


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a notebook: its Markdown cells, one after another.

    Code, its output and raw cells are not read. `language` is '' where it is
    not known; a notebook's own ``language`` is that of its code. Raises ParseError.
    """
    value = parse_json(source)
    builder = ArticleBuilder(source)
    write = partial(writer, ascii_only=source.text.isascii())
    for cell in _cells(value):
        if _text(source, cell.get("cell_type")) in PROSE:
            made = list(_source(source, cell.get("source")))
            add(builder, source, Field(BlockKind.PARAGRAPH, made, write, MARKDOWN, language))
    return builder.article(language)


def _cells(value: Value) -> Iterator[dict[str, Value]]:
    """Yield the cells; those of notebooks older than version 4 stand in worksheets."""
    if not isinstance(value, dict) or not ({"cells", "worksheets"} & value.keys()):
        raise ParseError("is no Jupyter notebook: its JSON has no “cells”")
    sheets = value.get("worksheets")
    for holder in (value, *(sheets if isinstance(sheets, list) else ())):
        cells = holder.get("cells") if isinstance(holder, dict) else None
        if isinstance(cells, list):
            yield from (cell for cell in cells if isinstance(cell, dict))


def _text(source: SourceFile, value: Value) -> str:
    return "".join(piece.text for piece in _source(source, value))


def _source(source: SourceFile, value: Value) -> Iterator[Piece]:
    """Yield the text of a cell, which is a string or a list of them."""
    for one in value if isinstance(value, list) else [value]:
        if isinstance(one, Text):
            yield from pieces(source.text, one)
