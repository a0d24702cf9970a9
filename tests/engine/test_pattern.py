"""Rules written as data."""

from pathlib import Path

import pytest

from copydesk import Applicability, Span
from copydesk.pattern_file import PatternError, PatternPlugin, pattern_rule
from copydesk.testing import check_example, lint

RULE = {
    "name": "calque-make-sense",
    "family": "residue",
    "languages": ["fr"],
    "summary": "Calque of English “to make sense”",
    "pattern": r"\b(?P<verb>fait|font) du sens\b",
    "unless": [r"\bqui (?:fait|font) du sens un\b"],
    "message": "“{match}” is a calque of “to make sense”",
    "fix": "{verb}",
    "why": "French says *avoir du sens*.",
    "good": ["Ce projet a du sens.", "L’auteur qui fait du sens un objet d’étude."],
    "bad": [{"text": "Ce projet [|fait du sens|].", "fixed": "Ce projet fait."}],
}


def test_a_table_becomes_a_rule_with_examples_that_are_tests() -> None:
    rule = pattern_rule(RULE)
    for example in rule.examples:
        check_example(rule, example)
    assert rule.__doc__ is not None
    assert "avoir du sens" in rule.__doc__
    assert rule.fixable()


def test_the_group_fault_is_what_is_reported() -> None:
    rule = pattern_rule({**RULE, "pattern": r"projet (?P<fault>fait du sens)", "fix": "a du sens"})
    [found] = lint(rule(), "Ce projet fait du sens.", language="fr")
    assert found.span == Span(10, 22)
    assert found.fixes[0].applicability is Applicability.UNSAFE


def test_a_capital_stays_a_capital() -> None:
    rule = pattern_rule({**RULE, "pattern": "au final", "ignore_case": True, "fix": "finalement"})
    [found] = lint(rule(), "Au final, le texte est adopté.", language="fr")
    assert found.fixes[0].edits[0].text == "Finalement"


def test_quotations_can_be_left_alone() -> None:
    rule = pattern_rule({**RULE, "skip_quotations": True})()
    assert lint(rule, "Il dit : « Ce projet fait du sens. »", language="fr") == []


def test_lists_come_from_files(tmp_path: Path) -> None:
    words = tmp_path / "units.txt"
    words.write_text("# units\nkilos\ntonnes\n", encoding="utf-8")
    table = {**RULE, "pattern": r"\d+ \L<units>", "fix": "beaucoup"}
    rule = pattern_rule(table, {"units": words})
    [found] = lint(rule(), "Le port a reçu 40 tonnes de blé.", language="fr")
    assert found.span == Span(15, 24)


@pytest.mark.parametrize(
    ("change", "key", "message"),
    [
        ({"patern": "x"}, "patern", "is not a key of a rule"),
        ({"pattern": "(x"}, "pattern", "cannot be compiled"),
        ({"pattern": ""}, "pattern", "is missing or empty"),
        ({"severity": "fatal"}, "severity", "must be one of info, warning, error"),
        ({"languages": "fr"}, "languages", "must be a list"),
        ({"fix": "{noun}"}, "fix", "no group of the pattern"),
        ({"message": "{"}, "message", "is not a template"),
        ({"name": "Not Kebab"}, "name", "is not kebab-case"),
        ({"bad": [{"txt": "x"}]}, "bad", "must be a list"),
        ({"pattern": r"\L<nouns>"}, "pattern", "cannot be compiled"),
    ],
)
def test_a_malformed_rule_names_its_key(change: dict[str, object], key: str, message: str) -> None:
    with pytest.raises(PatternError, match=message) as caught:
        pattern_rule({**RULE, **change})
    assert caught.value.key == key


def test_a_malformed_rule_is_named_by_line_and_the_others_work(tmp_path: Path) -> None:
    path = tmp_path / "house.toml"
    path.write_text(
        """
[[rule]]
name = "broken"
family = "house"

[[rule]]
name = "said-that-that"
family = "house"
summary = "Doubled conjunction"
pattern = 'that that'
message = "“{match}”"
why = "One is enough."
good = ["He said that it rained.", "She knew that."]
bad = ["He said [|that that|] it rained.", "We know [|that that|] is so."]
""",
        encoding="utf-8",
    )
    plugin = PatternPlugin(path)
    assert plugin.problems == ["line 2: summary is missing or empty"]
    assert [rule.meta.name for rule in plugin.copydesk_rules()] == ["said-that-that"]


def test_a_slow_pattern_is_stopped() -> None:
    rule = pattern_rule({**RULE, "pattern": r"(?:a|aa|aaa?)+(?:b|bb)+x", "fix": "x"})
    with pytest.raises(AssertionError, match="TimeoutError"):
        lint(rule(), "a" * 60 + "b" * 60 + " x", language="fr")
