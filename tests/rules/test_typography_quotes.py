"""unbalanced-quotes, mixed-quotes, glued-quote and unbalanced-brackets, beyond their examples."""

import pytest

from copydesk import Applicability, Span, apply_fixes
from copydesk.testing import lint
from copydesk_rules.typography.glued_quote import GluedQuote
from copydesk_rules.typography.mixed_quotes import MixedQuotes
from copydesk_rules.typography.unbalanced_brackets import UnbalancedBrackets
from copydesk_rules.typography.unbalanced_quotes import UnbalancedQuotes

LOST = "\n\n".join(['Nous irons demain", dit-il.', 'La neige tombe", dit-elle.', 'Il dit "oui".'])


def test_several_lost_straight_marks_are_a_habit() -> None:
    assert lint(UnbalancedQuotes(), LOST, language="fr") == []


def test_strict_reports_each_lost_mark() -> None:
    found = lint(UnbalancedQuotes(typography="strict"), LOST, language="fr")
    assert [one.span for one in found] == [Span(17, 18), Span(43, 44)]


def test_a_lost_guillemet_is_no_habit() -> None:
    text = "Nous irons demain », dit-il.\n\nLa neige tombe », dit-elle."
    assert len(lint(UnbalancedQuotes(), text, language="fr")) == 2


def test_inches_are_no_quotation() -> None:
    assert lint(UnbalancedQuotes(), 'The 13" model costs less than the 15" one.') == []


def test_a_tie_between_marks_goes_to_the_language() -> None:
    text = 'Le « oui » l’emporte sur le "non".'
    [found] = lint(MixedQuotes(), text, language="fr")
    assert found.span.of(text) == '"non"'
    assert "« »" in found.message


def test_new_guillemets_take_the_spaces_of_the_others() -> None:
    text = 'Un «\u00a0oui\u00a0», un «\u00a0non\u00a0» et un "peut-être".'
    [found] = lint(MixedQuotes(), text, language="fr")
    assert apply_fixes(text, found.fixes).endswith("un «\u00a0peut-être\u00a0».")


def test_quotations_within_quotations_have_marks_of_their_own() -> None:
    text = "« Le mot “non” me gêne », dit-il. « Et le mot “oui” aussi. »"
    assert lint(MixedQuotes(typography="strict"), text, language="fr") == []


@pytest.mark.parametrize(
    "text",
    [
        'Selon l"avocat, rien ne presse.',
        'Un écran de 19"pour cent euros.',
        'Il cite l\'"accord" et d\'"autres" textes.',
        'Il aime les ("vrais") amis.',
    ],
)
def test_marks_that_are_not_glued(text: str) -> None:
    assert lint(GluedQuote(), text, language="fr") == []


def test_both_sides_of_a_quotation_may_be_glued() -> None:
    text = 'Le mot"oui"est revenu.'
    found = lint(GluedQuote(), text, language="fr")
    fixes = [fix for one in found for fix in one.fixes]
    assert apply_fixes(text, fixes, at_least=fixes[0].applicability) == 'Le mot "oui" est revenu.'


@pytest.mark.parametrize(
    "text",
    [
        "Trois voies : 1) partir, 2) rester, iii) attendre.",
        "Bien joué ;-) Dommage :( Tant pis :-( Bravo =)",
        "Une incise (qui commence ici.\n\nElle finit là.)",
        "Des [crochets (dans) les] crochets.",
    ],
)
def test_brackets_that_are_whole(text: str) -> None:
    assert lint(UnbalancedBrackets(), text) == []


def test_crossed_brackets_are_reported_at_the_one_inside() -> None:
    text = "Des (crochets [croisés) ici."
    assert [one.span.of(text) for one in lint(UnbalancedBrackets(), text)] == ["["]


def test_an_aside_does_not_reach_far() -> None:
    text = "\n\n".join(["Une incise (sans fin.", *["Un paragraphe."] * 5, "Une fin) sans début."])
    assert len(lint(UnbalancedBrackets(), text)) == 2


def test_marks_around_marks_of_the_new_shape_are_not_changed_unasked() -> None:
    text = 'Il dit "oui", "non" et "jamais".\n\nElle répond : « Il a crié "Fuyez !" hier. »'
    [found] = lint(MixedQuotes(), text, language="fr")
    assert found.span.of(text).startswith("«")
    assert found.fixes[0].applicability is Applicability.UNSAFE
