"""Rules on residue: what machines leave in a text that no writer typed."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.residue.foreign_punctuation import ForeignPunctuation
from copydesk_rules.residue.foreign_script import ForeignScript
from copydesk_rules.residue.html_entity_residue import HtmlEntityResidue
from copydesk_rules.residue.invented_word import InventedWord
from copydesk_rules.residue.invisible_character import InvisibleCharacter
from copydesk_rules.residue.misspelt_word import MisspeltWord
from copydesk_rules.residue.mixed_script_word import MixedScriptWord
from copydesk_rules.residue.mojibake import Mojibake
from copydesk_rules.residue.untranslated_paragraph import UntranslatedParagraph
from copydesk_rules.residue.untranslated_sentence import UntranslatedSentence
from copydesk_rules.residue.untranslated_term import UntranslatedTerm
from copydesk_rules.residue.untranslated_word import UntranslatedWord
from copydesk_rules.residue.wrong_language import WrongLanguage

RULES: list[type[Rule]] = [
    ForeignPunctuation,
    ForeignScript,
    HtmlEntityResidue,
    InvisibleCharacter,
    InventedWord,
    MisspeltWord,
    MixedScriptWord,
    Mojibake,
    UntranslatedParagraph,
    UntranslatedSentence,
    UntranslatedTerm,
    UntranslatedWord,
    WrongLanguage,
    *builtin_rules(Path(__file__).parent / "fr_abbreviations.toml"),
    *builtin_rules(Path(__file__).parent / "machine.toml"),
    *builtin_rules(Path(__file__).parent / "pages.toml"),
]
