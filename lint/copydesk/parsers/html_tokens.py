"""Tags and texts of an HTML file, as browsers split it, each with its place.

This follows the tokenizer of the HTML standard (section 13.2.5 of
https://html.spec.whatwg.org/) in linear time, whatever the text. Parsers for
Python give the line and column of a tag at best, and the text of an element
after its character references are decoded: neither leads back to the file.
"""

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from copydesk.source import Span

_RAW_NAMES = "iframe noembed noframes noscript script style textarea title xmp"
RAW = frozenset(_RAW_NAMES.split())
"""Elements whose content is text up to their own end tag."""

_BLANK = r"[ \t\n\f\r]"
_MARKUP = re.compile(r"<(?=[a-zA-Z!?]|/(?s:.))")
_NAME = re.compile(r"</?([a-zA-Z][^ \t\n\f\r/>]*+)")
_PLAIN = re.compile(r"<(/?[a-zA-Z][a-zA-Z0-9]*+)>")
_GAP = re.compile(r"[ \t\n\f\r/]*+")
_ATTRIBUTE = re.compile(rf"([^ \t\n\f\r/>][^ \t\n\f\r/>=]*+)(?:{_BLANK}*+=({_BLANK}*+))?+")
_UNQUOTED = re.compile(r"[^ \t\n\f\r>]*+")
_COMMENT_END = re.compile(r"--!?>")


class Token(NamedTuple):
    """A tag, a comment or a text.

    `name` is that of a tag, in lower case; ``/name`` that of an end tag,
    ``!`` a comment or declaration, '' a text. `attributes` has the spans of
    the values by name, without quotes.
    """

    name: str
    span: Span
    attributes: dict[str, Span] = {}  # noqa: RUF012 - never written to
    closed: bool = False


def tokens(text: str, *, xml: bool = False) -> Iterator[Token]:
    """Yield the tokens of HTML in order.

    The content of scripts and their like is one text. With `xml`, the text is
    XHTML: no element has raw content, and CDATA sections are texts.
    """
    at = 0
    while found := _MARKUP.search(text, at):
        start = found.start()
        if start > at:
            yield Token("", Span(at, start))
        sign = text[start + 1]
        if sign in "!?" or (sign == "/" and not _NAME.match(text, start)):
            token = _other(text, start, xml=xml)
        else:
            plain = _PLAIN.match(text, start)
            token = Token(plain[1].lower(), Span(*plain.span())) if plain else tag(text, start)
        yield token
        at = token.span.end
        if token.name in RAW and not (xml or token.closed):
            end = _raw_end(text, token.name, at)
            yield Token("", Span(at, end))
            at = end
        elif token.name == "plaintext":
            break
    if at < len(text):
        yield Token("", Span(at, len(text)))


def _other(text: str, start: int, *, xml: bool) -> Token:
    """Return a comment, a declaration or what browsers take for a comment."""
    if text.startswith("<!--", start):
        if text.startswith((">", "->"), start + 4):
            return Token("!", Span(start, text.index(">", start) + 1))
        ended = _COMMENT_END.search(text, start + 4)
        return Token("!", Span(start, ended.end() if ended else len(text)))
    if xml and text.startswith("<![CDATA[", start):
        end = text.find("]]>", start)
        return Token("![CDATA[", Span(start, end + 3 if end >= 0 else len(text)))
    end = text.find(">", start)
    return Token("!", Span(start, end + 1 if end >= 0 else len(text)))


def tag(text: str, start: int) -> Token:
    """Return a tag; one that the file's end cuts off is nothing, as in browsers."""
    named = _NAME.match(text, start)
    if named is None:
        return Token("!", Span(start, len(text)))
    name = ("/" if text[start + 1] == "/" else "") + named[1].lower()
    attributes: dict[str, Span] = {}
    at, closed = named.end(), False
    while True:
        gap = _GAP.match(text, at)
        closed = gap is not None and gap[0].endswith("/")
        at = gap.end() if gap else at
        found = _ATTRIBUTE.match(text, at)
        if found is None:
            break
        value = Span(found.end(), found.end())
        at = found.end()
        if found[2] is not None:
            value, at = _value(text, at)
        if at > len(text):
            break
        attributes.setdefault(found[1].lower(), value)
    if not text.startswith(">", at):
        return Token("!", Span(start, len(text)))
    return Token(name, Span(start, at + 1), attributes, closed)


def _value(text: str, at: int) -> tuple[Span, int]:
    """Return the place of an attribute's value, and where to read on; past the end for no end."""
    quote = text[at : at + 1]
    if quote and quote in "\"'":
        end = text.find(quote, at + 1)
        return (Span(at + 1, end), end + 1) if end >= 0 else (Span(at, at), len(text) + 1)
    found = _UNQUOTED.match(text, at)
    end = found.end() if found else at
    return Span(at, end), end


def _raw_end(text: str, name: str, at: int) -> int:
    """Return where the end tag of an element with raw content starts."""
    found = _end_tag(name).search(text, at)
    return found.start() if found else len(text)


@cache
def _end_tag(name: str) -> "re.Pattern[str]":
    return re.compile(rf"</{name}(?=[ \t\n\f\r/>])", re.IGNORECASE)
