"""A file format: the text of a wire, after a line of four equals signs."""

from copydesk import Article, Block, BlockKind, SourceFile, Span
from copydesk.source import TextMap

HEAD = "====\n"


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a wire file; what stands above it is not prose."""
    start = source.text.find(HEAD) + len(HEAD) if HEAD in source.text else 0
    text = source.text[start:].rstrip()
    blocks = [Block(BlockKind.PARAGRAPH, Span(0, len(text)))] if text else []
    text_map = TextMap([(0, start, len(text), len(text))])
    return Article(source, blocks, text=text, text_map=text_map, language=language)
