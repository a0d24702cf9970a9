"""decimal-plural."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.tagging import Token, tagged
from copydesk_rules.grammar.french.reading import is_all, values

BELOW_TWO = re.compile(r"[01],\d{1,2}")


@dataclass(frozen=True)
class DecimalPlural(Rule):
    """A number below two stands before a plural.

    ## Why it matters
    In French the plural begins at two: *1,5 million*, *0,8 point*. English and
    German begin it above one, and translation follows them.
    """

    meta = RuleMeta(
        name="decimal-plural",
        family="grammar",
        summary="Plural after a number below two",
        languages=frozenset({"fr"}),
        severity=Severity.WARNING,
    )
    examples = (
        Good("La ville compte 1,5 million d’habitants et 2,1 millions d’arbres."),
        Good("Le taux recule de 0,8 point, à 1,9 fois le seuil."),
        Bad("La ville compte 1,5 [|millions|] d’habitants."),
        Bad("Chaque candidat reçoit en moyenne 1,5 [|offres|]."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = tagged(article)
        for at in text.parts.get("NUM", ()):
            number, noun = text.tokens[at : at + 2]
            if not BELOW_TWO.fullmatch(number.text):
                continue
            if _is_range(text.tokens, at) or not noun.text.islower():
                continue
            if is_all(noun, "NOUN") and values(noun, "number") == {"p"}:
                span = Span(noun.start, noun.end)
                yield self.diagnostic(span, f"Plural “{noun.text}” after {number.text}")


def _is_range(tokens: Sequence[Token], at: int) -> bool:
    """Tell the second of two numbers ("de 0,5 à 1,5 points"), where use is divided."""
    return is_all(tokens[at - 2], "NUM") and not tokens[at - 1].is_edge
