"""XML of unknown kind: its root element decides."""

import re
from importlib import import_module

from copydesk.article import Article
from copydesk.reading import ParseError
from copydesk.source import SourceFile

HEAD = 4096
"""Characters in which the root element begins, unless long comments stand before it."""

_ROOT = re.compile(r"<(?!\?|!)(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_BEFORE = re.compile(r"<\?.*?\?>|<!--.*?-->", re.DOTALL)
_PARSERS = {
    "nitf": ("news_xml", "parse_nitf"),
    "newsitem": ("news_xml", "parse_newsml"),
    "newsmessage": ("news_xml", "parse_newsml"),
    "rss": ("feeds_xml", "parse"),
    "feed": ("feeds_xml", "parse"),
    "rdf": ("feeds_xml", "parse"),
    "html": ("html", "parse"),
    "xliff": ("translations_xml", "parse_xliff"),
    "tmx": ("translations_xml", "parse_tmx"),
}


def root(text: str) -> str:
    """Return the local name of the root element, in lower case, '' where none is in sight.

    >>> root('<?xml version="1.0"?><!-- <a/> --><atom:feed xmlns:atom="x">')
    'feed'
    """
    found = _ROOT.search(_BEFORE.sub(" ", text[:HEAD]))
    return found["name"].lower() if found else ""


def recognises(text: str) -> bool:
    """Tell whether a file that begins with `text` is of a kind that is read."""
    return root(text) in _PARSERS


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the articles in an XML file. Raises ParseError for XML of another kind."""
    name = root(source.text)
    if name not in _PARSERS:
        what = f"its root element is <{name}>" if name else "it has no root element"
        raise ParseError(
            f"is no article that copydesk can read: {what}, and NITF, NewsML-G2, RSS, Atom, "
            "XHTML, XLIFF and TMX are read; leave it out with “exclude”"
        )
    module, function = _PARSERS[name]
    made = getattr(import_module(f"copydesk.parsers.{module}"), function)(source, language)
    assert isinstance(made, Article)  # noqa: S101 - for type checkers
    return made
