"""What the styles of a Word document say of its paragraphs and runs."""

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.xml_events import Event, Kind

NAMESPACES = frozenset(
    (
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
        "http://purl.oclc.org/ooxml/wordprocessingml/main",
    )
)
KINDS = {
    "block text": BlockKind.QUOTATION,
    "byline": BlockKind.BYLINE,
    "caption": BlockKind.CAPTION,
    "citation": BlockKind.QUOTATION,
    "dateline": BlockKind.DATELINE,
    "headline": BlockKind.HEADLINE,
    "intense quote": BlockKind.QUOTATION,
    "légende": BlockKind.CAPTION,
    "quotations": BlockKind.QUOTATION,
    "quote": BlockKind.QUOTATION,
    "signature": BlockKind.BYLINE,
    "sous-titre": BlockKind.HEADING,
    "subtitle": BlockKind.HEADING,
    "title": BlockKind.HEADLINE,
    "titre": BlockKind.HEADLINE,
}
"""Kinds by name of style, in lower case; built-in styles have English names in every file."""
CONTENTS = re.compile(r"(?:toc|contents|index|table of figures)(?: heading| \d+)?")
"""Styles of tables of contents, which repeat the headings."""
_HEADING = re.compile(r"(?:heading|titre|intertitre) ?\d?")
_DEEPEST = 20
_OFF = frozenset(("0", "false", "off", "none"))


class Style(NamedTuple):
    """A style with what it takes from those that it is based on."""

    kind: BlockKind | None = None
    language: str = ""
    is_list: bool = False
    is_hidden: bool = False
    is_contents: bool = False


class _Raw(NamedTuple):
    """A style as it stands in the file."""

    name: str
    base: str
    values: dict[str, str]


PLAIN = Style()


class Styles:
    """The styles of one document by identifier; `default` is what text without one has.

    `language` is what the document says of all its text, '' where it doesn't.
    """

    def __init__(self, events: Iterable[Event] = ()) -> None:
        self._raw: dict[str, _Raw] = {}
        self._made: dict[str, Style] = {}
        self._default_style = ""
        self.language = ""
        self._read(events)
        self.default = self.of(self._default_style)._replace(kind=None)

    def of(self, identifier: str) -> Style:
        """Return a style; of one that is not there, what text without a style has."""
        if identifier not in self._made:
            self._made[identifier] = self._resolved(identifier)
        return self._made[identifier]

    def _resolved(self, identifier: str) -> Style:
        style = Style()
        if identifier not in self._raw:
            return getattr(self, "default", style)
        for one in reversed(list(self._chain(identifier))):
            values = one.values
            style = Style(
                kind_of(one.name) or _outlined(values.get("outlineLvl", "")) or style.kind,
                values.get("lang") or style.language,
                values.get("numId", "0") != "0" or style.is_list,
                is_on(values["vanish"]) if "vanish" in values else style.is_hidden,
                CONTENTS.fullmatch(one.name) is not None or style.is_contents,
            )
        return style

    def _chain(self, identifier: str) -> Iterator[_Raw]:
        for _ in range(_DEEPEST):
            found = self._raw.get(identifier)
            if found is None:
                return
            yield found
            identifier = found.base

    def _read(self, events: Iterable[Event]) -> None:
        current = _Raw("", "", {})
        for event in events:
            if event.kind is not Kind.START or event.namespace not in NAMESPACES:
                continue
            value = attribute(event, "val")
            match event.name:
                case "style":
                    current = self._opened(event)
                case "name":
                    current = self._keep(current._replace(name=value.lower()))
                case "basedOn":
                    current = self._keep(current._replace(base=value))
                case "lang" if not self._current:
                    self.language = value
                case "lang" | "outlineLvl" | "numId" | "vanish":
                    current.values[event.name] = value

    _current = ""

    def _opened(self, event: Event) -> _Raw:
        self._current = attribute(event, "styleId")
        is_default = is_on(attribute(event, "default") or "0")
        if is_default and attribute(event, "type") == "paragraph":
            self._default_style = self._current
        return self._keep(_Raw("", "", {}))

    def _keep(self, raw: _Raw) -> _Raw:
        if self._current:
            self._raw[self._current] = raw
        return raw


def attribute(event: Event, name: str) -> str:
    """Return the value of an attribute in the element's own namespace, or ''."""
    return event.attributes.get(f"{{{event.namespace}}}{name}", "")


def is_on(value: str) -> bool:
    """Tell whether a property with this value is on; one without a value is."""
    return value not in _OFF


def kind_of(name: str) -> BlockKind | None:
    """Return the kind of block that a style's name, in lower case, speaks of, or None."""
    return KINDS.get(name) or (BlockKind.HEADING if _HEADING.fullmatch(name) else None)


def _outlined(level: str) -> BlockKind | None:
    return BlockKind.HEADING if level in tuple("012345678") else None
