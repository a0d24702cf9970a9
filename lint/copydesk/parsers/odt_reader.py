"""The paragraphs of an OpenDocument text (OASIS OpenDocument 1.3, part 3)."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER
from copydesk.parsers.odt_styles import DRAW, OFFICE, TABLE, TEXT, OdtStyle, OdtStyles
from copydesk.parsers.xml_events import Event, Kind
from copydesk.parsers.zip_document import DocumentPiece, How, Paragraph, Tally
from copydesk.source import Span

UNREAD = frozenset(
    {
        (OFFICE, "annotation"),
        (OFFICE, "forms"),
        (TEXT, "tracked-changes"),
        (TEXT, "note-citation"),
        (TEXT, "ruby-text"),
        (TEXT, "hidden-text"),
        (TEXT, "hidden-paragraph"),
        (TEXT, "script"),
        (TEXT, "table-of-content"),
        (TEXT, "illustration-index"),
        (TEXT, "table-index"),
        (TEXT, "object-index"),
        (TEXT, "user-index"),
        (TEXT, "alphabetical-index"),
        (TEXT, "bibliography"),
    }
)
"""Elements that are left out: comments, deletions, and lists made out of the text."""
HOLDERS = frozenset(("span", "a", "meta", "ruby", "ruby-base", "meta-field"))
"""Elements whose text is the paragraph's own; that of fields is made anew by programs."""
PLACES = {
    (TEXT, "list-item"): BlockKind.LIST_ITEM,
    (TEXT, "note-body"): BlockKind.LIST_ITEM,
    (TABLE, "table-cell"): BlockKind.TABLE_CELL,
    (DRAW, "text-box"): BlockKind.PARAGRAPH,
}
SIGNS = {"tab": "\t", "line-break": "\n"}
MOST_SPACES = 1_000
"""Spaces for which one element may stand."""
_SPACES = re.compile(r"[ \t\r\n]+")


@dataclass(slots=True)
class _Paragraph:
    kind: BlockKind
    style: OdtStyle
    pieces: list[DocumentPiece] = field(default_factory=list)
    ends_blank: bool = True


def read_content(events: Iterable[Event], part: str, styles: OdtStyles) -> list[Paragraph]:
    """Return the paragraphs in the events of a part, its notes last. Raises ParseError."""
    return _Reader(part, styles).read(events)


class _Reader:
    """Goes through the events of the content."""

    def __init__(self, part: str, styles: OdtStyles) -> None:
        self._part = part
        self._styles = styles
        self._body: list[_Paragraph] = []
        self._notes: list[_Paragraph] = []
        self._open: list[_Paragraph] = []
        self._hows: list[How | None] = [None]
        self._spans: list[OdtStyle] = []
        self._places = [BlockKind.PARAGRAPH]
        self._noted = 0
        self._unread = 0
        self._in_cdata = False
        self._tally = Tally()

    def read(self, events: Iterable[Event]) -> list[Paragraph]:
        """Return the paragraphs."""
        for event in events:
            match event.kind:
                case Kind.START if self._unread or (event.namespace, event.name) in UNREAD:
                    self._unread += 1
                case Kind.END if self._unread:
                    self._unread -= 1
                case Kind.START:
                    self._start(event)
                case Kind.END:
                    self._end(event)
                case Kind.CDATA_START | Kind.CDATA_END:
                    self._in_cdata = event.kind is Kind.CDATA_START
                case Kind.TEXT | Kind.REFERENCE if not self._unread:
                    self._words(event)
        found = [one for one in self._body + self._notes if not one.style.is_contents]
        return [Paragraph(one.kind, one.pieces, self._styles.language) for one in found]

    def _start(self, event: Event) -> None:
        how: How | None = None
        if (event.namespace, event.name) in PLACES:
            self._places.append(PLACES[event.namespace, event.name])
            self._noted += event.name == "note-body"
        elif event.namespace == TEXT and event.name in ("p", "h"):
            self._start_paragraph(event)
            how = How.COPY
        elif event.namespace == TEXT and self._hows[-1] is not None:
            how = self._start_within(event)
        elif (
            event.namespace == DRAW and event.attributes.get(f"{{{TEXT}}}anchor-type") == "as-char"
        ):
            self._add(PLACEHOLDER, event.span, How.FIXED)
        if event.name == "span":
            self._spans.append(self._styles.of("text", _style(event)))
        self._hows.append(how)

    def _start_paragraph(self, event: Event) -> None:
        style = self._styles.of("paragraph", _style(event))
        heading = BlockKind.HEADING if event.name == "h" else None
        paragraph = _Paragraph(style.kind or heading or self._place(), style)
        (self._notes if self._noted else self._body).append(paragraph)
        self._open.append(paragraph)
        self._tally.count()

    def _place(self) -> BlockKind:
        """Return the kind of a paragraph here: that of an item in a cell is the cell's."""
        at = len(self._places) - 1
        while self._places[at] is BlockKind.LIST_ITEM and at:
            at -= 1
        return BlockKind.TABLE_CELL if self._places[at].value == "table-cell" else self._places[-1]

    def _start_within(self, event: Event) -> How | None:
        """Read an element of text within a paragraph; return how text in it is read."""
        if event.name in SIGNS:
            self._add(SIGNS[event.name], event.span, How.FIXED)
        elif event.name == "s":
            number = event.attributes.get(f"{{{TEXT}}}c", "1")
            count = int(number) if number.isdecimal() and len(number) < 5 else 1
            self._add(" " * min(count, MOST_SPACES), event.span, How.FIXED)
        elif event.name == "note":
            return None
        return self._hows[-1] if event.name in HOLDERS else How.FIXED

    def _end(self, event: Event) -> None:
        self._hows.pop()
        if event.name == "span" and self._spans:
            self._spans.pop()
        if (event.namespace, event.name) in PLACES:
            self._places.pop()
            self._noted -= event.name == "note-body"
        elif event.namespace == TEXT and event.name in ("p", "h") and self._open:
            self._open.pop()

    # Text

    def _words(self, event: Event) -> None:
        how = self._hows[-1]
        if how is None:
            return
        if event.kind is Kind.REFERENCE:
            blank = event.text in (" ", "\t", "\r", "\n")
            if not (blank and self._open[-1].ends_blank):
                one = How.FIXED if blank else How.ESCAPE
                self._add(" " if blank else event.text, event.span, max(one, how, key=_firmness))
                self._open[-1].ends_blank = blank
            return
        self._split(event, How.FIXED if self._in_cdata else how)

    def _split(self, event: Event, how: How) -> None:
        """Add text; white space in it is read as one space, and as none after another."""
        at = 0
        for found in _SPACES.finditer(event.text):
            self._copy(event, at, found.start(), how)
            if not self._open[-1].ends_blank:
                is_space = found[0][0] == " "
                start = event.span.start + found.start()
                self._add(" ", Span(start, start + 1), how if is_space else How.FIXED)
                self._open[-1].ends_blank = True
            at = found.end()
        self._copy(event, at, len(event.text), how)

    def _copy(self, event: Event, start: int, end: int, how: How) -> None:
        if start < end:
            self._add(event.text[start:end], Span(start, end).shifted(event.span.start), how)

    def _add(self, text: str, place: Span, how: How) -> None:
        """Add a piece, which joins the one before it if that ends where it begins."""
        if not self._open:
            return
        paragraph = self._open[-1]
        styles = (*reversed(self._spans), paragraph.style)
        paragraph.ends_blank = False
        if any(style.is_hidden for style in styles):
            return
        language = next((one.language for one in styles if one.language), "")
        piece = DocumentPiece(text, self._part, place, how, language)
        last = paragraph.pieces[-1] if paragraph.pieces else None
        if last and how is last.how is How.COPY and last.place.end == place.start:
            place = Span(last.place.start, place.end)
            paragraph.pieces[-1] = last._replace(text=last.text + text, place=place)
        else:
            paragraph.pieces.append(piece)
            self._tally.count()


def _firmness(how: How) -> int:
    return (How.COPY, How.ESCAPE, How.FIXED).index(how)


def _style(event: Event) -> str:
    return event.attributes.get(f"{{{TEXT}}}style-name", "")
