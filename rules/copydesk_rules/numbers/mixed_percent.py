"""mixed-percent."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk_rules import language_data


@dataclass(frozen=True)
class MixedPercent(Rule):
    """After figures one article has both the percent sign and the words.

    ## Why it matters
    `5%` here and `5 percent` there are two hands, or two sentences that a
    system translated apart. The rarer form is reported; where both are as
    frequent, the words. Quotations may differ.

    ## Fix safety
    Safe: both mean the same.
    """

    meta = RuleMeta(
        name="mixed-percent",
        family="numbers",
        summary="Percent sign and words mixed in one article",
        severity=Severity.INFO,
        languages=frozenset({"en", "fr"}),
    )
    examples = (
        Good("Le taux monte de 5 % à 6 %. Cinq pour cent des élus s’abstiennent.", "fr"),
        Good("Le taux monte de 5 pour cent à 6 pour cent.", "fr"),
        Good("The rate is 5%, or 6%. “Not 7 percent,” he said.", "en"),
        Bad(
            "Le taux monte de 5 % à 6 %, puis à [|7 pour cent|].",
            "Le taux monte de 5 % à 6 %, puis à 7 %.",
            "fr",
        ),
        Bad("L’un perd 3 %, l’autre [|4 pour cent|].", "L’un perd 3 %, l’autre 4 %.", "fr"),
        Bad("One lost 3%, the other [|4 per cent|].", "One lost 3%, the other 4%.", "en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        words = language_data.lines("numbers", article.language, "percent")
        text = article.text
        if "%" not in text or not any(word in text for word in words):
            return
        signs = list(_sign().finditer(text))
        said = list(_said("|".join(words)).finditer(text))
        said = [one for one in said if not article.is_in_quotation(Span(*one.span()))]
        if not signs or not said or len(said) > len(signs):
            return
        blank = signs[0]["blank"]
        for one in said:
            span = Span(*one.span())
            right = f"{one['number']}{blank}%"
            fix = Fix.safe(f"Write “{right}”", TextEdit(span, right))
            yield self.diagnostic(span, f"“{one[0]}” where the article has “%”", fix=fix)


@lru_cache(maxsize=1)
def _sign() -> re.Pattern[str]:
    return re.compile(r"\d(?P<blank>[ \u00a0\u202f]?)%")


@lru_cache(maxsize=8)
def _said(words: str) -> re.Pattern[str]:
    """Compile the pattern for figures and the words for percent."""
    return re.compile(rf"(?<![\w.,])(?P<number>\d[\d.,]*)[ \u00a0](?:{words})\b")
