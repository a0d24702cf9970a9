"""What a block is and in which language, once the format has been read."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.article import Block, BlockKind, Foreign
from copydesk.source import Span

if TYPE_CHECKING:
    from copydesk.analysis.datelines import Dateline
    from copydesk.article import Article

LEAD_BLOCKS = 4
"""A dateline stands in one of the first paragraphs, measured on agency copy."""


def split_datelines(
    text: str, blocks: Sequence[Block], language: str
) -> "tuple[tuple[Block, ...], tuple[Dateline, ...]]":
    """Split the datelines off the first paragraphs.

    Returns the blocks, each dateline a block of its own before the paragraph
    it opens, and the datelines with spans in `text`.
    """
    from copydesk.analysis.datelines import parse_dateline

    out: list[Block] = []
    found: list[Dateline] = []
    paragraphs = 0
    for block in blocks:
        out.append(block)
        if block.kind is not BlockKind.PARAGRAPH or paragraphs >= LEAD_BLOCKS:
            continue
        paragraphs += 1
        dateline = parse_dateline(block.span.of(text), language)
        if dateline is not None:
            dateline = dateline.shifted(block.span.start)
            found.append(dateline)
            out[-1:] = _split(text, block, dateline.span)
    return tuple(out), tuple(found)


def _split(text: str, block: Block, dateline: Span) -> list[Block]:
    rest = text[dateline.end : block.span.end]
    start = block.span.end - len(rest.lstrip())
    head = block._replace(kind=BlockKind.DATELINE, span=dateline)
    if start == block.span.end:
        return [head]
    return [head, block._replace(span=Span(start, block.span.end), follows=True)]


def find_foreign(article: "Article") -> tuple[Foreign, ...]:
    """Return the blocks and quotations that are surely in another language."""
    from copydesk.analysis.language import detect_span

    own = article.language
    if not own:
        return ()
    spans = [(block.span, block.language) for block in article.blocks]
    spans += [(one.inner, "") for one in article.quotations if one.depth == 0]
    found = []
    for span, declared in spans:
        known = declared.split("-")[0].lower() or detect_span(span.of(article.text), own)
        if known != own:
            found.append(Foreign(span, known))
    return tuple(found)
