"""Phrases that no writer of the language would choose: they copy another language."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.calques.calque import Calque
from copydesk_rules.calques.calque_doubtful import CalqueDoubtful

RULES: list[type[Rule]] = [
    Calque,
    CalqueDoubtful,
    *builtin_rules(Path(__file__).parent / "fr_words.toml"),
]
