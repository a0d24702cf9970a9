"""mixed-apostrophes, hyphen-as-dash and elided-capital, beyond their examples."""

import pytest

from copydesk.fix import Applicability
from copydesk.testing import lint
from copydesk_rules.typography.elided_capital import ElidedCapital
from copydesk_rules.typography.hyphen_as_dash import HyphenAsDash
from copydesk_rules.typography.mixed_apostrophes import MixedApostrophes


def test_an_accent_is_no_apostrophe() -> None:
    text = "L’eau, l’air et l´eau."
    assert [one.span.of(text) for one in lint(MixedApostrophes(), text, language="fr")] == ["´"]


def test_a_tie_between_apostrophes_goes_to_the_language() -> None:
    text = "L’eau et l'air."
    assert [one.span.of(text) for one in lint(MixedApostrophes(), text, language="fr")] == ["'"]


def test_single_quotation_marks_are_no_apostrophes() -> None:
    text = "She said ‘no’ and it's 'done' and that's all."
    assert lint(MixedApostrophes(), text, language="en") == []


@pytest.mark.parametrize(
    "text",
    [
        "PARIS - Le train – le dernier – part.",
        "PARIS (AFP) - Le train – le dernier – part.",
        "Le score, 2 - 1, et la perte – de - 50 points – comptent.",
        "- Un point – enfin.\n- Un autre – encore.",
        "Le train part enfin - Le Courrier\n\nLe train – le dernier – part.",
    ],
)
def test_hyphens_that_are_no_dashes(text: str) -> None:
    assert lint(HyphenAsDash(), text, language="fr") == []


def test_an_article_with_more_hyphens_than_dashes_is_left_alone() -> None:
    text = "Le train - le dernier - part – enfin."
    assert lint(HyphenAsDash(), text, language="fr") == []
    assert len(lint(HyphenAsDash(typography="strict"), text, language="fr")) == 2


def _elided(text: str) -> list[str]:
    return [one.span.of(text) for one in lint(ElidedCapital(), text, language="fr")]


@pytest.mark.parametrize(
    "text",
    [
        "Le groupe L’Oréal a ouvert à N’Djamena un bureau avec T’Pau et M’Bappé.",
        "Il a lu « L’Amant », puis “L’autre rive” et le roman L’amour fou.",
        "Il part. L’avion décolle. « Bien ! » L’équipage rit : L’Europe suivra.",
        "Vincent D’Arras et Rosa D’Amico sont arrivés.",
        "LE SOMMET DE L’UNION EST REPORTÉ",
        "Le groupe de beauté L’OREAL recule.",
        "Les amis de L’Atelier et ceux de L’Ensemble sont venus.",
    ],
)
def test_capitals_that_are_right(text: str) -> None:
    assert _elided(text) == []


def test_a_capital_is_doubted_where_the_article_writes_a_small_letter() -> None:
    assert _elided("La dette de l’Espagne croît, et celle de L’Espagne aussi.") == ["L’"]


def test_a_sure_case_makes_the_others_likely() -> None:
    assert _elided("Le plan D’action de L’Autriche est prêt.") == ["D’", "L’"]


def test_a_fix_before_a_capital_is_unsafe() -> None:
    text = "Le plan D’action de L’UE et de L’agence tient compte D’avis divers."
    found = lint(ElidedCapital(), text, language="fr")
    safe, unsafe = Applicability.SAFE, Applicability.UNSAFE
    assert [one.fixes[0].applicability for one in found] == [safe, unsafe, safe, safe]


@pytest.mark.parametrize(
    "text",
    [
        "Dans L’étranger, Camus décrit Alger.",
        "Dans L’étranger, Camus décrit Alger. La fin de L’étranger étonne, L’étranger vieillit.",
    ],
)
def test_a_capital_that_may_open_a_title_is_not_mended_unasked(text: str) -> None:
    for one in lint(ElidedCapital(), text, language="fr"):
        assert one.fixes[0].applicability is Applicability.UNSAFE


def test_names_may_be_added() -> None:
    text = "Un plan D’action pour les amis de L’Atelier."
    rule = ElidedCapital(allow=frozenset({"L’Atelier"}))
    assert [one.span.of(text) for one in lint(rule, text, language="fr")] == ["D’"]
