"""Whether an article agrees with itself."""

from copydesk import Rule
from copydesk_rules.consistency.mixed_acronym import MixedAcronym
from copydesk_rules.consistency.mixed_compound import MixedCompound
from copydesk_rules.consistency.mixed_form import MixedForm
from copydesk_rules.consistency.mixed_spelling import MixedSpelling
from copydesk_rules.consistency.tense_clash import TenseClash

RULES: list[type[Rule]] = [MixedAcronym, MixedCompound, MixedForm, MixedSpelling, TenseClash]
