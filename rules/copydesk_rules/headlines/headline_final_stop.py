"""headline-final-stop."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
    option,
)
from copydesk.analysis.words import Word
from copydesk_rules.capitals.places import is_heading

SHARE = 0.6
"""Share of its words that a headline has in common with a second one."""


@dataclass(frozen=True)
class HeadlineFinalStop(Rule):
    """A headline ends with a full stop.

    ## Why it matters
    No newspaper ends its headlines with a stop, except after an abbreviation
    or where a headline is two sentences. Translation models add one, since
    each sentence that they learnt from had one.

    In plain text nothing marks a headline: there a first line with a stop is
    one where most of its words have capitals, or where the next line says much
    the same again.

    ## Fix safety
    Safe: only the stop goes.
    """

    meta = RuleMeta(
        name="headline-final-stop",
        family="headlines",
        summary="Headline ends with a full stop",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("Harbour reopens in the U.S.\n\nThe ships return on Monday, the mayor said."),
        Good("The ships are back. For how long?\n\nThe mayor opened the harbour on Monday."),
        Good("The harbour reopens on Monday.\n\nThe ships return in May, the mayor said."),
        Bad(
            "Harbour Reopens After Six Weeks[|.|]\n\nThe ships return on Monday, he said.",
            "Harbour Reopens After Six Weeks\n\nThe ships return on Monday, he said.",
        ),
        Bad(
            "Night trains return to the coast[|.|]\n\nNight trains returned to the coast, empty.",
            "Night trains return to the coast\n\nNight trains returned to the coast, empty.",
        ),
    )

    longest: int = option(30, help="Words that a headline may have at most.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if len(article.blocks) < 2:
            return
        first, after = article.blocks[:2]
        if _is_stopped(article, first) and self._is_headline(article, first, after):
            span = Span(first.span.end - 1, first.span.end)
            fix = Fix.safe("Take the stop away", TextEdit(span, ""))
            yield self.diagnostic(span, "Headline ends with a full stop", fix=fix)

    def _is_headline(self, article: Article, first: Block, after: Block) -> bool:
        if first.kind is not BlockKind.PARAGRAPH:
            return first.kind is BlockKind.HEADLINE
        words, others = article.words_in(first.span), article.words_in(after.span)
        if not 3 < len(words) <= self.longest:
            return False
        shared = _long(words) & _long(others)
        return is_heading(article, first.span) or (
            len(shared) > SHARE * min(len(_long(words)), len(_long(others)))
            and len(others) < 2 * len(words)
        )


def _long(words: Sequence[Word]) -> set[str]:
    """Return the first letters of the long words, which inflection leaves."""
    return {word.key[:5] for word in words if len(word.key) > 3}


def _is_stopped(article: Article, headline: Block) -> bool:
    """Tell whether a headline is one sentence and ends with a stop of its own."""
    text = headline.span.of(article.text)
    if not text.endswith(".") or text.endswith("..") or _sentences(article, headline) != 1:
        return False
    last = text.rsplit(maxsplit=1)[-1][:-1]
    return last.isalnum() and last not in (article.pack.never_final | article.pack.sometimes_final)


def _sentences(article: Article, block: Block) -> int:
    return sum(block.span.contains(one.span) for one in article.sentences)
