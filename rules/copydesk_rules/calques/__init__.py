"""Phrases that no writer of the language would choose: they copy another language."""

from copydesk import Rule
from copydesk_rules.calques.calque import Calque
from copydesk_rules.calques.calque_doubtful import CalqueDoubtful

RULES: list[type[Rule]] = [Calque, CalqueDoubtful]
