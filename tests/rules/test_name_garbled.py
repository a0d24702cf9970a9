"""garbled-name, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.names.garbled_name import GarbledName


def found(text: str, *bearers: str) -> list[str]:
    rule = GarbledName(bearers=frozenset(bearers)) if bearers else GarbledName()
    return [one.span.of(text) for one in lint(rule, text, language="fr")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Le parti conservateur zbornik a gagné.", ["zbornik"]),
        ("L’entreprise agrochimique du pays est fermée.", []),
        ("La société cryptonumérique grandit.", []),
        ("Le journal, zbornik des lettres, paraît.", []),
        ("Le zbornik est un journal. Ce zbornik, un journal zbornik, paraît.", []),
        ("Le journal « zbornik » paraît.", []),
        ("Une compagnie low cost s’installe.", []),
        ("", []),
    ],
)
def test_words_after_a_bearer(text: str, expected: list[str]) -> None:
    assert found(text) == expected


def test_the_newsroom_names_further_bearers() -> None:
    text = "Le groupuscule zbornik a revendiqué l’acte."
    assert found(text) == []
    assert found(text, "groupuscule") == ["zbornik"]
