"""tense-clash, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.consistency.tense_clash import TenseClash

VISIT = "Le président Roy signera un accord lors de sa visite à Oslo jeudi."
SUMMIT = "Les ministres parleront de pêche pendant le sommet d’Oslo."


def clashes(text: str) -> list[str]:
    return [one.span.of(text) for one in lint(TenseClash(), text, language="fr")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (f"{VISIT}\n\nLa visite s’est achevée dans le calme.", "s’est achevée"),
        (f"{VISIT}\n\nLa visite de Roy a finalement eu lieu à huis clos.", "a finalement eu lieu"),
        (f"La visite du président Roy a pris fin.\n\n{VISIT}", "a pris fin"),
        (f"{SUMMIT} Selon Oslo, le sommet s’est bien tenu.", "s’est bien tenu"),
        ("Le procès s’ouvrira lundi. À Lyon, le procès s’est tenu.", "s’est tenu"),
        ("Les obsèques auront lieu jeudi. Les obsèques se sont déroulées.", "se sont déroulées"),
    ],
)
def test_announced_and_over(text: str, expected: str) -> None:
    assert clashes(text) == [expected]


@pytest.mark.parametrize(
    "text",
    [
        f"{VISIT} La première visite s’est achevée dans le calme.",
        f"{VISIT} La visite de Petit s’est achevée dans le calme.",
        f"{VISIT} La visite du port s’est achevée dans le calme.",
        f"{VISIT} La visite s’est achevée en 2019.",
        f"{VISIT} La visite ne s’est pas achevée dans le calme.",
        f"{VISIT} La visite s’était achevée dans le calme.",
        f"{VISIT} La visite aurait eu lieu en secret.",
        f"{VISIT} « La visite s’est achevée », croit-il.",
        f"{VISIT} Il dit que la visite a été préparée.",
        f"{VISIT} La visite, dit-on, a commencé.",
        "La conférence s’est achevée. Il parlera lors de la conférence de presse.",
        "La réunion s’est tenue mardi. Il signera lors de la réunion de jeudi.",
        "Le match s’est achevé tard. Elle jouera lors du match retour.",
        "La visite s’est achevée. La visite a plu. Il parlera demain.",
        "Le sommet s’est tenu. Une rencontre s’ouvrira lors d’un sommet.",
    ],
)
def test_other_events_and_sure_ones(text: str) -> None:
    assert clashes(text) == []


def test_the_announcement_is_shown_beside_it() -> None:
    text = f"{VISIT} La visite s’est achevée dans le calme."
    [report] = lint(TenseClash(), text, language="fr")
    assert report.message == "“visite” is over here, and announced with “signera”"
    assert [one.span.of(text) for one in report.related] == ["visite"]
    assert report.fixes == ()
