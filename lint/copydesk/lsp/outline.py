"""The parts of an article as an editor lists them."""

from collections.abc import Iterator

from lsprotocol import types

from copydesk.article import Article, Block, BlockKind
from copydesk.lsp.documents import range_of
from copydesk.source import Span

LENGTH = 60
"""Code points of a part that name it."""
KINDS = {
    BlockKind.HEADLINE: types.SymbolKind.Module,
    BlockKind.HEADING: types.SymbolKind.Namespace,
    BlockKind.DATELINE: types.SymbolKind.Event,
    BlockKind.BYLINE: types.SymbolKind.Property,
    BlockKind.LIST_ITEM: types.SymbolKind.Array,
    BlockKind.TABLE_CELL: types.SymbolKind.Array,
}
"""Kinds whose icons tell the parts apart; all others look like text."""


def symbols(article: Article, encoding: str) -> list[types.DocumentSymbol]:
    """Return headline, dateline, headings and paragraphs; what is under a heading is within it."""
    found: list[types.DocumentSymbol] = []
    for one in (article, *article.more):
        section: types.DocumentSymbol | None = None
        for block in one.blocks:
            symbol = _symbol(one, block, encoding)
            if block.kind is BlockKind.HEADING:
                section = symbol
                found.append(symbol)
            elif section is not None:
                section.children = [*(section.children or ()), symbol]
                section.range = types.Range(section.range.start, symbol.range.end)
            else:
                found.append(symbol)
    return found


def _symbol(article: Article, block: Block, encoding: str) -> types.DocumentSymbol:
    place = range_of(article.source, article.to_source(block.span), encoding)
    return types.DocumentSymbol(
        name=_name(block.span, article.text),
        detail=block.kind.value.replace("-", " "),
        kind=KINDS.get(block.kind, types.SymbolKind.String),
        range=place,
        selection_range=place,
    )


def _name(span: Span, text: str) -> str:
    words = " ".join(text[span.start : min(span.end, span.start + 4 * LENGTH)].split())
    return words if len(words) <= LENGTH else f"{words[:LENGTH].rstrip()}…"


def flat(
    symbols: list[types.DocumentSymbol], uri: str, container: str = ""
) -> Iterator[types.SymbolInformation]:
    """Yield the same for clients that know no nesting."""
    for one in symbols:
        place = types.Location(uri, one.range)
        yield types.SymbolInformation(place, one.name, one.kind, container_name=container or None)
        yield from flat(list(one.children or ()), uri, one.name)
