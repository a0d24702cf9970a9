"""NITF and NewsML-G2: the news agencies' own formats."""

from collections.abc import Iterable, Iterator

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import ArticleBuilder, joined
from copydesk.parsers.embedded import AUTO, Field
from copydesk.parsers.embedded import add as add_field
from copydesk.parsers.html_names import KINDS as HTML_KINDS
from copydesk.parsers.html_names import SILENT, names
from copydesk.parsers.prose import Chunk, Region
from copydesk.parsers.xml_reader import Names, read
from copydesk.source import SourceFile

_BOXES = names(
    "p body body.head body.content body.end block nitf html div section article figure media "
    "table "
    "tr ul ol dl nitf-table hedline abstract note main distributor contentset contentmeta"
)
_KINDS: dict[str, BlockKind | None] = {
    **dict.fromkeys(_BOXES),
    **HTML_KINDS,
    "hl1": BlockKind.HEADLINE,
    "hl2": BlockKind.HEADING,
    "headline": BlockKind.HEADLINE,
    "byline": BlockKind.BYLINE,
    "by": BlockKind.BYLINE,
    "dateline": BlockKind.DATELINE,
    "media-caption": BlockKind.CAPTION,
    "bq": BlockKind.QUOTATION,
    "credit": BlockKind.CAPTION,
    "description": None,
    "inlinedata": None,
}
_MUTED = (SILENT - {"title", "dialog", "search", "menu"}) | names(
    "head copyrite distributor rights series media-metadata media-producer media-object "
    "bibliography slugline"
)
NITF = Names(_KINDS, _MUTED | {"title"}, codes=frozenset({"code", "kbd", "pre"}))
"""https://iptc.org/standards/nitf/"""

NEWSML = NITF._replace(
    loud=names("headline dateline by description inlinexml inlinedata"),
    raw=frozenset({"inlinedata"}),
    articles=frozenset({"newsitem"}),
)
"""https://iptc.org/standards/newsml-g2/"""


def parse_nitf(source: SourceFile, language: str = "") -> Article:
    """Return the article in a NITF file. Raises ParseError."""
    document = read(source.text, NITF)
    own = language or document.language
    return _made(source, document.chunks, own)


def parse_newsml(source: SourceFile, language: str = "") -> Article:
    """Return the articles in a NewsML-G2 file, one for each item. Raises ParseError."""
    document = read(source.text, NEWSML)
    items = [
        _made(source, chunks, language or (region.language if region else "") or document.language)
        for region, chunks in by_article(document.chunks, "newsitem")
    ]
    return joined(source, items, language)


def by_article(
    chunks: Iterable[Chunk], *names: str
) -> Iterator[tuple[Region | None, list[Chunk]]]:
    """Yield the blocks of each article, found in regions of one of these names."""
    groups: dict[int, tuple[Region | None, list[Chunk]]] = {}
    for chunk in chunks:
        region = chunk.region
        while region is not None and region.name not in names:
            region = region.parent
        groups.setdefault(id(region), (region, []))[1].append(chunk)
    yield from groups.values()


def _made(source: SourceFile, chunks: list[Chunk], language: str) -> Article:
    builder = ArticleBuilder(source)
    for chunk in _with_one_headline(chunks):
        said = "" if chunk.language == language else chunk.language
        if chunk.element.startswith("inlinedata") and chunk.writer:
            field = Field(BlockKind.PARAGRAPH, chunk.pieces, chunk.writer, AUTO, said)
            add_field(builder, source, field)
        else:
            builder.add(chunk.kind, chunk.pieces, said, writer=chunk.writer)
    return builder.article(language)


def _with_one_headline(chunks: list[Chunk]) -> list[Chunk]:
    """Leave out a headline that the text repeats from the metadata; make later ones headings."""
    first: str | None = None
    kept: list[Chunk] = []
    for chunk in chunks:
        if chunk.kind is not BlockKind.HEADLINE or first is None:
            first = chunk.prose if chunk.kind is BlockKind.HEADLINE else first
            kept.append(chunk)
        elif chunk.prose != first:
            kept.append(chunk._replace(kind=BlockKind.HEADING))
    return kept
