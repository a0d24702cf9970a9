"""lowercase-paragraph-start."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Severity,
    option,
)
from copydesk_rules.sentences.small_start import capitalise, small_start

_FINAL = ".!?"
_CLOSERS = "»›”“’\"')]  \u00a0\u202f"
_TITLES = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.BYLINE, BlockKind.CAPTION)
_SHORT = 8  # words: a credit or an item of a list has no more


@dataclass(frozen=True)
class LowercaseParagraphStart(Rule):
    """A paragraph begins with a small letter.

    ## Why it matters
    A translation that lost the head of a sentence at a paragraph break leaves
    a participle or a verb there, with nothing to attach it to. Readers see it
    at once.

    Lists, credits (`dpa`), what follows a dateline, and text that goes on
    after a colon, a comma or an ellipsis are left alone.

    ## Fix safety
    Unsafe: a capital letter can hide that the words before it are missing.
    """

    meta = RuleMeta(
        name="lowercase-paragraph-start",
        family="sentences",
        summary="Paragraph starts with a lowercase letter",
        severity=Severity.ERROR,
    )
    examples = (
        Good("La mairie promet trois choses :\n\nune école, un parc et une gare.", "fr"),
        Good("Le port rouvre\n\nLe trafic reprend lundi.\n\ndpa/afp", language="fr"),
        Good("Il hésita…\n\nmais il signa tout de même le soir.", language="fr"),
        Bad(
            "Le port rouvre\n\nLe trafic reprend.\n\n[|notant|] que la mer est calme, il part.",
            fixed="Le port rouvre\n\nLe trafic reprend.\n\nNotant que la mer est calme, il part.",
            language="fr",
        ),
        Bad(
            "The port reopens on Monday.\n\n[|according|] to the mayor, ships may enter.",
            fixed="The port reopens on Monday.\n\nAccording to the mayor, ships may enter.",
            language="en",
        ),
    )

    allow: frozenset[str] = option(
        frozenset[str](), help="More words that may open a paragraph in lower case."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for before, block in pairwise((None, *article.blocks)):
            if block is None or block.kind is not BlockKind.PARAGRAPH or block.follows:
                continue
            word = small_start(article, block.span, self.allow)
            if word is None or _goes_on(article, before) or _is_item(article, block):
                continue
            yield self.diagnostic(
                word.span,
                f"Paragraph starts with lowercase “{word.text}”",
                fix=capitalise(word),
            )


def _goes_on(article: Article, before: Block | None) -> bool:
    """Tell whether the block before leaves its sentence open."""
    if before is None:
        return False
    end = before.span.of(article.text).rstrip(_CLOSERS)
    if end.endswith(("..", "…", ",", ";", ":")):
        return True
    return end[-1:] not in _FINAL and before.kind not in _TITLES


def _is_item(article: Article, block: Block) -> bool:
    """Tell whether a paragraph is a credit or an item of a list without marks."""
    end = block.span.of(article.text).rstrip(_CLOSERS)
    return end[-1:] not in _FINAL and len(article.words_in(block.span)) <= _SHORT
