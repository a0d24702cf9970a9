"""Rules on capitals: those that another language left, those that are missing."""

from copydesk import Rule
from copydesk_rules.capitals.capitalised_noun import CapitalisedNoun

RULES: list[type[Rule]] = [
    CapitalisedNoun,
]
