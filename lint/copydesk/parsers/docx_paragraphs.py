"""What is gathered while a Word document is read."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.article import BlockKind
from copydesk.parsers.docx_styles import Style
from copydesk.parsers.zip_document import DocumentPiece


@dataclass(slots=True)
class WordParagraph:
    """A paragraph as far as it is read; `place` is the cell, box or note that holds it."""

    place: int
    in_cell: bool
    style: Style
    kind: BlockKind | None = None
    is_list: bool = False
    joins_next: bool = False
    pieces: list[DocumentPiece] = field(default_factory=list)


@dataclass(slots=True)
class WordRun:
    """What a run says of its text."""

    style: Style | None = None
    language: str = ""
    is_hidden: bool = False


@dataclass(slots=True)
class WordField:
    """A field; `has_result` is set once its result begins."""

    instruction: str = ""
    has_result: bool = False

    @property
    def name(self) -> str:
        """What the field is, in capitals."""
        return self.instruction.strip().partition(" ")[0].upper()


def joined(found: list[WordParagraph]) -> Iterator[WordParagraph]:
    """Yield the paragraphs, those as one between which the mark is deleted."""
    before: dict[int, WordParagraph] = {}
    for one in found:
        head = before.pop(one.place, None)
        if head is not None:
            head.pieces += one.pieces
            one.pieces = head.pieces
        if one.joins_next:
            before[one.place] = one
    done: set[int] = set()
    for one in found:
        if one.style.is_contents or id(one.pieces) in done:
            continue
        done.add(id(one.pieces))
        yield one


def kind_in(one: WordParagraph, kind: BlockKind | None) -> BlockKind:
    """Return the kind of a paragraph; `kind` is that of those which have no other."""
    inner = BlockKind.TABLE_CELL if one.in_cell else None
    item = BlockKind.LIST_ITEM if one.is_list or one.style.is_list else None
    return one.kind or one.style.kind or inner or item or kind or BlockKind.PARAGRAPH
