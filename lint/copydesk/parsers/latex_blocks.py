"""The blocks of a LaTeX file as they are collected: prose, notes, groups and environments."""

from dataclasses import dataclass

from copydesk.article import BlockKind
from copydesk.parsers.builder import ArticleBuilder, Piece
from copydesk.parsers.latex_names import TABLES
from copydesk.parsers.latex_text import writer


@dataclass
class Group:
    """A group in braces that is open: what its end closes."""

    kind: BlockKind | None = None
    mark: str = ""
    language: str = ""
    is_note: bool = False


@dataclass
class Environment:
    """An environment that is open, and what its blocks are."""

    name: str
    kind: BlockKind
    language: str


class Blocks:
    """Collects pieces of prose into blocks; `language` is that of what is read now.

    `outer` has the blocks that notes have interrupted, `groups` and
    `environments` what is open.
    """

    def __init__(self, text: str, builder: ArticleBuilder, language: str) -> None:
        self.text = text
        self.builder = builder
        self.main = self.language = language
        self.kind = BlockKind.PARAGRAPH
        self.pieces: list[Piece] = []
        self.outer: list[tuple[list[Piece], BlockKind]] = []
        self.notes: list[list[Piece]] = []
        self.groups: list[Group] = []
        self.environments: list[Environment] = []

    @property
    def inner(self) -> BlockKind:
        """What blocks are in the environment that is open."""
        return self.environments[-1].kind if self.environments else BlockKind.PARAGRAPH

    @property
    def in_table(self) -> bool:
        """Whether cells are read."""
        return not self.outer and any(one.name in TABLES for one in self.environments[-1:])

    def copy(self, start: int, end: int) -> None:
        """Add the file's own text."""
        if start < end:
            self.put(self.text[start:end], start, end)

    def put(self, text: str, start: int, end: int, *, is_escape: bool = False) -> None:
        """Add what a stretch of the file stands for; '' for what is left out."""
        own = self.language if self.language != self.main else ""
        self.pieces.append(Piece(text, start, end, is_escape, own if text else ""))

    def end_block(self) -> None:
        """Add the block that is read; the notes in it follow."""
        self.builder.add(self.kind, self.pieces, writer=writer)
        self.pieces = []
        if not self.outer:
            for pieces in self.notes:
                self.builder.add(BlockKind.LIST_ITEM, pieces, writer=writer)
            self.notes = []
            self.kind = self.inner

    def end_note(self) -> None:
        """End a footnote, and go on with the block that it stands in."""
        self.notes.append(self.pieces)
        self.pieces, self.kind = self.outer.pop()
