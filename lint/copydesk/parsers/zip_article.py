"""From a document's paragraphs to an article."""

from collections import Counter
from collections.abc import Iterator

from copydesk.article import Article, Block, BlockKind, Foreign, primary_language
from copydesk.parsers.builder import PLACEHOLDER
from copydesk.parsers.text import titled
from copydesk.parsers.zip_document import BETWEEN, DocumentFile, Paragraph
from copydesk.source import SourceFile, Span, TextMap

_BLANK = PLACEHOLDER + " \t\r\n\u00a0\u202f"
_SAMPLE = 20_000


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the article in a document (or in its text alone, as editors send it).

    The headline is the first paragraph in the style of one; else a heading
    that opens the text; else a short first paragraph, as in plain text. What
    the document says of its language is believed where the words don't tell
    otherwise: programs write their own default into it.
    """
    if not isinstance(source, DocumentFile):
        from copydesk.parsers.text import parse as parse_text

        return parse_text(source, language)
    from copydesk.analysis.language import detect

    prose = _Prose(source)
    text, said = prose.text, _main_language(source)
    own, doubted = detect(text[:_SAMPLE]), ""
    if said and own in (None, primary_language(said)):
        language = language or said
    else:
        doubted = primary_language(said)
    marked = _marked(prose, primary_language(language) or own or "")
    return Article(
        source,
        _with_headline(text, list(_blocks(prose))),
        text=text,
        text_map=prose.text_map,
        language=language,
        declared=[one for one in marked if _speaks(text, one, doubted)],
        written=prose.written,
    )


class _Prose:
    """The text of a document with signs for its objects, and the way back."""

    def __init__(self, source: DocumentFile) -> None:
        self.source = source
        self.text, self.lines = source.text, source.lines
        self.text_map: TextMap | None = None
        if any(piece.is_object for one in source.paragraphs for piece in one.pieces):
            self._add_objects()

    def _add_objects(self) -> None:
        parts: list[str] = []
        runs: list[tuple[int, int, int, int]] = []
        at, self.lines = 0, []
        for paragraph, line in zip(self.source.paragraphs, self.source.lines, strict=True):
            start, there = at, line.start
            for piece in paragraph.pieces:
                size = 0 if piece.is_object else len(piece.text)
                runs.append((at, there, len(piece.text), size))
                parts.append(piece.text)
                at, there = at + len(piece.text), there + size
            self.lines.append(Span(start, at))
            runs.append((at, there, len(BETWEEN), len(BETWEEN)))
            parts.append(BETWEEN)
            at += len(BETWEEN)
        self.text, self.text_map = "".join(parts[:-1]), TextMap(_joined(runs[:-1]))

    def written(self, text: str, span: Span) -> str | None:
        """Return what stands for `text` at a span of the article, None where it cannot."""
        place = self.text_map.to_source(span) if self.text_map else span
        return text if self.source.accepts(place, text) else None


def _joined(runs: list[tuple[int, int, int, int]]) -> list[tuple[int, int, int, int]]:
    """Return runs of a text map, copies that follow one another as one."""
    out: list[tuple[int, int, int, int]] = []
    for run in runs:
        at, there, length, size = out[-1] if out else (0, 0, 0, -1)
        if length == size and run[2] == run[3] and (at + length, there + size) == run[:2]:
            out[-1] = (at, there, length + run[2], size + run[3])
        else:
            out.append(run)
    return out


def _main_language(source: DocumentFile) -> str:
    """Return the language in which most of the document is marked, or ''."""
    sizes = Counter[str]()
    for paragraph in source.paragraphs:
        for piece in paragraph.pieces:
            sizes[piece.language or paragraph.language] += len(piece.text)
    return max(sizes, key=lambda one: (sizes[one], one), default="")


def _blocks(prose: _Prose) -> Iterator[Block]:
    for paragraph, line in zip(prose.source.paragraphs, prose.lines, strict=True):
        span = _trimmed(prose.text, line)
        if span.of(prose.text).strip(_BLANK):
            yield Block(paragraph.kind, span)


def _trimmed(text: str, span: Span) -> Span:
    line = span.of(text)
    start = span.start + len(line) - len(line.lstrip())
    return Span(start, max(start, span.start + len(line.rstrip())))


def _with_headline(text: str, blocks: list[Block]) -> list[Block]:
    """Keep one headline, and find one where no style tells."""
    heads = [at for at, block in enumerate(blocks) if block.kind is BlockKind.HEADLINE]
    for at in heads[1:]:
        blocks[at] = blocks[at]._replace(kind=BlockKind.HEADING)
    if heads or not blocks:
        return blocks
    if blocks[0].kind is BlockKind.HEADING:
        return [blocks[0]._replace(kind=BlockKind.HEADLINE), *blocks[1:]]
    return titled(text, blocks)


def _marked(prose: _Prose, own: str) -> Iterator[Foreign]:
    """Yield the stretches that are marked as in another language than the article's."""
    for paragraph, line in zip(prose.source.paragraphs, prose.lines, strict=True):
        for span, language in _stretches(paragraph, line.start):
            inner = _trimmed(prose.text, span)
            if language and own and primary_language(language) != own and inner.length:
                yield Foreign(inner, primary_language(language))


def _stretches(paragraph: Paragraph, at: int) -> Iterator[tuple[Span, str]]:
    """Yield the longest stretches of one marked language in a paragraph that begins at `at`."""
    start, before = at, ""
    for piece in paragraph.pieces:
        language = piece.language if piece.text.strip() else before
        if primary_language(language) != primary_language(before):
            yield Span(start, at), before
            start, before = at, language
        at += len(piece.text)
    yield Span(start, at), before


def _speaks(text: str, stretch: Foreign, doubted: str) -> bool:
    """Tell whether the words may be in the language that they are marked as.

    `doubted` is a language that most of the document is marked as, in vain.
    """
    from copydesk.analysis.language import detect

    found = detect(stretch.span.of(text))
    return found == stretch.language or (found is None and stretch.language != doubted)
