"""What a side file says of one article: which diagnostics it silences. No I/O."""

import re
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.ruleset import means
from copydesk.source import Span


class Waiver(NamedTuple):
    """One entry of a side file that speaks of the article at hand.

    `rules` are names, families or patterns; `match` is text of the article
    that a diagnostic has to touch, '' for any. `number` counts the entries of
    the side file from 0.
    """

    number: int
    rules: tuple[str, ...]
    match: str = ""


class Waived(NamedTuple):
    """What is left, and the numbers of the entries that silenced the rest."""

    kept: list[Diagnostic]
    used: frozenset[int]


def waive(
    first: Article,
    found: Iterable[Diagnostic],
    waivers: Sequence[Waiver],
    family: Callable[[str], str],
) -> Waived:
    """Leave out the diagnostics of a file, in its text's places, that waivers silence."""
    places = {one.number: list(_places(first, one.match)) for one in waivers if one.match}
    kept, used = [], set[int]()
    for one in found:
        names = (one.rule, family(one.rule))
        hits = [
            waiver.number
            for waiver in waivers
            if means(waiver.rules, names) and _touches(one.span, places.get(waiver.number))
        ]
        used.update(hits)
        if not hits:
            kept.append(one)
    return Waived(kept, frozenset(used))


def _places(first: Article, match: str) -> Iterator[Span]:
    """Yield where a text stands in the file; any white space is as good as another."""
    pattern = re.compile(r"\s+".join(map(re.escape, match.split())))
    for article in (first, *first.more):
        for found in pattern.finditer(article.text):
            yield article.to_source(Span(*found.span()))


def _touches(span: Span, places: list[Span] | None) -> bool:
    if places is None:
        return True
    return any(one.start <= span.end and span.start <= one.end for one in places)
