"""The rules on spaces, beyond their examples."""

import pytest

from copydesk import apply_fixes
from copydesk.testing import lint
from copydesk_rules.typography.double_space import DoubleSpace
from copydesk_rules.typography.french_punctuation_space import FrenchPunctuationSpace
from copydesk_rules.typography.missing_space_after_punctuation import MissingSpaceAfterPunctuation
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma

FRENCH = "fr"


def _marked(rule: FrenchPunctuationSpace, text: str) -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language=FRENCH)]


def test_columns_may_have_runs_of_spaces() -> None:
    assert lint(DoubleSpace(), "Lyon      12      14\nMetz       9      10") == []


def test_an_indent_is_no_double_space() -> None:
    assert lint(DoubleSpace(), "Un titre\n\n    Un paragraphe en retrait.") == []


def test_a_no_break_space_survives() -> None:
    [found] = lint(DoubleSpace(), "Il est 10\u00a0 heures.")
    assert apply_fixes("Il est 10\u00a0 heures.", found.fixes) == "Il est 10\u00a0heures."


@pytest.mark.parametrize(
    "text",
    ["Un fusil .22 long.", "Attendez ... voilà.", "La version .NET, oui.", "Il a ,5 point."],
)
def test_spaces_that_belong_before_a_dot(text: str) -> None:
    assert lint(SpaceBeforeComma(), text) == []


def test_a_no_break_space_before_a_comma_is_a_fault() -> None:
    assert lint(SpaceBeforeComma(), "«\u00a0Oui\u00a0»\u00a0, dit-il.") != []


@pytest.mark.parametrize(
    "text",
    [
        "Le site Booking.Com et le logiciel Node.js.",
        "Le prix est de 3,5km ou de 1.000,50 euros.",
        "Elle hésite...Puis part…Enfin.",
        "Le N.Y. Times, l’O.T.A.N. et le p.m. américain.",
        "AT&T;Orange",
    ],
)
def test_marks_that_need_no_space(text: str) -> None:
    assert lint(MissingSpaceAfterPunctuation(), text) == []


def test_a_name_may_be_allowed() -> None:
    text = "Elle écrit pour Pen.Club chaque mois."
    assert lint(MissingSpaceAfterPunctuation(), text) != []
    assert lint(MissingSpaceAfterPunctuation(allow=frozenset({"Pen.Club"})), text) == []


def test_all_marks_are_one_practice() -> None:
    text = "« Oui », « non » : 80% des « amis » l’ont dit: voilà."
    assert _marked(FrenchPunctuationSpace(), text) == ["%", ":"]


def test_a_mark_glued_each_time_is_a_habit() -> None:
    text = "« Oui », « non » : 80% ici, 70% là, 60% ailleurs ; « jamais » !"
    assert _marked(FrenchPunctuationSpace(), text) == []
    assert "%" in _marked(FrenchPunctuationSpace(typography="strict"), text)


def test_an_article_that_glues_most_marks_is_left_alone() -> None:
    assert _marked(FrenchPunctuationSpace(), "Oui: non! Vraiment? Peut-être ; voilà.") == []


def test_breaking_spaces_among_no_break_ones_are_reported() -> None:
    text = "«\u00a0Oui\u00a0»\u00a0: 80\u00a0% des voix ; non ?"
    assert _marked(FrenchPunctuationSpace(), text) == [" ;", " ?"]


@pytest.mark.parametrize(
    "text",
    [
        "À 12:30, score de 2:1 ; voir http://exemple.fr:80/a?b ; bravo ;) :-) ici.",
        "Le groupe Yahoo! a gagné ; la suite est connue : rien ; voilà...?",
        "Le code &eacute;t&eacute; reste ; la suite : rien ; voilà.",
        "Une URL %20 ou %C3%A9 ; la suite : rien ; voilà.",
    ],
)
def test_marks_that_french_does_not_space(text: str) -> None:
    assert _marked(FrenchPunctuationSpace(), text) == []


def test_lines_may_end_in_carriage_returns() -> None:
    text = "« Oui » : voilà.\r\n\r\nUn titre:\r\n« Non » ; fin."
    assert _marked(FrenchPunctuationSpace(), text) == [":"]
