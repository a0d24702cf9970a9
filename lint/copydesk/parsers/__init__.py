"""File formats: which suffix is read by which parser."""

from collections.abc import Iterable
from pathlib import PurePath

from copydesk.formats import Format, Parse
from copydesk.reading import Open


def _text() -> Parse:
    from copydesk.parsers.text import parse

    return parse


def _markdown() -> Parse:
    from copydesk.parsers.markdown import parse

    return parse


def _html() -> Parse:
    from copydesk.parsers.html import parse

    return parse


def _document() -> Parse:
    from copydesk.parsers.zip_article import parse

    return parse


def _docx() -> Open:
    from copydesk.parsers.docx import opened

    return opened


def _odt() -> Open:
    from copydesk.parsers.odt import opened

    return opened


def _xml() -> Parse:
    from copydesk.parsers.xml import parse

    return parse


def _rst() -> Parse:
    from copydesk.parsers.rst import parse

    return parse


def _asciidoc() -> Parse:
    from copydesk.parsers.asciidoc import parse

    return parse


def _latex() -> Parse:
    from copydesk.parsers.latex import parse

    return parse


def _subtitles(name: str) -> Parse:
    from copydesk.parsers import subtitles

    return subtitles.parse_vtt if name == "vtt" else subtitles.parse_srt


def _po() -> Parse:
    from copydesk.parsers.po import parse

    return parse


def _notebook() -> Parse:
    from copydesk.parsers.notebook import parse

    return parse


def _records(name: str) -> Parse:
    from copydesk.parsers.records import formats

    return next(one for one in formats({}) if one.name == name).load()


BUILTIN = (
    Format("text", (".txt", ".text"), _text),
    Format("markdown", (".md", ".markdown"), _markdown),
    Format("docx", (".docx",), _document, _docx),
    Format("odt", (".odt",), _document, _odt),
    Format("rst", (".rst",), _rst),
    Format("asciidoc", (".adoc", ".asciidoc"), _asciidoc),
    Format("latex", (".tex", ".latex"), _latex),
    Format("srt", (".srt",), lambda: _subtitles("srt")),
    Format("vtt", (".vtt",), lambda: _subtitles("vtt")),
    Format("po", (".po", ".pot"), _po),
    Format("notebook", (".ipynb",), _notebook),
    Format("html", (".html", ".htm", ".xhtml"), _html),
    Format("xml", (".xml", ".nitf", ".rss", ".atom", ".xlf", ".xliff", ".tmx"), _xml),
    Format("json", (".json",), lambda: _records("json")),
    Format("jsonl", (".jsonl", ".ndjson"), lambda: _records("jsonl")),
    Format("csv", (".csv", ".tsv"), lambda: _records("csv")),
)


DOUBTFUL = frozenset((".htm", ".html", ".xml", ".json", ".jsonl", ".ndjson", ".csv", ".tsv"))
"""Suffixes of files that hold anything: of a folder, those that look like articles are read."""


def by_suffix(more: Iterable[Format] = ()) -> dict[str, Format]:
    """Return the formats by suffix; `more`, from plugins, win over built-in ones."""
    return {suffix: one for one in (*BUILTIN, *more) for suffix in one.suffixes}


def parser_for(path: str, more: Iterable[Format] = ()) -> Parse:
    """Return the parser for a file; an unknown suffix is read as plain text."""
    found = by_suffix(more).get(PurePath(path).suffix.lower())
    return found.load() if found else _text()


def opening_for(path: str, more: Iterable[Format] = ()) -> Open | None:
    """Return how a file is opened whose format is no text, None for text."""
    found = by_suffix(more).get(PurePath(path).suffix.lower())
    return found.opening() if found and found.opening else None
