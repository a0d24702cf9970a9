"""Rules on typography: quotation marks, brackets, spaces, dashes, capitals."""

from copydesk import Rule
from copydesk_rules.typography.double_space import DoubleSpace
from copydesk_rules.typography.elided_capital import ElidedCapital
from copydesk_rules.typography.french_punctuation_space import FrenchPunctuationSpace
from copydesk_rules.typography.glued_quote import GluedQuote
from copydesk_rules.typography.hyphen_as_dash import HyphenAsDash
from copydesk_rules.typography.missing_space_after_punctuation import MissingSpaceAfterPunctuation
from copydesk_rules.typography.mixed_apostrophes import MixedApostrophes
from copydesk_rules.typography.mixed_quotes import MixedQuotes
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma
from copydesk_rules.typography.spaced_apostrophe import SpacedApostrophe
from copydesk_rules.typography.split_compound import SplitCompound
from copydesk_rules.typography.unbalanced_brackets import UnbalancedBrackets
from copydesk_rules.typography.unbalanced_quotes import UnbalancedQuotes

RULES: list[type[Rule]] = [
    DoubleSpace,
    ElidedCapital,
    FrenchPunctuationSpace,
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
]
