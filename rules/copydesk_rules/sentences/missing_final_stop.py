"""missing-final-stop."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Sentence,
    Span,
    Stability,
    option,
)
from copydesk.analysis.morphology import Reading, readings

_FINAL = ".!?…:"
_MARKS = "»›”“’\"' \u00a0\u202f"
_CLOSERS = "»›”“’\"')] \u00a0\u202f"


@dataclass(frozen=True)
class MissingFinalStop(Rule):
    """A paragraph ends without a full stop where the others have one.

    ## Why it matters
    The stop was lost, and perhaps what stood before it. Headings, captions,
    credits, lists and what goes on after a colon are left alone, and so are
    the lines before the first paragraph that has a stop, and an article that
    has paragraphs without stops as a habit.
    """

    meta = RuleMeta(
        name="missing-final-stop",
        family="sentences",
        summary="Paragraph without a full stop",
        languages=frozenset({"en"}),
        stability=Stability.PREVIEW,
    )
    examples = (
        Good("Harbour reopens\n\nThe ships return on Monday.\n\nMore on the harbour"),
        Good(
            "Harbour reopens\n\nThe ships return on Monday. They are grey, old and slow.\n\n"
            "The harbour has been closed since a storm broke its wall,\n\nand nobody knew why."
        ),
        Bad(
            "Harbour reopens\n\nThe ships return on Monday. They are grey, old and slow.\n\n"
            "The harbour was closed after a storm broke its wall in the winter of [|2019|]\n\n"
            "The mayor thanked the engineers. They had worked day and night.\n\n"
            "The ships come from four countries. They carry grain."
        ),
        Bad(
            "Harbour reopens\n\nThe ships return on Monday. They are grey, old and slow.\n\n"
            "The mayor thanked the engineers. They had worked day and night.\n\n"
            "The ships come from four countries. They carry grain. The first of them is due "
            "at [|noon|]"
        ),
    )

    least: int = option(6, help="Words that the last sentence of the paragraph must have.")
    alone: int = option(11, help="Words that it must have where it is the paragraph.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        last = {one.block: one for one in article.sentences}
        blocks = [one for one in article.blocks_of(BlockKind.PARAGRAPH) if one in last]
        first = next((at for at, one in enumerate(blocks) if not _is_open(article, one)), 0)
        open_ended = [one for one in blocks[first:] if _is_open(article, one)]
        if not open_ended or len(open_ended) * 3 > len(blocks):
            return
        for block in open_ended:
            word = self._last_word(article, last[block])
            if word is not None:
                yield self.diagnostic(word, "Paragraph without a full stop")

    def _last_word(self, article: Article, sentence: Sentence) -> Span | None:
        """Return the last word of a sentence that is whole but for its stop, else None."""
        words = sentence.words
        if not words:
            return None
        last = words[-1].span
        after = article.text[last.end : sentence.span.end]
        if after.strip(_MARKS):
            return None
        alone = sentence.span.start == sentence.block.span.start and not after
        if len(words) < (self.alone if alone else self.least):
            return None
        return last if after or _is_clause(article, sentence) else None


def _is_open(article: Article, block: Block) -> bool:
    text = block.span.of(article.text).rstrip(_CLOSERS)
    return text[-1:].isalnum()


def _is_clause(article: Article, sentence: Sentence) -> bool:
    """Tell whether a sentence has a word that is surely a finite verb."""
    language = article.language
    return any(_is_finite(readings(word.key, language)) for word in sentence.words)


def _is_finite(found: tuple[Reading, ...]) -> bool:
    return any(one.mood == "ind" for one in found) and all(
        one.pos in ("VERB", "AUX") and one.mood in ("ind", "part") for one in found
    )
