"""Rules on numbers: how they are grouped and marked, and dates that cannot be."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.numbers.bare_age import BareAge
from copydesk_rules.numbers.currency_position import CurrencyPosition
from copydesk_rules.numbers.decimal_mark import DecimalMark
from copydesk_rules.numbers.figure_below_ten import FigureBelowTen
from copydesk_rules.numbers.hour_format import HourFormat
from copydesk_rules.numbers.impossible_date import ImpossibleDate
from copydesk_rules.numbers.mixed_clock import MixedClock
from copydesk_rules.numbers.mixed_percent import MixedPercent
from copydesk_rules.numbers.number_form import NumberForm
from copydesk_rules.numbers.thousands_separator import ThousandsSeparator

RULES: list[type[Rule]] = [
    FigureBelowTen,
    BareAge,
    CurrencyPosition,
    DecimalMark,
    HourFormat,
    ImpossibleDate,
    MixedClock,
    MixedPercent,
    NumberForm,
    ThousandsSeparator,
    *builtin_rules(Path(__file__).parent / "en_figures.toml"),
    *builtin_rules(Path(__file__).parent / "fr_figures.toml"),
]
