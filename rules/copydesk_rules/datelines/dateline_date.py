"""dateline-date."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Good,
    Related,
    Rule,
    RuleMeta,
    Severity,
    Span,
)
from copydesk.analysis.packs import LanguagePack, load

NEAR = 7
"""Days within which “this Tuesday” lies from the day on which a story is filed."""
YEAR = 365
ENGLISH = """
january february march april may june july august september october november december
"""
"""Months as some agencies write them in datelines of every language."""
_STARTS = (0, 31, 59, 90, 120, 151, 181, 212, 243, 273, 304, 334)
_DATE = r"(?:(?P<day>\d{1,2})(?:er|\.|º|°|st|nd|rd|th)? (?:(?:LINKS) )?(?P<month>MONTHS)"
_DATE += r"|(?P<month2>MONTHS) (?P<day2>\d{1,2}))(?![\w%])"
_FIGURES = r"(?P<day3>\d{1,2})/(?P<number>\d{1,2})(?:/\d{2,4})?(?!\w)"


class _Day(NamedTuple):
    span: Span
    day: int
    month: int


@dataclass(frozen=True)
class DatelineDate(Rule):
    """The date of the dateline is not that of the story.

    ## Why it matters
    A story taken over from another day keeps the old dateline, or gets a new one
    above an old text: what happened *ce mardi 7 mars* cannot have been filed on
    19 May.

    ## What is reported
    A day and month in the dateline that lies more than a week from the day that
    the text itself calls today (*ce mardi 7 mars*, *today, March 7*, *Selasa
    (7/3)*). Dates of other events are not looked at, and neither are the year and
    what is quoted; a date in brackets counts in the first paragraph alone.
    """

    meta = RuleMeta(
        name="dateline-date",
        family="datelines",
        summary="Date of the dateline is not that of the story",
        severity=Severity.WARNING,
        pack=frozenset({"today", "months"}),
    )
    examples = (
        Good(
            "PARIS, 8 mars (AFP) - Le port a rouvert ce mardi 7 mars, a dit la préfète. "
            "Il avait fermé le 2 janvier.",
            "fr",
        ),
        Good(
            "LIMA, Jan. 2 (Xinhua) -- The mayor said on Friday (December 31) that all is well.",
            "en",
        ),
        Bad(
            "PARIS, [|19 mai|] (AFP) - Le port a rouvert ce mardi 7 mars, a dit la préfète.",
            language="fr",
        ),
        Bad(
            "LIMA, [|June 2|] (Xinhua) -- The mayor said on Friday (December 31) all is well.",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for dateline in article.datelines[:1]:
            filed = _read(article, dateline.date) if dateline.date else None
            if filed is None:
                continue
            today = next(_todays(article, dateline.span.end), None)
            if today is not None and _apart(filed, today) > NEAR:
                here, there = filed.span.of(article.text), today.span.of(article.text)
                yield self.diagnostic(
                    filed.span,
                    f"Dateline of “{here}”, but the story is of “{there}”",
                    related=[Related(today.span, "the day that the story calls today")],
                )


def _read(article: Article, span: Span) -> _Day | None:
    """Return the day that a dateline names."""
    text = span.of(article.text)
    found = re.search(r"\d{1,2}(?!\d)", text)
    words = re.findall(r"[^\W\d_]{3,}", text.casefold())
    months = [one.casefold() for one in article.pack.months_in_dates]
    for names in (months, ENGLISH.split()):
        for word in words:
            which = [at for at, name in enumerate(names) if name.startswith(word)]
            if found and len(which) == 1:
                at = text.casefold().index(word)
                inner = Span(min(found.start(), at), max(found.end(), at + len(word)))
                return _valid(_Day(inner.shifted(span.start), int(found[0]), which[0]))
    return None


def _todays(article: Article, start: int) -> Iterator[_Day]:
    """Yield the days that the text calls today."""
    months = [one.casefold() for one in article.pack.months_in_dates]
    for found in sorted(_found(article, start), key=re.Match.start):
        parts = found.groupdict()
        if parts.get("number"):
            day, month = int(parts["day3"]), int(parts["number"]) - 1
        else:
            day = int(parts["day"] or parts["day2"])
            month = months.index((parts["month"] or parts["month2"]).casefold())
        one = _valid(_Day(Span(*found.span()), day, month))
        if one is not None and _is_said(article, one.span, start):
            yield one


def _is_said(article: Article, span: Span, start: int) -> bool:
    """Tell whether the story itself calls a day today: no speaker, and no list of dates."""
    if any(one.span.contains(span) for one in article.quotations):
        return False
    lead = article.text.find("\n\n", start)
    return "(" not in span.of(article.text) or lead < 0 or span.end <= lead


def _found(article: Article, start: int) -> Iterator[re.Match[str]]:
    for pattern in _patterns(article.language):
        yield from pattern.finditer(article.text, start)


def _valid(one: _Day) -> _Day | None:
    return one if 1 <= one.day <= 31 and 0 <= one.month < 12 else None


def _apart(one: _Day, other: _Day) -> int:
    """Return the days between two dates, whichever years they are of."""
    days = abs(_STARTS[one.month] + one.day - _STARTS[other.month] - other.day)
    return min(days, YEAR - days)


@lru_cache(maxsize=8)
def _patterns(language: str) -> tuple[re.Pattern[str], ...]:
    """Compile the forms in which a language's press dates the day of the story."""
    return tuple(_pattern(form, load(language)) for form in load(language).today)


def _pattern(form: str, pack: LanguagePack) -> re.Pattern[str]:
    pattern = re.escape(form).replace(r"\ ", ",? ").replace("’", "[’']")
    pattern = pattern.replace("D/M", _FIGURES).replace("DATE", _DATE)
    pattern = pattern.replace("WEEKDAY", rf"(?:{_any(pack.weekdays)})")
    links = sorted({"de", "of", *pack.date_links})
    pattern = pattern.replace("LINKS", _any(links)).replace("MONTHS", _any(pack.months_in_dates))
    return re.compile(rf"(?<!\w){pattern}", re.IGNORECASE)


def _any(words: Iterable[str]) -> str:
    return "|".join(map(re.escape, words))
