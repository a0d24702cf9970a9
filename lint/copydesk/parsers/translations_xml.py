"""XLIFF and TMX: the translations in files of translators' tools."""

from copydesk.article import Article, BlockKind, primary_language
from copydesk.parsers.builder import ArticleBuilder, joined
from copydesk.parsers.html_names import names
from copydesk.parsers.news_xml import by_article
from copydesk.parsers.prose import Chunk
from copydesk.parsers.xml_events import XML_LANG
from copydesk.parsers.xml_reader import Document, Names, read
from copydesk.source import SourceFile

XLIFF = Names(
    {"target": BlockKind.PARAGRAPH},
    names("source alt-trans match note notes skeleton glossary sub bpt ept it"),
    loud=frozenset({"target"}),
    codes=names("ph x bx ex"),
    articles=frozenset({"file"}),
    languages=(XML_LANG, "target-language", "trgLang"),
)
"""http://docs.oasis-open.org/xliff/"""

TMX = Names(
    {"seg": BlockKind.PARAGRAPH},
    names("header prop note bpt ept it sub"),
    loud=frozenset({"seg"}),
    codes=names("ph x ut"),
    articles=frozenset({"tuv"}),
    languages=(XML_LANG, "lang", "srclang"),
)
"""https://www.gala-global.org/tmx-14b"""


def parse_xliff(source: SourceFile, language: str = "") -> Article:
    """Return the translations in an XLIFF file, an article for each ``<file>``.

    Each target is a paragraph. Raises ParseError.
    """
    document = read(source.text, XLIFF)
    own = _first(document)
    files = [
        _made(source, chunks, language or (region.language if region else "") or own)
        for region, chunks in by_article(document.chunks, "file")
    ]
    return joined(source, files, language or own)


def _first(document: Document) -> str:
    """Return the language of the whole, or of the first target that names one."""
    return document.language or next((one.language for one in document.chunks), "")


def parse_tmx(source: SourceFile, language: str = "") -> Article:
    """Return the translations in a TMX file, each segment an article. Raises ParseError.

    Segments in `language` are read; where that is '', all that are not in the
    language which the file says it was translated from.
    """
    document = read(source.text, TMX)
    origin = _origin(source.text)
    segments = [
        _made(source, chunks, region.language)
        for region, chunks in by_article(document.chunks, "tuv")
        if region is not None and _is_wanted(region.language, language, origin)
    ]
    return joined(source, segments, language)


def _origin(text: str) -> str:
    from copydesk.parsers.xml_events import Kind, events

    for event in events(text):
        if event.kind is Kind.START and event.name == "header":
            return event.attributes.get("srclang", "")
        if event.kind is Kind.START and event.name == "body":
            break
    return ""


def _is_wanted(found: str, language: str, origin: str) -> bool:
    if language:
        return primary_language(found) == primary_language(language)
    return not found or found.lower() != origin.lower()


def _made(source: SourceFile, chunks: list[Chunk], language: str) -> Article:
    builder = ArticleBuilder(source)
    for chunk in chunks:
        said = "" if chunk.language == language else chunk.language
        builder.add(chunk.kind, chunk.pieces, said, writer=chunk.writer)
    return builder.article(language)
