"""Untrusted text as HTML: what the page shows of it is what stands in it, and nothing runs.

Everything from an article, a file name or a plugin goes through `safe` or
`prose` on its way into the page, attributes too.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from typing import NamedTuple

import regex

from copydesk.article import Article
from copydesk.source import Span
from copydesk.terminal import escaped

HIDDEN = regex.compile(r"[\p{Cc}\p{Cf}\p{Cs}\p{Co}\p{Cn}\p{Zl}\p{Zp}]")
"""What has no sign of its own, or turns the order of the letters around it."""
LINE_END = regex.compile(r"\r\n?|\n")
JOINERS = "\u200c\u200d"
WEB = ("https://", "http://")


class Mark(NamedTuple):
    """A stretch of the article that note number `number` (from 1) speaks of."""

    span: Span
    number: int


class Piece(NamedTuple):
    """A stretch that the same marks cover; `ends` are the marks that end with it."""

    span: Span
    marks: tuple[int, ...]
    ends: tuple[int, ...]


def safe(text: str) -> str:
    r"""Return `text` for an element or a quoted attribute, on one line.

    >>> safe("<b \u202e>")
    '&lt;b &lt;U+202E&gt;&gt;'
    """
    return escape(escaped(text))


def prose(text: str) -> str:
    r"""Return `text` as it is to be read; what hides in it is shown by its code point.

    >>> prose("a < b\u202e")
    'a &lt; b<span class="hidden">U+202E</span>'
    """
    text = escape(LINE_END.sub(" ", text))
    if text.isascii() and text.isprintable():
        return text
    return HIDDEN.sub(_named, text)


def _named(found: "regex.Match[str]") -> str:
    """Name a hidden character; a joiner in a script or emoji that needs it stays."""
    character, at = found[0], found.start()
    around = found.string[max(0, at - 1) : at] + found.string[at + 1 : at + 2]
    if character in JOINERS and len(around) == 2 and min(around) > "\u05ff":
        return character
    return f'<span class="hidden">U+{ord(character):04X}</span>'


def link(url: str, text: str) -> str:
    """Return a link to a page of the web, or just the text where `url` leads elsewhere.

    `text` is HTML already.
    """
    if not url.lower().startswith(WEB):
        return text
    return f'<a href="{safe(url)}" rel="noopener noreferrer">{text}</a>'


def in_article(article: Article, span: Span) -> Span | None:
    """Return where a stretch of the file stands in the article, None for markup.

    The inverse of `Article.to_source`.
    """
    if article.text_map is None:
        return span
    found = [
        (_into(run, span.start), _into(run, span.end))
        for run in article.text_map.runs
        if _meets(run, span)
    ]
    return Span(min(one[0] for one in found), max(one[1] for one in found)) if found else None


def _meets(run: tuple[int, int, int, int], span: Span) -> bool:
    """Tell whether a run of a text map holds some of a stretch of the file, or its place."""
    start, end = run[1], run[1] + run[3]
    if span.length:
        return start < span.end and span.start < end
    return start <= span.start <= end


def _into(run: tuple[int, int, int, int], offset: int) -> int:
    """Return the place in the article of an offset in the file, held to the run."""
    start, source_start, length, source_length = run
    inside = min(max(offset - source_start, 0), source_length)
    if length == source_length:
        return start + inside
    return start + (length if inside == source_length else 0)


def pieces(span: Span, marks: Sequence[Mark]) -> Iterator[Piece]:
    """Yield a stretch of text cut wherever a mark begins or ends, in order.

    A mark of no length, where something is missing, is a piece of no length.
    """
    opens: dict[int, list[Mark]] = {}
    cuts = {span.start, span.end}
    for mark in marks:
        start = max(mark.span.start, span.start)
        opens.setdefault(start, []).append(mark)
        cuts |= {start, min(mark.span.end, span.end)}
    active: list[Mark] = []
    places = sorted(cuts)
    for start, end in zip(places, [*places[1:], span.end], strict=True):
        new = opens.get(start, [])
        yield from _points(start, new)
        active = [one for one in active if one.span.end > start]
        active += [one for one in new if one.span.length]
        if end > start:
            yield Piece(Span(start, end), _numbers(active), _numbers(_ending(active, end)))


def _points(at: int, marks: Iterable[Mark]) -> Iterator[Piece]:
    for one in marks:
        if not one.span.length:
            yield Piece(Span(at, at), (one.number,), (one.number,))


def _ending(marks: Iterable[Mark], end: int) -> list[Mark]:
    return [one for one in marks if one.span.end == end]


def _numbers(marks: Iterable[Mark]) -> tuple[int, ...]:
    return tuple(one.number for one in marks)
