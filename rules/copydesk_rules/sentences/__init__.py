"""How sentences and paragraphs begin and end."""

from copydesk import Rule
from copydesk_rules.sentences.broken_coordination import BrokenCoordination
from copydesk_rules.sentences.lowercase_paragraph_start import LowercaseParagraphStart
from copydesk_rules.sentences.lowercase_sentence_start import LowercaseSentenceStart

RULES: list[type[Rule]] = [BrokenCoordination, LowercaseParagraphStart, LowercaseSentenceStart]
