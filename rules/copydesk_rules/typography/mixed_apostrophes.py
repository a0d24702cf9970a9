"""mixed-apostrophes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.typography.practice import (
    CONSISTENT,
    HELP,
    STRICT,
    Place,
    prevailing,
    prose_matches,
)


@dataclass(frozen=True)
class MixedApostrophes(Rule):
    """An article has straight and typographic apostrophes.

    ## Why it matters
    Two shapes show where text was pasted in, and a search for a name finds
    only half of its places.

    With `typography = "consistent"` the rarer shape is reported; an article
    with one shape throughout is left alone. With `"strict"` the language's own
    shape is demanded; an article that mostly has another gets one report, at
    the first place, with all places in its fix. An accent typed for an
    apostrophe (`l´eau`) is always reported.

    ## Fix safety
    Safe: only the shape changes.
    """

    meta = RuleMeta(
        name="mixed-apostrophes",
        family="typography",
        summary="Straight and typographic apostrophes in one article",
    )
    examples = (
        Good("L'accord n'est pas signé, dit l'avocat."),
        Good("L’accord n’est pas signé, dit l’avocat."),
        Bad(
            "L’accord n’est pas signé, dit l[|'|]avocat.",
            "L’accord n’est pas signé, dit l’avocat.",
            language="fr",
        ),
        Bad(
            "It isn't signed, and it won't be, the firm[|’|]s lawyer doesn't say.",
            "It isn't signed, and it won't be, the firm's lawyer doesn't say.",
            language="en",
        ),
        Bad("It isn[|'|]t signed.", "It isn’t signed.", options={"typography": "strict"}),
        Bad(
            "L[|'|]accord n'est pas signé, dit l'avocat.",
            "L’accord n’est pas signé, dit l’avocat.",
            options={"typography": "strict"},
            language="fr",
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if self.typography != STRICT and sum(mark in text for mark in "'’´`") < 2:
            return
        places = [
            Place(match[0], Span(*match.span())) for match in prose_matches(_pattern(), article)
        ]
        chosen = prevailing(
            [place for place in places if place.form in "'’"],
            article.pack.apostrophe,
            self.typography,
        )
        wrong = [place for place in places if place.form != chosen]
        habit = [place for place in wrong if place.form in "'’"]
        if len(habit) > 1 and 2 * len(habit) > len(places):
            wrong = [place for place in wrong if place.form not in "'’"]
            yield self._report(habit, chosen)
        for place in wrong:
            yield self._report([place], chosen)

    def _report(self, places: Sequence[Place], chosen: str) -> Diagnostic:
        """Report places of one form at the first of them, with one fix for all."""
        message = self._message(places[0].form, chosen)
        if len(places) > 1:
            message += f" ({len(places)} places)"
        edits = (TextEdit(place.span, chosen) for place in places)
        fix = Fix.safe(f"Write “{chosen}”", *edits)
        return self.diagnostic(places[0].span, message, fix=fix)

    def _message(self, form: str, chosen: str) -> str:
        where = "convention" if self.typography == STRICT else "rest of the article"
        return f"Apostrophe “{form}”, where the {where} has “{chosen}”"


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(r"['’´`](?<=[^\W\d_].)(?=[^\W\d_])")
