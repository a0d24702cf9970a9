"""Text in HTML: character references, and white space as browsers show it."""

import re
from collections.abc import Iterator
from functools import cache
from html import unescape

from copydesk.parsers.builder import Piece

_REFERENCE = re.compile(r"&(?:\#(?:[0-9]++|[xX][0-9a-fA-F]++);?|[a-zA-Z][a-zA-Z0-9]{0,31};?)")
_SPECIAL = re.compile(rf"{_REFERENCE.pattern}|[ \t\n\r\f]{{2,}}")
_NUMBER = re.compile(r"&#(?:0*+(\d{1,7})|[xX]0*+([0-9a-fA-F]{1,6}));?")
_WORD = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789=")


def pieces(
    text: str, start: int, end: int, *, attribute: bool = False, raw: bool = False
) -> Iterator[Piece]:
    """Yield the text that HTML from `start` to `end` stands for, as it is shown.

    A character reference is one whole piece; white space is one blank or line
    end, unless it is `raw`. In an attribute, a name without semicolon may be
    part of an address.
    """
    for found in (_REFERENCE if raw else _SPECIAL).finditer(text, start, end):
        if found.start() > start:
            yield Piece(text[start : found.start()], start, found.start())
        start = found.start()
        piece = _piece(found, text, attribute=attribute)
        if piece is not None:
            yield piece
            start = piece.end
    if start < end:
        yield Piece(text[start:end], start, end)


def _piece(found: "re.Match[str]", text: str, *, attribute: bool) -> Piece | None:
    """Return the piece for a character reference or white space, None for neither."""
    start, end = found.span()
    if found[0][0] != "&":
        ended = "\n" in found[0] or "\r" in found[0]
        if found[0] == "\r\n":
            return Piece("\r\n", start, end)
        return Piece("\n" if ended else " ", start, end, is_escape=True)
    if found[0][1] == "#":
        return Piece(_numbered(found[0]), start, end, is_escape=True)
    name = _named(found[0][1:])
    if not name:
        return None
    end = start + 1 + len(name)
    if attribute and name[-1] != ";" and text[end : end + 1] in _WORD:
        return None
    return Piece(unescape(f"&{name}"), start, end, is_escape=True)


def _numbered(reference: str) -> str:
    found = _NUMBER.fullmatch(reference)
    return (unescape(reference) if found else "") or "\ufffd"


def _named(name: str) -> str:
    """Return the start of `name` that names a character; names end in a semicolon or are old.

    >>> _named("amp;"), _named("eacutexyz"), _named("bogus;")
    ('amp;', 'eacute', '')
    """
    names, longest = _names()
    if name in names:
        return name
    return next(
        (name[:size] for size in range(min(longest, len(name)), 1, -1) if name[:size] in names), ""
    )


@cache
def _names() -> tuple[dict[str, str], int]:
    """Return the names of characters, and the length of the longest without semicolon."""
    from html.entities import html5

    return html5, max(len(name) for name in html5 if name[-1] != ";")


def escaped(text: str) -> str:
    """Return `text` as it is written in an element.

    >>> escaped("R&D < 2")
    'R&amp;D &lt; 2'
    """
    return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def escaped_value(text: str) -> str:
    """Return `text` as it is written in an attribute between quotes of either kind."""
    return escaped(text).replace('"', "&quot;").replace("'", "&#39;")


def verbatim(text: str) -> str | None:
    """Return `text` where it needs no escape, in a CDATA section or not; else None."""
    return None if any(sign in text for sign in "<>&") else text


def unended(text: str) -> str | None:
    """Return `text` as it is written in a CDATA section, None for what would end it."""
    return None if "]]>" in text or text.endswith("]") else text


def unwritable(_: str) -> str | None:
    """Return None: nothing is written here, as in an attribute without quotes."""
    return None
