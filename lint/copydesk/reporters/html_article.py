"""One article of the HTML report: its blocks, each with the notes on it beside it."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from copydesk.article import Article, Block, BlockKind
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.reporters.html_note import note
from copydesk.reporters.html_text import Mark, in_article, pieces, prose, safe
from copydesk.source import SourceFile, Span

TAGS = {
    BlockKind.HEADLINE: "h3",
    BlockKind.HEADING: "h4",
    BlockKind.QUOTATION: "blockquote",
}
"""Elements of blocks; all others are paragraphs with a class of their own."""


@dataclass(slots=True)
class Entry:
    """An article of the report: what was found in it, and where it is to be read.

    `number` counts from 1; `others` are the files that related places speak of;
    `left_out` says that diagnostics are missing, for the size of the page.
    """

    number: int
    source: SourceFile
    language: str
    words: int
    left_out: bool = False
    found: list[Diagnostic] = field(default_factory=list)
    others: dict[str, SourceFile] = field(default_factory=dict)

    def count(self, severity: Severity) -> int:
        """Return how many diagnostics are of just this severity."""
        return sum(one.severity == severity for one in self.found)

    @property
    def density(self) -> float:
        """Diagnostics for each 1,000 words."""
        return 1000 * len(self.found) / self.words if self.words else 0.0


def headline(article: Article) -> str:
    """Return the words of the headline, or ''."""
    first = next(article.blocks_of(BlockKind.HEADLINE), None)
    return " ".join(first.span.of(article.text).split()) if first else ""


def body(entry: Entry, first: Article) -> str:
    """Return the articles of a file with their marks, and the notes on them."""
    placed: set[int] = set()
    parts = ["".join(_Body(entry, one, placed).rows()) for one in (first, *first.more)]
    loose = [number for number in range(1, len(entry.found) + 1) if number not in placed]
    about = '<p class="about-file">On the file as a whole, or outside of its prose:</p>'
    head = _row(about, [note(entry, number, None) for number in loose]) if loose else ""
    return head + "<hr>\n".join(parts)


def _row(block: str, notes: Sequence[str]) -> str:
    listed = f'<ol class="notes">{"".join(notes)}</ol>' if notes else ""
    return f'<div class="row">{block}{listed}</div>\n'


class _Body:
    """An article under way; notes are numbered in order of place.

    `placed` has the numbers of those that stand in an article of the file before
    this one, and gets those that stand in this one.
    """

    def __init__(self, entry: Entry, article: Article, placed: set[int]) -> None:
        self._entry = entry
        self._article = article
        self._placed = placed
        self._begun: set[int] = set()
        some = _marks(entry.found, article)
        self._marks = [one for one in some if one.number not in placed]

    def rows(self) -> Iterator[str]:
        groups = list(_groups(self._article.blocks))
        claimed = self._claimed(groups)
        self._placed.update(claimed)
        self._marks = [one for one in self._marks if one.number in claimed]
        for at, group in enumerate(groups):
            numbers = [number for number, place in claimed.items() if place == at]
            notes = [note(self._entry, number, self._article) for number in numbers]
            yield _row(self._block(group), notes)

    def _claimed(self, groups: Sequence[Sequence[Block]]) -> dict[int, int]:
        """Return, by number of a note, the index of the group in which its mark begins."""
        notes: dict[int, int] = {}
        for at, group in enumerate(groups):
            span = Span(group[0].span.start, group[-1].span.end)
            for one in self._marks:
                if one.number not in notes and _touches(one.span, span):
                    notes[one.number] = at
        return notes

    def _block(self, group: Sequence[Block]) -> str:
        block = group[-1]
        tag = TAGS.get(block.kind, "p")
        language = block.language or self._entry.language
        lang = f' lang="{safe(language)}"' if language else ""
        before = Span(group[0].span.start, block.span.start)
        dateline = f'<span class="dateline">{self._text(before)}</span>' if before.length else ""
        text = dateline + self._text(block.span)
        return f'<{tag} class="{block.kind.value}" dir="auto"{lang}>{text}</{tag}>'

    def _text(self, span: Span) -> str:
        marks = [one for one in self._marks if _touches(one.span, span)]
        out = []
        for piece in pieces(span, marks):
            text = prose(piece.span.of(self._article.text))
            out.append(self._marked(text, piece.marks, piece.ends) if piece.marks else text)
        return "".join(out)

    def _marked(self, text: str, numbers: Sequence[int], ends: Sequence[int]) -> str:
        """Return a link to the notes on a text, named after the marks that begin with it."""
        found = [self._entry.found[number - 1] for number in numbers]
        worst = max(found, key=lambda one: one.severity).severity.label
        here = self._entry.number
        notes = [f"n{here}-{number}" for number in numbers]
        begin = [f"m{here}-{one}" for one in numbers if one not in self._begun]
        self._begun.update(numbers)
        name = f' id="{begin[0]}"' if begin else ""
        more = "".join(f'<span id="{one}"></span>' for one in begin[1:])
        label = f' data-k="{",".join(map(str, ends))}"' if ends else ""
        point = " point" if not text else ""
        spoken = f' aria-label="Missing here, note {numbers[0]}"' if not text else ""
        return (
            f'<a class="mark {worst}{point}"{name} href="#{notes[0]}" '
            f'data-notes="{" ".join(notes)}" aria-describedby="t{here}-{numbers[0]}"'
            f"{label}{spoken}>{more}{text}</a>"
        )


def _marks(found: Iterable[Diagnostic], article: Article) -> Iterator[Mark]:
    """Yield where the diagnostics stand in the article, those on the whole file left out."""
    for number, one in enumerate(found, start=1):
        place = in_article(article, one.span)
        if place is not None and one.span != Span(0, 0):
            yield Mark(place, number)


def _groups(blocks: Iterable[Block]) -> Iterator[list[Block]]:
    """Yield the blocks, a dateline together with the paragraph that follows it."""
    group: list[Block] = []
    for block in blocks:
        if group and not block.follows:
            yield group
            group = []
        group.append(block)
    if group:
        yield group


def _touches(span: Span, other: Span) -> bool:
    if span.length:
        return span.overlaps(other)
    return other.start <= span.start <= other.end
