"""The words of one text element of a Word document, as pieces."""

import re
from collections.abc import Iterator

from copydesk.parsers.xml_events import Event, Kind
from copydesk.parsers.zip_document import XML_SPACES, DocumentPiece, How
from copydesk.source import Span

_SPACES = re.compile(r"[\t\r\n]+")


class Words:
    """Collects the events of a ``w:t``.

    `opened` is where its start tag takes attributes, or -1 if it says already
    that its outer white space counts: else that is not read.
    """

    def __init__(self, part: str, opened: int) -> None:
        self._part = part
        self._opened = opened
        self._found: list[DocumentPiece] = []
        self._in_cdata = False

    def add(self, event: Event) -> None:
        """Add what stands within the element."""
        if event.kind in (Kind.CDATA_START, Kind.CDATA_END):
            self._in_cdata = event.kind is Kind.CDATA_START
        elif event.kind is Kind.REFERENCE:
            text = " " if event.text in XML_SPACES else event.text
            self._append(text, event.span, How.FIXED if text == " " else How.ESCAPE)
        elif event.kind is Kind.TEXT:
            self._split(event, How.FIXED if self._in_cdata else How.COPY)

    def _split(self, event: Event, how: How) -> None:
        """Add text; line ends and tabs in the XML are read as a space."""
        text, start, at = event.text, event.span.start, 0
        for found in _SPACES.finditer(text):
            self._append(text[at : found.start()], Span(start + at, start + found.start()), how)
            self._append(" ", Span(*found.span()).shifted(start), How.FIXED)
            at = found.end()
        self._append(text[at:], Span(start + at, event.span.end), how)

    def _append(self, text: str, place: Span, how: How) -> None:
        if text:
            piece = DocumentPiece(text, self._part, place, how, opened=self._opened)
            self._found.append(piece)

    def pieces(self) -> Iterator[DocumentPiece]:
        """Yield the pieces that are read."""
        found = self._found
        if self._opened < 0:
            yield from found
            return
        solid = [at for at, one in enumerate(found) if one.text.strip(XML_SPACES)]
        for at in range(solid[0], solid[-1] + 1) if solid else ():
            yield _trimmed(found[at], is_first=at == solid[0], is_last=at == solid[-1])


def _trimmed(piece: DocumentPiece, *, is_first: bool, is_last: bool) -> DocumentPiece:
    """Return a piece without the white space at the element's ends."""
    if piece.how is not How.COPY:
        return piece
    text, place = piece.text, piece.place
    start = len(text) - len(text.lstrip(XML_SPACES)) if is_first else 0
    end = len(text.rstrip(XML_SPACES)) if is_last else len(text)
    place = Span(place.start + start, place.start + end)
    return piece._replace(text=text[start:end], place=place)
