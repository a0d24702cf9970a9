"""hour-format."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT


@dataclass(frozen=True)
class HourFormat(Rule):
    """An hour is written as another language or a timetable writes it.

    ## Why it matters
    `14:30 heures` and `14.30 heures` are German hours with a French word;
    `07h30` is a timetable's. In running text French has *14h30* and *7h30*.

    With `typography = "consistent"` a leading zero is reported only where the
    article has as many hours without one; with `"strict"` always. The other
    forms always are.

    ## Fix safety
    Safe: only the form changes.
    """

    meta = RuleMeta(
        name="hour-format",
        family="numbers",
        summary="Hour in the form of another language or of a timetable",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le train part à 07h30 et revient à 09h05."),
        Good("Rendez-vous à 7h30, puis à 14:30 ; score final : 3.20 heures-machine."),
        Bad("Rendez-vous à [|14.30 heures|].", "Rendez-vous à 14h30."),
        Bad(
            "Le train part à 7h30, le suivant à [|08h10|].",
            "Le train part à 7h30, le suivant à 8h10.",
        ),
        Bad(
            "Le train part à [|07h30|].",
            "Le train part à 7h30.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        hour = language_data.load("numbers", article.language).get("hour")
        if not hour:
            return
        found = list(_pattern(article.language).finditer(article.text))
        zeros = sum(bool(one["zero"]) for one in found)
        plain = sum(bool(one["plain"]) for one in found)
        for one in found:
            if one["plain"] or (one["zero"] and self.typography != STRICT and zeros > plain):
                continue
            right = f"{int(one['zero'] or one['hour'])}{hour}{one['rest'] or one['minute']}"
            span = Span(*one.span())
            fix = Fix.safe(f"Write “{right}”", TextEdit(span, right))
            yield self.diagnostic(span, f"Hour written “{one[0]}”", fix=fix)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Compile the pattern for hours: with a leading zero, with a foreign mark, and plain."""
    data = language_data.load("numbers", language)
    hour, hours = data["hour"], "|".join(data["hours"].split())
    return re.compile(
        r"(?<![\w.,:/-])(?:"
        rf"0(?P<zero>\d){hour}(?P<rest>(?:[0-5]\d)?)(?![\w:])"
        rf"|(?P<hour>[01]?\d|2[0-3])[.:](?P<minute>[0-5]\d) (?:{hours})(?![\w-])"
        rf"|(?P<plain>[1-9]{hour}(?:[0-5]\d)?)(?![\w:]))"
    )
