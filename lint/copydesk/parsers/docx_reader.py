"""The paragraphs in one part of a Word document (ECMA-376, part 1, section 17)."""

import re
from collections.abc import Callable

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER
from copydesk.parsers.docx_paragraphs import (
    WordField,
    WordParagraph,
    WordRun,
    joined,
    kind_in,
)
from copydesk.parsers.docx_styles import NAMESPACES, PLAIN, Styles, attribute, is_on
from copydesk.parsers.docx_words import Words
from copydesk.parsers.xml_events import XML_SPACE, Event, Kind
from copydesk.parsers.zip_archive import Archive
from copydesk.parsers.zip_document import DocumentPiece, How, Paragraph, Tally
from copydesk.source import Span

SIGNS = {
    "tab": "\t",
    "ptab": "\t",
    "br": "\n",
    "cr": "\n",
    "noBreakHyphen": "\u2011",
    "softHyphen": "\u00ad",
    "sym": PLACEHOLDER,
    "object": PLACEHOLDER,
}
UNREAD = frozenset(("del", "moveFrom", "rt"))
"""Elements of Word whose text is not read: what is deleted, and readings above signs."""
UNREAD_ELSEWHERE = frozenset(("Fallback",))
"""Elements of others: what older programs show in the place of something new."""
FORMULAS = frozenset(("oMath", "oMathPara"))
CONTENTS_FIELDS = frozenset(("TOC", "INDEX", "TOA"))
OPEN_FIELDS = frozenset(("HYPERLINK", "FORMTEXT"))
"""Fields whose results are a person's own words; those of others are made anew."""
SEPARATORS = frozenset(("separator", "continuationSeparator", "continuationNotice"))
_NAME = re.compile(r"[^\s/>]+")


def read_part(
    archive: Archive, name: str, styles: Styles, *, kind: BlockKind | None = None
) -> list[Paragraph]:
    """Return the paragraphs of a part, in the order of the document.

    `kind` is that of paragraphs which have no other. Raises ParseError.
    """
    return _Reader(archive, name, styles).read(kind)


class _Reader:
    """Goes through the events of one part."""

    def __init__(self, archive: Archive, name: str, styles: Styles) -> None:
        self._archive = archive
        self._part = name
        self._text = archive.part(name).text
        self._styles = styles
        self._found: list[WordParagraph] = []
        self._open: list[WordParagraph] = []
        self._runs: list[WordRun] = []
        self._fields: list[WordField] = []
        self._controls: list[bool] = []
        self._path: list[str] = []
        self._places, self._next_place = [0], 1
        self._cells = 0
        self._unread = 0
        self._words: Words | None = None
        self._tally = Tally()

    def read(self, kind: BlockKind | None) -> list[Paragraph]:
        """Return the paragraphs; `kind` is that of those that have no other."""
        for event in self._archive.events(self._part):
            if event.kind is Kind.START:
                self._start(event)
            elif event.kind is Kind.END:
                self._end(event)
            elif self._words is not None or self._path[-1:] == ["instrText"]:
                self._inside(event)
        return [
            Paragraph(kind_in(one, kind), one.pieces, self._styles.language)
            for one in joined(self._found)
        ]

    def _start(self, event: Event) -> None:
        if self._unread:
            self._unread += 1
            return
        self._path.append(event.name)
        if event.namespace not in NAMESPACES:
            self._start_elsewhere(event)
        elif self._is_unread(event):
            self._leave_out()
        elif self._path[-2:-1] == ["r"] and event.name in SIGNS:
            self._sign(SIGNS[event.name], event.span)
        else:
            handle = _HANDLERS.get(event.name)
            if handle is not None:
                handle(self, event)

    def _is_unread(self, event: Event) -> bool:
        if event.name in ("footnote", "endnote"):
            return attribute(event, "type") in SEPARATORS
        return event.name in UNREAD and self._path[-2:-1] not in (["rPr"], ["trPr"])

    def _leave_out(self) -> None:
        self._unread = 1
        self._path.pop()

    def _start_elsewhere(self, event: Event) -> None:
        if event.name == "inline" or event.name in FORMULAS:
            self._sign(PLACEHOLDER, event.span)
        if event.name in UNREAD_ELSEWHERE or event.name in FORMULAS:
            self._leave_out()

    def _end(self, event: Event) -> None:
        if self._unread:
            self._unread -= 1
            return
        self._path.pop()
        if event.namespace not in NAMESPACES:
            return
        match event.name:
            case "p" if self._open:
                self._open.pop()
            case "r" if self._runs:
                self._runs.pop()
            case "t":
                self._finish_text()
            case "tc" | "txbxContent" | "footnote" | "endnote":
                self._places.pop()
                self._cells -= event.name == "tc"
            case "fldSimple" if self._fields:
                self._fields.pop()
            case "sdt" if self._controls:
                self._controls.pop()

    # Paragraphs and their properties

    def _paragraph(self, _: Event) -> None:
        paragraph = WordParagraph(self._places[-1], self._cells > 0, self._styles.default)
        self._tally.count()
        self._found.append(paragraph)
        self._open.append(paragraph)

    def _paragraph_style(self, event: Event) -> None:
        if self._is_within("pPr", "p"):
            self._open[-1].style = self._styles.of(attribute(event, "val"))

    def _outline_level(self, event: Event) -> None:
        if self._is_within("pPr", "p") and attribute(event, "val") in tuple("012345678"):
            self._open[-1].kind = BlockKind.HEADING

    def _numbering(self, event: Event) -> None:
        if self._is_within("numPr", "pPr", "p"):
            self._open[-1].is_list = attribute(event, "val") != "0"

    def _deleted_mark(self, _: Event) -> None:
        if self._is_within("rPr", "pPr", "p"):
            self._open[-1].joins_next = True

    def _cell(self, _: Event) -> None:
        self._enter()
        self._cells += 1

    def _enter(self, _: Event | None = None) -> None:
        self._places.append(self._next_place)
        self._next_place += 1

    def _is_within(self, *names: str) -> bool:
        """Tell whether the element at hand is a child of such ones, and in a paragraph."""
        around = self._path[-1 - len(names) : -1]
        return bool(self._open) and tuple(reversed(around)) == names

    # Runs and their properties

    def _run(self, _: Event) -> None:
        self._runs.append(WordRun())

    def _run_style(self, event: Event) -> None:
        if self._runs and self._path[-3:-1] == ["r", "rPr"]:
            self._runs[-1].style = self._styles.of(attribute(event, "val"))

    def _run_language(self, event: Event) -> None:
        if self._runs and self._path[-3:-1] == ["r", "rPr"]:
            self._runs[-1].language = attribute(event, "val")

    def _run_hidden(self, event: Event) -> None:
        if self._runs and self._path[-3:-1] == ["r", "rPr"]:
            self._runs[-1].is_hidden = is_on(attribute(event, "val"))

    # Fields and content controls

    def _field_sign(self, event: Event) -> None:
        match attribute(event, "fldCharType"):
            case "begin":
                self._fields.append(WordField())
            case "separate" if self._fields:
                self._fields[-1].has_result = True
            case "end" if self._fields:
                self._fields.pop()

    def _simple_field(self, event: Event) -> None:
        self._fields.append(WordField(attribute(event, "instr"), has_result=True))

    def _control(self, _: Event) -> None:
        self._controls.append(False)

    def _control_placeholder(self, event: Event) -> None:
        if self._controls:
            self._controls[-1] = is_on(attribute(event, "val"))

    def _control_content(self, _: Event) -> None:
        if self._controls and self._controls[-1]:
            self._leave_out()

    # Text

    def _words_start(self, event: Event) -> None:
        is_preserved = event.attributes.get(XML_SPACE) == "preserve"
        found = _NAME.match(self._text, event.span.start + 1)
        self._words = Words(self._part, -1 if is_preserved or not found else found.end())

    def _inside(self, event: Event) -> None:
        if self._words is not None:
            self._words.add(event)
        elif event.kind in (Kind.TEXT, Kind.REFERENCE) and self._fields:
            self._fields[-1].instruction += event.text

    def _finish_text(self) -> None:
        words, self._words = self._words, None
        for piece in words.pieces() if words else ():
            self._add(piece)

    def _sign(self, text: str, span: Span) -> None:
        self._add(DocumentPiece(text, self._part, span, How.FIXED))

    def _add(self, piece: DocumentPiece) -> None:
        if not (self._open and piece.text) or self._is_unseen():
            return
        self._tally.count()
        paragraph, run = self._open[-1], self._runs[-1] if self._runs else WordRun()
        style = run.style or PLAIN
        if run.is_hidden or style.is_hidden or paragraph.style.is_hidden:
            return
        how = piece.how if all(one.name in OPEN_FIELDS for one in self._fields) else How.FIXED
        language = run.language or style.language or paragraph.style.language
        paragraph.pieces.append(piece._replace(how=how, language=language))

    def _is_unseen(self) -> bool:
        """Tell whether this is the instruction of a field, or a table of contents."""
        return any(not one.has_result or one.name in CONTENTS_FIELDS for one in self._fields)


_HANDLERS: dict[str, Callable[[_Reader, Event], None]] = {
    "del": _Reader._deleted_mark,
    "endnote": _Reader._enter,
    "fldChar": _Reader._field_sign,
    "fldSimple": _Reader._simple_field,
    "footnote": _Reader._enter,
    "lang": _Reader._run_language,
    "numId": _Reader._numbering,
    "outlineLvl": _Reader._outline_level,
    "p": _Reader._paragraph,
    "pStyle": _Reader._paragraph_style,
    "r": _Reader._run,
    "rStyle": _Reader._run_style,
    "sdt": _Reader._control,
    "sdtContent": _Reader._control_content,
    "showingPlcHdr": _Reader._control_placeholder,
    "t": _Reader._words_start,
    "tc": _Reader._cell,
    "txbxContent": _Reader._enter,
    "vanish": _Reader._run_hidden,
}
