"""repeated-headline."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Good,
    Related,
    Rule,
    RuleMeta,
    option,
)
from copydesk.analysis.words import Word

LEAST = 4
"""Words that a headline must have; shorter ones are the names of columns."""


@dataclass(frozen=True)
class RepeatedHeadline(Rule):
    """The line under the headline is the headline once more.

    ## Why it matters
    A web page has its headline twice, as the title of the page and above the
    text. Who copies or translates the page gets both, and two translations of
    one headline differ in a word or two.

    ## What it looks at
    The second line of an article that is one sentence long, about as long as
    the first, and has most of its words. A lead that says more than its
    headline is left alone.
    """

    meta = RuleMeta(
        name="repeated-headline",
        family="headlines",
        summary="Headline stands twice",
    )
    examples = (
        Good(
            "Harbour reopens\n\nThe harbour of the town reopens on Monday, the mayor said.", "en"
        ),
        Good("Bridge over the bay is closed\n\nNobody knows when it will be opened again.", "en"),
        Bad(
            "Night trains return to the coast after ten years - Coast News\n\n"
            "[|Night trains are returning to the coast after ten years|]\n\nThe first was empty.",
            language="en",
        ),
        Bad(
            "Le port de la ville rouvre lundi\n\n[|Le port de la ville rouvre lundi|]\n\n"
            "La mer est calme.",
            language="fr",
        ),
    )

    share: float = option(0.7, help="Share of their longer words that the two lines must have.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        blocks = [one for one in article.blocks[:4] if one.kind is not BlockKind.DATELINE]
        if len(blocks) < 3 or not _is_line(article, blocks[0]) or not _is_line(article, blocks[1]):
            return
        one, two = (article.words_in(block.span) for block in blocks[:2])
        stems, others = _stems(one), _stems(two)
        shared = len(stems & others)
        if min(len(one), len(two)) < LEAST or shared < self.share * max(len(others), 1):
            return
        if shared < (self.share - 0.2) * len(stems) or len(two) > 1.4 * len(one):
            return
        yield self.diagnostic(
            blocks[1].span,
            "The headline stands here once more",
            related=[Related(blocks[0].span, "the headline")],
        )


def _is_line(article: Article, block: Block) -> bool:
    """Tell whether a block is a line of one sentence."""
    kinds = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.PARAGRAPH)
    inner = sum(block.span.contains(one.span) for one in article.sentences[:8])
    return block.kind in kinds and inner == 1


def _stems(words: Sequence[Word]) -> set[str]:
    """Return the first letters of the longer words, which inflection leaves."""
    return {word.key[:5] for word in words if len(word.key) > 3}
