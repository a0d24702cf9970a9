"""XML of unknown kind: its root element decides."""

import re
from importlib import import_module

from copydesk.article import Article
from copydesk.reading import ParseError
from copydesk.source import SourceFile

_ROOT = re.compile(r"<(?:[\w.-]+:)?(?P<name>[\w.-]+)")
_BLANK = re.compile(r"\s*+")
_SUBSET = re.compile(r"[^\[>]*+(\[)?")
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
    at = _blank(text, 0)
    while at >= 0:
        if text.startswith("<!--", at):
            at = _after(text, at, "-->")
        elif text.startswith("<?", at):
            at = _after(text, at, "?>")
        elif text.startswith("<!", at):
            subset = _SUBSET.match(text, at)
            has_subset = subset is not None and subset[1]
            at = _after(text, _after(text, at, "]") if has_subset else at, ">")
        else:
            found = _ROOT.match(text, at)
            return found["name"].lower() if found else ""
    return ""


def _after(text: str, at: int, sign: str) -> int:
    """Return where the text goes on after a sign and white space, -1 for nowhere."""
    end = text.find(sign, at) if at >= 0 else -1
    return _blank(text, end + len(sign)) if end >= 0 else -1


def _blank(text: str, at: int) -> int:
    found = _BLANK.match(text, at)
    return found.end() if found else at


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
