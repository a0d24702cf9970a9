"""Plain text: headline, byline, paragraphs, list items and captions."""

import re
from collections.abc import Iterator

from copydesk.article import Article, Block, BlockKind
from copydesk.source import SourceFile, Span, TextMap
from copydesk.suppressions import COMMENT

LINE = re.compile(r"[^\r\n]+")
LINE_END = re.compile(r"\r\n?|\n")
LIST_ITEM = re.compile(r"(?:[*•‣▪·+]|[-–](?=[ \t]+\S)|\d{1,3}[.)])[ \t]+")
CAPTION = re.compile(
    r"(?:photo|image|légende|caption|foto|bild|crédit|credit)s?\b[^.]{0,40}?[:©]", re.I
)
FINAL = re.compile(r"[.!?…:;][\"'»”’)\]\s]*$")
HEADLINE_WORDS = 30
"""Longer first lines are leads: the longest headline of 200 read had 24 words."""
WRAP_WIDTH = 100
"""A longer line was not wrapped by hand or by an editor."""


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a plain text file.

    Paragraphs are set off by blank lines or are one line each; lines that
    were filled to a width are joined. `language` is '' where it is not known.
    """
    text, text_map = _without_comments(source.text)
    lines = [Span(*match.span()) for match in LINE.finditer(text)]
    blocks = _titled(text, list(_blocks(text, lines)))
    return Article(source, blocks, text=text, text_map=text_map, language=language)


def _blocks(text: str, lines: list[Span]) -> Iterator[Block]:
    for chunk in _chunks(text, lines):
        if _is_wrapped(text, chunk):
            chunk = [Span(chunk[0].start, chunk[-1].end)]  # noqa: PLW2901 - one block of them
        for line in chunk:
            yield _block(text, line)


def _chunks(text: str, lines: list[Span]) -> Iterator[list[Span]]:
    """Yield runs of lines without a blank line between them, white space cut off."""
    chunk: list[Span] = []
    for line in lines:
        trimmed = _trimmed(text, line)
        if trimmed.length == 0:
            if chunk:
                yield chunk
            chunk = []
            continue
        if chunk and len(LINE_END.findall(text, chunk[-1].end, trimmed.start)) > 1:
            yield chunk
            chunk = []
        chunk.append(trimmed)
    if chunk:
        yield chunk


def _trimmed(text: str, span: Span) -> Span:
    body = span.of(text)
    start = span.start + len(body) - len(body.lstrip())
    return Span(start, max(start, span.start + len(body.rstrip())))


def _is_wrapped(text: str, chunk: list[Span]) -> bool:
    """Tell whether the lines were filled to a width: none could take the next one's first word."""
    width = max(line.length for line in chunk)
    if len(chunk) < 2 or width > WRAP_WIDTH or any(_marker(text, line) for line in chunk[1:]):
        return False
    full = sum(
        line.length + 1 + len(after.of(text).split(None, 1)[0]) > width
        for line, after in zip(chunk, chunk[1:], strict=False)
    )
    return full >= 0.7 * (len(chunk) - 1)


def _marker(text: str, line: Span) -> "re.Match[str] | None":
    return LIST_ITEM.match(text, line.start, line.end)


def _block(text: str, line: Span) -> Block:
    marker = _marker(text, line)
    if marker:
        return Block(BlockKind.LIST_ITEM, Span(marker.end(), line.end))
    if CAPTION.match(text, line.start, line.end):
        return Block(BlockKind.CAPTION, line)
    return Block(BlockKind.PARAGRAPH, line)


def _titled(text: str, blocks: list[Block]) -> list[Block]:
    """Make the first block a headline where it is one, and a short line after it a byline."""
    if len(blocks) < 2 or blocks[0].kind is not BlockKind.PARAGRAPH:
        return blocks
    first = blocks[0].span.of(text)
    if FINAL.search(first) and not first.rstrip().endswith(("?", "!")):
        return blocks
    if len(first.split()) > HEADLINE_WORDS or "\n" in first:
        return blocks
    return [blocks[0]._replace(kind=BlockKind.HEADLINE), *blocks[1:]]


def _without_comments(text: str) -> tuple[str, TextMap | None]:
    """Return the text without suppression comments, and the way back to the file."""
    if "<!--" not in text or not COMMENT.search(text):
        return text, None
    runs, parts, at, length = [], [], 0, 0
    for match in COMMENT.finditer(text):
        piece = text[at : match.start()]
        runs.append((length, at, len(piece), len(piece)))
        parts.append(piece)
        length += len(piece)
        at = match.end()
    rest = text[at:]
    runs.append((length, at, len(rest), len(rest)))
    return "".join([*parts, rest]), TextMap(runs)
