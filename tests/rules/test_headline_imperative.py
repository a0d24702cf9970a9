"""headline-imperative, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.headlines.headline_imperative import HeadlineImperative

STORY = "\n\nLa ministre Marie Petit et le maire Roy ont parlé de pêche à Oslo mardi."


def orders(headline: str, story: str = STORY) -> list[str]:
    text = headline + story
    return [one.span.of(text) for one in lint(HeadlineImperative(), text, language="fr")]


@pytest.mark.parametrize(
    ("headline", "expected"),
    [
        ("Visitez Oslo, Roy parle de pêche", "Visitez Oslo"),
        ("Rencontrez le roi, la ministre Petit se tait", ""),
        ("Rencontrez le roi, la ministre Petit parle de pêche", "Rencontrez le roi"),
        ("Renforcez l’alliance, Marie Petit a signé un accord", "Renforcez l’alliance"),
    ],
)
def test_orders_about_somebody_else(headline: str, expected: str) -> None:
    assert orders(headline) == ([expected] if expected else [])


@pytest.mark.parametrize(
    "headline",
    [
        "Visitez Oslo avec Roy",
        "Visitez Oslo, dit Roy",
        "Visitez Oslo, Roy vous attend",
        "Visitez Oslo, sa pêche et ses fjords",
        "Visitez Oslo, Dubois parle de pêche",
        "Dites adieu à Oslo, Roy parle de pêche",
        "« Visitez Oslo », Roy parle aux touristes",
        "Assez de pêche, Roy parle d’Oslo",
    ],
)
def test_headlines_for_readers(headline: str) -> None:
    assert orders(headline) == []


def test_only_headlines_are_looked_at() -> None:
    text = f"La pêche à Oslo{STORY} Visitez Oslo, Roy parle de pêche."
    assert lint(HeadlineImperative(), text, language="fr") == []
