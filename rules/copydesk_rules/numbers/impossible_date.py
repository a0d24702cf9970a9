"""impossible-date."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.packs import load

DAYS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
"""The days of each month in a leap year."""
FIRST = 1900
"""The first year that a day of the week is checked in: older ones may follow another calendar."""


@dataclass(frozen=True)
class ImpossibleDate(Rule):
    """A date does not exist, or its day of the week is wrong.

    ## Why it matters
    *31 June*, or a Monday that was a Tuesday, is an error of fact that a
    reader sees. The day of the week is checked where the date has its year,
    from 1900 on, in the Gregorian calendar.
    """

    meta = RuleMeta(
        name="impossible-date",
        family="numbers",
        summary="Date that does not exist, or not on that day of the week",
        severity=Severity.ERROR,
        pack=frozenset({"months", "weekdays"}),
    )
    examples = (
        Good("Né le 29 février 2020, un samedi 29 février 2020.", language="fr"),
        Good("Polls open on Tuesday, November 3, 2020, and close that night.", language="en"),
        Bad("Le procès s’ouvre le [|31 juin|].", language="fr"),
        Bad("Il a été élu [|mardi 2 mai 2022|].", language="fr"),
        Good("In June 31 people came, and on May 4 none.", language="en"),
        Bad("It ended on [|30 February|].", language="en"),
        Bad("It ended on [|June 31|] at noon.", language="en"),
        Bad("Polls opened on [|Monday, November 3, 2020|], at eight.", language="en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for pattern in _patterns(article.language):
            yield from self._found(article, pattern)

    def _found(self, article: Article, pattern: re.Pattern[str]) -> Iterator[Diagnostic]:
        pack = article.pack
        months = [one.lower() for one in pack.months_in_dates]
        weekdays = [one.lower() for one in pack.weekdays]
        for found in pattern.finditer(article.text):
            day, month = int(found["day"]), months.index(found["month"].lower())
            year = int(found["year"]) if found["year"] else 0
            if day == 0 or day > _length(month, year):
                start = min(found.start("day"), found.start("month"))
                end = found.end("year") if year else max(found.end("day"), found.end("month"))
                span = Span(start, end)
                yield self.diagnostic(span, f"There is no “{span.of(article.text)}”")
            elif year >= FIRST and found["weekday"]:
                said = weekdays.index(found["weekday"].lower())
                real = _weekday(year, month, day)
                if said != real:
                    span = Span(found.start("weekday"), found.end())
                    message = f"“{span.of(article.text)}” was a {pack.weekdays[real]}"
                    yield self.diagnostic(span, message)


def _length(month: int, year: int) -> int:
    """Return the days of a month, from 0, in a year, 0 where that is not known."""
    is_leap = year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)
    return 28 if month == 1 and not is_leap else DAYS[month]


def _weekday(year: int, month: int, day: int) -> int:
    """Return the day of the week of a date, from 0 for Monday; `month` is from 0."""
    from datetime import date

    return date(year, month + 1, day).weekday()


@lru_cache(maxsize=16)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Compile the patterns for dates that begin with the day of the month, or with the month."""
    pack = load(language)
    if not pack.months or not pack.weekdays:
        return ()
    months = "|".join(map(re.escape, pack.months_in_dates))
    links = "|".join(map(re.escape, ("de", "of", "del", *pack.date_links)))
    weekdays = "|".join(map(re.escape, pack.weekdays))
    year = r"(?P<year>(?:1[6-9]|20)\d\d)(?![\w%])"
    month = rf"(?P<month>{months})"
    day_first = (
        rf"(?<![\w-])(?:(?P<weekday>{weekdays}),? (?:le |the |den )?)?"
        rf"(?<![\d.,:/€$£-])(?P<day>\d{{1,2}})(?:er|\.|º|°|st|nd|rd|th)? (?:(?:{links}) )?"
        rf"{month}(?![\w-])(?:,? (?:(?:{links}) )?{year})?"
    )
    return re.compile(day_first, re.IGNORECASE), _month_first(weekdays, month, year)


def _month_first(weekdays: str, month: str, year: str) -> re.Pattern[str]:
    """Compile the pattern for dates that begin with the month: *on June 3*, *June 3, 2021*.

    Only “on” or a year makes sure that the number is a day: *in June 31 people came*.
    """
    day = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?(?![\w%]|[.,:]\d)"
    return re.compile(
        rf"(?<![\w-])(?P<on>on )?(?:(?P<weekday>{weekdays}),? )?{month} {day}"
        rf"(?:, {year}|(?(on)|(?!)))",
        re.IGNORECASE,
    )
