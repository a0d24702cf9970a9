"""Where an open article writes a name, in every spelling that it has there.

Which spellings are one name is told by the rules: a diagnostic whose fix makes
its place read like the other places that it names says so.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from copydesk.analysis.names import Mention
from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.source import Span


@dataclass(frozen=True)
class Spellings:
    """One name in one text: `at` is the place asked for, `places` are all, in order.

    Spans are in the file's text.
    """

    at: Span
    places: tuple[Span, ...]
    text: str

    @property
    def forms(self) -> list[str]:
        """The spellings, that of the place asked for first."""
        others = (span.of(self.text) for span in self.places)
        return list(dict.fromkeys([self.at.of(self.text), *others]))


def spellings_at(
    offset: int, text: str, diagnostics: Iterable[Diagnostic], article: Article | None = None
) -> Spellings | None:
    """Return the name at an offset in the file's text, None where none is.

    Without its `article`, only names that are spelt in several ways are known.
    """
    groups = list(_groups(text, diagnostics))
    units = list(_units(article)) if article else []
    at = _place(offset, [span for group in groups for span in group]) or _place(offset, units)
    if at is None:
        return None
    places = {at}
    for group in groups:
        if at in group or at.of(text) in {span.of(text) for span in group}:
            places |= group
    forms = {span.of(text) for span in places}
    for unit in sorted(units):
        if unit.of(text) in forms and not any(unit.overlaps(one) for one in places):
            places.add(unit)
    return Spellings(at, tuple(sorted(places)), text)


def _groups(text: str, diagnostics: Iterable[Diagnostic]) -> Iterator[set[Span]]:
    """Yield the places of each name that is spelt in several ways."""
    groups: list[set[Span]] = []
    for found in diagnostics:
        related = {one.span for one in found.related if not one.path}
        wanted = {fix.edits[0].text for fix in found.fixes if len(fix.edits) == 1}
        same = {span for span in related if span.of(text) in wanted}
        if not same:
            continue
        group = {found.span, *same}
        for one in [one for one in groups if one & group]:
            groups.remove(one)
            group |= one
        groups.append(group)
    yield from groups


def _units(article: Article) -> Iterator[Span]:
    """Yield the places of last names, and of each other word of a name."""
    for one in (article, *article.more):
        for mention in one.names.mentions:
            for span in _parts(mention):
                if one.is_exact(span):
                    yield one.to_source(span)


def _parts(mention: Mention) -> Iterator[Span]:
    if mention.family:
        yield Span(mention.family[0].span.start, mention.family[-1].span.end)
    for word in mention.given:
        yield word.span


def _place(offset: int, spans: Iterable[Span]) -> Span | None:
    """Return the shortest of the spans that hold an offset or end there."""
    holding = [span for span in spans if span.start <= offset <= span.end]
    return min(holding, key=lambda span: span.length, default=None)
