"""decimal-mark."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk.analysis.packs import load
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT


@dataclass(frozen=True)
class DecimalMark(Rule):
    """A decimal number has the mark of another language (`1.5 million`).

    ## Why it matters
    English writes decimals with a full stop, French, German or Russian with a
    comma; both in one article look like an error of fact. Only numbers before a unit or a percent
    sign are looked at: versions, hours and names such as *Web 2.0* are not.

    With `typography = "consistent"` it is reported where the article has as
    many in its language's way; with `"strict"` always.

    ## Fix safety
    Safe: only the mark changes.
    """

    meta = RuleMeta(
        name="decimal-mark",
        family="numbers",
        summary="Decimal mark of another language",
        pack=frozenset({"units"}),
    )
    examples = (
        Good("Le taux passe de 1.5 % à 2.5 %.", "fr"),
        Good("Le Web 2.0 attire 3,5 millions de curieux à 19.30 heures.", "fr"),
        Bad(
            "Le taux passe de 1,5 % à [|2.5|] %.",
            "Le taux passe de 1,5 % à 2,5 %.",
            "fr",
        ),
        Bad(
            "Elle vaut [|1.2|] million d’euros.",
            "Elle vaut 1,2 million d’euros.",
            "fr",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if article.pack.decimal == "." or not _has_stop(article.text):
            return
        right, wrong = _patterns(article.language)
        found = list(wrong.finditer(article.text))
        if not found:
            return
        if self.typography != STRICT and sum(1 for _ in right.finditer(article.text)) < len(found):
            return
        mark = article.pack.decimal
        for one in found:
            span = Span(one.start() + one[0].index("."), one.start() + one[0].index(".") + 1)
            whole = Span(*one.span())
            fix = Fix.safe(f"Write “{mark}”", TextEdit(span, mark))
            yield self.diagnostic(whole, f"Full stop as decimal mark in “{one[0]}”", fix=fix)


def _has_stop(text: str) -> bool:
    """Tell whether a full stop stands between figures; compiling the patterns costs more."""
    return re.search(r"\d\.\d", text) is not None


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Compile the patterns for decimals before a unit, in the language's way and another."""
    units = "|".join(map(re.escape, sorted(load(language).units, key=len, reverse=True)))
    after = rf"(?=[ \u00a0\u202f]?(?:[%€$£°]|(?:{units})(?!\w)))"
    mark = re.escape(load(language).decimal)
    number = r"(?<![\w.,:/-])\d{1,4}"
    return (
        re.compile(rf"{number}{mark}\d{{1,3}}{after}"),
        re.compile(rf"{number}\.\d{{1,2}}{after}"),
    )
