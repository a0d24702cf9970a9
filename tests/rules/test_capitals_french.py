"""The capitals rules, beyond their examples."""

import pytest

from copydesk import Rule
from copydesk.fix import Applicability, apply_fixes
from copydesk.testing import lint
from copydesk_rules import language_data
from copydesk_rules.capitals import RULES
from copydesk_rules.capitals.calendar_capital import CalendarCapital
from copydesk_rules.capitals.capital_after_colon import CapitalAfterColon
from copydesk_rules.capitals.capitalised_function_word import CapitalisedFunctionWord
from copydesk_rules.capitals.capitalised_noun import CapitalisedNoun
from copydesk_rules.capitals.miscapitalised_name import MiscapitalisedName
from copydesk_rules.capitals.small_state import SmallState
from copydesk_rules.capitals.unaccented_capital import UnaccentedCapital


def found(rule: Rule, text: str, language: str = "fr") -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language=language)]


@pytest.mark.parametrize(
    "text",
    [
        "Le patron de la Poste et celui du Parisien déjeunent à l’Élysée.",
        "Le ministre de la Pêche rencontre un Breton au Salon de l’agriculture.",
        "Il a vu « un Prophète » puis le film un Monstre.",
        "UN GRAND JOUR POUR LA RÉGION. Le vote a lieu.",
        "Les Verts et les Républicains débattent à la Chambre.",
    ],
)
def test_names_and_institutions_keep_their_capital(text: str) -> None:
    assert found(CapitalisedNoun(), text) == []


STREWN = (
    "Le manque D’eau et L’arrêt D’usines coûtent cher, et L’été fait un Dégât par jour. "
    "Le chantier fait Partie du parc Commercial, dit Anne Marchand. "
    "Selon Marchand, la Commission aidera encore cette année L’Industrie. "
)


def test_capitals_strewn_by_a_machine_are_no_sign_of_a_name() -> None:
    assert found(CapitalisedNoun(), STREWN) == ["Dégât", "Partie", "Commercial", "Industrie"]
    few = STREWN.replace("D’", "d’").replace("L’", "l’")
    assert found(CapitalisedNoun(), few) == ["Dégât"]


def test_one_capital_may_be_a_name_two_are_a_habit_of_german() -> None:
    assert found(CapitalisedNoun(), "Le café la Marmite a fermé.") == []
    both = "Elle ferme la Fenêtre, puis la Porcelaine tombe."
    assert found(CapitalisedNoun(), both) == ["Fenêtre", "Porcelaine"]


def test_an_elided_capital_betrays_the_noun() -> None:
    text = "Un million D’euros manque, et la Facture attend."
    assert found(CapitalisedNoun(), text) == ["Facture"]


def test_an_office_counts_where_the_article_also_writes_it_small() -> None:
    alone = "Selon le Président de la société, tout va bien."
    assert found(CapitalisedNoun(), alone) == []
    mixed = f"{alone} Un autre président en doute."
    assert found(CapitalisedNoun(), mixed) == ["Président"]


def test_allowed_nouns_are_left_alone() -> None:
    rule = CapitalisedNoun(allow=frozenset({"secteur"}))
    assert found(rule, "Les prix baissent dans un Secteur fragile.") == []


def test_function_words_in_titles_are_left_alone() -> None:
    text = "Le journal Les dernières nouvelles paraît. Elle chante « Le temps »."
    assert found(CapitalisedFunctionWord(), text) == []


def test_state_of_things_is_no_state() -> None:
    text = "Le médecin juge l’état du malade ; les états d’âme du chef d’état-major."
    assert found(SmallState(), text) == []
    assert found(SmallState(), "Un coup d’état a lieu.") == ["état"]


def test_accents_are_asked_for_only_where_the_article_has_some() -> None:
    text = "L’Etat et l’Ecole. A côté, rien."
    assert found(UnaccentedCapital(), text) == []
    assert found(UnaccentedCapital(typography="strict"), text) == ["Etat", "Ecole", "A"]


def test_dates_lose_their_capital_and_feasts_keep_it() -> None:
    assert found(CalendarCapital(), "Il part le Vendredi saint, en Mai 68 comme en mai.") == [
        "Mai"
    ]
    assert found(CalendarCapital(), "It starts on 3 May 2022.", language="en") == []


def test_fixes_of_names_change_case_only() -> None:
    text = "La Confédération Suisse et les Etats-unis signent."
    fixes = [one.fixes[0] for one in lint(MiscapitalisedName(), text, language="fr")]
    fixed = apply_fixes(text, fixes, at_least=Applicability.SAFE)
    assert fixed == "La Confédération suisse et les Etats-Unis signent."


def test_labels_before_a_colon_are_left_alone_unless_strict() -> None:
    text = "Météo : Il pleut."
    assert found(CapitalAfterColon(), text) == []
    assert found(CapitalAfterColon(typography="strict"), text) == ["Il"]


@pytest.mark.parametrize("rule", RULES)
def test_text_of_other_languages_and_odd_text_is_left_alone(rule: type[Rule]) -> None:
    for text in ("", "A", "’", "É", "L’", "\n\n", "The State of the Union Is Strong : The end."):
        assert lint(rule(), text, language="en") == []
        lint(rule(), text, language="fr")


def test_language_without_data_has_none() -> None:
    assert not language_data.load("capitals", "xx")
    assert not language_data.load("capitals", "../x")
    assert language_data.words("capitals", "xx", "named") == frozenset()
