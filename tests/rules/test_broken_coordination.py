"""broken-coordination, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.sentences.broken_coordination import BrokenCoordination


def broken(text: str) -> list[str]:
    return [one.span.of(text) for one in lint(BrokenCoordination(), text, language="fr")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("« La ville du sel et regarde vers la mer »", "La ville du sel et regarde"),
        ("L’article « Oslo : le port rénové et attend ses navires » a plu.", None),
    ],
)
def test_half_a_noun_and_half_a_clause(text: str, expected: str | None) -> None:
    assert broken(text) == [expected or "le port rénové et attend"]


@pytest.mark.parametrize(
    "text",
    [
        "Le roman « La ville et le port » sort lundi.",
        "Le roman « La ville et marche » sort lundi.",
        "Le roman « La ville que Roy voit et regarde » sort lundi.",
        "Le roman « La ville dort et regarde la mer » sort lundi.",
        "Le roman « La ville, la mer et regarde » sort lundi.",
        "Le maire défend « la ville et regarde vers la mer ».",
        "La ville du sel et regarde vers la mer.",
        "Le roman « Regarde la ville et attends » sort lundi.",
    ],
)
def test_what_may_be_joined(text: str) -> None:
    assert broken(text) == []
