"""currency-position."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk_rules import language_data


@dataclass(frozen=True)
class CurrencyPosition(Rule):
    """A currency sign stands before its amount, as in English (`$ 5 millions`).

    ## Why it matters
    French has the currency after the amount: *5 millions de dollars*. Which
    dollar is meant (`US$`, `C$`) is left to a person. It is a fault whatever
    the article's typography.

    ## Fix safety
    Unsafe: the dollar can be another country's.
    """

    meta = RuleMeta(
        name="currency-position",
        family="numbers",
        summary="Currency sign before its amount",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le baril vaut 80 $, soit 75 euros ou 70 €."),
        Good("La carte coûte US$5 à New York."),
        Bad(
            "Le fonds a placé [|$ 5 millions|] dans la mine.",
            "Le fonds a placé 5 millions de dollars dans la mine.",
        ),
        Bad("Le ticket vaut [|€12,50|].", "Le ticket vaut 12,50 euros."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        names: dict[str, str] = language_data.load("numbers", article.language).get(
            "currencies", {}
        )
        if not any(sign in article.text for sign in names):
            return
        for found in _pattern(article.language).finditer(article.text):
            span = Span(*found.span())
            if article.is_protected(span):
                continue
            link = " de " if found["magnitude"] else " "
            right = f"{found['amount'].strip()}{link}{names[found['sign']]}"
            fix = Fix.unsafe(f"Write “{right}”", TextEdit(span, right))
            yield self.diagnostic(span, f"Currency before its amount in “{found[0]}”", fix=fix)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    data = language_data.load("numbers", language)
    signs = "".join(map(re.escape, data["currencies"]))
    magnitudes = "|".join(sorted(data["magnitudes"].split(), reverse=True))
    blank = "[ \u00a0\u202f]"
    return re.compile(
        rf"(?<![\w$€£/])(?<!\d[ \u00a0])(?P<sign>[{signs}]){blank}?"
        rf"(?P<amount>\d{{1,3}}(?:[ \u00a0\u202f.,]\d{{3}})*(?:[.,]\d{{1,2}})?"
        rf"(?P<magnitude>{blank}(?:{magnitudes}))?)(?![\w,.]*\d)(?![ \u00a0]?[{signs}])"
    )
