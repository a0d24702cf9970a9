"""The blocks of prose in HTML, malformed or not, each with its place."""

import re
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.html_names import (
    BARRIERS,
    BLOCKS,
    CELLS,
    CLOSE_PARAGRAPH,
    CODE,
    HEAD,
    HEADINGS,
    IMAGES,
    KINDS,
    LISTS,
    ROLES,
    SILENT,
    VOID,
)
from copydesk.parsers.html_text import pieces
from copydesk.parsers.html_tokens import Token, tokens
from copydesk.parsers.prose import Chunk, Prose, Region
from copydesk.source import Span

MAX_DEPTH = 512
"""Elements within one another; deeper ones are read as if they were not (as Chromium does)."""

_HIDDEN = re.compile(r"(?:display\s*:\s*none|visibility\s*:\s*hidden)\b", re.IGNORECASE)
_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*)\s*")
_BYLINES = frozenset(("byline", "author", "auteur", "signature"))


class _Open(NamedTuple):
    """An open element, with what it hands down to those within."""

    name: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    language: str = ""
    inline: str = ""
    silent: bool = False
    aside: bool = False
    region: Region | None = None
    paragraph: int = 0
    item: int = 0
    """Where in the stack the paragraph and the list item stand that a next one closes, or 0."""


class Page(NamedTuple):
    """What was read: the blocks in order, the title, and the language of the whole."""

    chunks: list[Chunk]
    title: Chunk | None = None
    language: str = ""


def read(text: str, *, xml: bool = False) -> Page:
    """Return the prose in HTML, be it a page or a piece of one. With `xml`, it is XHTML."""
    return _Reader(text, xml=xml).read()


class _Reader:
    """Follows the tags of one text: a tree as browsers build it, as far as prose needs one."""

    def __init__(self, text: str, *, xml: bool) -> None:
        self._text = text
        self._xml = xml
        self._stack = [_Open(region=Region(""))]
        self._open: dict[str, int] = {}
        self._too_deep = 0
        self._prose = Prose(text)
        self._title: Chunk | None = None
        self._language = ""

    def read(self) -> Page:
        """Return the page."""
        in_title = False
        for token in tokens(self._text, xml=self._xml):
            if not token.name:
                if in_title:
                    self._read_title(token.span)
                else:
                    self._read_text(token.span)
            elif token.name == "![CDATA[":
                if not self._stack[-1].silent:
                    self._prose.read_cdata(token.span, self._stack[-1].inline)
            elif token.name[0] == "!":
                self._prose.leave_out(token.span)
            elif token.name[0] == "/":
                self._end(token.name[1:], token)
            else:
                self._start(token)
            in_title = token.name == "title" and not self._open.get("svg")
        self._flush()
        return Page(self._prose.chunks, self._title, self._language)

    # Text

    def _read_text(self, span: Span) -> None:
        if self._stack[-1].name == "head" and not span.of(self._text).isspace():
            self._pop_to(len(self._stack) - 1)
        if not self._stack[-1].silent:
            self._prose.read(span, self._stack[-1].inline)

    def _read_title(self, span: Span) -> None:
        if self._title is None:
            made = list(pieces(self._text, *span))
            self._title = Chunk(BlockKind.HEADLINE, made, self._stack[-1].language)

    def _flush(self) -> None:
        """End the block of prose that is being read."""
        top = self._stack[-1]
        self._prose.end(top.kind, top.language, top.region)

    # Tags

    def _start(self, token: Token) -> None:
        name = token.name
        if self._stack[-1].name == "head" and name not in HEAD:
            self._pop_to(len(self._stack) - 1)
        if name in BLOCKS:
            self._flush()
            if not self._too_deep:
                self._imply_ends(name)
        silent = self._stack[-1].silent
        if not silent:
            self._read_void(token)
            silent = self._is_silent(token)
            if not silent and (name not in VOID or name in IMAGES):
                self._read_attributes(token)
        is_empty = name in VOID or (token.closed and self._xml)
        if not is_empty and (
            name in BLOCKS or name in SILENT or name in CODE or token.attributes or self._has(name)
        ):
            self._push(token, silent=silent)

    def _has(self, name: str) -> bool:
        return self._open.get(name, 0) > 0

    def _read_void(self, token: Token) -> None:
        """Read what stands for itself amid prose: a break, an image, code."""
        if token.name == "br":
            self._break(token.span)
        elif token.name in CODE or (token.name == "img" and self._prose.begun):
            self._prose.put_object(token.span)

    def _break(self, span: Span) -> None:
        if self._prose.break_line(span):
            self._flush()

    def _read_attributes(self, token: Token) -> None:
        """Read the texts in attributes: each is a caption of its own."""
        seen: set[str] = set()
        for name in ("alt", "title"):
            span = token.attributes.get(name)
            if span is None or (name == "alt" and token.name not in IMAGES):
                continue
            value = span.of(self._text)
            if value.strip() and value not in seen:
                seen.add(value)
                top = self._stack[-1]
                self._prose.caption(span, top.inline or top.language, top.region)

    def _push(self, token: Token, *, silent: bool) -> None:
        if len(self._stack) >= MAX_DEPTH:
            self._too_deep += 1
            return
        name, above, at = token.name, self._stack[-1], len(self._stack)
        language = self._language_of(token)
        is_block = name in BLOCKS
        of_block = language if language and is_block else above.language
        made = above._replace(
            name=name,
            kind=self._kind(token, above),
            language=of_block,
            inline=above.inline if is_block else language or above.inline,
            silent=silent,
            aside=above.aside or name == "aside",
            region=self._region(token, above, of_block),
            paragraph=at if name == "p" else 0 if name in BARRIERS else above.paragraph,
            item=at if name in ("li", "dd", "dt") else 0 if name in LISTS else above.item,
        )
        self._stack.append(made)
        self._open[name] = self._open.get(name, 0) + 1

    def _language_of(self, token: Token) -> str:
        span = token.attributes.get("lang") or token.attributes.get("xml:lang")
        found = _LANGUAGE.fullmatch(span.of(self._text)) if span else None
        if found and token.name in ("html", "body"):
            self._language = self._language or found[1]
        return found[1] if found else ""

    def _kind(self, token: Token, above: _Open) -> BlockKind:
        if token.name in ("p", "div", "address", "section") and self._is_byline(token):
            return BlockKind.BYLINE
        return KINDS.get(token.name, above.kind)

    def _is_byline(self, token: Token) -> bool:
        words = (*self._words(token, "class"), *self._words(token, "itemprop"))
        return not _BYLINES.isdisjoint(words)

    def _words(self, token: Token, attribute: str) -> list[str]:
        span = token.attributes.get(attribute)
        return span.of(self._text).lower().split() if span else []

    def _is_silent(self, token: Token) -> bool:
        return (
            token.name in SILENT
            or token.name in CODE
            or (token.name == "li" and self._stack[-1].aside)
            or not ROLES.isdisjoint(self._words(token, "role"))
            or _is_hidden(token, self._text)
        )

    def _region(self, token: Token, above: _Open, language: str) -> Region | None:
        if token.name in ("article", "main", "aside"):
            return Region(token.name, above.region, language)
        if "main" in self._words(token, "role"):
            return Region("main", above.region, language)
        if "articlebody" in self._words(token, "itemprop"):
            return Region("articleBody", above.region, language)
        return above.region

    # Ends

    def _imply_ends(self, name: str) -> None:
        """Close the elements whose end tags may be left out before this one."""
        top = self._stack[-1]
        if name in ("li", "dd", "dt") and top.item:
            self._pop_to(top.item)
        elif name in CLOSE_PARAGRAPH and top.paragraph:
            self._pop_to(top.paragraph)
        elif name in CELLS and self._has("table"):
            self._close_cells(*CELLS[name])
        if name in HEADINGS and self._stack[-1].name in HEADINGS:
            self._pop_to(len(self._stack) - 1)

    def _close_cells(self, closed: frozenset[str], limits: frozenset[str]) -> None:
        """Close the nearest open part of a table that is in `closed`, if it is within `limits`."""
        for at in range(len(self._stack) - 1, 0, -1):
            name = self._stack[at].name
            if name in closed:
                self._pop_to(at)
                return
            if name in limits:
                return

    def _end(self, name: str, token: Token) -> None:
        if name == "br" and not self._stack[-1].silent:
            self._break(token.span)
        if name in HEADINGS:
            name = next((one for one in HEADINGS if self._has(one)), name)
        if name == "li" and not (self._too_deep or self._stack[-1].item):
            return
        if name == "p" or (name in BLOCKS and (self._too_deep or self._has(name))):
            self._flush()
        if self._too_deep:
            self._too_deep -= 1
            return
        if self._has(name) and name not in ("html", "body"):
            self._close(name)

    def _close(self, name: str) -> None:
        """Close the nearest open element of that name; an inline one closes no block."""
        misnested = False
        for at in range(len(self._stack) - 1, 0, -1):
            one = self._stack[at]
            if one.name == name:
                if misnested:
                    self._stack[at] = one._replace(name="")
                    self._open[name] -= 1
                else:
                    self._pop_to(at)
                return
            misnested = misnested or (one.name in BLOCKS and name not in BLOCKS)

    def _pop_to(self, at: int) -> None:
        for one in self._stack[at:]:
            if one.name:
                self._open[one.name] -= 1
        del self._stack[at:]


def _is_hidden(token: Token, text: str) -> bool:
    style = token.attributes.get("style")
    return "hidden" in token.attributes or bool(style and _HIDDEN.search(style.of(text)))
