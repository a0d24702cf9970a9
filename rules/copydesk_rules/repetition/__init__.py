"""What an article says twice."""

from copydesk import Rule
from copydesk_rules.repetition.repeated_word import RepeatedWord

RULES: list[type[Rule]] = [RepeatedWord]
