"""Rules on typography: quotation marks, brackets, spaces, dashes, capitals."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.typography.double_space import DoubleSpace
from copydesk_rules.typography.elided_capital import ElidedCapital
from copydesk_rules.typography.french_punctuation_space import FrenchPunctuationSpace
from copydesk_rules.typography.glued_dash import GluedDash
from copydesk_rules.typography.glued_quote import GluedQuote
from copydesk_rules.typography.hyphen_as_dash import HyphenAsDash
from copydesk_rules.typography.missing_space_after_punctuation import MissingSpaceAfterPunctuation
from copydesk_rules.typography.mixed_apostrophes import MixedApostrophes
from copydesk_rules.typography.mixed_quotes import MixedQuotes
from copydesk_rules.typography.repeated_scare_quotes import RepeatedScareQuotes
from copydesk_rules.typography.scare_quotes import ScareQuotes
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma
from copydesk_rules.typography.spaced_apostrophe import SpacedApostrophe
from copydesk_rules.typography.split_compound import SplitCompound
from copydesk_rules.typography.stop_outside_quotes import StopOutsideQuotes
from copydesk_rules.typography.unbalanced_brackets import UnbalancedBrackets
from copydesk_rules.typography.unbalanced_quotes import UnbalancedQuotes

RULES: list[type[Rule]] = [
    ScareQuotes,
    StopOutsideQuotes,
    RepeatedScareQuotes,
    DoubleSpace,
    ElidedCapital,
    FrenchPunctuationSpace,
    GluedDash,
    GluedQuote,
    HyphenAsDash,
    MissingSpaceAfterPunctuation,
    MixedApostrophes,
    MixedQuotes,
    SpaceBeforeComma,
    SpacedApostrophe,
    SplitCompound,
    UnbalancedBrackets,
    UnbalancedQuotes,
    *builtin_rules(Path(__file__).parent / "en_marks.toml"),
]
