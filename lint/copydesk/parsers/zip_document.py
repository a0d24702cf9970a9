"""A document in a zip archive: the text that a person reads, and the way of edits into its XML."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import suppress
from enum import Enum
from typing import NamedTuple
from xml.sax.saxutils import escape

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER
from copydesk.parsers.zip_archive import Archive
from copydesk.reading import ParseError
from copydesk.source import SourceFile, Span

BETWEEN = "\n"
MOST_PIECES = 300_000
"""Paragraphs and pieces of them; a long novel has 30,000."""
UNWRITABLE = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\ufffc\ufffe\uffff]")
"""What XML cannot hold, what it would read as something else, and what stands for an object."""
XML_SPACES = " \t\r\n"


class How(Enum):
    """How a piece of text stands in its part."""

    COPY = "copy"
    """Its characters are the part's own, in an unbroken stretch."""
    ESCAPE = "escape"
    """A reference to one character; an edit replaces it whole."""
    FIXED = "fixed"
    """An element or a field stands for it; no edit may touch it."""


class DocumentPiece(NamedTuple):
    """A piece of a paragraph and its place in a part, in code points.

    A picture or another object in the line is one U+FFFC, which is FIXED: it
    is in the article, but not in the text of the file.

    `opened` is where attributes of the element that holds it can be inserted,
    if without one (``xml:space``) its outer white space would not count.
    """

    text: str
    part: str
    place: Span
    how: How = How.COPY
    language: str = ""
    opened: int = -1

    @property
    def is_object(self) -> bool:
        """Whether this is no text."""
        return self.text == PLACEHOLDER and self.how is How.FIXED


class Paragraph(NamedTuple):
    """A paragraph of a document, in the order in which a person reads them.

    `language` is that of pieces which say nothing of theirs: the document's.
    """

    kind: BlockKind
    pieces: list[DocumentPiece]
    language: str = ""


class Tally:
    """Counts what a reader keeps, so that no document fills the memory."""

    def __init__(self) -> None:
        self._number = 0

    def count(self) -> None:
        """Count one more paragraph or piece. Raises ParseError for one too many."""
        self._number += 1
        if self._number > MOST_PIECES:
            raise ParseError("has too many paragraphs and changes of style to be read; split it")


class Form(NamedTuple):
    """A document format.

    `read` returns the paragraphs of an archive. `collapses` tells that white
    space in its XML is read as one space, so that more has to be `space`;
    `preserve` is the attribute that an element needs for outer white space.
    """

    name: str
    read: Callable[[Archive], list[Paragraph]]
    collapses: bool = False
    space: str = " "
    preserve: str = ""


class _Change(NamedTuple):
    """What replaces a stretch of a part."""

    part: str
    place: Span
    text: str


class DocumentFile(SourceFile):
    """A document; its `text` has one line a paragraph, more only for line breaks within.

    Raises ParseError for what is no such document, and for what is not safe to read.
    """

    is_text = False

    def __init__(self, path: str, archive: Archive, form: Form) -> None:
        self.archive = archive
        self.form = form
        self.paragraphs = form.read(archive)
        self.lines: list[Span] = []
        self._pieces: list[DocumentPiece] = []
        self._starts: list[int] = []
        super().__init__(path, BETWEEN.join(self._line(one) for one in self.paragraphs))

    def _line(self, paragraph: Paragraph) -> str:
        """Return the text of a paragraph, and note where its pieces stand."""
        start = at = self.lines[-1].end + len(BETWEEN) if self.lines else 0
        shown = [piece for piece in paragraph.pieces if not piece.is_object]
        for piece in shown:
            self._pieces.append(piece)
            self._starts.append(at)
            at += len(piece.text)
        self.lines.append(Span(start, at))
        return "".join(piece.text for piece in shown)

    def encoded(self) -> bytes:
        """Return the bytes of the document. Raises WriteError where it cannot be changed."""
        return self.archive.data()

    def accepts(self, span: Span, text: str) -> bool:
        """Tell whether the document can hold `text` in the place of what `span` covers."""
        return not UNWRITABLE.search(text) and self._changes(span, text) is not None

    def with_text(self, text: str, edits: Sequence[tuple[Span, str]] = ()) -> "DocumentFile":
        """Return the document after some edits, styles and all else as they were.

        Raises WriteError where they cannot be written.
        """
        from copydesk.writing import WriteError

        changes: list[_Change] = []
        for span, new in edits or [_difference(self.text, text)]:
            found = self._changes(span, new) if not UNWRITABLE.search(new) else None
            if found is None:
                raise WriteError("was not changed: an edit would change more than its words")
            changes += found
        archive = self.archive.with_texts(dict(_applied(self.archive, changes)))
        with suppress(ParseError):
            after = DocumentFile(self.path, archive, self.form)
            if after.text == text:
                return after
        raise WriteError("was not changed: an edit would change more than its words")

    # Edits

    def _changes(self, span: Span, new: str) -> list[_Change] | None:
        """Return what has to change in the parts, None where that cannot be done."""
        if not 0 <= span.start <= span.end <= len(self.text):
            return None
        span, new = _least(self.text, span, new)
        if not (span.length or new):
            return []
        if self.form.collapses:
            span, new = self._with_space_after(span, new)
        touched = self._touched(span)
        if touched is None:
            return None
        before = self.text[span.start - 1 : span.start] or BETWEEN
        after = self.text[span.end : span.end + 1] or BETWEEN
        written = self._written(before, new, after)
        changes: list[_Change] = []
        for at, inner in touched:
            changes += self._change(at, inner, new, written)
            new = written = ""
        return changes

    def _change(self, at: int, inner: Span, new: str, written: str) -> Iterator[_Change]:
        """Yield how one piece changes; `inner` is the stretch of it that is replaced."""
        piece = self._pieces[at]
        left = piece.text[: inner.start] + new + piece.text[inner.end :]
        if piece.opened >= 0 and left != left.strip(XML_SPACES):
            yield _Change(piece.part, Span(piece.opened, piece.opened), self.form.preserve)
        is_copy = piece.how is How.COPY
        start = piece.place.start if is_copy or not inner.start else piece.place.end
        place = inner.shifted(piece.place.start) if is_copy else Span(start, start)
        if not is_copy and inner.length:
            place = piece.place
        yield _Change(piece.part, place, written)

    def _touched(self, span: Span) -> list[tuple[int, Span]] | None:
        """Return the pieces that an edit changes and what of each, None where one is fixed."""
        if not span.length:
            return self._anchor(span.start)
        found: list[tuple[int, Span]] = []
        at, offset = max(0, bisect_right(self._starts, span.start) - 1), span.start
        while offset < span.end:
            if at >= len(self._pieces):
                return None
            start, piece = self._starts[at], self._pieces[at]
            end = min(span.end, start + len(piece.text))
            if start > offset or piece.how is How.FIXED:
                return None
            if end > offset:
                if piece.how is How.ESCAPE and end - offset < len(piece.text):
                    return None
                found.append((at, Span(offset - start, end - start)))
                offset = end
            at += 1
        return found

    def _anchor(self, offset: int) -> list[tuple[int, Span]] | None:
        """Return where text is inserted: at the end of a piece rather than before the next."""
        first = max(0, bisect_left(self._starts, offset) - 1)
        for at in range(first, min(len(self._starts), bisect_right(self._starts, offset))):
            start, piece = self._starts[at], self._pieces[at]
            ends = (start, start + len(piece.text))
            if offset in ends if piece.how is How.ESCAPE else ends[0] <= offset <= ends[1]:
                if piece.how is How.FIXED:
                    continue
                return [(at, Span(offset - start, offset - start))]
        return None

    # White space that would collapse

    def _with_space_after(self, span: Span, new: str) -> tuple[Span, str]:
        """Take a space into an edit that would leave it behind another one."""
        last = new[-1:] or self.text[span.start - 1 : span.start] or BETWEEN
        after = Span(span.end, span.end + 1)
        if last in (" ", BETWEEN) and after.of(self.text) == " " and self._touched(after):
            return Span(span.start, span.end + 1), f"{new} "
        return span, new

    def _written(self, before: str, new: str, after: str) -> str:
        """Return what the XML must hold for `new` between two characters."""
        if not self.form.collapses:
            return escape(new)
        parts = []
        for at, character in enumerate(new):
            is_last = at == len(new) - 1 and after in (" ", BETWEEN)
            hidden = character == " " and (before in (" ", BETWEEN) or is_last)
            parts.append(self.form.space if hidden else escape(character))
            before = character
        return "".join(parts)


def _least(text: str, span: Span, new: str) -> tuple[Span, str]:
    """Return an edit without the characters that it would replace by themselves."""
    old = span.of(text)
    same = 0
    while same < min(len(old), len(new)) and old[same] == new[same]:
        same += 1
    old, new, start = old[same:], new[same:], span.start + same
    same = 0
    while same < min(len(old), len(new)) and old[-1 - same] == new[-1 - same]:
        same += 1
    return Span(start, start + len(old) - same), new[: len(new) - same]


def _difference(before: str, after: str) -> tuple[Span, str]:
    return _least(before, Span(0, len(before)), after)


def _applied(archive: Archive, changes: Iterable[_Change]) -> Iterator[tuple[str, str]]:
    """Yield the parts that change, and their new texts."""
    by_part: dict[str, list[_Change]] = {}
    for change in dict.fromkeys(changes):  # two edits may need one attribute
        by_part.setdefault(change.part, []).append(change)
    for name, some in by_part.items():
        text, pieces, at = archive.part(name).text, [], 0
        for _, place, new in sorted(some, key=lambda one: one.place):
            pieces += [text[at : place.start], new]
            at = place.end
        yield name, "".join([*pieces, text[at:]])
