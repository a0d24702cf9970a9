"""calendar-capital."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk.analysis.packs import load
from copydesk_rules.capitals.places import is_heading

FAMILY = "capitals"


@dataclass(frozen=True)
class CalendarCapital(Rule):
    """A month or a day of the week has a capital, as in English or German.

    ## Why it matters
    French, Spanish, Italian, Portuguese, Dutch and Russian write both in lower
    case: `lundi 3 mai`. Feasts (*le Lundi de
    Pâques*, *le 14 Juillet*), names (*Mars*, *Avril*) and the first word of a
    sentence are left alone: the rule speaks only where a date, a year or a
    word such as *en* makes it one.

    ## Fix safety
    Safe: only the case changes.
    """

    meta = RuleMeta(
        name="calendar-capital",
        family=FAMILY,
        summary="Month or day of the week with a capital",
        pack=frozenset({"before_month", "before_weekday"}),
    )
    examples = (
        Good("Le Lundi de Pâques tombe en avril. Le défilé du 14 Juillet aura lieu.", "fr"),
        Good("Mai 2020 fut sec. La sonde vole vers Mars.", "fr"),
        Bad(
            "Le vote aura lieu le 3 [|Mai|] 2022 ou en [|Juin|].",
            "Le vote aura lieu le 3 mai 2022 ou en juin.",
            "fr",
        ),
        Bad("Il revient le [|Mardi|] à midi.", "Il revient le mardi à midi.", "fr"),
        Bad(
            "El juicio empezó el 3 de [|Mayo|] de 2021.",
            "El juicio empezó el 3 de mayo de 2021.",
            "es",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        names = (*article.pack.months_in_dates, *article.pack.weekdays)
        if article.pack.calendar_capitals or not _has_any(article.text, names):
            return
        pattern = _pattern(article.language)
        if pattern is None:
            return
        for found in pattern.finditer(article.text):
            span = Span(*found.span(found.lastgroup or 0))
            if is_heading(article, span) or article.is_protected(span):
                continue
            text = span.of(article.text)
            fix = Fix.safe(f"Write “{text.lower()}”", TextEdit(span, text.lower()))
            yield self.diagnostic(span, f"“{text}” has no capital in a date", fix=fix)


def _has_any(text: str, names: Iterable[str]) -> bool:
    """Tell whether a name stands in the text with a capital; compiling the pattern costs more."""
    return any(one.capitalize() in text for one in names)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str] | None:
    """Compile the pattern for capitalised months and days that are plainly dates."""
    pack = load(language)
    if not pack.months:
        return None
    months = "|".join(dict.fromkeys(map(str.capitalize, (*pack.months_in_dates, *pack.months))))
    days = "|".join(one.capitalize() for one in pack.weekdays)
    month_after, day_after, feasts, links = (
        "|".join(map(re.escape, sorted(words, key=len, reverse=True))) or "(?!)"
        for words in (pack.before_month, pack.before_weekday, pack.feasts, pack.date_links)
    )
    year = rf"(?= (?:(?:{links}) )?(?:19|20)\d\d\b)"
    return re.compile(
        rf"\b\d{{1,2}}(?:er|e|º|°)? (?:(?:{links}) )?(?P<dated>{months})\b{year}"
        rf"|(?<=[^\W\d_A-ZÀ-Þ] )(?P<yeared>{months}){year}"
        rf"|(?<![\w’'-])(?:{month_after})[ -](?P<month>{months})\b(?![-’']| [A-ZÀ-Þ])"
        rf"|\b(?i:{day_after}) (?P<day>{days})\b(?![-’']| (?:[A-ZÀ-Þ]|(?:{feasts})(?!\w)))"
    )
