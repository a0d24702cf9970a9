"""How sentences and paragraphs begin and end."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.sentences.broken_coordination import BrokenCoordination
from copydesk_rules.sentences.lowercase_paragraph_start import LowercaseParagraphStart
from copydesk_rules.sentences.lowercase_sentence_start import LowercaseSentenceStart
from copydesk_rules.sentences.missing_final_stop import MissingFinalStop
from copydesk_rules.sentences.sentence_without_verb import SentenceWithoutVerb

RULES: list[type[Rule]] = [
    MissingFinalStop,
    BrokenCoordination,
    LowercaseParagraphStart,
    LowercaseSentenceStart,
    SentenceWithoutVerb,
    *builtin_rules(Path(__file__).parent / "en_sentences.toml"),
]
