"""stop-outside-quotes."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.consistency.variety import BRITISH, variety
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT, prose_matches


@dataclass(frozen=True)
class StopOutsideQuotes(Rule):
    """A comma or full stop follows the closing quotation mark instead of standing before it.

    ## Why it matters
    American newspapers set both inside the marks, whatever is quoted. British
    ones set them inside with what was said and outside with a phrase. A text
    that is American in its spelling and its dates and has the marks outside
    was put together from two.

    With `typography = "consistent"` the rule speaks only in articles with
    more American spellings and dates than British ones; with `"strict"` in
    every article that is not British.

    ## Fix safety
    Safe: the two marks change places.
    """

    meta = RuleMeta(
        name="stop-outside-quotes",
        family="typography",
        summary="Comma or full stop after the closing quotation mark in American English",
        languages=frozenset({"en"}),
    )
    examples = (
        Good('They opened the center on May 4 as a "night market," he said.'),
        Good('The centre opened on 4 May as a "night market", he said.'),
        Bad(
            'They opened the center as a "night market[|",|] he said.',
            'They opened the center as a "night market," he said.',
        ),
        Bad(
            "On May 4 it became a “night market[|”.|]",
            "On May 4 it became a “night market.”",
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not any(pair in article.text for pair in ('",', '".', "”,", "”.")):
            return
        found_in = variety(article)
        if found_in == BRITISH or (self.typography != STRICT and not found_in):
            return
        for found in prose_matches(_outside(), article):
            span = Span(*found.span("fault"))
            fix = Fix.safe("Swap the marks", TextEdit(span, found["fault"][::-1]))
            kind = "Comma" if found["fault"][-1] == "," else "Full stop"
            yield self.diagnostic(
                span, f"{kind} outside the quotation mark in American English", fix=fix
            )


@cache
def _outside() -> re.Pattern[str]:
    return re.compile(r"(?<=[\w%)’'])(?P<fault>[\"”][.,])(?=\s|$)(?!\.)")
