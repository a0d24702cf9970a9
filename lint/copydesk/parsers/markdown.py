"""Markdown: CommonMark with tables, strikethrough, footnotes and front matter."""

import re
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.article import Article, BlockKind
from copydesk.parsers import front_matter
from copydesk.parsers.builder import PLACEHOLDER, ArticleBuilder, Piece
from copydesk.source import SourceFile

if TYPE_CHECKING:
    from markdown_it.token import Token

    from copydesk.parsers.commonmark import Places

CONTAINERS = {
    "blockquote": BlockKind.QUOTATION,
    "list_item": BlockKind.LIST_ITEM,
    "footnote": BlockKind.LIST_ITEM,
    "th": BlockKind.TABLE_CELL,
    "td": BlockKind.TABLE_CELL,
    "heading": BlockKind.HEADING,
}
_NOT_LINE_END = re.compile(r"[^\r\n]")
_BREAK = re.compile(r"<br\s?/?>", re.IGNORECASE)


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a Markdown file.

    Its text is the prose without markup; `to_source` leads from it to the
    file. Code, site generators' shortcodes and images amid a line leave one
    U+FFFC, an HTML comment nothing. The headline is the first heading of the
    first level, or the title of the front matter, or a heading that opens the
    article. Alternative texts of images are captions, footnotes list items.
    `language` is '' where it is not known; the front matter may name one.
    """
    from copydesk.parsers.commonmark import tokens

    front = front_matter.read(source.text)
    builder = ArticleBuilder(source)
    made = tokens(_prepared(source.text, front.end), source.text)
    has_heading = any(token.type == "heading_open" and token.tag == "h1" for token in made)
    if not has_heading:
        builder.add(BlockKind.HEADLINE, front.title)
    _add_blocks(builder, source.text, made)
    _choose_headline(builder)
    return builder.article(language or front.language, front.metadata)


def _prepared(text: str, front: int) -> str:
    r"""Return the text with ``\n`` for line ends, every character at its old place.

    The front matter is blank.
    """
    if front:
        text = _NOT_LINE_END.sub(" ", text[:front]) + text[front:]
    return text.replace("\r\n", " \n").replace("\r", "\n")


def _add_blocks(builder: ArticleBuilder, file: str, made: "Sequence[Token]") -> None:
    inside = [BlockKind.PARAGRAPH]
    for token in made:
        name, _, end = token.type.rpartition("_")
        if token.type == "inline":
            _add_inline(builder, file, token, inside[-1])
        elif token.type == "html_block":
            _add_html(builder, file, token, inside[-1])
        elif end == "open" and name in CONTAINERS:
            is_headline = token.tag == "h1"
            inside.append(BlockKind.HEADLINE if is_headline else CONTAINERS[name])
        elif end == "close" and name in CONTAINERS:
            inside.pop()


def _add_html(builder: ArticleBuilder, file: str, token: "Token", inside: BlockKind) -> None:
    from copydesk.parsers.html_block import read_html

    for kind, pieces, language, writer in read_html(file, token.content, token.meta["places"]):
        chosen = inside if kind is BlockKind.PARAGRAPH else kind
        builder.add(chosen, pieces, language, writer=writer)


def _choose_headline(builder: ArticleBuilder) -> None:
    """Keep one headline: the first, or else a heading that opens the article."""
    blocks = builder.blocks
    heads = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE]
    for at in heads[1:]:
        blocks[at] = blocks[at]._replace(kind=BlockKind.HEADING)
    if not heads and blocks and blocks[0].kind is BlockKind.HEADING:
        blocks[0] = blocks[0]._replace(kind=BlockKind.HEADLINE)


# Inline content


def _add_inline(builder: ArticleBuilder, file: str, token: "Token", kind: BlockKind) -> None:
    """Add a block, with captions of their own for the images before and after its prose."""
    children, places = token.children or [], token.meta["places"]
    prose = [at for at, child in enumerate(children) if _is_prose(child)]
    first, last = (prose[0], prose[-1] + 1) if prose else (len(children), len(children))
    _add_captions(builder, file, children[:first], places)
    body = children[first:last]
    if kind is BlockKind.PARAGRAPH and _captions_image(children, first):
        kind = BlockKind.CAPTION
    builder.add(kind, _pieces(file, token.content, body, places))
    _add_captions(builder, file, children[last:], places)


def _is_prose(child: "Token") -> bool:
    if child.type in ("text", "text_special"):
        return bool(child.content.strip())
    return child.type in ("code_inline", "shortcode")


def _captions_image(children: "Sequence[Token]", first: int) -> bool:
    """Tell whether the prose is one stretch of emphasis right after an image."""
    before = [child.type for child in children[:first]]
    if "image" not in before or not before[-1].endswith(("em_open", "strong_open")):
        return False
    closed = before[-1].replace("open", "close")
    after = [child.type for child in children[first:] if not _is_blank(child)]
    return after[-1:] == [closed] and after.count(closed) == 1


def _is_blank(child: "Token") -> bool:
    return child.type.endswith("break") or (child.type == "text" and not child.content.strip())


def _add_captions(
    builder: ArticleBuilder, file: str, children: "Sequence[Token]", places: "Places"
) -> None:
    for child in children:
        if child.type == "image" and child.children and child.map:
            label = child.map[0] + 2
            pieces = _pieces(file, child.content, child.children, places, label)
            builder.add(BlockKind.CAPTION, pieces)


def _pieces(
    file: str, content: str, children: "Sequence[Token]", places: "Places", offset: int = 0
) -> Iterator[Piece]:
    """Yield the prose in some inline tokens, which were read from `offset` in the content."""
    for child in children:
        start, end = (at + offset for at in child.map or (0, 0))
        match child.type:
            case "text" if child.content:
                yield from places.copies(file, start, end)
            case "text_special" if len(child.content) == end - start:
                yield from places.copies(file, start, end)
            case "text_special":
                yield places.whole(child.content, start, end)
            case "softbreak" | "hardbreak":
                at = content.index("\n", start - offset) + offset
                yield from places.copies(file, at, at + 1)
            case "code_inline" | "shortcode" | "image":
                yield places.whole(PLACEHOLDER, start, end)
            case "html_inline":
                is_break = _BREAK.fullmatch(child.content)
                yield places.whole("\n" if is_break else "", start, end)
