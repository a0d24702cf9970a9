"""Readings from the French lexicon."""

import subprocess
import sys

import pytest

from copydesk.analysis.morphology import has_lexicon, is_word, lemmas, readings
from copydesk.analysis.reading import Reading, pack, unpack


def only(form: str, pos: str) -> Reading:
    [reading] = [one for one in readings(form, "fr") if one.pos == pos]
    return reading


def parts(form: str) -> set[str]:
    return {reading.pos for reading in readings(form, "fr")}


@pytest.mark.parametrize(
    ("form", "expected"),
    [
        ("pêcheries", Reading("pêcherie", "NOUN", "", "f", "p")),
        ("nationaux", Reading("national", "ADJ", "", "m", "p")),
        ("ramassera", Reading("ramasser", "VERB", "", "", "s", "3", "ind", "fut", "tq")),
        ("Atteignirent", Reading("atteindre", "VERB", "", "", "p", "3", "ind", "past", "tna")),
        ("née", Reading("naître", "VERB", "", "f", "s", "", "part", "past", "ine")),
    ],
)
def test_a_form_has_its_features(form: str, expected: Reading) -> None:
    assert expected in [one._replace(elides="") for one in readings(form, "fr")]


def test_an_ambiguous_form_has_all_its_readings() -> None:
    assert parts("marche") == {"NOUN", "VERB"}
    moods = {one.mood for one in readings("marche", "fr") if one.pos == "VERB"}
    assert moods == {"ind", "sub", "imp"}
    assert any(one.person == "13" for one in readings("marche", "fr"))


def test_grammatical_words_have_finer_classes() -> None:
    assert only("leur", "DET").is_a("poss")
    assert only("leur", "PRON").is_a("clitic")
    assert only("du", "ADP") == Reading("de", "ADP", "art", "m", "s")
    assert only("sans", "ADP").is_a("inf")
    assert only("voici", "VERB").finite
    assert parts("qu’") == {"SCONJ", "PRON"}


@pytest.mark.parametrize(
    ("verb", "present", "absent"),
    [
        ("exporter", "t", "n"),
        ("nuire", "n", "t"),
        ("évanouir", "p", "t"),
        ("arriver", "e", "a"),
        ("pleuvoir", "m", "q"),
        ("devenir", "c", "t"),
    ],
)
def test_verbs_have_a_valency(verb: str, present: str, absent: str) -> None:
    valency = only(verb, "VERB").valency
    assert present in valency
    assert absent not in valency


def test_apostrophes_and_capitals_do_not_matter() -> None:
    assert readings("aujourd’hui", "fr") == readings("Aujourd'hui", "fr") != ()
    assert readings("L’", "fr") == readings("l'", "fr")
    assert lemmas("ÉCOLES", "fr") == ("école",)
    assert lemmas("BELGIQUE", "fr") == ("Belgique",)
    assert "voile" in lemmas("Voiles", "fr")


def test_decomposed_letters_are_the_same_letters() -> None:
    assert readings("me\u0301thode", "fr") == readings("méthode", "fr") != ()


def test_names_say_what_they_name() -> None:
    assert only("Grenoble", "PROPN").kind == "place"
    assert only("Hongrie", "PROPN").gender == "f"
    assert only("Volkswagen", "PROPN").kind == "org"
    assert only("Sandrine", "PROPN").kind == "given"
    assert only("Adenauer", "PROPN").kind == "family"
    assert parts("Paul") == {"PROPN"}
    assert {"PROPN", "NOUN"} < parts("Pierre")


@pytest.mark.parametrize(
    ("form", "elides"),
    [
        ("hôpital", "y"), ("hameau", "n"), ("héroïne", "y"), ("héros", "n"), ("île", "y"),
        ("onze", "n"), ("yacht", "n"), ("yeux", "y"), ("Hongrie", "n"), ("Italie", "y"),
        ("Hanovre", ""), ("gare", ""),
    ],
)  # fmt: skip
def test_words_say_whether_they_elide(form: str, elides: str) -> None:
    assert readings(form, "fr")[0].elides == elides


def test_hyphens_carry_pronouns_and_prefixes() -> None:
    assert lemmas("pourra-t-elle", "fr") == ("pouvoir",)
    assert {one.finite for one in readings("finit-on", "fr")} == {True}
    assert lemmas("semaine-là", "fr") == ("semaine",)
    assert only("ex-députée", "NOUN") == only("députée", "NOUN")
    assert readings("gare-tram", "fr") == ()


def test_figures_are_numbers() -> None:
    assert readings("1 250,5", "fr") == (Reading("1 250,5", "NUM", "digits"),)
    assert readings("12abc", "fr") == ()
    assert parts("3e") == {"ADJ"}


def test_other_spellings_are_marked() -> None:
    assert only("boite", "NOUN").is_a("variant")
    assert only("soeur", "NOUN").lemma == "sœur"


def test_unknown_words_and_languages_have_no_readings() -> None:
    assert readings("bligoures", "fr") == ()
    assert readings("", "fr") == ()
    assert readings("maison", "xx") == ()
    assert readings("maison", "../fr") == ()
    assert readings("maison", "fr-CA") == readings("maison", "fr")
    assert has_lexicon("fr-BE")
    assert not has_lexicon("xx")


def test_words_made_of_words_are_words() -> None:
    assert is_word("l’usine", "fr")
    assert is_word("navette-usine", "fr")
    assert not is_word("usinne", "fr")
    assert not is_word("usine", "xx")


def test_packing_is_lossless() -> None:
    given = [Reading("œil", "NOUN", "", "m", "p", elides="y"), Reading("yeux", "X")]
    unpacked = [
        ("yeux"[: 4 - cut] + added, *one[1:]) for cut, added, one in unpack(pack("yeux", given))
    ]
    assert unpacked == [tuple(one) for one in given]


def test_looking_up_loads_no_heavy_module() -> None:
    code = (
        "import sys; from copydesk.analysis.morphology import readings; readings('gare', 'fr');"
        "print(sorted({'tomllib', 'regex', 'msgspec', 'json', 'asyncio'} & set(sys.modules)))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"
