"""Rules on residue: what machines leave in a text that no writer typed."""

from copydesk import Rule
from copydesk_rules.residue.html_entity_residue import HtmlEntityResidue
from copydesk_rules.residue.invisible_character import InvisibleCharacter
from copydesk_rules.residue.misspelt_word import MisspeltWord
from copydesk_rules.residue.mojibake import Mojibake
from copydesk_rules.residue.untranslated_term import UntranslatedTerm
from copydesk_rules.residue.untranslated_word import UntranslatedWord

RULES: list[type[Rule]] = [
    HtmlEntityResidue,
    InvisibleCharacter,
    MisspeltWord,
    Mojibake,
    UntranslatedTerm,
    UntranslatedWord,
]
