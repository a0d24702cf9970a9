"""Rules on capitals: those that another language left, those that are missing."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.capitals.calendar_capital import CalendarCapital
from copydesk_rules.capitals.capital_after_colon import CapitalAfterColon
from copydesk_rules.capitals.capitalised_function_word import CapitalisedFunctionWord
from copydesk_rules.capitals.capitalised_noun import CapitalisedNoun
from copydesk_rules.capitals.institution_capital import InstitutionCapital
from copydesk_rules.capitals.miscapitalised_name import MiscapitalisedName
from copydesk_rules.capitals.nationality_case import NationalityCase
from copydesk_rules.capitals.small_state import SmallState
from copydesk_rules.capitals.unaccented_capital import UnaccentedCapital

RULES: list[type[Rule]] = [
    CalendarCapital,
    CapitalAfterColon,
    CapitalisedFunctionWord,
    CapitalisedNoun,
    InstitutionCapital,
    MiscapitalisedName,
    NationalityCase,
    SmallState,
    UnaccentedCapital,
    *builtin_rules(Path(__file__).parent / "en_capitals.toml"),
    *builtin_rules(Path(__file__).parent / "fr_languages.toml"),
]
