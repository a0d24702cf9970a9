"""mixed-clock."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Good, Related, Rule, RuleMeta, Span
from copydesk_rules import language_data


@dataclass(frozen=True)
class MixedClock(Rule):
    """An article tells the time by the day of 24 hours and by twice 12 (`14:30`, `3 p.m.`).

    ## Why it matters
    A newspaper has one clock. Two in one article come from two agencies, or
    from a translation that turned some of its times and left others as they
    were, and *8:30* may then be morning or evening.

    ## What it looks at
    Times from 13:00 on, and times with *a.m.* or *p.m.*, outside quotations. The
    rarer kind is reported; of two that are even, the second. Times with a zone
    after them (`18:00 GMT`) are left alone.
    """

    meta = RuleMeta(
        name="mixed-clock",
        family="numbers",
        summary="Clock of 24 hours beside clock of 12",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("The train leaves at 14:30 and is back at 16:05."),
        Good("The train leaves at 2:30 p.m. (14:30 GMT) and lost 21:15 to 19:21."),
        Bad("The doors open at 7 p.m., and the last train leaves at [|23:15|]."),
        Bad("It leaves at 14:30, at 16.45 and at 18:05, and on Sundays at [|3 p.m.|]"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        clocks = language_data.load("numbers", article.language).get("clock")
        if not clocks:
            return
        found = {
            clock: [span for span in _times(pattern, article.text) if _counts(article, span)]
            for clock, pattern in clocks.items()
        }
        if not all(found.values()):
            return
        order = {clock: (-len(spans), spans[0].start) for clock, spans in found.items()}
        kept, other = sorted(found, key=lambda clock: order[clock])
        for span in found[other]:
            text = span.of(article.text)
            first = found[kept][0]
            yield self.diagnostic(
                span,
                f"“{text}” beside “{first.of(article.text)}”: one clock in one article",
                related=[Related(first, "the other clock")],
            )


def _times(pattern: str, text: str) -> Iterator[Span]:
    return (Span(*found.span()) for found in _compiled(pattern).finditer(text))


@lru_cache(maxsize=8)
def _compiled(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern)


def _counts(article: Article, span: Span) -> bool:
    """Tell whether a time is the article's own, and not a zone's or a web page's."""
    zone = re.match(r" ?(?:[A-Z]{2,4}\b|\()", article.text[span.end : span.end + 6])
    before = article.text[max(0, span.start - 1) : span.start]
    return zone is None and before != "(" and not article.is_quoted(span)
