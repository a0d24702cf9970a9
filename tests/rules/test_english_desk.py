"""The English desk: what its rules report, and what they leave alone."""

import pytest

from copydesk import Rule
from copydesk.plugins import installed
from copydesk.testing import lint
from copydesk_rules.consistency.mixed_form import MixedForm
from copydesk_rules.numbers.figure_below_ten import FigureBelowTen
from copydesk_rules.numbers.thousands_separator import ThousandsSeparator
from copydesk_rules.typography.scare_quotes import ScareQuotes
from copydesk_rules.typography.stop_outside_quotes import StopOutsideQuotes

RULES = installed().rules()


def reported(rule: Rule, text: str) -> list[str]:
    return [one.span.of(text) for one in lint(rule, text, language="en")]


@pytest.mark.parametrize(
    "text",
    [
        "Chapter 3 has been lost, and so have 5 miles of cable.",
        "The team won 3 goals to 2 in the second half.",
        "Between 2 and 4 schools close every year.",
        "The school has 3 teachers for 40 pupils.",
        "She is one of 7, he said.",
    ],
)
def test_figures_that_stay(text: str) -> None:
    assert reported(FigureBelowTen(), text) == []


def test_figures_in_a_headline_stay() -> None:
    text = "Town opens 4 schools\n\nThe town has opened 4 schools, the mayor said."
    assert [one.span.start for one in lint(FigureBelowTen(), text, language="en")] == [42]


@pytest.mark.parametrize(
    "text",
    [
        "In 2020 people stayed at home.",
        "The rate is 1.250 percent.",
        "It has 1,250 pupils and 10,000 books.",
        "In 1995 teachers went on strike.",
    ],
)
def test_thousands_that_are_none(text: str) -> None:
    assert reported(ThousandsSeparator(), text) == []


def test_forms_follow_the_variety_of_english() -> None:
    american = (
        "The program of the center opens on May 4. The US and the US navy met U.S. officials."
    )
    british = "The programme opens on 4 May. The U.S. and the U.S. navy met US officials."
    assert reported(MixedForm(), american) == ["US", "US"]
    assert reported(MixedForm(), british) == ["U.S.", "U.S."]


def test_british_articles_keep_their_stops_outside() -> None:
    assert reported(StopOutsideQuotes(), 'The theatre became a "night market", he said.') == []
    text = 'On May 4 the theater became a "night market", he said.'
    assert reported(StopOutsideQuotes(), text) == ['",']


def test_one_term_in_quotation_marks_is_no_habit() -> None:
    assert reported(ScareQuotes(), 'The town has a "night market" now.') == []
    assert reported(ScareQuotes(), 'He said "no more taxes" and she said "not yet".') == []


@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("run-on-sentence", "She sang in the film The first day of spring."),
        ("site-name-in-headline", "He reads the Daily News"),
        ("page-furniture", "He said [the editor] would know."),
        ("list-without-and", "Call 5, 12, 31 or 40."),
        ("yuan-as-rmb", "A fund of RMB 500 million was set up."),
        ("missing-compound-hyphen", "It works in the long term plans permitting."),
        ("comma-splice", "If the sea is calm, the harbour is open."),
        ("comma-splice", "He said the vote was secret, the count was public."),
    ],
)
def test_left_alone(name: str, text: str) -> None:
    rule = next(one for one in RULES if one.meta.name == name)
    assert reported(rule(), text) == []
