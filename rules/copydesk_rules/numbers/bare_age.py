"""bare-age."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

YOUNGEST, OLDEST = 10, 110


@dataclass(frozen=True)
class BareAge(Rule):
    """A bare number in brackets after a name is meant to be an age (`Anna Roth (74)`).

    ## Why it matters
    German newspapers put ages so; a French reader takes the number for that of
    a *département*, a rank or a shirt. French says *74 ans*.

    With `typography = "consistent"` it is reported only where the article also
    has an age in full in brackets; with `"strict"` always after a full name.

    ## Fix safety
    Unsafe: the number can be another one.
    """

    meta = RuleMeta(
        name="bare-age",
        family="numbers",
        summary="Age in brackets without its unit",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Anna Roth (74) et Jean Petit (68) ont voté."),
        Good("La ville d’Annecy (74) suit. Le village de Saint Jorioz (74) aussi."),
        Bad(
            "Anna Roth (72 ans) et Jean Petit [|(68)|] ont voté.",
            "Anna Roth (72 ans) et Jean Petit (68 ans) ont voté.",
        ),
        Bad(
            "La juge Anna Roth [|(74)|] a voté.",
            "La juge Anna Roth (74 ans) a voté.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        unit = language_data.load("numbers", article.language).get("age")
        if not unit or (self.typography != STRICT and f" {unit})" not in article.text):
            return
        for found in _pattern().finditer(article.text):
            is_age = YOUNGEST <= int(found["age"]) <= OLDEST
            if is_age and _is_person(found["name"], article.language):
                end = found.end("age")
                span = Span(found.start("age") - 1, end + 1)
                fix = Fix.unsafe(f"Add “{unit}”", TextEdit(Span(end, end), f" {unit}"))
                yield self.diagnostic(span, f"Age “{span.of(article.text)}” without unit", fix=fix)


def _is_person(name: str, language: str) -> bool:
    """Tell whether a name is a person's, not a place's that its département's number follows."""
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.morphology import readings

    parts = name.split()
    if parts[0].startswith("Saint"):
        return False
    if any(one.is_a("given") for one in readings(parts[0], language)):
        return not places(name)
    return not (places(name) or places(parts[-1]))


@cache
def _pattern() -> re.Pattern[str]:
    word = r"[A-ZÀ-Þ][\w'’-]*"
    return re.compile(rf"(?P<name>{word}(?: {word}){{1,4}}) \((?P<age>\d{{2,3}})\)")
