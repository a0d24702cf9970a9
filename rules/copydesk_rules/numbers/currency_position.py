"""currency-position."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache, lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

BEFORE, BEFORE_APART, AFTER = "¤1", "¤ 1", "1 ¤"
"""Where a language has the sign, as its pack writes it under `currency`."""


@dataclass(frozen=True)
class CurrencyPosition(Rule):
    """A currency sign stands where another language has it (`5$`, French `$ 5 millions`).

    ## Why it matters
    English has the sign right before the amount: *$5 million*. French has the
    currency after it, and writes it out: *5 millions de dollars*; German,
    Spanish or Russian have the sign after the amount. Which dollar is meant
    (`US$`, `C$`) is left to a person.

    English and French amounts are reported whatever the article's typography.
    In other languages, whose papers differ, an amount is reported where the
    article has more in the language's way; with `typography = "strict"` always.

    ## Fix safety
    Unsafe: the dollar can be another country's.
    """

    meta = RuleMeta(
        name="currency-position",
        family="numbers",
        summary="Currency sign on the wrong side of its amount",
        pack=frozenset({"currency"}),
    )
    examples = (
        Good("Le baril vaut 80 $, soit 75 euros ou 70 €.", "fr"),
        Good("La carte coûte US$5 à New York.", "fr"),
        Good("It costs $5 million, or US$5 a head, and they paid in €.", "en"),
        Good("Das Brot kostet 3 €, die Suppe € 4.50 und der Fisch € 12.", "de"),
        Bad(
            "Le fonds a placé [|$ 5 millions|] dans la mine.",
            "Le fonds a placé 5 millions de dollars dans la mine.",
            "fr",
        ),
        Bad("Le ticket vaut [|€12,50|].", "Le ticket vaut 12,50 euros.", "fr"),
        Bad("The ship cost [|5 million $|] or more.", "The ship cost $5 million or more.", "en"),
        Bad("A ticket costs [|S$ 12.50|].", "A ticket costs S$12.50.", "en"),
        Bad(
            "Das Brot kostet 3 €, die Suppe 4 € und der Fisch [|€ 12|].",
            "Das Brot kostet 3 €, die Suppe 4 € und der Fisch 12 €.",
            "de",
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not any(sign in article.text for sign in "$€£¥"):
            return
        if "currencies" in language_data.load("numbers", article.language):
            yield from self._written_out(article)
        elif article.pack.currency == BEFORE:
            yield from self._moved(article, [*_after(article), *_apart(article)])
        else:
            before, after = list(_before(article)), list(_after(article))
            wrong, right = (before, after) if article.pack.currency == AFTER else (after, before)
            if self.typography == STRICT or len(wrong) < len(right):
                yield from self._moved(article, wrong)

    def _written_out(self, article: Article) -> Iterator[Diagnostic]:
        """Report signs before amounts in a language that writes the currency out."""
        names = language_data.load("numbers", article.language)["currencies"]
        for found in _pattern(article.language).finditer(article.text):
            span = Span(*found.span())
            if article.is_protected(span):
                continue
            link = " de " if found["magnitude"] else " "
            right = f"{found['amount'].strip()}{link}{names[found['sign']]}"
            yield self._report(span, found[0], right, "Currency before its amount")

    def _moved(self, article: Article, found: list[re.Match[str]]) -> Iterator[Diagnostic]:
        """Report amounts whose sign belongs where the pack has it."""
        place = article.pack.currency
        for one in found:
            span = Span(*one.span())
            if not article.is_protected(span):
                right = place.replace("1", one["amount"]).replace("¤", one["sign"])
                yield self._report(span, one[0], right)

    def _report(
        self, span: Span, text: str, right: str, fault: str = "Currency sign out of place"
    ) -> Diagnostic:
        fix = Fix.unsafe(f"Write “{right}”", TextEdit(span, right))
        return self.diagnostic(span, f"{fault} in “{text}”", fix=fix)


_SIGN = r"(?P<sign>(?:\b(?:US|S|A|C|NZ|HK|NT|R))?[$€£¥])"
_AMOUNT = r"(?P<amount>\d[\d.,]*(?<=\d)(?:[ \u00a0](?:million|billion|trillion|mln|bn|m)\b)?)"


def _after(article: Article) -> Iterator[re.Match[str]]:
    """Yield the amounts with their sign behind."""
    pattern = rf"(?<![\w$€£¥.,])(?<![$€£¥]\s){_AMOUNT}[ \u00a0]?{_SIGN}(?!\s?\d|\w)"
    return _compiled(pattern).finditer(article.text)


def _before(article: Article) -> Iterator[re.Match[str]]:
    """Yield the amounts with their sign in front."""
    pattern = rf"(?<![\w\d])(?<!\d\s){_SIGN}[ \u00a0]?{_AMOUNT}(?!\w)"
    return _compiled(pattern).finditer(article.text)


def _apart(article: Article) -> Iterator[re.Match[str]]:
    """Yield the amounts with their sign in front and a blank between."""
    pattern = rf"(?<![\w\d])(?<!\d\s){_SIGN}[ \u00a0]{_AMOUNT}(?!\w)"
    return _compiled(pattern).finditer(article.text)


@cache
def _compiled(source: str) -> re.Pattern[str]:
    return re.compile(source)


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
