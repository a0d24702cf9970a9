"""mixed-spelling."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Related,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
    option,
)
from copydesk_rules.consistency.spellings import AMERICAN, BRITISH, ISE, IZE, Spelling, spellings


@dataclass(frozen=True)
class MixedSpelling(Rule):
    """An article has American and British spellings side by side (`center`, `colour`).

    ## Why it matters
    A newspaper spells as one side of the Atlantic or as the other. Both in one
    article show that it was put together from two, or translated sentence by
    sentence.

    ## What it looks at
    Words that one side alone spells so, outside quotations and without a
    capital, which may belong to a name. *Organize* is right in America and, as
    a house style, in Britain: beside *colour* it is left alone, beside
    *organise* it is not. What the article has less of is reported; where both
    are as many, what comes second.

    ## Fix safety
    Unsafe: titles and quotations without marks keep their spelling.
    """

    meta = RuleMeta(
        name="mixed-spelling",
        family="consistency",
        summary="American and British spelling in one article",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("The colour of the harbour is grey, and they organize tours of its centre."),
        Good(
            "The World Trade Center lost its colour, said the neighbour who had travelled there."
        ),
        Good('He said: "My favorite harbor." The colours of the harbour are his favourites.'),
        Bad(
            "The harbour has a new colour. Its [|center|] is closed.",
            "The harbour has a new colour. Its centre is closed.",
        ),
        Bad(
            "They organized a strike at the harbor and [|criticised|] the mayor.",
            "They organized a strike at the harbor and criticized the mayor.",
        ),
    )

    allow: frozenset[str] = option(frozenset(), help="Words, in lower case, in either spelling.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        found = [
            one
            for one in spellings(article)
            if one.word.key not in self.allow and _is_prose(article, one)
        ]
        found.sort(key=lambda one: one.word.start)
        american = [one for one in found if one.side in (AMERICAN, IZE)]
        british = [one for one in found if one.side in (BRITISH, ISE)]
        if all(one.side == IZE for one in american):
            british = [one for one in british if one.side == ISE]  # Oxford has the others too
        if american and british:
            rarer, kept = _rarer(american, british)
            for one in rarer:
                yield self._report(one, kept[0])

    def _report(self, one: Spelling, kept: Spelling) -> Diagnostic:
        side = "American" if one.side in (AMERICAN, IZE) else "British"
        span = Span(one.word.start, one.word.end)
        first = Span(kept.word.start, kept.word.end)
        return self.diagnostic(
            span,
            f"“{one.word.text}” is {side}, “{kept.word.text}” elsewhere in the article is not",
            fix=Fix.unsafe(f"Write “{one.other}”", TextEdit(span, one.other)),
            related=(Related(first, f"“{kept.word.text}”"),),
        )


def _rarer(
    american: Sequence[Spelling], british: Sequence[Spelling]
) -> tuple[Sequence[Spelling], Sequence[Spelling]]:
    """Return what there is less of, and the other; of two that are even, the later one first."""
    key = (len(american), -american[0].word.start), (len(british), -british[0].word.start)
    return (american, british) if key[0] < key[1] else (british, american)


def _is_prose(article: Article, one: Spelling) -> bool:
    span = Span(one.word.start, one.word.end)
    return not article.is_quoted(span) and not article.is_protected(span)
