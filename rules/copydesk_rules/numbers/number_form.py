"""number-form."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
    option,
)
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT


@dataclass(frozen=True)
class NumberForm(Rule):
    """An ordinal, a range or a unit is written as French does not write it.

    ## Why it matters
    `2ème`, `1ier`, `5km/h`, `100 Km`, `10°C` and `de 5-10` are forms of other
    languages or of handwriting: print has *2e*, *1er*, *5 km/h*, *100 km*,
    *10 °C*, *de 5 à 10*. The list is `data/numbers_<language>.toml`.

    With `typography = "consistent"` only those that nobody writes on purpose
    are reported; with `"strict"` all.

    ## Fix safety
    Safe: only the form changes.
    """

    meta = RuleMeta(
        name="number-form",
        family="numbers",
        summary="Ordinal, range or unit in a wrong form",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le 2ème train roule à 300km/h."),
        Good("Le 2e train roule à 300 km/h par 30 °C, la A6 et le vol AF447 aussi."),
        Bad("C’est le [|1ier|] mai.", "C’est le 1er mai."),
        Bad("Le tunnel mesure [|12 Km|].", "Le tunnel mesure 12 km."),
        Bad("La séance ouvre à [|5:30 p.m.|] lundi.", "La séance ouvre à 17h30 lundi."),
        Bad(
            "Le [|2ème|] train roule à [|300km/h|] par 30[|°C|].",
            "Le 2e train roule à 300 km/h par 30 °C.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        data = language_data.load("numbers", article.language)
        gates = data.get("gates", {})
        is_open = {one: _compiled(gates[one]).search(article.text) is not None for one in gates}
        for form in data.get("forms", ()):
            is_asked = self.typography == STRICT or not form.get("strict")
            is_likely = is_asked and is_open.get(form.get("gate"), True)
            if is_likely and any(one in article.text for one in form["triggers"].split("|")):
                yield from self._of_form(article, form)

    def _of_form(self, article: Article, form: Mapping[str, Any]) -> Iterator[Diagnostic]:
        for found in _compiled(form["pattern"]).finditer(article.text):
            span = Span(*found.span())
            if article.is_protected(span):
                continue
            right = _right(found, form)
            fix = Fix.safe(f"Write “{right}”", TextEdit(span, right))
            yield self.diagnostic(span, f"“{found[0]}” is written “{right}”", fix=fix)


def _right(found: re.Match[str], form: Mapping[str, Any]) -> str:
    """Return the right form; an hour of the other half of the day has 12 more."""
    if "hours" in form:
        return f"{int(found[1]) % 12 + form['hours']}h{found[2] or ''}"
    return found.expand(form["right"])


@lru_cache(maxsize=64)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)
