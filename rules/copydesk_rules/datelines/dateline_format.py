"""dateline-format."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    FeedDiagnostic,
    Fix,
    Good,
    Observation,
    Rule,
    RuleMeta,
    Sighting,
    Span,
    TextEdit,
    option,
)

if TYPE_CHECKING:
    from copydesk.analysis.datelines import Dateline

CONSISTENT, STRICT = "consistent", "strict"
BLANKS = " \u00a0\u202f\u2009"
MINORITY = 0.2
"""The share of a feed up to which a way of writing is a slip."""
HYPHENS = frozenset({"-", "--"})


class _Style(NamedTuple):
    """How one dateline writes its place; agencies are compared among themselves."""

    agency: str
    name: str
    capitals: bool


@dataclass(frozen=True)
class DatelineFormat(Rule):
    """The dateline is not written as datelines are.

    ## Why it matters
    A dateline is set the same way in every story. One with a hyphen, without
    its space or in small letters looks like raw copy.

    ## What is reported
    - A space missing on one side of the dash, or on both sides of a hyphen:
      `ALGER-L’accord`.
    - With `typography = "consistent"`, a hyphen where the article itself has
      dashes. Agencies that close their datelines with a hyphen, as Reuters and
      dpa do, are left alone. With `"strict"`, every hyphen.
    - In a feed of several articles: a city in small letters where the others
      of that agency, or without agency, are in capitals.

    ## Fix safety
    Safe: only the dash and its spaces change. The case of a city, which depends
    on the other articles of the run, is only suggested.
    """

    meta = RuleMeta(
        name="dateline-format",
        family="datelines",
        summary="Dateline with a hyphen, without its space or not in capitals",
    )
    examples = (
        Good("ALGER – Le port rouvre lundi, dit le maire. Tout le monde – ou presque – est là."),
        Good("BERLIN (dpa) - Der Hafen öffnet wieder – wenn auch spät – am Montag.", "de"),
        Good("JAKARTA - Le port rouvre lundi, a dit le maire de la ville.", "fr"),
        Bad(
            "ALGER[|-|]L’accord sur le port a été signé lundi par les deux ministres.",
            fixed="ALGER - L’accord sur le port a été signé lundi par les deux ministres.",
            language="fr",
        ),
        Bad(
            "JAKARTA [|-|] Le port rouvre lundi, dit le maire. Tous – ou presque – sont là.",
            fixed="JAKARTA – Le port rouvre lundi, dit le maire. Tous – ou presque – sont là.",
            language="fr",
        ),
        Bad(
            "LIMA (AP)[|—|] The port reopens on Monday, said the mayor of the city.",
            fixed="LIMA (AP) — The port reopens on Monday, said the mayor of the city.",
            language="en",
        ),
    )

    typography: str = option(
        CONSISTENT,
        help="“consistent” reports hyphens in articles with dashes, “strict” all of them.",
    )
    fewest: int = option(5, help="How many datelines a feed needs before capitals are compared.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for dateline in article.datelines:
            if dateline.form == "dot" or dateline.separator_text[:1] in ("", "."):
                continue
            old, around = dateline.separator_text, _around(article.text, dateline)
            new = self._sign(article, dateline)
            spaced = _is_spaced(around.of(article.text), old)
            if new == old and spaced:
                continue
            message = f"Hyphen where a dash “{new}” belongs after the dateline"
            if not spaced:
                message = f"Dateline without a space {_side(article.text, around, old)} “{old}”"
            fix = Fix.safe(f"Write “ {new} ”", TextEdit(around, f" {new} "))
            yield self.diagnostic(dateline.separator, message, fix=fix)

    def _sign(self, article: Article, dateline: "Dateline") -> str:
        """Return the mark that should end the dateline."""
        old, dash = dateline.separator_text, article.pack.dash
        if old not in HYPHENS:
            return old
        if self.typography == STRICT:
            return dash
        if dateline.agency is not None:
            return old
        rest = article.text[: dateline.span.start] + article.text[dateline.span.end :]
        dashes = Counter(one for one in rest if one in "–—")
        hyphens = rest.count(" - ") + rest.count(" -- ")
        if dashes.total() <= hyphens:
            return old
        return max(dashes, key=lambda one: (dashes[one], one == dash))

    def observe(self, article: Article) -> Iterable[Observation]:
        for dateline in article.datelines[:1]:
            if dateline.places and dateline.form != "dot":
                place = dateline.places[0]
                agency = dateline.agency.of(article.text) if dateline.agency else ""
                style = _Style(agency.casefold(), place.name, place.name.isupper())
                yield Observation(place.span, style)

    def check_feed(self, sightings: Sequence[Sighting]) -> Iterator[FeedDiagnostic]:
        every = Counter(one.value[0] for one in sightings)
        small = Counter(one.value[0] for one in sightings if not one.value[2])
        for one in sightings:
            agency, _, is_capital = one.value
            all_of, small_of = every[agency], small[agency]
            if not is_capital and all_of >= self.fewest and small_of <= all_of * MINORITY:
                yield self._small(one, all_of - small_of)

    def _small(self, one: Sighting, capitals: int) -> FeedDiagnostic:
        name = one.value[1]
        message = f"Dateline “{name}” is not in capitals, as {capitals} others of this feed are"
        fix = Fix.display(f"Write “{name.upper()}”", TextEdit(one.span, name.upper()))
        return FeedDiagnostic(one.path, self.diagnostic(one.span, message, fix=fix))


def _around(text: str, dateline: "Dateline") -> Span:
    """Return the separator with the blanks on its sides."""
    start, end = dateline.separator
    while text[start - 1] in BLANKS:
        start -= 1
    while text[end : end + 1] and text[end] in BLANKS:
        end += 1
    return Span(start, end)


def _is_spaced(around: str, sign: str) -> bool:
    """Tell whether blanks stand on both sides, or on neither side of a long dash."""
    return around == sign == "—" or (around[0] in BLANKS and around[-1] in BLANKS)


def _side(text: str, around: Span, sign: str) -> str:
    before, _, after = around.of(text).partition(sign)
    if before or after:
        return "after" if before else "before"
    return "around"
