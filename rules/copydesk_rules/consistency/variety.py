"""Whether an article is written in American or in British English."""

import re
from functools import cache

from copydesk import Article
from copydesk_rules.consistency.spellings import AMERICAN, BRITISH, IZE, spellings

__all__ = ["AMERICAN", "BRITISH", "variety"]


def variety(article: Article) -> str:
    """Return `AMERICAN` or `BRITISH` where spellings and dates are mostly so, else ''.

    >>> from copydesk import SourceFile
    >>> from copydesk.parsers.text import parse
    >>> article = parse(SourceFile("a.txt", "The harbour opens on 4 May."), language="en")
    >>> variety(article)
    'british'
    """
    sides = [one.side for one in spellings(article)]
    dates = [found.lastgroup for found in _dates(article.pack.months).finditer(article.text)]
    spelt = sum(side in (AMERICAN, IZE) for side in sides)
    american = spelt + dates.count(AMERICAN)
    british = len(sides) - spelt + dates.count(BRITISH)
    if american == british:
        return ""
    return AMERICAN if american > british else BRITISH


@cache
def _dates(months: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the pattern for a day and a month in one order or the other."""
    month = "|".join(months)
    return re.compile(
        rf"\b(?:(?P<american>(?:{month}) \d{{1,2}}\b(?! \d))"
        rf"|(?P<british>\d{{1,2}} (?:{month})\b))"
    )
