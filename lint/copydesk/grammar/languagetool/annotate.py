"""An article as LanguageTool's annotated text, and its offsets back to passages."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk.grammar.protocol import Passage
from copydesk.source import Span
from copydesk.units import from_utf16, utf16_length

BREAK = {"markup": "\n", "interpretAs": "\n\n"}
"""Between two blocks. Without the empty line a headline runs into the text below it."""

STAND_IN = "X"
"""What a masked stretch reads as; LanguageTool takes a lone capital for a name."""

MAXIMUM = 60_000
"""Most characters of one request; a longer article is asked about in parts."""


class Part(NamedTuple):
    """A stretch of one passage: `start` is its place there, in code points."""

    passage: int
    start: int
    text: str
    masked: tuple[Span, ...]


def requests(passages: Sequence[Passage], maximum: int = MAXIMUM) -> Iterator[list[Part]]:
    """Yield the parts of each request, in order; blank passages are left out.

    A passage is cut only where it is longer than a request.
    """
    parts: list[Part] = []
    size = 0
    for part in _parts(passages, maximum):
        if parts and size + len(part.text) > maximum:
            yield parts
            parts, size = [], 0
        parts.append(part)
        size += len(part.text)
    if parts:
        yield parts


def _parts(passages: Sequence[Passage], maximum: int) -> Iterator[Part]:
    for number, passage in enumerate(passages):
        start = 0
        while start < len(passage.text):
            end = _cut(passage.text, start, maximum)
            text = passage.text[start:end]
            if not text.isspace():
                here = Span(start, end)
                masked = [_within(span, here) for span in passage.masked if span.overlaps(here)]
                yield Part(number, start, text, tuple(sorted(masked)))
            start = end


def _cut(text: str, start: int, maximum: int) -> int:
    if len(text) - start <= maximum:
        return len(text)
    for mark in (". ", "! ", "? ", " "):
        found = text.rfind(mark, start + maximum // 2, start + maximum)
        if found > 0:
            return found + len(mark)
    return start + maximum


def _within(span: Span, here: Span) -> Span:
    return Span(max(span.start, here.start) - here.start, min(span.end, here.end) - here.start)


def annotation(parts: Sequence[Part]) -> list[dict[str, str]]:
    """Return the request's `annotation`: text, and markup that is not to be judged.

    A masked stretch reads as a letter, so that the sentence round it stays
    whole: without one, a sentence that ends in a URL would lose its end.
    """
    pieces: list[dict[str, str]] = []
    for number, part in enumerate(parts):
        if number:
            pieces.append(BREAK)
        pieces.extend(_pieces(part))
    return pieces


def _pieces(part: Part) -> Iterator[dict[str, str]]:
    at = 0
    for start, end in part.masked:
        if start > at:
            yield {"text": _plain(part.text[at:start])}
        if end > max(start, at):
            yield {"markup": _plain(part.text[max(start, at) : end]), "interpretAs": STAND_IN}
        at = max(at, end)
    if at < len(part.text):
        yield {"text": _plain(part.text[at:])}


def _plain(text: str) -> str:
    """Return the text without lone surrogates, which no encoding of a request takes."""
    return text.encode("utf-8", "replace").decode("utf-8")


class Offsets:
    """The places of a request's parts in the UTF-16 units that LanguageTool counts."""

    def __init__(self, parts: Sequence[Part]) -> None:
        self.parts = parts
        self._starts = [0]
        for part in parts:
            self._starts.append(self._starts[-1] + utf16_length(part.text) + 1)

    def place(self, offset: int, length: int) -> tuple[int, Span] | None:
        """Return the passage and the span there, in code points, of a match.

        Returns None for a match that is not within one passage: it says
        something of the break between two, which is not in the text.
        """
        number = bisect_right(self._starts, offset) - 1
        if not 0 <= number < len(self.parts):
            return None
        part, start = self.parts[number], offset - self._starts[number]
        if length <= 0 or start + length > self._starts[number + 1] - 1 - self._starts[number]:
            return None
        begin, end = from_utf16(part.text, start), _end(part.text, start + length)
        if any(span.start <= begin and end <= span.end for span in part.masked):
            return None
        return part.passage, Span(part.start + begin, part.start + end)


def _end(text: str, units: int) -> int:
    """Return the end of a stretch; one that cuts a surrogate pair takes all of it."""
    at = from_utf16(text, units)
    return min(len(text), at + (utf16_length(text[:at]) < units))
