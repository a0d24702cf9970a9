"""The prose in a block of HTML within a Markdown file."""

import re
from collections.abc import Iterable, Iterator
from html import unescape
from typing import NamedTuple

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER, Piece
from copydesk.parsers.commonmark import Places

KINDS = {
    "blockquote": BlockKind.QUOTATION,
    "caption": BlockKind.CAPTION,
    "dd": BlockKind.LIST_ITEM,
    "dt": BlockKind.LIST_ITEM,
    "figcaption": BlockKind.CAPTION,
    "h1": BlockKind.HEADLINE,
    "h2": BlockKind.HEADING,
    "h3": BlockKind.HEADING,
    "h4": BlockKind.HEADING,
    "h5": BlockKind.HEADING,
    "h6": BlockKind.HEADING,
    "li": BlockKind.LIST_ITEM,
    "summary": BlockKind.HEADING,
    "td": BlockKind.TABLE_CELL,
    "th": BlockKind.TABLE_CELL,
}
_BLOCK_NAMES = """
address article aside audio base body center details div dl fieldset figure footer form header hr
html img legend link main menu meta nav object ol optgroup option p param picture section select
source table tbody tfoot thead title tr ul video
"""
_VOID_NAMES = "area base br col embed hr img input link meta param source track wbr"
_UNREAD_NAMES = "head iframe math noscript script style svg template textarea"
_BLOCKS = frozenset(KINDS) | frozenset(_BLOCK_NAMES.split())
_VOID = frozenset(_VOID_NAMES.split())
_UNREAD = frozenset(_UNREAD_NAMES.split())
_CODE = frozenset(("pre", "code", "kbd", "samp"))
_NEXT = re.compile(
    r"""
      <!--(?:[^-]++|-(?!->))*+(?:-->|\Z)
    | <[!?][^<>]*+>
    | <(?P<close>/?)(?P<name>[a-zA-Z][\w-]*+)(?P<attributes>(?:[^<>"']++|"[^"<]*+"|'[^'<]*+')*+)>
    """,
    re.VERBOSE,
)
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][\da-fA-F]{1,6}|[a-zA-Z][a-zA-Z\d]{1,31});")
_LANGUAGE = re.compile(r"\slang\s?=\s?[\"']?([A-Za-z]{2,3}(?:-[A-Za-z\d]{1,8})*)\b")
_ALT = re.compile(r"\salt\s?=\s?(?:\"(?P<double>[^\"]*)\"|'(?P<single>[^']*)')")


class HtmlProse(NamedTuple):
    """One block of prose found in HTML."""

    kind: BlockKind
    pieces: list[Piece]
    language: str = ""


class _Element(NamedTuple):
    name: str
    kind: BlockKind
    language: str


def read_html(file: str, content: str, places: Places) -> Iterator[HtmlProse]:
    """Yield the blocks of prose in some HTML, in order; some may be blank.

    `content` is the HTML and `places` leads from it to `file`. Scripts, styles
    and comments are left out; code becomes one placeholder.
    """
    return _Reader(file, content, places).read()


class _Reader:
    """Reads one block of HTML."""

    def __init__(self, file: str, content: str, places: Places) -> None:
        self._file = file
        self._content = content
        self._places = places
        self._stack = [_Element("", BlockKind.PARAGRAPH, "")]
        self._open: dict[str, int] = {}
        self._pieces: list[Piece] = []

    def read(self) -> Iterator[HtmlProse]:
        """Yield the blocks of prose, in order."""
        at = 0
        while found := _NEXT.search(self._content, at):
            self._text(at, found.start())
            at = found.end()
            if found["name"] is None:
                self._whole("", found.start(), at)
            elif found["name"].lower() in _UNREAD | _CODE and not found["close"]:
                at = self._skip(found)
            else:
                yield from self._tag(found)
        self._text(at, len(self._content))
        yield self._block()

    def _text(self, start: int, end: int) -> None:
        """Read text that may hold entities."""
        for found in _ENTITY.finditer(self._content, start, end):
            self._copy(start, found.start())
            start = found.end()
            self._whole(unescape(found[0]), *found.span())
        self._copy(start, end)

    def _copy(self, start: int, end: int) -> None:
        self._pieces += self._places.copies(self._file, start, end)

    def _whole(self, text: str, start: int, end: int) -> None:
        self._pieces.append(self._places.whole(text, start, end))

    def _block(self) -> HtmlProse:
        _, kind, language = self._stack[-1]
        pieces, self._pieces = self._pieces, []
        return HtmlProse(kind, pieces, language)

    def _skip(self, found: "re.Match[str]") -> int:
        """Leave out an element with its content; return where it ends."""
        name = found["name"].lower()
        closed = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(self._content, found.end())
        end = closed.end() if closed else len(self._content)
        self._whole(PLACEHOLDER if name in _CODE else "", found.start(), end)
        return end

    def _tag(self, found: "re.Match[str]") -> Iterable[HtmlProse]:
        name = found["name"].lower()
        if name == "br":
            self._whole("\n", *found.span())
        if name not in _BLOCKS:
            return
        yield self._block()
        if found["close"]:
            self._leave(name)
        elif name == "img":
            yield self._alternative(found)
        elif name not in _VOID and not found["attributes"].endswith("/"):
            self._enter(name, found["attributes"])

    def _enter(self, name: str, attributes: str) -> None:
        above = self._stack[-1]
        language = _LANGUAGE.search(attributes)
        self._stack.append(
            _Element(
                name, KINDS.get(name, above.kind), language[1] if language else above.language
            )
        )
        self._open[name] = self._open.get(name, 0) + 1

    def _leave(self, name: str) -> None:
        while self._open.get(name):
            closed = self._stack.pop().name
            self._open[closed] -= 1
            if closed == name:
                return

    def _alternative(self, found: "re.Match[str]") -> HtmlProse:
        """Return the text that stands for an image."""
        alt = _ALT.search(found["attributes"])
        if alt is None:
            return HtmlProse(BlockKind.CAPTION, [])
        offset = found.start("attributes")
        start, end = alt.span("double" if alt["double"] is not None else "single")
        self._text(offset + start, offset + end)
        return self._block()._replace(kind=BlockKind.CAPTION)
