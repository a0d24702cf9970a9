"""Whether an article agrees with itself."""

from copydesk import Rule
from copydesk_rules.consistency.mixed_form import MixedForm
from copydesk_rules.consistency.tense_clash import TenseClash

RULES: list[type[Rule]] = [MixedForm, TenseClash]
