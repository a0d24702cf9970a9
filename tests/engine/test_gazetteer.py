"""Places by name, and the countries that a text speaks of."""

import subprocess
import sys

import pytest

from copydesk.analysis.gazetteer import (
    PlaceKind,
    cities,
    city_name,
    country_name,
    fold,
    neighbours,
    places,
    sure_country,
    table,
)
from copydesk.analysis.mentions import find_mentions, mentions


def country_of(name: str) -> str | None:
    return sure_country(places(name))


@pytest.mark.parametrize(
    ("name", "country"),
    [
        ("Moscou", "RU"),
        ("MOSKAU", "RU"),
        ("Moscú", "RU"),
        ("Moskwa", "RU"),
        ("Pékin", "CN"),
        ("Le Caire", "EG"),
        ("El Cairo", "EG"),
        ("Kairo", "EG"),
        ("JAKARTA", "ID"),
        ("Nouvelle-Orléans", "US"),
        ("Saint-Pétersbourg", "RU"),
        ("St. Petersburg", "RU"),
        ("Xi’an", "CN"),
        ("N'Djaména", "TD"),
        ("Tcheliabinsk", "RU"),
        ("kazakhes", "KZ"),
        ("Kazakhstani", "KZ"),
        ("russische", "RU"),
        ("islandeses", "IS"),
        ("Arabie saoudite", "SA"),
        ("Kremlin", "RU"),
        ("Seine-Saint-Denis", "FR"),
        ("Californie", "US"),
        ("Jawa Barat", "ID"),
        ("Korea Selatan", "KR"),
    ],
)
def test_names_in_many_languages(name: str, country: str) -> None:
    assert country_of(name) == country


@pytest.mark.parametrize(
    ("name", "countries"),
    [
        ("Saint-Denis", {"RE", "FR"}),
        ("Tripoli", {"LY", "LB"}),
        ("Congo", {"CG", "CD"}),
        ("congolais", {"CG", "CD"}),
        ("Corée", {"KP", "KR"}),
    ],
)
def test_names_of_two_countries(name: str, countries: set[str]) -> None:
    assert country_of(name) is None
    assert countries <= {place.country for place in places(name)}


@pytest.mark.parametrize(
    "name", ["", " ", "-", "Dupont-Martin", "=KZ", "#KZ", "a" * 9999, "\ud800"]
)
def test_what_is_no_place(name: str) -> None:
    assert places(name) == ()
    assert country_of(name) is None


def test_the_largest_comes_first() -> None:
    paris = cities("Paris")
    assert [place.country for place in paris][:2] == ["FR", "US"]
    assert paris[0].population > 2_000_000
    assert paris[0].kind is PlaceKind.CITY


def test_names_by_language() -> None:
    assert city_name(cities("Moscow")[0], "de") == "Moskau"
    assert city_name(cities("Quimper")[0], "de") == "Quimper"
    assert country_name("KZ", "fr") == "Kazakhstan"
    assert country_name("DE", "es") == "Alemania"
    assert country_name("DE", "xx") == "Germany"
    assert country_name("ZZ") == "ZZ"


def test_neighbours() -> None:
    assert neighbours("PT") == {"ES"}
    assert neighbours("IS") == frozenset()


def test_folding_is_blind_to_case_accents_and_signs() -> None:
    assert fold("SAINT-ÉTIENNE") == fold("Saint Etienne") == "saint etienne"
    assert fold("Tromsø") == "tromso"


def test_the_gazetteer_is_large() -> None:
    names = sum(1 for key, _ in table().items() if key[0] not in "@=#")
    assert names > 50_000


def test_nothing_is_loaded_at_import() -> None:
    code = (
        "import copydesk.analysis.gazetteer as g, copydesk.analysis.datelines, sys;"
        "assert g.table.cache_info().currsize == 0;"
        "assert 'copydesk.table' not in sys.modules and 'tomllib' not in sys.modules"
    )
    subprocess.run([sys.executable, "-c", code], check=True)


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le ministre norvégien part pour l’Islande puis Reykjavik.", "fr", {"NO": 1, "IS": 2}),
        ("La ville d’Oulan-Bator et les steppes mongoles.", "fr", {"MN": 2}),
        ("Die norwegische Ministerin reist nach Island.", "de", {"NO": 1, "IS": 1}),
        ("El ministro noruego viaja a Islandia.", "es", {"NO": 1, "IS": 1}),
        ("The Norwegian minister flies to Rio de Janeiro.", "en", {"NO": 1, "BR": 1}),
        ("Rostov-sur-le-Don et Francfort-sur-le-Main.", "fr", {"RU": 1, "DE": 1}),
        ("The island polished its chili recipe.", "en", {}),
        ("Il mange une dinde et une orange.", "fr", {}),
        ("Hier, Jack London et Paris Hilton dînent.", "fr", {}),
        ("", "fr", {}),
    ],
)
def test_mentions(text: str, language: str, expected: dict[str, int]) -> None:
    assert mentions(text, language) == expected


def test_spans_of_mentions() -> None:
    text = "À Astana, les Kazakhs et la presse kazakhe se taisent."
    found = [one.span.of(text) for one in find_mentions(text, "fr")]
    assert found == ["Astana", "Kazakhs", "kazakhe"]


def test_broad_takes_whatever_could_be_meant() -> None:
    text = "Hier, Jack London dort à Bogor."
    assert [one.span.of(text) for one in find_mentions(text, "fr")] == ["Bogor"]
    broad = {
        code
        for one in find_mentions(text, "fr", smallest=100_000, broad=True)
        for code in one.countries
    }
    assert {"GB", "ID"} <= broad
