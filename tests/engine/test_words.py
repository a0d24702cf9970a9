"""Words, and the addresses that are none."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.analysis.packs import load
from copydesk.analysis.words import Word, protected_spans, split_words
from copydesk.source import Span


def words(text: str, language: str = "fr") -> list[str]:
    return [word.text for word in split_words(text, 0, len(text), load(language))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("L’Ukraine et l'Union", ["L’", "Ukraine", "et", "l'", "Union"]),
        ("jusqu’au soir, qu’Ouchakov", ["jusqu’", "au", "soir", "qu’", "Ouchakov"]),
        ("aujourd’hui quelqu’un", ["aujourd’hui", "quelqu’un"]),
        ("O’Brien à N’Djamena", ["O’Brien", "à", "N’Djamena"]),
        ("N’oubliez pas, N’EST", ["N’", "oubliez", "pas", "N’", "EST"]),
        ("l’« État »", ["l’", "État"]),
        ("porte-parole, a-t-il", ["porte-parole", "a-t-il"]),
        ("10 000 euros", ["10 000", "euros"]),
        ("10\u202f000,5 et 1,5", ["10\u202f000,5", "et", "1,5"]),
        ("en 2020 300 morts", ["en", "2020", "300", "morts"]),
        ("à 7h30, le 12.05.2020", ["à", "7h30", "le", "12.05.2020"]),
        ("Covid-19, G7, 1er", ["Covid-19", "G7", "1er"]),
        ("aux U.S.A. enfin. Le", ["aux", "U.S.A.", "enfin", "Le"]),
        ("_mot_ (mot)", ["mot", "mot"]),
        ("e\u0301tat co\u00adopère", ["e\u0301tat", "co\u00adopère"]),
        ("", []),
    ],
)
def test_french(text: str, expected: list[str]) -> None:
    assert words(text) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Don’t take Putin’s ’em", "en", ["Don’t", "take", "Putin’s", "’em"]),
        ("workers’ rights", "en", ["workers", "rights"]),
        ("l’amore dell’Utri", "it", ["l’", "amore", "dell’", "Utri"]),
        ("D’Alema, d’accordo", "it", ["D’Alema", "d’", "accordo"]),
        ("’s Avonds in ’t huis", "nl", ["’s", "Avonds", "in", "’t", "huis"]),
        ("l’eau", "xx", ["l’eau"]),
        ("Президент России", "ru", ["Президент", "России"]),
    ],
)
def test_other_languages(text: str, language: str, expected: list[str]) -> None:
    assert words(text, language) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Voir https://exemple.org/a?b=1, puis", ["https://exemple.org/a?b=1"]),
        ("(www.exemple.org).", ["www.exemple.org"]),
        ("Écrire à jean.dupont@exemple.org.", ["jean.dupont@exemple.org"]),
        ("Selon @le_bureau et #élection2025.", ["@le_bureau", "#élection2025"]),
        ("le n°1, #1, A&B", []),
        ("sur exemple.fr et Boutique.com", ["exemple.fr", "Boutique.com"]),
        ("la fin.Le début", []),
        ("Rien ici. Rien là.", []),
    ],
)
def test_protected(text: str, expected: list[str]) -> None:
    assert [span.of(text) for span in protected_spans(text)] == expected


def test_addresses_are_not_words() -> None:
    assert words("Voir www.exemple.org ou @bureau demain") == ["Voir", "ou", "demain"]


def test_known_protected_places_are_used() -> None:
    text = "un deux trois"
    found = split_words(text, 0, len(text), load("fr"), protected=[Span(3, 7)])
    assert [word.text for word in found] == ["un", "trois"]


def test_properties() -> None:
    assert Word("État", 0, 4).is_capitalised
    assert Word("iPhone", 0, 6).is_lowercase
    assert Word("OTAN", 0, 4).is_all_capitals
    assert not Word("A", 0, 1).is_all_capitals
    assert Word("Qu’", 0, 3).is_elided
    assert Word("Qu’", 0, 3).key == "qu'"


@given(st.text(alphabet=st.sampled_from("aÉ1 .,-'’@#/_lL\u0301\u202f😀\n"), max_size=60))
def test_words_are_where_they_say(text: str) -> None:
    found = split_words(text, 0, len(text), load("fr"))
    assert all(text[word.start : word.end] == word.text for word in found)
    assert all(one.end <= two.start for one, two in pairwise(found))


@pytest.mark.parametrize("unit", ["a.", "1,", "a-", "'", "@", "a@", "www.", "1 000", "a-a."])
def test_hostile_text_takes_linear_time(unit: str) -> None:
    text = unit * (200_000 // len(unit))
    begun = time.process_time()
    split_words(text, 0, len(text), load("fr"))
    assert time.process_time() - begun < 2
