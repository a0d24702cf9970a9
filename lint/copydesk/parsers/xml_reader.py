"""The blocks of prose in an XML document, each with its place."""

import re
from collections.abc import Mapping
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.html_tokens import tag
from copydesk.parsers.prose import Chunk, Prose, Region
from copydesk.parsers.xml_events import XML_LANG, Event, Kind, events
from copydesk.source import Span

_LANGUAGE = re.compile(r"\s*([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*)\s*")
_TEXTS = ("alt", "alternate-text")


class Names(NamedTuple):
    """What the elements of a format are to a reader of prose; names are in lower case.

    `kinds` are the elements that are blocks, with None for one that is the
    same as what it stands in. `loud` are those that hold prose, all of the
    document where none is named; nothing in a `muted` one is read. `raw` ones
    hold text in another format, whose white space counts. `codes` leave a
    placeholder. `articles` are the elements that hold one article each.
    Elements of a namespace that is not in `namespaces` are passed over with
    their content, unless that is empty.
    """

    kinds: Mapping[str, BlockKind | None]
    muted: frozenset[str] = frozenset()
    loud: frozenset[str] = frozenset()
    raw: frozenset[str] = frozenset()
    codes: frozenset[str] = frozenset()
    articles: frozenset[str] = frozenset()
    namespaces: frozenset[str] = frozenset()
    languages: tuple[str, ...] = (XML_LANG, "lang")


class _Open(NamedTuple):
    """An open element, with what it hands down to those within."""

    name: str = ""
    kind: BlockKind = BlockKind.PARAGRAPH
    language: str = ""
    inline: str = ""
    silent: bool = False
    muted: bool = False
    raw: bool = False
    region: Region | None = None
    block: str = ""


class Document(NamedTuple):
    """What was read: the blocks in order, and the root element with its language."""

    chunks: list[Chunk]
    language: str = ""
    namespace: str = ""


def read(text: str, names: Names) -> Document:
    """Return the prose in an XML document. Raises ParseError."""
    return _Reader(text, names).read()


def language_in(attributes: Mapping[str, str], names: tuple[str, ...]) -> str:
    """Return the language that the attributes of an element name, or ''."""
    for name in names:
        found = _LANGUAGE.fullmatch(attributes.get(name, ""))
        if found:
            return found[1]
    return ""


class _Reader:
    """Follows the events of one document."""

    def __init__(self, text: str, names: Names) -> None:
        self._text = text
        self._names = names
        self._prose = Prose(text)
        self._stack = [_Open(silent=bool(names.loud), region=Region(""))]
        self._language = self._namespace = ""

    def read(self) -> Document:
        """Return the document."""
        cdata: int | None = None
        for event in events(self._text):
            top = self._stack[-1]
            match event.kind:
                case Kind.START:
                    self._start(event)
                case Kind.END:
                    self._end(event)
                case Kind.CDATA_START:
                    cdata = event.span.start
                case Kind.CDATA_END:
                    if not top.silent and cdata is not None:
                        span = Span(cdata, event.span.end)
                        self._prose.read_cdata(span, top.inline, raw=top.raw)
                    cdata = None
                case Kind.TEXT | Kind.REFERENCE:
                    if cdata is None and not top.silent:
                        self._prose.read(event.span, top.inline, raw=top.raw)
                case _:
                    self._prose.leave_out(event.span)
        return Document(self._prose.chunks, self._language, self._namespace)

    def _start(self, event: Event) -> None:
        name, above, names = event.name.lower(), self._stack[-1], self._names
        foreign = bool(names.namespaces) and event.namespace not in names.namespaces
        is_block = name in names.kinds and not foreign
        if is_block or name in names.articles:
            self._flush()
        if name == "br" and not above.silent and self._prose.break_line(event.span):
            self._flush()
        muted = above.muted or foreign or name in names.muted or name in names.codes
        if name in names.codes and not above.silent:
            self._prose.put_object(event.span)
        language = language_in(event.attributes, names.languages)
        if len(self._stack) == 1:
            self._language, self._namespace = language, event.namespace
        of_block = language if language and is_block else above.language
        if language and not is_block and above.silent:
            of_block = language
        region = above.region
        if name in names.articles and not foreign:
            region = Region(name, above.region, of_block or language)
        made = _Open(
            name,
            (names.kinds.get(name) if is_block else None) or above.kind,
            of_block,
            above.inline if is_block or above.silent else language or above.inline,
            muted or (above.silent and name not in names.loud),
            muted,
            above.raw or (name in names.raw and event.attributes.get("type") != "xhtml"),
            region,
            _labelled(name, event) if is_block else above.block,
        )
        self._stack.append(made)
        if not made.silent and event.attributes:
            self._read_attributes(event, made)

    def _read_attributes(self, event: Event, made: _Open) -> None:
        if any(name in event.attributes for name in _TEXTS):
            spans = tag(self._text, event.span.start).attributes
            for name in _TEXTS:
                if name in spans and spans[name].of(self._text).strip():
                    self._prose.caption(spans[name], made.language, made.region)

    def _end(self, event: Event) -> None:
        name = event.name.lower()
        if name in self._names.kinds or name in self._names.articles:
            self._flush()
        self._stack.pop()

    def _flush(self) -> None:
        top = self._stack[-1]
        self._prose.end(top.kind, top.language, top.region, top.block)


def _labelled(name: str, event: Event) -> str:
    kind = event.attributes.get("type", "")
    return f"{name} {kind}" if kind else name
