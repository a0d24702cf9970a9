"""What the styles of an OpenDocument text say of its paragraphs and stretches."""

import re
from collections.abc import Iterable, Mapping
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.docx_styles import CONTENTS, kind_of
from copydesk.parsers.xml_events import Event, Kind

_URN = "urn:oasis:names:tc:opendocument:xmlns:"
TEXT, OFFICE, STYLE = f"{_URN}text:1.0", f"{_URN}office:1.0", f"{_URN}style:1.0"
TABLE, DRAW = f"{_URN}table:1.0", f"{_URN}drawing:1.0"
FO = f"{_URN}xsl-fo-compatible:1.0"
_ESCAPED = re.compile(r"_([0-9a-f]{1,5})_")
_DEEPEST = 20
_NAME = "name"


class OdtStyle(NamedTuple):
    """A style with what it takes from its parents."""

    kind: BlockKind | None = None
    language: str = ""
    is_hidden: bool = False
    is_contents: bool = False


class _Raw(NamedTuple):
    """A style as it stands in the file."""

    name: str
    parent: str
    values: dict[str, str]


class OdtStyles:
    """The styles of one document by family (``paragraph`` or ``text``) and name."""

    def __init__(self, *parts: Iterable[Event]) -> None:
        self._raw: dict[tuple[str, str], _Raw] = {}
        self._made: dict[tuple[str, str], OdtStyle] = {}
        self.language = ""
        for events in parts:
            self._read(events)

    def of(self, family: str, name: str) -> OdtStyle:
        """Return a style; of one that is not there, one that says nothing."""
        key = (family, name)
        if key not in self._made:
            self._made[key] = self._resolved(family, name)
        return self._made[key]

    def _resolved(self, family: str, name: str) -> OdtStyle:
        chain: list[_Raw] = []
        while (found := self._raw.get((family, name))) and len(chain) < _DEEPEST:
            chain.append(found)
            name = found.parent
        style = OdtStyle()
        for one in reversed(chain):
            style = OdtStyle(
                kind_of(one.name) or style.kind,
                one.values.get("language") or style.language,
                one.values.get("display", "none" if style.is_hidden else "") == "none",
                CONTENTS.match(one.name) is not None or style.is_contents,
            )
        return style

    def _read(self, events: Iterable[Event]) -> None:
        values: dict[str, str] | None = None
        for event in events:
            if event.namespace != STYLE or event.kind not in (Kind.START, Kind.END):
                continue
            is_start = event.kind is Kind.START
            if event.name in ("style", "default-style"):
                values = self._opened(event) if is_start else None
            elif event.name == "text-properties" and is_start and values is not None:
                values |= _values(event.attributes)
                if not values[_NAME]:
                    self.language = self.language or values.get("language", "")

    def _opened(self, event: Event) -> dict[str, str]:
        """Note a style that begins, and return where its values go; defaults have no name."""
        own = event.attributes
        name = own.get(f"{{{STYLE}}}name", "")
        values = {_NAME: name}
        if event.name == "style":
            shown = own.get(f"{{{STYLE}}}display-name") or _unescaped(name)
            family = own.get(f"{{{STYLE}}}family", "")
            parent = own.get(f"{{{STYLE}}}parent-style-name", "")
            self._raw[family, name] = _Raw(shown.lower(), parent, values)
        return values


def _values(attributes: Mapping[str, str]) -> dict[str, str]:
    language, country = (attributes.get(f"{{{FO}}}{name}", "") for name in ("language", "country"))
    shown = attributes.get(f"{{{TEXT}}}display", "")
    found = {"display": shown} if shown else {}
    if language and language != "none":
        known = country and country != "none"
        found["language"] = f"{language}-{country}" if known else language
    return found


def _unescaped(name: str) -> str:
    """Return the name of a style as people see it: `Text_20_body` is “Text body”."""
    return _ESCAPED.sub(lambda found: chr(min(int(found[1], 16), 0x10FFFF)), name)
