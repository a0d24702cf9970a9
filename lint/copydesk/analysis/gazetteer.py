"""Places by name: cities, countries, regions, and the words for their people.

The names lie in `data/places.table`, built by `tools/build_places.py`. A key is
a folded name, its value one record for each place of that name, the best known
first; a record is `kind;country;population;name;languages`, K for a capital. Keys with a sign in
front hold what belongs to no name: `@word` how many words the longest name that
opens with it has, `#XX` a country's neighbours, `=XX` or `=XX:city` the names of
a place by language.
"""

from enum import Enum
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from copydesk.table import Table

TABLE = Path(__file__).parent.parent / "data" / "places.table"
SURE = 8
"""How many times more people the best known of several namesakes must have."""
REGION_WEIGHT = 1_000_000
"""What a region counts against cities of its name: their populations are not known."""


class PlaceKind(Enum):
    """What a name stands for."""

    COUNTRY = "C"
    REGION = "R"
    CITY = "c"
    DEMONYM = "d"
    """A word for a country's people or what is theirs: Kazakh."""
    INSTITUTION = "i"
    """What stands for a country in the news: the Kremlin."""


class Place(NamedTuple):
    """One place that a name can mean.

    `country` is an ISO 3166 code (XK for Kosovo). `name` is the name in
    GeoNames, `population` its people, 0 where unknown. `languages` are the
    ISO 639 codes in which the word that was looked up is a usual one, none
    where it is not tied to a language. `usual` is false for spellings that
    are hardly ever seen in print. `capital` tells the seats of countries.
    """

    name: str
    country: str
    kind: PlaceKind
    population: int
    languages: frozenset[str] = frozenset()
    usual: bool = True
    capital: bool = False

    @property
    def weight(self) -> int:
        """How likely the place is meant, against others of its name."""
        if self.kind is PlaceKind.CITY:
            return self.population
        return REGION_WEIGHT if self.kind is PlaceKind.REGION else 1 << 40


def fold(name: str) -> str:
    """Return a name as the table's keys have it: without case, accents and signs.

    >>> fold("Saint-Pétersbourg"), fold("N’Djamena"), fold("Łódź")
    ('saint petersbourg', 'n djamena', 'lodz')
    """
    if not name.isascii():
        from unicodedata import combining, normalize

        decomposed = normalize("NFKD", name.translate(_LETTERS))
        name = "".join(one for one in decomposed if not combining(one))
    if name.isalpha():
        return name.casefold()
    return "".join(one if one.isalnum() else " " for one in name.casefold()).strip()


_LETTERS = str.maketrans(
    {"ø": "o", "Ø": "O", "ł": "l", "Ł": "L", "đ": "d", "Đ": "D", "ð": "d", "ı": "i", "æ": "ae"}
    | {"Æ": "AE", "œ": "oe", "Œ": "OE", "ʻ": "'", "ʼ": "'", "þ": "th", "Þ": "Th"}
)


@cache
def table() -> "Table":
    """Return the table of places, opened at the first call.

    Raises OSError or TableError where the installed file is missing or damaged.
    """
    from copydesk.table import Table

    return Table.open(TABLE)


@lru_cache(maxsize=1 << 12)
def look_up(key: str) -> tuple[Place, ...]:
    """Return the places whose folded name is `key`, the best known first."""
    value = table().get(key)
    if value is None or key[0] in "@#=":
        return ()
    return tuple(_place(record) for record in value.split("|"))


def _place(record: str) -> Place:
    kind, country, population, name, languages = record.split(";")
    codes = frozenset(languages.split(",")) if languages.strip("*") else frozenset()
    capital = kind == "K"
    return Place(
        name,
        country,
        PlaceKind.CITY if capital else PlaceKind(kind),
        int(population or 0),
        codes,
        usual=languages != "*",
        capital=capital,
    )


def places(name: str) -> tuple[Place, ...]:
    """Return what `name` can mean, the best known first; case and accents do not matter.

    >>> [place.country for place in places("MOSKAU")]
    ['RU']
    """
    key = " ".join(fold(name).split())
    return look_up(key) if key else ()


def cities(name: str) -> tuple[Place, ...]:
    """Return the cities that `name` can mean, the largest first."""
    return tuple(place for place in places(name) if place.kind is PlaceKind.CITY)


def sure_country(candidates: tuple[Place, ...]) -> str | None:
    """Return the one country that all candidates, or the weightiest by far, lie in.

    None where a reader without context could not tell: Tripoli, Hyderabad.

    >>> sure_country(places("Pékin")), sure_country(places("Tripoli"))
    ('CN', None)
    """
    if not candidates:
        return None
    best = max(candidates, key=lambda place: place.weight)
    others = [place.weight for place in candidates if place.country != best.country]
    return best.country if best.weight >= SURE * max(others, default=0) else None


def neighbours(country: str) -> frozenset[str]:
    """Return the ISO codes of the countries that share a border with `country`."""
    value = table().get(f"#{country}")
    return frozenset(value.split(",")) if value else frozenset()


def country_name(country: str, language: str = "en") -> str:
    """Return a country's name in a language, in English where that is not known.

    Languages are fr, en, de, es and id; an unknown country is its own name.
    """
    return _spelling(f"={country}", language) or _spelling(f"={country}", "en") or country


def city_name(place: Place, language: str) -> str:
    """Return a city's usual name in a language, GeoNames' own where none is known.

    >>> city_name(cities("Moscow")[0], "fr")
    'Moscou'
    """
    return _spelling(f"={place.country}:{fold(place.name)}", language) or place.name


def _spelling(key: str, language: str) -> str | None:
    value = table().get(key)
    pairs = (pair.split("=", 1) for pair in value.split(";")) if value else ()
    return dict(pairs).get(language)
