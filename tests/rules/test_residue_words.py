"""The rules on words that no lexicon explains, beyond their examples."""

import pytest

from copydesk import Rule
from copydesk.testing import lint
from copydesk_rules.residue.misspelt_word import MisspeltWord
from copydesk_rules.residue.repairs import repairs
from copydesk_rules.residue.untranslated_term import UntranslatedTerm
from copydesk_rules.residue.untranslated_word import UntranslatedWord
from copydesk_rules.typography.spaced_apostrophe import SpacedApostrophe
from copydesk_rules.typography.split_compound import SplitCompound


def found(rule: Rule, text: str) -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language="fr")]


@pytest.mark.parametrize(
    ("word", "repaired"),
    [
        ("economie", ("économie",)),
        ("lastagnation", ("la stagnation",)),
        ("développper", ("développer",)),
        ("maison", ()),
        ("zzzzzz", ()),
    ],
)
def test_repairs(word: str, repaired: tuple[str, ...]) -> None:
    assert repairs(word, "fr") == repaired
    assert repairs(word, "xx") == ()


def test_an_article_is_glued_only_to_a_noun_of_its_gender() -> None:
    assert repairs("lestagnation", "fr") == ()


def test_words_that_the_article_repeats_may_be_new() -> None:
    assert found(MisspeltWord(), "Le mot genant est neuf. Ce genant revient.") == []


def test_addresses_and_quoted_words_are_left_alone() -> None:
    text = "Voir economie@exemple.fr, #economie et le mot « economie »."
    assert found(MisspeltWord(), text) == []


@pytest.mark.parametrize(
    "text",
    [
        "La Bank of America et le Wall Street Journal sont cités.",
        "Le maire (Bürgermeister) et le « Landrat » sont là.",
        "Il lit la Süddeutsche Zeitung et la revue Neue Gesellschaft.",
        "Un hamburger, un schnaps et un ersatz de putsch.",
    ],
)
def test_names_loans_and_quoted_words_are_left_alone(text: str) -> None:
    assert found(UntranslatedWord(), text) == []


def test_words_of_four_languages_are_found() -> None:
    text = (
        "Il paie nicht la facture. Il vient dengan le mois dernier. "
        "La estación reste ouverte ; elle would partir."
    )
    assert found(UntranslatedWord(), text) == ["nicht", "dengan", "estación", "would"]


def test_corona_is_a_beer_or_a_name_where_the_article_says_so() -> None:
    assert found(UntranslatedTerm(), "Une brasserie vend la Corona.") == []
    assert found(UntranslatedTerm(), "Le député José Corona part.") == []
    assert found(UntranslatedTerm(), "Avant Corona, tout allait bien.") == ["Corona"]


def test_apostrophes_are_joined_and_quotes_left_alone() -> None:
    assert found(SpacedApostrophe(), "Il cite 'oui' et l ' eau qu’ elle boit.") == [" ' ", "’ "]


def test_a_verb_and_a_dash_are_no_compound() -> None:
    assert found(SplitCompound(), "Peut - être viendra - t - il, dit - il.") == [" - "]
