"""A text within a text: HTML in a string of JSON, say, with the way back to the file."""

from bisect import bisect_right
from collections.abc import Iterable, Iterator
from itertools import accumulate

from copydesk.parsers.builder import Piece


class Layer:
    """A text made of pieces of a file; what is read in it can be placed in the file.

    >>> layer = Layer([Piece("a ", 5, 7), Piece("<", 7, 11, is_escape=True), Piece("b>c", 11, 14)])
    >>> layer.text
    'a <b>c'
    >>> [tuple(one)[:3] for one in layer.placed(Piece("c", 5, 6))]
    [('c', 13, 14)]
    """

    def __init__(self, pieces: Iterable[Piece]) -> None:
        self._pieces = [piece for piece in pieces if piece.text]
        self.text = "".join(piece.text for piece in self._pieces)
        self._starts = [0, *accumulate(len(piece.text) for piece in self._pieces)]

    def placed(self, piece: Piece) -> Iterator[Piece]:
        """Yield a piece of this text as pieces of the file."""
        if piece.is_copy and piece.text:
            yield from self.copies(piece.start, piece.end, piece.language)
        elif self._pieces:
            start, end = self.place(piece.start, piece.end)
            yield piece._replace(start=start, end=end)

    def place(self, start: int, end: int) -> tuple[int, int]:
        """Return where a stretch of this text stands in the file."""
        first, last = self._at(start), self._at(max(start, end - 1))
        here, there = self._pieces[first], self._pieces[last]
        begin = here.start + (start - self._starts[first] if here.is_copy else 0)
        if end <= start:
            return begin, begin
        return begin, there.start + end - self._starts[last] if there.is_copy else there.end

    def copies(self, start: int, end: int, language: str = "") -> Iterator[Piece]:
        """Yield what a stretch of this text is made of, as pieces of the file."""
        at = self._at(start)
        while start < end and at < len(self._pieces):
            piece, begin = self._pieces[at], self._starts[at]
            stop = min(end, begin + len(piece.text))
            text = piece.text[start - begin : stop - begin]
            if piece.is_copy:
                first = piece.start + start - begin
                yield Piece(text, first, first + len(text), language=language)
            elif len(text) == len(piece.text):
                yield piece._replace(language=language)
            else:  # a part of a character reference that stands for several characters
                yield Piece(text, piece.start, piece.end, language=language)
            start, at = stop, at + 1

    def _at(self, offset: int) -> int:
        return max(0, min(bisect_right(self._starts, offset), len(self._pieces)) - 1)
