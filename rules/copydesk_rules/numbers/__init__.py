"""Rules on numbers: how they are grouped and marked, and dates that cannot be."""

from copydesk import Rule
from copydesk_rules.numbers.bare_age import BareAge
from copydesk_rules.numbers.currency_position import CurrencyPosition
from copydesk_rules.numbers.decimal_mark import DecimalMark
from copydesk_rules.numbers.hour_format import HourFormat
from copydesk_rules.numbers.impossible_date import ImpossibleDate
from copydesk_rules.numbers.thousands_separator import ThousandsSeparator

RULES: list[type[Rule]] = [
    BareAge,
    CurrencyPosition,
    DecimalMark,
    HourFormat,
    ImpossibleDate,
    ThousandsSeparator,
]
