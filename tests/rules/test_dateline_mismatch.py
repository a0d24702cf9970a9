"""dateline-mismatch, beyond its examples."""

import pytest

from copydesk.testing import lint
from copydesk_rules.datelines.dateline_mismatch import HUBS, DatelineMismatch

STORY = (
    "La Norvège ouvre un tunnel sous un fjord. Le gouvernement d’Oslo a payé les travaux, "
    "et la Norvège en prévoit deux autres avant dix ans."
)


def mismatches(text: str, rule: DatelineMismatch | None = None) -> list[str]:
    rule = rule or DatelineMismatch()
    return [one.span.of(text) for one in lint(rule, text, language="fr")]


def test_the_city_is_marked_and_the_subjects_are_related() -> None:
    text = "Un tunnel pour la Norvège\n\nJAKARTA, 3 mars (AFP) – " + STORY
    [found] = lint(DatelineMismatch(), text, language="fr")
    assert found.span.of(text) == "JAKARTA"
    assert found.message == (
        "Dateline “JAKARTA”, but the story is about Norway and never mentions Indonesia"
    )
    [related] = found.related
    assert related.span.of(text) == "Norvège"
    assert related.message == "Norway, 4 times"


@pytest.mark.parametrize(
    "more",
    [
        " L’Indonésie a envoyé des experts.",
        " Un ingénieur indonésien dirige le chantier.",
        " Jakarta a prêté l’argent.",
        " L’acier vient de Surabaya.",
        " L’acier vient de Sumatra.",
    ],
)
def test_any_word_of_the_country_is_enough(more: str) -> None:
    assert mismatches("JAKARTA – " + STORY + more) == []


@pytest.mark.parametrize(
    "head",
    ["OSLO – ", "STOCKHOLM – ", "LONDRES – ", "Dubaï (AFP) – ", "GENÈVE – ", "(AFP) – ", ""],
)
def test_expected_places(head: str) -> None:
    assert mismatches(head + STORY) == []


def test_a_town_of_two_countries_is_judged_by_both() -> None:
    story = "Le Liban rouvre son port. Les Libanais s’en félicitent, et le Liban paiera Beyrouth."
    assert mismatches("TRIPOLI – " + story) == []


def test_nationalities_alone_are_those_of_athletes() -> None:
    story = (
        "L’Espagnol a battu le Russe en trois manches. L’Espagnol jouera la finale contre un "
        "autre Espagnol, lundi, sur le court central du tournoi."
    )
    assert mismatches("LIMA (AFP) – " + story) == []


def test_a_story_that_names_its_country_twice_is_left_alone() -> None:
    story = "La Norvège ouvre un tunnel sous un fjord, et la Norvège en prévoit deux autres."
    assert mismatches("LIMA – " + story) == []


def test_bureaus_are_named_in_any_language() -> None:
    rule = DatelineMismatch(bureaus=frozenset({"Manila"}))
    assert mismatches("MANILLE – " + STORY, rule) == []
    assert mismatches("JAKARTA – " + STORY, rule) == ["JAKARTA"]


def test_hubs_replace_the_default() -> None:
    rule = DatelineMismatch(hubs=frozenset())
    assert mismatches("DOHA – " + STORY, rule) == ["DOHA"]


def test_every_hub_is_in_the_gazetteer() -> None:
    from copydesk.analysis.gazetteer import cities

    assert [name for name in HUBS if not cities(name)] == []


def test_languages_without_names_are_left_alone() -> None:
    text = "JAKARTA – " + STORY
    assert lint(DatelineMismatch(), text, language="nl") == []
