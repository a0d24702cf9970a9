"""Articles in the fields of another format: text, Markdown or HTML in XML, JSON or CSV."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator
from operator import itemgetter
from typing import NamedTuple

from copydesk.article import Article, Block, BlockKind
from copydesk.parsers.builder import ArticleBuilder, Piece, Writer
from copydesk.parsers.layer import Layer
from copydesk.source import SourceFile

AUTO, LINE, TEXT, MARKDOWN, HTML = "auto", "line", "text", "markdown", "html"

_HTML = re.compile(
    r"</[a-zA-Z]|<(?:a|b|br|blockquote|div|em|figure|h[1-6]|hr|i|img|li|ol|p|pre|q|section|span"
    r"|strong|sub|sup|table|u|ul)(?:[\s/>])|&(?:\#\d{2,6}|\#x[\da-f]{2,5}|[a-z]{2,8});",
    re.IGNORECASE,
)
_TAGS = re.compile(r"<[^<>]*+>")
_CUT = re.compile(r"[\s\[\](){}.…]{1,20}\Z")
_NOT_WORD = re.compile(r"\W+")


class Field(NamedTuple):
    """One field of an article: what it is, the pieces of its value, and how it is written.

    `format` is ``html``, ``markdown``, ``text``, ``line`` for a single block
    without markup, or ``auto``: HTML where there are tags or character
    references, else text (a single block, if it is no body).
    """

    kind: BlockKind
    pieces: list[Piece]
    writer: Writer
    format: str = AUTO
    language: str = ""


def add(builder: ArticleBuilder, source: SourceFile, field: Field) -> None:
    """Add the blocks of a field to an article."""
    layer = Layer(field.pieces)
    form = field.format
    if form == AUTO:
        is_body = field.kind is BlockKind.PARAGRAPH
        form = HTML if _HTML.search(layer.text) else TEXT if is_body else LINE
    if form == LINE:
        builder.add(field.kind, field.pieces, field.language, writer=field.writer)
    elif form == HTML:
        _add_html(builder, layer, field)
    else:
        _add_text(builder, layer, field, SourceFile(f"{source.path}.{form}", layer.text), form)


def _kind(found: BlockKind, field: Field, builder: ArticleBuilder) -> BlockKind:
    """Return what a block of a field is: a field says what its paragraphs are."""
    if found is BlockKind.PARAGRAPH or field.kind is not BlockKind.PARAGRAPH:
        return field.kind
    has_head = any(block.kind is BlockKind.HEADLINE for block in builder.blocks)
    return BlockKind.HEADING if found is BlockKind.HEADLINE and has_head else found


def _add_html(builder: ArticleBuilder, layer: Layer, field: Field) -> None:
    from copydesk.parsers.html_reader import read

    for chunk in read(layer.text).chunks:
        pieces = [one for piece in chunk.pieces for one in layer.placed(piece)]
        writer = _both(chunk.writer, field.writer) if chunk.writer else field.writer
        language = chunk.language or field.language
        builder.add(_kind(chunk.kind, field, builder), pieces, language, writer=writer)


def _both(inner: Writer, outer: Writer) -> Writer:
    def written(text: str) -> str | None:
        made = inner(text)
        return None if made is None else outer(made)

    return written


def _add_text(
    builder: ArticleBuilder, layer: Layer, field: Field, file: SourceFile, form: str
) -> None:
    if form == MARKDOWN:
        from copydesk.parsers.markdown import parse
    else:
        from copydesk.parsers.text import parse
    article = parse(file, field.language or "xx")
    for block in article.parsed_blocks:
        kind = block.kind
        if form == TEXT and kind is BlockKind.HEADLINE:
            kind = BlockKind.HEADLINE if not builder.blocks else BlockKind.PARAGRAPH
        pieces = [one for piece in _pieces(article, block) for one in layer.placed(piece)]
        language = block.language or field.language
        builder.add(_kind(kind, field, builder), pieces, language, writer=field.writer)


def _pieces(article: Article, block: Block) -> Iterator[Piece]:
    """Yield the pieces of a block in the text that it was parsed from."""
    start, end = block.span
    if article.text_map is None:
        yield Piece(article.text[start:end], start, end)
        return
    runs = article.text_map.runs
    first_run = max(0, bisect_right(runs, start, key=itemgetter(0)) - 1)
    for number in range(first_run, len(runs)):
        at, place, length, size = runs[number]
        if at >= end:
            return
        first, last = max(at, start), min(at + length, end)
        if first >= last:
            continue
        text = article.text[first:last]
        if length == size:
            yield Piece(text, place + first - at, place + last - at)
        else:
            yield Piece(text, place, place + size, is_escape=at in article.text_map.escapes)


def repeats(summary: str, texts: Iterable[str]) -> bool:
    """Tell whether a summary only repeats how a text begins, tags and dots aside."""
    words = _words(summary)
    return bool(words) and any(_words(text).startswith(words) for text in texts)


def _words(text: str) -> str:
    from html import unescape

    return _NOT_WORD.sub(" ", _CUT.sub("", unescape(_TAGS.sub(" ", text)))).strip()
