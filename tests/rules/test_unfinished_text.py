"""A text that is being typed ends anywhere: no rule fails on what is not there yet."""

import re

import pytest

from copydesk import Rule
from copydesk.example import unmark
from copydesk.plugins import installed
from copydesk.testing import configured, lint

RULES = installed().rules()


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.meta.name)
def test_examples_that_break_off(rule: type[Rule]) -> None:
    for example in rule.examples:
        text, _ = unmark(example.text)
        language = example.language or next(iter(sorted(rule.meta.languages)), "")
        made = configured(rule, example.options)
        for end in {found.end() for found in re.finditer(r"\w+\W?", text)}:
            lint(made, text[:end], language=language)


@pytest.mark.parametrize("word", ["de", "à", "l’", "d’", "le", "en", "une", "the", "of", "-", "«"])
def test_one_word(word: str) -> None:
    for rule in RULES:
        language = next(iter(sorted(rule.meta.languages)), "fr")
        lint(rule(), word, language=language)
        lint(rule(), f"Les gens surveilleront {word}", language=language)
