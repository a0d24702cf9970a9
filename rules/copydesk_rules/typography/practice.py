"""What an article does, against which its own departures are faults."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk import Article, Span

CONSISTENT, STRICT = "consistent", "strict"
HELP = (
    "“consistent” reports what departs from the article's own practice, "
    "“strict” what departs from the language's convention."
)
BLANKS = " \u00a0\u202f\u2009"
"""The blanks that stand within a line of prose, breaking or not, as a character class."""


class Place(NamedTuple):
    """One place where an article had a choice, and the form that it took."""

    form: str
    span: Span


def prevailing(places: Sequence[Place], convention: str, typography: str) -> str:
    """Return the form that the places should have.

    With “strict” it is the language's convention; else the commonest form of
    the article, where a tie goes to the convention.

    >>> two = [Place("'", Span(1, 2)), Place("’", Span(5, 6))]
    >>> prevailing(two, "’", CONSISTENT)
    '’'
    """
    if typography == STRICT or not places:
        return convention
    counts = Counter(place.form for place in places)
    return max(counts, key=lambda form: (counts[form], form == convention))


def prose_matches(pattern: re.Pattern[str], article: Article) -> Iterator[re.Match[str]]:
    """Yield the matches in an article that touch no URL, address or handle."""
    protected = article.protected
    starts = [span.start for span in protected]
    for match in pattern.finditer(article.text):
        start, end = match.span()
        at = bisect_right(starts, end - 1 if end > start else end) - 1
        if at < 0 or protected[at].end <= start:
            yield match


def visible(text: str) -> str:
    """Return `text` for a message, with each no-break blank made a plain one."""
    return text.translate(_PLAIN)


_PLAIN = dict.fromkeys(map(ord, BLANKS[1:]), " ")
