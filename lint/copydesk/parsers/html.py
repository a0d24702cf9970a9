"""HTML and XHTML: the article of a page, with headings, captions and alternative texts."""

from collections.abc import Iterable, Sequence

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import ArticleBuilder
from copydesk.parsers.html_reader import Page, read
from copydesk.parsers.prose import Chunk, Region
from copydesk.source import SourceFile

XHTML = (".xhtml", ".xht")
LARGEST = 0.5
"""The share of all prose in ``<article>`` elements that makes one of them the page's article."""


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in an HTML file.

    It is what stands in ``<article>``, ``itemprop="articleBody"`` or
    ``<main>``, in this order, or else in the body, without navigation,
    footers, forms, scripts and what is hidden. Code leaves one U+FFFC.
    Alternative texts and ``title`` attributes are captions. The headline is
    the first ``<h1>``, or else ``<title>``. Malformed HTML is read as browsers
    do. `language` is '' where it is not known; ``lang`` may name one.
    """
    page = read(source.text, xml=is_xml(source))
    chosen = choose(page.chunks)
    own = chosen.language if chosen else ""
    own = language or own or page.language
    builder = ArticleBuilder(source)
    for chunk in _ordered(_titled(_chosen(page.chunks, chosen), page)):
        add(builder, chunk, own)
    return builder.article(own)


def is_xml(source: SourceFile) -> bool:
    """Tell whether a file is XHTML, from its name or its first line."""
    return source.path.lower().endswith(XHTML) or source.text.lstrip().startswith("<?xml")


def add(builder: ArticleBuilder, chunk: Chunk, language: str) -> None:
    """Add a block to an article in `language`."""
    said = "" if chunk.language == language else chunk.language
    builder.add(chunk.kind, chunk.pieces, said, writer=chunk.writer)


def choose(chunks: Iterable[Chunk]) -> Region | None:
    """Return the part of a page that is its article, None for the whole page."""
    regions = _regions(chunks)
    articles = [one for one in regions if one.name == "article" and not _within(one, "article")]
    for candidates in (articles, [one for one in regions if one.name == "articleBody"]):
        best = max(candidates, key=lambda one: one.size, default=None)
        if best and best.size >= LARGEST * sum(one.size for one in candidates):
            return best
    mains = [one for one in regions if one.name == "main"]
    return max(mains, key=lambda one: one.size, default=None)


def _regions(chunks: Iterable[Chunk]) -> list[Region]:
    """Return the regions that hold prose, each once."""
    found: dict[int, Region] = {}
    for chunk in chunks:
        region = chunk.region
        while region is not None and id(region) not in found:
            found[id(region)] = region
            region = region.parent
    return list(found.values())


def _within(region: Region, name: str) -> bool:
    above = region.parent
    while above is not None and above.name != name:
        above = above.parent
    return above is not None


def _chosen(chunks: Sequence[Chunk], chosen: Region | None) -> list[Chunk]:
    """Return the blocks of the article; a headline may stand before it."""
    if chosen is None:
        return [one for one in chunks if not (one.region and _is_aside(one.region))]
    inside = [one for one in chunks if one.region and one.region.within(chosen)]
    if any(one.kind is BlockKind.HEADLINE for one in inside):
        return inside
    heads = (one for one in chunks if one.kind is BlockKind.HEADLINE)
    head = next((one for one in heads if not (one.region and _is_aside(one.region))), None)
    return [head, *inside] if head else inside


def _is_aside(region: Region) -> bool:
    """Tell whether a region stands beside the page's text."""
    return region.name == "aside" or _within(region, "aside")


def _titled(chunks: list[Chunk], page: Page) -> list[Chunk]:
    """Keep one headline, or take the title for one; a title that says more is a heading."""
    heads = [at for at, one in enumerate(chunks) if one.kind is BlockKind.HEADLINE]
    for at in heads[1:]:
        chunks[at] = chunks[at]._replace(kind=BlockKind.HEADING)
    title = page.title
    if title is None or not title.prose:
        return chunks
    if not heads:
        return [title, *chunks]
    if chunks[heads[0]].prose in title.prose:
        return chunks
    return [title._replace(kind=BlockKind.HEADING), *chunks]


def _ordered(chunks: Iterable[Chunk]) -> list[Chunk]:
    """Return blocks in the order of their places."""
    return sorted(chunks, key=lambda one: one.pieces[0].start)
