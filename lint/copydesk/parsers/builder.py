"""How a parser puts an article together from pieces of its file."""

from bisect import bisect_right
from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NamedTuple

from copydesk.article import Article, Block, BlockKind, Foreign
from copydesk.source import SourceFile, Span, TextMap

PLACEHOLDER = "\ufffc"
"""U+FFFC OBJECT REPLACEMENT CHARACTER: code or another object stands here in the prose."""

Writer = Callable[[str], str | None]
"""What the file has to hold for a text, None where it cannot: ``&lt;`` for ``<``."""

BETWEEN_BLOCKS = "\n\n"
BLANKS = " \t"
LINE_ENDS = "\r\n"


class Piece(NamedTuple):
    """A piece of prose and its place in the file, in code points.

    A piece as long as its place is a copy of it; any other (an entity, a
    placeholder) is whole. A piece without text marks what was left out.
    `is_escape` tells of a piece that it is whole and text in another spelling,
    as an entity is, or “~” in LaTeX: a fix may replace it. `language` is what the file says of
    this piece within its block.
    """

    text: str
    start: int
    end: int
    is_escape: bool = False
    language: str = ""

    @property
    def is_copy(self) -> bool:
        """Whether the piece is the file's own text."""
        return len(self.text) == self.end - self.start and not self.is_escape


class ArticleBuilder:
    """Collects blocks made of pieces, and remembers where each piece came from."""

    def __init__(self, source: SourceFile) -> None:
        self._source = source
        self._parts: list[str] = []
        self._length = 0
        self._runs: list[tuple[int, int, int, int]] = []
        self._escapes: set[int] = set()
        self._declared: list[Foreign] = []
        self._writers: list[tuple[int, Writer | None]] = []
        self.blocks: list[Block] = []

    def add(
        self,
        kind: BlockKind,
        pieces: Iterable[Piece],
        language: str = "",
        *,
        writer: Writer | None = None,
    ) -> None:
        """Add a block, its outer white space cut off; one without prose is left out.

        `writer` turns text that a fix puts there into what the file must hold.
        """
        kept = _stripped(_tidied(pieces))
        if all(not piece.text.strip(PLACEHOLDER + BLANKS + LINE_ENDS) for piece in kept):
            return
        if self.blocks:
            self._append(BETWEEN_BLOCKS)
        start = self._length
        self._writers.append((start, writer))
        for piece in kept:
            self._remember(piece)
            self._append(piece.text)
        self.blocks.append(Block(kind, Span(start, self._length), language))

    def _append(self, text: str) -> None:
        self._parts.append(text)
        self._length += len(text)

    def _remember(self, piece: Piece) -> None:
        """Note where a piece came from; a copy that continues the one before joins it."""
        size = piece.end - piece.start
        run = (self._length, piece.start, len(piece.text), size)
        if piece.language:
            self._declare(piece)
        if self._runs and piece.is_copy:
            at, source_at, length, source_length = self._runs[-1]
            is_next = (at + length, source_at + length) == run[:2]
            if is_next and length == source_length and at not in self._escapes:
                self._runs[-1] = (at, source_at, length + size, length + size)
                return
        self._runs.append(run)
        if piece.is_escape:
            self._escapes.add(self._length)

    def _declare(self, piece: Piece) -> None:
        """Note the language of a piece; one that goes on joins the piece before."""
        span = Span(self._length, self._length + len(piece.text))
        last = self._declared[-1] if self._declared else None
        if last and last.span.end == span.start and last.language == piece.language:
            span = Span(self._declared.pop().span.start, span.end)
        self._declared.append(Foreign(span, piece.language))

    def _write(self, text: str, span: Span) -> str | None:
        at = bisect_right(self._writers, span.start, key=lambda one: one[0]) - 1
        writer = self._writers[max(0, at)][1]
        return writer(text) if writer else text

    def article(self, language: str, metadata: Mapping[str, object] | None = None) -> Article:
        """Return the article made of all blocks added so far."""
        return Article(
            self._source,
            self.blocks,
            text="".join(self._parts),
            text_map=TextMap(self._runs, self._escapes),
            language=language,
            metadata=metadata,
            declared=self._declared,
            written=self._write if any(writer for _, writer in self._writers) else None,
        )


def joined(source: SourceFile, articles: Sequence[Article], language: str = "") -> Article:
    """Return the first of the articles in a file, which leads to the others."""
    if not articles:
        return ArticleBuilder(source).article(language)
    articles[0].more = tuple(articles[1:])
    return articles[0]


def _tidied(pieces: Iterable[Piece]) -> list[Piece]:
    """Drop blanks before line ends, second line ends, and a blank after what was left out."""
    out: list[Piece] = []
    left_out = False
    for piece in pieces:
        if not piece.text:
            left_out = True
            continue
        if piece.text[0] in LINE_ENDS:
            _strip_end(out, BLANKS)
            if out and out[-1].text[-1] in LINE_ENDS:
                continue
        elif left_out and piece.text[0] in BLANKS and _ends_blank(out):
            piece = _without_start(piece, BLANKS)  # noqa: PLW2901 - the same piece, shorter
        left_out = left_out and not piece.text
        if piece.text:
            out.append(piece)
    return out


def _ends_blank(pieces: list[Piece]) -> bool:
    return not pieces or pieces[-1].text[-1].isspace()


def _stripped(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces without white space at either end."""
    _strip_end(pieces, None)
    for at, piece in enumerate(pieces):
        rest = _without_start(piece, None)
        if rest.text:
            return [rest, *pieces[at + 1 :]]
    return []


def _strip_end(pieces: list[Piece], characters: str | None) -> None:
    while pieces:
        piece = pieces.pop()
        text = piece.text.rstrip(characters)
        if text:
            cut = len(piece.text) - len(text) if piece.is_copy else 0
            pieces.append(piece._replace(text=text, end=piece.end - cut))
            return


def _without_start(piece: Piece, characters: str | None) -> Piece:
    text = piece.text.lstrip(characters)
    cut = len(piece.text) - len(text) if piece.is_copy else 0
    return piece._replace(text=text, start=piece.start + cut)
