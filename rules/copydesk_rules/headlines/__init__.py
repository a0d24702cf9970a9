"""Rules on headlines."""

from copydesk import Rule
from copydesk_rules.headlines.headline_final_stop import HeadlineFinalStop
from copydesk_rules.headlines.headline_imperative import HeadlineImperative
from copydesk_rules.headlines.repeated_headline import RepeatedHeadline
from copydesk_rules.headlines.title_case_headline import TitleCaseHeadline

RULES: list[type[Rule]] = [
    HeadlineFinalStop,
    HeadlineImperative,
    RepeatedHeadline,
    TitleCaseHeadline,
]
