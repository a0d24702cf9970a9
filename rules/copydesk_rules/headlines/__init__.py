"""Rules on headlines."""

from copydesk import Rule
from copydesk_rules.headlines.headline_imperative import HeadlineImperative

RULES: list[type[Rule]] = [HeadlineImperative]
