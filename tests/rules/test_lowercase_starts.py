"""lowercase-sentence-start and lowercase-paragraph-start, beyond their examples."""

import pytest

from copydesk.source import Span
from copydesk.testing import lint
from copydesk_rules.sentences.lowercase_paragraph_start import LowercaseParagraphStart
from copydesk_rules.sentences.lowercase_sentence_start import LowercaseSentenceStart

LEAD = "Le port rouvre lundi\n\n"


def starts(text: str, language: str = "fr") -> list[str]:
    """Return the words that either rule reports."""
    rules = (LowercaseParagraphStart(), LowercaseSentenceStart())
    found = [one for rule in rules for one in lint(rule, text, language=language)]
    return [one.span.of(text) for one in sorted(found, key=lambda one: one.span)]


def test_spans_count_characters_not_bytes() -> None:
    [found] = lint(LowercaseSentenceStart(), "Né à Bône. élu en 2019.", language="fr")
    assert found.span == Span(11, 14)
    assert found.message == "Sentence starts with lowercase “élu”"


@pytest.mark.parametrize("name", ["l’accord", "d’après", "peut-être", "à"])
def test_elided_and_compound_words(name: str) -> None:
    assert starts(f"{LEAD}Le trafic reprend. {name} demain, tout ira bien.")


@pytest.mark.parametrize(
    "sentence",
    [
        "iPhone et tablettes sont attendus.",
        "easyJet reprend ses vols.",
        "von der Leyen est attendue mardi.",
        "al Assad est attendu mardi.",
        "« avec prudence », dit-il.",
        "(avec prudence)",
        "... avec prudence.",
        "– avec prudence.",
        "www.exemple.org donne la liste.",
        "a) les navires, b) les quais.",
        "7h30 sonne.",
    ],
)
@pytest.mark.parametrize("before", [f"{LEAD}Le trafic reprend. ", f"{LEAD}Le trafic reprend.\n\n"])
def test_what_explains_a_small_letter(before: str, sentence: str) -> None:
    assert starts(before + sentence) == []


def test_article_before_a_name_is_no_particle() -> None:
    assert starts(f"{LEAD}Le trafic reprend.\n\nle Kremlin a confirmé la nouvelle.") == ["le"]


@pytest.mark.parametrize(
    "text",
    [
        "Trois mesures sont prises :\n\nune aide aux familles du port.",
        "Il a hésité...\n\nmais il a signé le soir même.",
        "Il rencontrera le maire,\n\nles dockers et les marins du port.",
        f"{LEAD}Le trafic reprend.\n\navec AFP",
        f"{LEAD}Le trafic reprend.\n\n- une aide aux familles\n- un prêt aux marins",
        "« Le port rouvre », dit-il. Puis : « C’est bien. » ajoute le maire.",
        "Le taux est de 3 p. 100 env. selon l’institut, contre 4 en janv. dernier.",
        "Elle vit aux U.S.A. depuis dix ans, chez le Dr. martin.",
    ],
)
def test_text_that_goes_on(text: str) -> None:
    assert starts(text) == []


def test_after_a_dateline() -> None:
    assert starts("Le port rouvre\n\nPARIS, 3 mars (AFP) – le port rouvre lundi.") == []


def test_first_paragraph_after_the_headline() -> None:
    assert starts(f"{LEAD}grâce à la grève finie, le port rouvre.") == ["grâce"]


def test_allow_adds_words() -> None:
    text = "Le trafic reprend. kazinform l’a confirmé."
    assert lint(LowercaseSentenceStart(), text, language="fr")
    assert lint(LowercaseSentenceStart(allow=frozenset({"kazinform"})), text) == []


def test_the_fix_is_unsafe() -> None:
    [found] = lint(LowercaseSentenceStart(), "Il pleut. l’eau monte.", language="fr")
    [fix] = found.fixes
    assert fix.title == "Write “L’”"
    assert fix.applicability.label == "unsafe"


def test_script_without_case() -> None:
    assert starts("市长承诺。工程将结束。", "zh") == []
