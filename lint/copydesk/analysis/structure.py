"""What a block is and in which language, once the format has been read."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from copydesk.article import Block, BlockKind, Foreign, primary_language
from copydesk.source import Span

if TYPE_CHECKING:
    from copydesk.analysis.datelines import Dateline
    from copydesk.article import Article

LEAD_BLOCKS = 4
"""A dateline or byline stands in one of the first paragraphs, measured on agency copy."""
LONGEST_BYLINE = 120
"""Code points; longer ones name what the authors did."""
FEWEST_WORDS = 3
"""Shorter quotations are names and terms, whose language nobody can tell for sure."""

_NAME = r"[^\W\d_a-zà-öø-ÿа-яё][^\W\d_]*(?:[-’'.][^\W\d_]+)*\.?"
_NAMES = re.compile(rf"{_NAME}(?:[ \u00a0]{_NAME})+|[^\W\d_a-zà-öø-ÿа-яё]{{2,}}(?!\S)")
_FAR = re.compile(r"[^\W\d_\u0000-\u036f]")
_WORD = re.compile(r"[^\W\d_]+")


def split_datelines(
    text: str, blocks: Sequence[Block], language: str
) -> "tuple[tuple[Block, ...], tuple[Dateline, ...]]":
    """Find the bylines and split the datelines off the first paragraphs.

    Returns the blocks, each dateline a block of its own before the paragraph
    it opens, and the datelines with spans in `text`. A block that the format says
    is a dateline is one where its parts are.
    """
    from copydesk.analysis.datelines import parse_dateline, parse_field

    out: list[Block] = []
    found: list[Dateline] = []
    paragraphs = 0
    for number, block in enumerate(blocks):
        out.append(block)
        if block.kind is BlockKind.DATELINE:
            told = parse_field(block.span.of(text))
            found += [told.shifted(block.span.start)] if told else []
            continue
        if block.kind is not BlockKind.PARAGRAPH or paragraphs >= LEAD_BLOCKS:
            continue
        if number and _is_byline(block.span.of(text), language):
            out[-1] = block._replace(kind=BlockKind.BYLINE)
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


def _is_byline(text: str, language: str) -> bool:
    """Tell whether a short line names those who wrote the article: `Par Nadia Belkacem`."""
    if len(text) > LONGEST_BYLINE or text.endswith((".", "!", "?", "…", ":", "»", "”")):
        return False
    word, _, rest = text.replace("\u00a0", " ").partition(" ")
    if not rest or not word[0].isupper():
        return False
    from copydesk.analysis.packs import load

    is_credit = word.rstrip(":").lower() in load(language).bylines
    return is_credit and _NAMES.match(rest.lstrip(": ")) is not None


def find_foreign(article: "Article") -> tuple[Foreign, ...]:
    """Return the blocks and quotations that are surely in another language.

    They are in the order of the text; a quotation within a foreign block, and
    what is too short to be judged, is left out.
    """
    own = article.language
    if not own:
        return ()
    found = [
        Foreign(block.span, language)
        for block in article.blocks
        if (language := _language(article, block.span, own, block.language)) != own
    ]
    found += [
        one for one in article.declared if _language(article, one.span, own, one.language) != own
    ]
    blocks = list(found)
    for quotation in article.quotations:
        span = quotation.inner
        if quotation.depth or any(block.span.contains(span) for block in blocks):
            continue
        language = _language(article, span, own)
        if language != own:
            found.append(Foreign(span, language))
    return tuple(sorted(found))


def _language(article: "Article", span: Span, own: str, declared: str = "") -> str:
    """Return the language that the file declares or that the words tell, or else `own`."""
    if declared:
        return primary_language(declared)
    from copydesk.analysis.language import detect_span

    text = span.of(article.text)
    is_latin = _FAR.search(text) is None
    is_short = is_latin and len(_WORD.findall(text[:200])) < FEWEST_WORDS
    return own if is_short else detect_span(text, own)
