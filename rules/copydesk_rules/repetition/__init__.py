"""What an article says twice."""

from copydesk import Rule
from copydesk_rules.repetition.duplicate_sentence import DuplicateSentence
from copydesk_rules.repetition.looping_text import LoopingText
from copydesk_rules.repetition.near_duplicate_sentence import NearDuplicateSentence
from copydesk_rules.repetition.repeated_clause import RepeatedClause
from copydesk_rules.repetition.repeated_word import RepeatedWord

RULES: list[type[Rule]] = [
    DuplicateSentence,
    LoopingText,
    NearDuplicateSentence,
    RepeatedClause,
    RepeatedWord,
]
