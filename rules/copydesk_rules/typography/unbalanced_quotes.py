"""unbalanced-quotes."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Span, option
from copydesk.analysis.quotations import Quotation
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT, prose_test

DOUBLE = '"«»“”„‟'
STRAIGHT = '"'
WHOLE = 3
"""Whole quotations that make one lone straight mark a slip."""


@dataclass(frozen=True)
class UnbalancedQuotes(Rule):
    """A quotation is opened and never closed, or closed and never opened.

    ## Why it matters
    The reader no longer knows who speaks. A speech over several paragraphs is
    whole when each of them opens it and the last one closes it, or when a
    later paragraph closes it; inches and apostrophes are no quotation marks,
    and single marks are not looked at.

    Straight marks do not say whether they open or close. With
    `typography = "consistent"` an article that has lost more than one of them
    for every three whole quotations, as wire copy that was cut into sentences
    has, is left alone; with `"strict"` each lone mark is reported.

    ## Fix safety
    No fix: only a person knows where the quotation ends.
    """

    meta = RuleMeta(
        name="unbalanced-quotes",
        family="typography",
        summary="Quotation mark without its partner",
    )
    examples = (
        Good(
            "« Nous partirons demain.\n\n« Et nous ne reviendrons pas », a dit la ministre.", "fr"
        ),
        Good('The 19" screen shows a "quote", she said.', "en"),
        Bad("Elle a parlé d’une [|«|] rupture avec le passé.", language="fr"),
        Bad('We will leave tomorrow[|"|], the minister said.', language="en"),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not any(mark in article.text for mark in DOUBLE):
            return
        quotations = article.quotations
        faults = [one for one in quotations if _fault(one)]
        if self.typography != STRICT and _is_habit(faults, quotations):
            faults = [one for one in faults if not _is_straight(one)]
        is_prose = prose_test(article)
        for one in faults:
            span, message = _lone_mark(one)
            if is_prose(*span):
                yield self.diagnostic(span, message)


def _fault(one: Quotation) -> bool:
    marks = (one.opening if one.unclosed else one.closing) or "-"
    return bool(one.fault) and marks in DOUBLE


def _is_straight(one: Quotation) -> bool:
    return STRAIGHT in (one.opening, one.closing)


def _is_habit(faults: Sequence[Quotation], quotations: Sequence[Quotation]) -> bool:
    """Tell whether an article loses straight marks as a rule rather than once."""
    lost = sum(map(_is_straight, faults))
    whole = sum(_is_straight(one) and not one.fault for one in quotations)
    return lost > 1 and lost * WHOLE > whole


def _lone_mark(one: Quotation) -> tuple[Span, str]:
    if one.unclosed:
        span = Span(one.span.start, one.span.start + len(one.opening))
        return span, f"Quotation opened by {one.opening} is never closed"
    span = Span(one.span.end - len(one.closing), one.span.end)
    return span, f"Quotation closed by {one.closing} was never opened"
