"""RSS and Atom: an article for each item of a feed."""

import re

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import ArticleBuilder, joined
from copydesk.parsers.embedded import HTML, LINE, Field, repeats
from copydesk.parsers.embedded import add as add_field
from copydesk.parsers.html_names import BLOCKS, names
from copydesk.parsers.news_xml import NITF, by_article
from copydesk.parsers.prose import Chunk
from copydesk.parsers.xml_reader import Names, read
from copydesk.source import SourceFile

ATOM = "http://www.w3.org/2005/Atom"
XHTML = "http://www.w3.org/1999/xhtml"
_NAMESPACES = frozenset(
    (
        "",
        ATOM,
        XHTML,
        "http://purl.org/rss/1.0/",
        "http://www.w3.org/1999/02/22-rdf-syntax-ns#",
        "http://purl.org/rss/1.0/modules/content/",
    )
)
_FIELDS = names("title description encoded summary content")
_HEADS = ("title",)
_LEADS = ("description", "summary")

FEED = Names(
    {**dict.fromkeys(BLOCKS), **NITF.kinds, **dict.fromkeys(_FIELDS), "language": None},
    names("channelimage image textinput author source rights generator"),
    loud=_FIELDS | {"language"},
    raw=_FIELDS | {"language"},
    articles=frozenset(("item", "entry")),
    namespaces=_NAMESPACES,
)
_LANGUAGE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*")


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the articles in a feed. Raises ParseError.

    Titles and contents are HTML within XML, escaped or in CDATA sections. A
    summary that only repeats how its article begins is left out.
    """
    document = read(source.text, FEED)
    named = next((one.prose for one in document.chunks if one.element == "language"), "")
    own = document.language or (named if _LANGUAGE.fullmatch(named) else "")
    form = LINE if document.namespace == ATOM else HTML
    items = [
        _made(source, chunks, language or region.language or own, form)
        for region, chunks in by_article(document.chunks, "item", "entry")
        if region is not None
    ]
    return joined(source, items, language or own)


def _made(source: SourceFile, chunks: list[Chunk], language: str, plain: str) -> Article:
    """Return one article; `plain` is how a field is written that does not say so."""
    builder = ArticleBuilder(source)
    whole = [_text(one) for one in chunks if _name(one) not in (*_HEADS, *_LEADS)]
    for chunk in sorted(chunks, key=lambda one: _name(one) not in _HEADS):
        name = _name(chunk)
        if name in _LEADS and repeats(_text(chunk), whole):
            continue
        said = "" if chunk.language == language else chunk.language
        if name not in _FIELDS or chunk.element.endswith(" xhtml") or not chunk.writer:
            builder.add(chunk.kind, chunk.pieces, said, writer=chunk.writer)
            continue
        kind = BlockKind.HEADLINE if name in _HEADS else BlockKind.PARAGRAPH
        form = {"text": LINE, "": plain}.get(chunk.element.partition(" ")[2], HTML)
        add_field(builder, source, Field(kind, chunk.pieces, chunk.writer, form, said))
    return builder.article(language)


def _name(chunk: Chunk) -> str:
    return chunk.element.partition(" ")[0]


def _text(chunk: Chunk) -> str:
    return "".join(piece.text for piece in chunk.pieces)
