"""Every example of every installed rule is a test, and every rule is documented."""

import pytest

from copydesk import Bad, Example, Good, Rule
from copydesk.plugins import installed
from copydesk.testing import check_example

RULES = installed().rules()
EXAMPLES = [
    pytest.param(rule, example, id=f"{rule.meta.name}-{number}")
    for rule in RULES
    for number, example in enumerate(rule.examples, start=1)
]


@pytest.mark.parametrize(("rule", "example"), EXAMPLES)
def test_example(rule: type[Rule], example: Example) -> None:
    check_example(rule, example)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_a_rule_has_two_examples_of_each_kind_and_no_twins(rule: type[Rule]) -> None:
    kinds = [type(example) for example in rule.examples]
    assert kinds.count(Good) >= 2
    assert kinds.count(Bad) >= 2
    texts = [(example.text, tuple(example.options)) for example in rule.examples]
    assert len(texts) == len(set(texts))


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_a_rule_has_a_page_that_says_why(rule: type[Rule]) -> None:
    assert rule.__doc__ is not None
    assert "## Why it matters" in rule.__doc__
    assert not rule.fixable() or "## Fix safety" in rule.__doc__
