"""dateline-mismatch."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk import Article, Bad, Diagnostic, Good, Related, Rule, RuleMeta, option

if TYPE_CHECKING:
    from copydesk.analysis.datelines import Dateline
    from copydesk.analysis.mentions import Mention

HUBS = frozenset(
    {"London", "Washington", "Paris", "Berlin", "Rome", "Brussels", "Strasbourg", "Luxembourg"}
    | {"Geneva", "Lausanne", "Zurich", "Davos", "Vienna", "The Hague", "Munich", "Frankfurt"}
    | {"New York", "Mexico City", "Montevideo", "Miami", "Moscow", "Istanbul", "Nicosia"}
    | {"Cairo", "Beirut", "Amman", "Dubai", "Abu Dhabi", "Doha", "Jerusalem", "Nairobi"}
    | {"Addis Ababa", "Dakar", "Abidjan", "Johannesburg", "Bangkok", "Singapore", "Hong Kong"}
    | {"New Delhi", "Beijing", "Tokyo", "Sydney", "Vatican City", "Monaco", "Nyon"}
)
SPOKEN_OF = 3
"""How often a story must name another country to be about it, measured on agency copy."""
NAMED = 2
"""How many of these must be places: nationalities alone are those of athletes and authors."""
SHORT = 4
"""Letters up to which a name is looked for whole where names decline."""
TOWN = 100_000
"""From how many people on a town of the dateline's own country counts as a mention of it."""


@dataclass(frozen=True)
class DatelineMismatch(Rule):
    """The dateline names a place that plays no part in the story.

    ## Why it matters
    A dateline says where a story was reported. Copy that was translated or
    taken over keeps the city of the desk that did it: readers are then told
    that news from Astana was gathered in Jakarta.

    ## What is reported
    Neither the city nor its country, nor a town, a region or the people of
    it, occur anywhere in the text, while another country, not a neighbour,
    occurs three times or more. Cities that news from elsewhere is filed from
    every day are left alone (`hubs`), and so are a newsroom's own bureaus:

    ```toml
    [rules.dateline-mismatch]
    bureaus = ["Jakarta"]
    ```
    """

    meta = RuleMeta(
        name="dateline-mismatch",
        family="datelines",
        summary="Dateline from a place that the story does not mention",
        pack=frozenset({"knows_countries"}),
    )
    examples = (
        Good(
            "LIMA – Le Pérou et le Chili ont signé un accord sur l’eau. Le Chili paiera "
            "la moitié des travaux, et les Chiliens s’en félicitent.",
            "fr",
        ),
        Good(
            "DUBAI (Reuters) - Iran said on Monday it would reopen its embassy. The Iranian "
            "minister flew home to Tehran, and Iran will name an envoy.",
            "en",
        ),
        Good(
            "JAKARTA – La Norvège ouvre un tunnel sous un fjord. Le gouvernement d’Oslo a "
            "payé les travaux, et la Norvège en prévoit deux autres.",
            "fr",
            {"bureaus": frozenset({"Jakarta"})},
        ),
        Good(
            "АНКАРА, 5 марта (ТАСС) — Норвегия открыла мост. Из Анкары приехал министр, и "
            "Норвегия наградила его. В Норвегии довольны.",
            "ru",
        ),
        Bad(
            "[|MANILLE|] – La Norvège ouvre un tunnel sous un fjord. Le gouvernement d’Oslo a "
            "payé les travaux, et la Norvège en prévoit deux autres d’ici dix ans.",
            language="fr",
        ),
        Bad(
            "[|АНКАРА|], 5 марта (ТАСС) — Норвегия открыла самый длинный мост. Дорога ведёт на "
            "север, и Норвегия заплатила за неё сама. В Норвегии довольны.",
            language="ru",
        ),
        Bad(
            "[|JAKARTA|] (AP) — Portugal has opened its longest bridge. The road leads north "
            "from Lisbon, and Portugal paid for it with its own money.",
            language="en",
        ),
    )

    bureaus: frozenset[str] = option(
        frozenset[str](), help="The newsroom's own cities, in any language, never reported."
    )
    hubs: frozenset[str] = option(
        HUBS, help="Cities from which news of other countries is filed every day."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for dateline in article.datelines[:1]:
            homes = _homes(dateline)
            known = article.pack.countries
            if known and not homes <= known.keys():
                continue  # the story may speak of its people in words that are not known
            if not homes or self._is_expected(dateline) or _is_named(article, dateline):
                continue
            found = _mentions(article, broad=True)
            if any(homes.intersection(one.countries) for one in found):
                continue
            found = _mentions(article, broad=False)
            subjects = _subjects(found)
            if subjects and not _near(homes, subjects):
                yield self._report(dateline, found, subjects)

    def _is_expected(self, dateline: "Dateline") -> bool:
        from copydesk.analysis.gazetteer import cities

        expected = {city for name in self.bureaus | self.hubs for city in cities(name)[:1]}
        spots = {(city.name, city.country) for city in expected}
        return any(
            (city.name, city.country) in spots
            for place in dateline.places
            for city in place.candidates
        )

    def _report(
        self, dateline: "Dateline", found: "list[Mention]", subjects: list[tuple[str, int]]
    ) -> Diagnostic:
        from copydesk.analysis.gazetteer import country_name

        place = dateline.places[0]
        home = country_name(place.candidates[0].country)
        about = " and ".join(country_name(code) for code, _ in subjects[:2])
        related = _first_places(found, subjects[:2])
        return self.diagnostic(
            place.span,
            f"Dateline “{place.name}”, but the story is about {about} and never mentions {home}",
            related=related,
        )


def _homes(dateline: "Dateline") -> frozenset[str]:
    """Return all countries that the dateline's cities can lie in, none where one is unknown."""
    if not all(place.candidates for place in dateline.places):
        return frozenset()
    return frozenset(city.country for place in dateline.places for city in place.candidates)


def _is_named(article: Article, dateline: "Dateline") -> bool:
    """Tell whether one of the dateline's places is named again in the text."""
    text = article.text
    rest = (text[: dateline.span.start] + " " + text[dateline.span.end :]).casefold()
    cut = 1 if article.pack.name_endings else 0  # Москва, в Москве
    names = (place.name.casefold() for place in dateline.places)
    return any(name[: len(name) - cut * (len(name) > SHORT)] in rest for name in names)


def _mentions(article: Article, *, broad: bool) -> "list[Mention]":
    from copydesk.analysis.mentions import LARGE_CITY, find_mentions

    smallest = TOWN if broad else LARGE_CITY
    found = find_mentions(article.text, article.language, smallest=smallest, broad=broad)
    datelines = [one.span for one in article.datelines]
    return [one for one in found if not any(one.span.overlaps(span) for span in datelines)]


def _subjects(found: "Iterable[Mention]") -> list[tuple[str, int]]:
    """Return the countries that the story is about and how often it names them, most first."""
    from copydesk.analysis.gazetteer import PlaceKind

    said: Counter[str] = Counter()
    named: Counter[str] = Counter()
    for one in found:
        said.update(one.countries)
        if any(place.kind is not PlaceKind.DEMONYM for place in one.places):
            named.update(one.countries)
    return [
        (code, count)
        for code, count in said.most_common(3)
        if count >= SPOKEN_OF and named[code] >= NAMED
    ]


def _near(homes: frozenset[str], subjects: list[tuple[str, int]]) -> bool:
    from copydesk.analysis.gazetteer import neighbours

    return any(homes & neighbours(code) for code, _ in subjects)


def _first_places(found: "list[Mention]", subjects: list[tuple[str, int]]) -> Iterator[Related]:
    """Yield where each subject is first named, with how often it is."""
    from copydesk.analysis.gazetteer import country_name

    for code, count in subjects:
        first = next(one for one in found if code in one.countries)
        yield Related(first.span, f"{country_name(code)}, {count} times")
