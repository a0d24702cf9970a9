"""Readings that the neighbours of a word exclude."""

import re
from pathlib import Path

import pytest

from copydesk.analysis.constraint_file import ConstraintError
from copydesk.analysis.constraints import Grammar
from copydesk.analysis.morphology import disambiguate, readings, sentence_readings
from copydesk.analysis.reading import Reading

TOKEN = re.compile(r"\w+[’']|\w+(?:-\w+)*|[^\w\s]+")


def parts(sentence: str, word: str) -> set[str]:
    words = TOKEN.findall(sentence)
    return {reading.pos for reading in disambiguate(words, "fr")[words.index(word)]}


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("La porte du garage grince.", "La", "DET"),
        ("La porte du garage grince.", "porte", "NOUN"),
        ("Elle la porte sur son dos.", "la", "PRON"),
        ("Elle la porte sur son dos.", "porte", "VERB"),
        ("Le maire veut le convaincre.", "le", "PRON"),
        ("Ils marchent vers le pont.", "vers", "ADP"),
        ("Il est arrivé par le train de nuit.", "est", "AUX"),
        ("Le vent tourne dans l’est du pays.", "est", "NOUN"),
        ("Les ouvriers ont fait grève hier.", "fait", "VERB"),
        ("Ce fait divers a ému la ville.", "fait", "NOUN"),
        ("La ville a été évacuée.", "été", "AUX"),
        ("Cet été, la plage restera fermée.", "été", "NOUN"),
        ("Nous avons reçu trois avions neufs.", "avions", "NOUN"),
        ("Nous avions faim.", "avions", "AUX"),
        ("On en parle au marché.", "en", "PRON"),
        ("La route est coupée en Ardèche.", "en", "ADP"),
        ("Il vient de sortir de prison.", "sortir", "VERB"),
        ("Son fils est parti en mars.", "Son", "DET"),
        ("Le son de la cloche s’éteint.", "son", "NOUN"),
        ("Ils n’ont pas répondu.", "pas", "ADV"),
        ("Au premier pas, il tomba.", "pas", "NOUN"),
        ("C’est ce que dit le rapport.", "ce", "PRON"),
        ("Les petites communes protestent.", "petites", "ADJ"),
        ("Le marché espagnol recule.", "espagnol", "ADJ"),
        ("Les blessés sont soignés à Metz.", "blessés", "NOUN"),
        ("Les maisons détruites par le feu seront rasées.", "détruites", "VERB"),
        ("Hier, le juge a entendu Pierre pendant une heure.", "Pierre", "PROPN"),
        ("Elle reçoit leur soutien.", "leur", "DET"),
        ("On leur donne du pain.", "leur", "PRON"),
        ("Il ne les entre pas dans le registre.", "entre", "VERB"),
        ("La route entre les deux villages est barrée.", "entre", "ADP"),
        ("Sur le point d’être élu, il renonce.", "être", "AUX"),
    ],
)
def test_neighbours_decide(sentence: str, word: str, pos: str) -> None:
    assert parts(sentence, word) == {pos}


@pytest.mark.parametrize(
    ("sentence", "word", "pos"),
    [
        ("Il boit du vin et la porte à sa bouche.", "porte", {"NOUN", "VERB"}),
        ("Le livre que la poste envoie arrive.", "que", {"PRON", "SCONJ"}),
    ],
)
def test_what_is_unsure_stays(sentence: str, word: str, pos: set[str]) -> None:
    assert parts(sentence, word) == pos


def test_gender_and_number_follow_the_article() -> None:
    def features(*words: str) -> set[str]:
        return {one.gender + one.number for one in disambiguate(words, "fr")[1]}

    assert features("Le", "faux", "passeport") == {"mi"}
    assert features("La", "faux", "du", "jardinier") == {"fi"}
    assert features("un", "cours", "particulier") == {"mi"}


def test_each_word_keeps_a_reading_it_had() -> None:
    words = TOKEN.findall("Une le avions quelconque de de la est par mange belles les.")
    for word, left in zip(words, disambiguate(words, "fr"), strict=True):
        assert set(left) <= set(readings(word, "fr"))
        assert bool(left) == bool(readings(word, "fr"))


def test_unknown_words_have_no_readings_and_decide_nothing() -> None:
    assert disambiguate(["la", "gloubine"], "fr")[1] == ()
    assert len({one.pos for one in disambiguate(["la", "gloubine"], "fr")[0]}) == 2
    assert disambiguate([], "fr") == []
    assert disambiguate(["the", "door"], "xx") == [(), ()]


def test_marks_between_words_are_looked_at() -> None:
    text = "Selon lui, « la marche » a réuni mille personnes."
    spans = [found.span() for found in re.finditer(r"\w+", text)]
    left = sentence_readings(text, spans, "fr")
    assert len(left) == len(spans)
    assert {one.pos for one in left[2]} == {"DET"}


def test_a_grammar_removes_and_selects(tmp_path: Path) -> None:
    path = tmp_path / "xx.constraints"
    path.write_text(
        "LIST Small = <a> <an>\nREMOVE VERB IF (-1C Small)\nSELECT ADJ IF (1 NOUN.s)\n"
    )
    verb, noun, adjective = (
        Reading("b", "VERB"),
        Reading("b", "NOUN", number="s"),
        Reading("c", "ADJ"),
    )
    grammar = Grammar(path)
    assert grammar.apply(["a", "b"], [(Reading("a", "DET"),), (verb, noun)])[1] == (noun,)
    assert grammar.apply(["c", "b"], [(adjective, verb), (noun,)])[0] == (adjective,)
    assert grammar.apply(["x", "b"], [(), (verb, noun)])[1] == (verb, noun)


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("DROP VERB", "no rule"),
        ("REMOVE VERB IF -1 DET", "no rule"),
        ("REMOVE VERB IF (-7 DET)", "no rule"),
        ("REMOVE Verbs", "no LIST is called 'Verbs'"),
        ("LIST Small = a", "no LIST is called 'a'"),
    ],
)
def test_malformed_constraints_are_named(tmp_path: Path, line: str, reason: str) -> None:
    path = tmp_path / "xx.constraints"
    path.write_text(f"# a comment\n\n{line}\n")
    with pytest.raises(ConstraintError, match=rf"xx\.constraints, line 3: .*{reason}"):
        Grammar(path)
