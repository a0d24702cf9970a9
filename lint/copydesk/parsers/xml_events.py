"""XML as a row of events, each with its exact place; nothing outside the text is ever read."""

import re
from collections.abc import Iterator, Mapping
from enum import Enum
from html.entities import html5
from types import MappingProxyType
from typing import NamedTuple
from xml.parsers import expat

from copydesk.reading import ParseError
from copydesk.source import Span

XML = "http://www.w3.org/XML/1998/namespace"
XML_LANG = f"{{{XML}}}lang"
"""The key of ``xml:lang`` among an event's attributes."""
XML_SPACE = f"{{{XML}}}space"
MAX_DEPTH = 1_000
"""Elements within one another; real articles have some twenty."""
MAX_LENGTH = 100_000_000
"""Code points of one document, whatever the limit for files is."""
UNKNOWN = "\ufffc"
"""What stands for an entity that only a DTD outside the text could explain."""

_SEPARATOR = "\x1f"
_PORTION = 1 << 18
_NO_ATTRIBUTES: Mapping[str, str] = MappingProxyType({})
_ATTRIBUTE = re.compile(r"\s([^\s=/<>]+)\s*=\s*(?:\"([^\"]*)\"|'([^']*)')")


class Kind(Enum):
    """What an event is. TEXT is copied from the file, a REFERENCE is one entity or character."""

    START = "start"
    END = "end"
    TEXT = "text"
    REFERENCE = "reference"
    CDATA_START = "cdata-start"
    CDATA_END = "cdata-end"
    COMMENT = "comment"
    INSTRUCTION = "instruction"
    OTHER = "other"


class Event(NamedTuple):
    r"""One event, and its place in the text in code points.

    `name` is the local name of an element, the target of an instruction or the
    name of a reference; `namespace` is the element's, '' for none. Keys of
    `attributes` are names, those in a namespace as ``{namespace}name``.

    `text` is for TEXT the file's own characters, line ends too; for a
    REFERENCE what it stands for; else what a comment or an instruction says.
    The end of an empty element (``<br/>``) has an empty span behind it.
    """

    kind: Kind
    span: Span
    name: str = ""
    namespace: str = ""
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    text: str = ""


def events(text: str, *, max_depth: int = MAX_DEPTH) -> Iterator[Event]:
    """Yield the events of an XML document in order; together their spans are the whole text.

    The text is decoded, so that the encoding which its prolog names is passed
    over. A document type may be named, but is never fetched, and may declare
    no entity; with one named, references to the entities of HTML (which most
    DTDs declare too) are read, and others stand as U+FFFC. Text of more than
    250,000 characters may come in several events.

    Raises ParseError, in the midst of the events too.

    >>> [(one.kind.value, one.span.of("<a>é&amp;b</a>")) for one in events("<a>é&amp;b</a>")]
    [('start', '<a>'), ('text', 'é'), ('reference', '&amp;'), ('text', 'b'), ('end', '</a>')]
    """
    if len(text) > MAX_LENGTH:
        millions = MAX_LENGTH // 1_000_000
        raise ParseError(f"has more than {millions} million characters of XML; split it")
    return _Reader(text, max_depth).read()


def attribute_span(text: str, event: Event, name: str) -> Span | None:
    """Return where the value of an attribute stands, without its quotes, or None.

    `name` is as the file writes it (``xml:lang``), `event` the start of the element.

    >>> text = "<img alt='Le port'/>"
    >>> attribute_span(text, next(events(text)), "alt").of(text)
    'Le port'
    """
    for found in _ATTRIBUTE.finditer(text, *event.span):
        if found[1] == name:
            return Span(*found.span(2 if found[2] is not None else 3))
    return None


class _Raw(NamedTuple):
    """An event as expat tells it, with the byte where it begins."""

    byte: int
    kind: Kind
    name: str = ""
    attributes: Mapping[str, str] = _NO_ATTRIBUTES
    text: str = ""


class _Reader:
    """Reads one document: an event ends where the next one begins."""

    def __init__(self, text: str, max_depth: int) -> None:
        self._text = text
        self._is_ascii = text.isascii()
        self._data = text.encode("utf-8", "surrogatepass")
        self._in_cdata = False
        self._raw: list[_Raw] = []
        self._depth = 0
        self._max_depth = max_depth
        self._byte, self._offset = 0, 0
        self._parser = self._made()

    def _made(self) -> expat.XMLParserType:
        parser = expat.ParserCreate("utf-8", _SEPARATOR)
        parser.SetParamEntityParsing(expat.XML_PARAM_ENTITY_PARSING_NEVER)
        parser.StartElementHandler = self._open
        parser.EndElementHandler = self._close
        parser.CharacterDataHandler = lambda data: self._add(Kind.TEXT, text=data)
        parser.SkippedEntityHandler = self._skipped
        parser.StartCdataSectionHandler = lambda: self._add(Kind.CDATA_START)
        parser.EndCdataSectionHandler = lambda: self._add(Kind.CDATA_END)
        parser.CommentHandler = lambda data: self._add(Kind.COMMENT, text=data)
        parser.ProcessingInstructionHandler = lambda name, data: self._add(
            Kind.INSTRUCTION, name, text=data
        )
        parser.DefaultHandler = lambda _: self._add(Kind.OTHER)
        parser.EntityDeclHandler = _refuse_entity
        return parser

    def read(self) -> Iterator[Event]:
        """Yield the events."""
        for start in range(0, max(1, len(self._data)), _PORTION):
            is_last = start + _PORTION >= len(self._data)
            self._feed(self._data[start : start + _PORTION], is_last=is_last)
            raw = self._raw
            # The last one ends where the next portion's first begins.
            self._raw = [] if is_last else raw[-1:]
            ends = [one.byte for one in raw[1:]] + [len(self._data)]
            yield from self._finished(raw if is_last else raw[:-1], ends)

    def _feed(self, data: bytes, *, is_last: bool) -> None:
        try:
            self._parser.Parse(data, is_last)
        except expat.ExpatError as error:
            reason = expat.errors.messages.get(error.code, "it cannot be read")
            place = f"line {error.lineno}, column {error.offset + 1}"
            raise ParseError(
                f"is not well-formed XML: {reason} in {place}; mend it, or leave it out"
            ) from None

    def _finished(self, raw: list[_Raw], ends: list[int]) -> Iterator[Event]:
        """Yield events, neighbouring pieces of plain text as one."""
        in_cdata, pending = self._in_cdata, None
        for one, end in zip(raw, ends, strict=False):
            start, kind = self._offset, one.kind
            span = Span(start, self._advance(end))
            if kind is Kind.TEXT:
                if in_cdata or not self._text.startswith("&", start):
                    pending = Span(pending.start if pending else start, span.end)
                    continue
                kind = Kind.REFERENCE
            if pending:
                yield Event(Kind.TEXT, pending, text=pending.of(self._text))
                pending = None
            in_cdata = kind is Kind.CDATA_START or (in_cdata and kind is not Kind.CDATA_END)
            yield self._event(one, kind, span)
        if pending:
            yield Event(Kind.TEXT, pending, text=pending.of(self._text))
        self._in_cdata = in_cdata

    def _event(self, one: _Raw, kind: Kind, span: Span) -> Event:
        if kind is Kind.REFERENCE:
            return Event(kind, span, span.of(self._text)[1:-1], text=one.text)
        namespace, _, name = one.name.rpartition(_SEPARATOR)
        return Event(kind, span, name, namespace, one.attributes, one.text)

    def _advance(self, byte: int) -> int:
        """Return the offset in the text at a byte of the data; bytes come in order."""
        step = byte - self._byte
        if step > 0:
            self._offset += step if self._is_ascii else _length(self._data[self._byte : byte])
            self._byte = byte
        return self._offset

    # What expat calls

    def _add(
        self,
        kind: Kind,
        name: str = "",
        attributes: Mapping[str, str] = _NO_ATTRIBUTES,
        text: str = "",
    ) -> None:
        self._raw.append(_Raw(self._parser.CurrentByteIndex, kind, name, attributes, text))

    def _open(self, name: str, attributes: dict[str, str]) -> None:
        self._depth += 1
        if self._depth > self._max_depth:
            raise ParseError(
                f"has more than {self._max_depth} XML elements within one another; leave it out"
            )
        if any(_SEPARATOR in key for key in attributes):
            attributes = {_clark(key): value for key, value in attributes.items()}
        self._add(Kind.START, name, attributes)

    def _close(self, name: str) -> None:
        self._depth -= 1
        self._add(Kind.END, name)

    def _skipped(self, name: str, is_parameter: bool) -> None:
        if is_parameter:
            self._add(Kind.OTHER)
        else:
            self._add(Kind.REFERENCE, text=html5.get(f"{name};", UNKNOWN))


def _length(data: bytes) -> int:
    return len(data.decode("utf-8", "surrogatepass"))


def _clark(key: str) -> str:
    namespace, separator, name = key.rpartition(_SEPARATOR)
    return f"{{{namespace}}}{name}" if separator else name


def _refuse_entity(*_: object) -> None:
    raise ParseError(
        "is not read: its document type declares entities, by which a file can reach for other "
        "files or fill the memory; write what they stand for, and remove the declarations"
    )
