"""thousands-separator."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk.analysis.packs import load
from copydesk_rules import language_data
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

BLANKS = " \u00a0\u202f\u2009"
GROUPED, OTHER, BARE = "grouped", "other", "bare"


@dataclass(frozen=True)
class ThousandsSeparator(Rule):
    """A large number is not grouped as its language groups it (`880.000`).

    ## Why it matters
    A full stop parts thousands in German and decimals in English; in French it
    does neither, and a reader can be wrong by a factor of a thousand.

    With `typography = "consistent"` such a number is reported where the
    article groups more others in its language's way; an article with full
    stops throughout has that habit. Numbers of five figures without any
    grouping are reported where all others are grouped. With `"strict"` every
    quantity from 1,000 that is not grouped in the language's way is reported.
    English newspapers all have their comma from 1,000: there a count without
    one (`1250 pupils`) is reported whatever the others look like.
    Years, versions, references and telephone numbers are left alone.

    ## Fix safety
    Safe: only the separator changes.
    """

    meta = RuleMeta(
        name="thousands-separator",
        family="numbers",
        summary="Thousands not grouped as the language does",
        languages=frozenset({"en", "fr"}),
    )
    examples = (
        Good("Les 880.000 foyers paient 12.500 euros.", "fr"),
        Good("La version 1.250 date de 2015 ; appelez le 01.230.456.78.", "fr"),
        Good("In 1998 students paid 2.125 percent. In 2020 people had 1,250 days.", "en"),
        Bad(
            "La ville de 120\u00a0000 âmes a 40\u00a0000 bus pour [|80.000|] foyers.",
            "La ville de 120\u00a0000 âmes a 40\u00a0000 bus pour 80\u00a0000 foyers.",
            language="fr",
        ),
        Bad(
            "Elle a versé [|12.500|] euros à quelque [|3500|] clubs.",
            "Elle a versé 12\u202f500 euros à quelque 3\u202f500 clubs.",
            language="fr",
            options={"typography": "strict"},
        ),
        Bad(
            "The school has [|1250|] pupils, who waited for [|2000|] days.",
            "The school has 1,250 pupils, who waited for 2,000 days.",
            language="en",
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        data = language_data.load("numbers", article.language)
        if not data:
            return
        places = list(_places(article))
        grouped = [span.of(article.text) for form, span in places if form == GROUPED]
        others = sum(form == OTHER for form, _ in places)
        mark = _blank(grouped) or article.pack.thousands
        for form, span in places:
            text = span.of(article.text)
            certain = form == BARE and "counted" in data
            if form == GROUPED or not (
                certain or self._is_fault(form, text, len(grouped), others)
            ):
                continue
            right = _grouped(text, mark)
            fix = Fix.safe(f"Write “{right}”", TextEdit(span, right))
            by = "a comma" if mark == "," else "a space"
            yield self.diagnostic(span, f"Thousands of “{text}” not grouped by {by}", fix=fix)

    def _is_fault(self, form: str, text: str, grouped: int, others: int) -> bool:
        if self.typography == STRICT:
            return True
        if form == OTHER:
            return grouped > others
        return len(text) > 4 and grouped > 1 and not others


def _places(article: Article) -> Iterator[tuple[str, Span]]:
    """Yield the large numbers with the way they are grouped."""
    ordered = language_data.words("numbers", article.language, "ordered")
    for found in _pattern(article.language).finditer(article.text):
        span = Span(*found.span())
        before = article.text[max(0, span.start - 12) : span.start].split()
        form = str(found.lastgroup)
        if form == BARE and before and before[-1].lower().rpartition("'")[2] in ordered:
            continue
        if form != BARE and before and before[-1].lower() in {"version", "v", "tél", "tél."}:
            continue
        if not article.is_protected(span):
            yield form, span


def _blank(grouped: list[str]) -> str:
    """Return the blank that the article has in its numbers, '' where it has none."""
    return next((one for text in grouped[:1] for one in text if one in BLANKS), "")


def _grouped(text: str, blank: str) -> str:
    figures = "".join(one for one in text if one.isdigit())
    return f"{int(figures):,}".replace(",", blank)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str]:
    """Compile the pattern for large numbers, with and without separators.

    Without one, four figures are a quantity only before a plural in lower
    case, and never what can be a year, unless the plural is one of `counted`.
    A comma groups in English, where one full stop is a decimal mark.
    """
    comma = load(language).thousands == ","
    counted = "|".join(sorted(language_data.words("numbers", language, "counted"))) or "(?!)"
    other = re.escape({",": ".", ".": ""}[load(language).decimal] or " ")
    groups = rf"[{BLANKS}]\d{{3}}"
    others = rf"(?:{other}\d{{3}})+"
    if comma:
        groups, others = r",\d{3}", r"(?:\.\d{3}){2,}|(?:[\u00a0\u202f\u2009]\d{3})+"
    edge_before, edge_after = r"(?<![\w.,/:+#°-])", r"(?![\w/:]|[.,-]\d)"
    return re.compile(
        rf"{edge_before}(?:(?P<grouped>[1-9]\d{{0,2}}(?:{groups})+)"
        rf"|(?P<other>[1-9]\d{{0,2}}(?:{others}))"
        r"|(?P<bare>[1-9]\d{4,6}(?= [a-zà-ÿ]{3,}s\b)"
        rf"|(?!1[5-9]|20)[1-9]\d{{3}}(?= [a-zà-ÿ]{{4,}}s\b)"
        rf"|(?!(?:1[5-9]|20)\d\d people\b)[1-9]\d{{3}}(?= (?:{counted})\b)))"
        rf"{edge_after}"
    )
