"""Rules on numbers: how they are grouped and marked, and dates that cannot be."""

from copydesk import Rule
from copydesk_rules.numbers.decimal_mark import DecimalMark
from copydesk_rules.numbers.impossible_date import ImpossibleDate
from copydesk_rules.numbers.thousands_separator import ThousandsSeparator

RULES: list[type[Rule]] = [
    DecimalMark,
    ImpossibleDate,
    ThousandsSeparator,
]
