"""What an article does, against which its own departures are faults."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
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
    is_prose = prose_test(article)
    for match in pattern.finditer(article.text):
        if is_prose(*match.span()):
            yield match


def prose_test(article: Article) -> Callable[[int, int], bool]:
    """Return a test whether a stretch, from start to end, is in no URL, address or handle.

    It takes logarithmic time where `Article.is_protected` takes linear time,
    which counts for rules that look at each mark.
    """
    protected = article.protected
    starts = [span.start for span in protected]

    def is_prose(start: int, end: int) -> bool:
        at = bisect_right(starts, max(start, end - 1)) - 1
        return at < 0 or protected[at].end <= start

    return is_prose
