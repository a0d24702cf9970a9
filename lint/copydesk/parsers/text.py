"""Plain text: headline, paragraphs, list items and captions."""

import re
from collections.abc import Iterator
from itertools import pairwise

from copydesk.article import Article, Block, BlockKind
from copydesk.source import SourceFile, Span, TextMap
from copydesk.suppressions import COMMENT

HEADLINE_WORDS = 30
"""Longer first lines are leads: the longest headline of 200 read had 24 words."""
WRAP_WIDTHS = range(40, 101)
"""Widths, in code points, to which editors and news wires fill lines."""
FULL = 0.8
"""A line this near to the width counts as full: some editors even out the lines."""

_LINE = re.compile(r"[^\r\n]+")
_LINE_END = re.compile(r"\r\n?|\n")
_BLANK = "[ \t\u00a0\u202f]"
_MARKER = re.compile(
    rf"(?:[•‣▪]|[*·+-](?={_BLANK})|[–—](?={_BLANK})|(?P<number>\d{{1,3}})[.)](?={_BLANK}))"
    rf"{_BLANK}*(?=\S)"
)
_DASH_LINE = re.compile(rf"(?:^|(?<=\r)){_BLANK}*(?P<dash>[–—-]){_BLANK}+\S[^\r\n]*", re.MULTILINE)
_SAID = re.compile(
    r"[,!?…»”\"]\s(?:[^\W\d_]+[’'])?[^\W\d_]+-(?:t-)?(?:il|elle|ils|elles|on|je|moi)\b"
)
_EXCLAIMED = re.compile(r"[!?]\W{0,5}$")
_ORNAMENT = re.compile(r"[*\-_=#~•–—+·.\s]{3,}")
_PHOTO = r"(?:photo|foto|crédit|credit)s?"
_PICTURE = r"(?:photo|image|légende|caption|foto|bild|crédit|credit)s?"
_CAPTION = re.compile(
    rf"{_PICTURE}\b(?:{_BLANK}[^\s.,;:]{{1,20}}){{0,2}}{_BLANK}?[:©]", re.IGNORECASE
)
_CREDIT = re.compile(
    rf"(?:[(\[]\s?{_PHOTO}\b[^()\[\]]{{0,80}}[)\]]|©[^.!?]{{1,60}}"
    rf"|[.!?…»”]\s{_PHOTO}\s?(?::|(?=(?-i:[A-ZÀ-Þ])))[^.!?:]{{1,60}})\.?\Z",
    re.IGNORECASE,
)
_LONGEST_CAPTION = 500
_CREDIT_REACH = 120
_CLOSERS = "\"'»”’)] \t\u00a0\u202f"
_STOPS = (".", "…", ":", ";", ",")


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a plain text file.

    Paragraphs are set off by blank lines or are one line each; lines that were
    filled to a width are joined. The headline is the title of the front
    matter, or a short first line without a full stop. `language` is '' where
    it is not known; front matter may name one.
    """
    if source.text.startswith(("---", "+++")):
        return _with_front_matter(source, language)
    text, text_map = _without_comments(source.text, 0)
    blocks = titled(text, list(_blocks(text, 0)))
    return Article(source, blocks, text=text, text_map=text_map, language=language)


def _with_front_matter(source: SourceFile, language: str) -> Article:
    from copydesk.parsers import front_matter

    front = front_matter.read(source.text)
    text, text_map = _without_comments(source.text, front.end)
    blocks = list(_blocks(text, front.end))
    if len(front.title) == 1 and front.title[0].is_copy:
        place = Span(front.title[0].start, front.title[0].end)
        blocks.insert(0, Block(BlockKind.HEADLINE, place))
    return Article(
        source,
        titled(text, blocks),
        text=text,
        text_map=text_map,
        language=language or front.language,
        metadata=front.metadata,
    )


# Lines and paragraphs


def _blocks(text: str, start: int) -> Iterator[Block]:
    lines = [Span(*match.span()) for match in _LINE.finditer(text, start)]
    chunks = list(_chunks(text, lines))
    width = _width(chunks)
    paragraphs = [one for chunk in chunks for one in _paragraphs(text, chunk, width)]
    numbers = {int(found["number"]) for one in paragraphs if (found := _numbered(text, one))}
    speech = frozenset(
        found["dash"] for found in _DASH_LINE.finditer(text) if _is_speech(found[0])
    )
    for one in paragraphs:
        yield _block(text, one, numbers, speech)


def _chunks(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them, white space cut off."""
    chunk: list[Span] = []
    for line in lines:
        trimmed = _trimmed(text, line)
        is_blank = trimmed.length == 0 or _ORNAMENT.fullmatch(text, *trimmed) is not None
        gap = chunk and len(_LINE_END.findall(text, chunk[-1].end, trimmed.start)) > 1
        if chunk and (is_blank or gap):
            yield chunk
            chunk = []
        if not is_blank:
            chunk.append(trimmed)
    if chunk:
        yield chunk


def _trimmed(text: str, span: Span) -> Span:
    body = span.of(text)
    start = span.start + len(body) - len(body.lstrip())
    return Span(start, max(start, span.start + len(body.rstrip())))


def _width(chunks: list[list[Span]]) -> int:
    """Return the width to which lines may have been filled, 0 for none."""
    lengths = (line.length for chunk in chunks for line in chunk if len(chunk) > 1)
    return max((length for length in lengths if length in WRAP_WIDTHS), default=0)


def _paragraphs(text: str, chunk: list[Span], width: int) -> Iterator[Span]:
    """Join the lines that belong together."""
    for lines in _items(text, chunk):
        rest = lines
        if width and len(lines) > 2 and not _is_full(text, lines[0], lines[1], width):
            yield lines[0]  # a headline right above its text
            rest = lines[1:]
        is_item = rest is lines and _MARKER.match(text, *lines[0]) is not None
        is_hanging = is_item and all(text[line.start - 1] in " \t" for line in lines[1:])
        if is_hanging or _is_wrapped(text, rest, width):
            yield Span(rest[0].start, rest[-1].end)
        else:
            yield from rest


def _items(text: str, chunk: list[Span]) -> Iterator[list[Span]]:
    """Split a chunk before each line that has the mark of a list item."""
    lines: list[Span] = []
    for line in chunk:
        if lines and _MARKER.match(text, *line):
            yield lines
            lines = []
        lines.append(line)
    yield lines


def _is_wrapped(text: str, lines: list[Span], width: int) -> bool:
    """Tell whether lines were filled to a width, most of them amid a sentence."""
    if len(lines) < 2 or max(line.length for line in lines) > width:
        return False
    full = sum(_is_full(text, line, after, width) for line, after in pairwise(lines))
    final = sum(_is_final(line.of(text)) for line in lines[:-1])
    return full >= 0.7 * (len(lines) - 1) and final <= 0.5 * (len(lines) - 1)


def _is_full(text: str, line: Span, after: Span, width: int) -> bool:
    """Tell whether a line had no room for the first word of the next one."""
    word = len(text[after.start : min(after.end, after.start + width)].split(None, 1)[0])
    return line.length + 1 + word > width or line.length >= FULL * width


def _is_final(line: str) -> bool:
    return line.rstrip(_CLOSERS).endswith((".", "!", "?", "…"))


# Kinds


def _numbered(text: str, span: Span) -> "re.Match[str] | None":
    found = _MARKER.match(text, *span)
    return found if found and found["number"] else None


def _block(text: str, span: Span, numbers: set[int], speech: frozenset[str]) -> Block:
    marker = _MARKER.match(text, *span)
    if marker and _is_item(marker, numbers, speech):
        return Block(BlockKind.LIST_ITEM, Span(marker.end(), span.end))
    if span.length <= _LONGEST_CAPTION and _is_caption(text, span):
        return Block(BlockKind.CAPTION, span)
    return Block(BlockKind.PARAGRAPH, span)


def _is_item(marker: "re.Match[str]", numbers: set[int], speech: frozenset[str]) -> bool:
    """Tell a list item from a date (`4. Mai`) and a line of speech (`– Oui, dit-il.`).

    Numbers count in a row; `speech` are the dashes that open speech here.
    """
    if marker["number"]:
        number = int(marker["number"])
        return number - 1 in numbers or number + 1 in numbers
    return marker[0][0] not in speech or marker.string[marker.end()].islower()


def _is_speech(line: str) -> bool:
    dash = line.lstrip()[0]
    return bool(_SAID.search(line) or (dash != "-" and _EXCLAIMED.search(line)))


def _is_caption(text: str, span: Span) -> bool:
    """Tell whether a block opens with a picture's label or ends in a photographer's credit."""
    tail = max(span.start, span.end - _CREDIT_REACH)
    return bool(_CAPTION.match(text, *span) or _CREDIT.search(text, tail, span.end))


def titled(text: str, blocks: list[Block]) -> list[Block]:
    """Make the first block a headline where it is one."""
    if len(blocks) < 2 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return blocks
    first = blocks[0].span.of(text)
    if first.rstrip(_CLOSERS).endswith(_STOPS) or len(first.split()) > HEADLINE_WORDS:
        return blocks
    return [blocks[0]._replace(kind=BlockKind.HEADLINE), *blocks[1:]]


# Comments


def _without_comments(text: str, start: int) -> tuple[str, TextMap | None]:
    """Return the text without the suppression comments after `start`, and the way back.

    The blanks before a comment go with it, unless a word follows.
    """
    if "<!--" not in text or not COMMENT.search(text, start):
        return text, None
    runs, parts, at, length = [], [], 0, 0
    for match in COMMENT.finditer(text, start):
        piece = text[at : match.start()]
        if text[match.end() : match.end() + 1] in ("", "\r", "\n", " "):
            piece = piece.rstrip(" \t")
        runs.append((length, at, len(piece), len(piece)))
        parts.append(piece)
        length += len(piece)
        at = match.end()
    rest = text[at:]
    runs.append((length, at, len(rest), len(rest)))
    return "".join([*parts, rest]), TextMap([run for run in runs if run[2]])
