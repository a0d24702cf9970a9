"""Whether an article is written in American or in British English."""

import re
from functools import cache

from copydesk import Article
from copydesk_rules import language_data

AMERICAN, BRITISH = "american", "british"


def variety(article: Article) -> str:
    """Return `AMERICAN` or `BRITISH` where spellings and dates are mostly so, else ''.

    >>> from copydesk import SourceFile
    >>> from copydesk.parsers.text import parse
    >>> article = parse(SourceFile("a.txt", "The harbour opens on 4 May."), language="en")
    >>> variety(article)
    'british'
    """
    get = language_data.words
    lists = {one: get("consistency", article.language, one) for one in (AMERICAN, BRITISH)}
    keys = [word.key for word in article.words]
    dates = [found.lastgroup for found in _dates(article.pack.months).finditer(article.text)]
    american, british = (
        sum(key in words for key in keys) + dates.count(one) for one, words in lists.items()
    )
    if american == british:
        return ""
    return AMERICAN if american > british else BRITISH


@cache
def _dates(months: tuple[str, ...]) -> re.Pattern[str]:
    """Compile the pattern for a day and a month in one order or the other."""
    month = "|".join(months)
    return re.compile(
        rf"\b(?:(?P<american>(?:{month}) \d{{1,2}}\b)|(?P<british>\d{{1,2}} (?:{month})\b))"
    )
