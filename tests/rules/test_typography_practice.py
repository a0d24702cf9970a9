"""What the typography rules share, and what none of them may do."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Rule, Span
from copydesk.ruleset import build
from copydesk.testing import lint
from copydesk_rules import residue, typography
from copydesk_rules.typography.practice import CONSISTENT, STRICT, Place, prevailing

RULES = [*typography.RULES, *residue.RULES]
ROUGH = st.text(
    alphabet="aàL'’\"«»“”„ \u00a0\u202f.,;:!?%()[]-–—&Ãâ©\n1\u200b\ufffd#@x", max_size=60
)
TECHNICAL = (
    "Écrivez à jean.paul@exemple.fr ou voyez http://exemple.fr/a,b;c?d=1&amp;e.Foo, "
    "www.exemple.com/L'eau et @le.Compte : le C++ et le .com, la F.B.I., 12:30, 2:1, 3,5 et 1.000."
)
ENGLISH = (
    "Is it true? Yes: 80% of “them” agree; J.K. Rowling—a writer—said so at 5:30 p.m. Wow! :-)"
)
GERMAN = (
    "Die Schüler:innen sagten: „Ja!“ Der Anteil beträgt 80 % – also 3,5 Mio. Euro; mehr nicht. "
    "Die Frau aus Köln und der Mann aus Wien sind nicht dabei gewesen, aber das ist nicht schlimm."
)


def _places(*forms: str) -> list[Place]:
    return [Place(form, Span(at, at + 1)) for at, form in enumerate(forms)]


def test_the_commonest_form_prevails() -> None:
    assert prevailing(_places("a", "a", "b"), "b", CONSISTENT) == "a"


def test_a_tie_goes_to_the_convention() -> None:
    assert prevailing(_places("a", "a", "b", "b"), "b", CONSISTENT) == "b"


def test_strict_asks_for_the_convention() -> None:
    assert prevailing(_places("a", "a"), "b", STRICT) == "b"


@pytest.mark.parametrize("text", [TECHNICAL, GERMAN])
@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_addresses_figures_and_other_conventions_are_left_alone(
    rule: type[Rule], text: str
) -> None:
    assert lint(rule(), text) == []


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_english_is_left_alone(rule: type[Rule]) -> None:
    assert lint(build(rule, {}, {"typography": STRICT}), ENGLISH, language="en") == []


@pytest.mark.parametrize("typography", [CONSISTENT, STRICT])
@given(text=ROUGH)
@settings(max_examples=60, deadline=None)
def test_any_text_is_read_without_failure(typography: str, text: str) -> None:
    for rule in RULES:
        for found in lint(build(rule, {}, {"typography": typography}), text, language="fr"):
            assert found.message
            assert found.span.length
