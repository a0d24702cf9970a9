"""calendar-capital."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk.analysis.packs import load
from copydesk_rules import language_data
from copydesk_rules.capitals.places import is_heading

FAMILY = "capitals"


@dataclass(frozen=True)
class CalendarCapital(Rule):
    """A month or a day of the week has a capital, as in English or German.

    ## Why it matters
    French writes both in lower case: `lundi 3 mai`. Feasts (*le Lundi de
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
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le Lundi de Pâques tombe en avril. Le défilé du 14 Juillet aura lieu."),
        Good("Mai 2020 fut sec. La sonde vole vers Mars."),
        Bad(
            "Le vote aura lieu le 3 [|Mai|] 2022 ou en [|Juin|].",
            "Le vote aura lieu le 3 mai 2022 ou en juin.",
        ),
        Bad("Il revient le [|Mardi|] à midi.", "Il revient le mardi à midi."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        names = (*article.pack.months, *article.pack.weekdays)
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
    pack, data = load(language), language_data.load(FAMILY, language)
    if not data or not pack.months:
        return None
    months = "|".join(one.capitalize() for one in pack.months)
    days = "|".join(one.capitalize() for one in pack.weekdays)
    month_after, day_after, feasts = (
        "|".join(map(re.escape, data[key].split()))
        for key in ("month_after", "day_after", "feasts")
    )
    year = r"(?= (?:19|20)\d\d\b)"
    return re.compile(
        rf"\b\d{{1,2}}(?:er|e)? (?P<dated>{months})\b{year}"
        rf"|(?<=[a-zà-ÿ] )(?P<yeared>{months}){year}"
        rf"|(?<![\w’'-])(?:{month_after})[ -](?P<month>{months})\b(?![-’']| [A-ZÀ-Þ])"
        rf"|\b(?:{day_after}) (?P<day>{days})\b(?![-’']| (?:[A-ZÀ-Þ]|(?:{feasts})(?!\w)))"
    )
