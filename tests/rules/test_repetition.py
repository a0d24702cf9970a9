"""looping-text and duplicate-sentence, beyond their examples."""

import pytest

from copydesk import Rule
from copydesk.testing import lint
from copydesk_rules.repetition.duplicate_sentence import DuplicateSentence
from copydesk_rules.repetition.looping_text import LoopingText

LONG = "Le conseil de la ville a voté le budget du port."


def found(rule: Rule, text: str, language: str = "fr") -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language=language)]


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Il a vu la mer la mer la mer.", "fr", "la mer la mer la mer"),
        ("Il vient de la part de la part de Roy.", "fr", "de la part de la part"),
        ("Il est\nl’un des l’un des élus.", "fr", "l’un des l’un des"),
        ("We will go to the we will go to the port.", "en", "We will go to the we will go to the"),
        ("Das ist nur so das ist nur so.", "de", "Das ist nur so das ist nur so"),
        (
            "Un mot de plus que un mot de plus que lui.",
            "fr",
            "Un mot de plus que un mot de plus que",
        ),
    ],
)
def test_loops(text: str, language: str, expected: str) -> None:
    assert found(LoopingText(), text, language) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "Il avance petit à petit à petit pas.",
        "On est là, on est là, on est là.",
        "Le code est 1 2 3 1 2 3 et 12 13 14 12 13 14.",
        "Le maire a signé\n\nLe maire a signé\n\nIl est parti.",
        "À New York New York chante New York.",
        "Il il il il part.",
    ],
)
def test_what_may_follow_on_itself(text: str) -> None:
    assert found(LoopingText(), text) == []


def test_many_copies_are_one_report_and_one_is_kept() -> None:
    text = "Il dit que " + "le port est fermé " * 40 + "lundi."
    [report] = lint(LoopingText(), text, language="fr")
    assert report.message == "“le port est fermé” stands 40 times in a row"
    [edit] = report.fixes[0].edits
    assert text[: edit.span.start] + text[edit.span.end :] == "Il dit que le port est fermé lundi."


def test_a_language_that_doubles_words_is_left_alone() -> None:
    assert found(LoopingText(), "Anak itu pergi anak itu pergi ke pasar.", "id") == []


@pytest.mark.parametrize(
    "text",
    [
        f"« {LONG} » Il part. « {LONG} »",
        f"{LONG}\n\n- {LONG}\n- Il part.",
        "Lire aussi notre page. Il part. Lire aussi notre page.",
    ],
)
def test_sentences_that_may_come_back(text: str) -> None:
    assert found(DuplicateSentence(), text) == []


def test_each_copy_is_reported_with_the_first() -> None:
    text = f"{LONG} Il part.\n\n{LONG.replace(' ', '  ')}\n\nIl rit. {LONG.upper()}"
    reports = lint(DuplicateSentence(), text, language="fr")
    assert len(reports) == 2
    assert all(one.related[0].span.start == 0 for one in reports)
    assert found(DuplicateSentence(least=20), text) == []
