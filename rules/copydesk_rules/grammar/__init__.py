"""Faults of grammar: articles, pronouns, agreement, verbs, sentences that break off."""

from pathlib import Path

from copydesk import Rule
from copydesk.pattern_file import builtin_rules
from copydesk_rules.grammar.french.acronym_article import AcronymArticle
from copydesk_rules.grammar.french.adjective_agreement import AdjectiveAgreement
from copydesk_rules.grammar.french.country_article import CountryArticle
from copydesk_rules.grammar.french.decimal_plural import DecimalPlural
from copydesk_rules.grammar.french.determiner_agreement import DeterminerAgreement
from copydesk_rules.grammar.french.euphonic_determiner import EuphonicDeterminer
from copydesk_rules.grammar.french.false_elision import FalseElision
from copydesk_rules.grammar.french.glued_article import GluedArticle
from copydesk_rules.grammar.french.missing_elision import MissingElision
from copydesk_rules.grammar.french.missing_partitive import MissingPartitive
from copydesk_rules.grammar.french.missing_place_de import MissingPlaceDe
from copydesk_rules.grammar.french.participle_agreement import ParticipleAgreement
from copydesk_rules.grammar.french.pronoun_verb_agreement import PronounVerbAgreement
from copydesk_rules.grammar.french.relative_without_antecedent import RelativeWithoutAntecedent
from copydesk_rules.grammar.french.subject_verb_agreement import SubjectVerbAgreement
from copydesk_rules.grammar.french.uncontracted_article import UncontractedArticle

FOLDER = Path(__file__).parent

RULES: list[type[Rule]] = [
    AdjectiveAgreement,
    DecimalPlural,
    DeterminerAgreement,
    EuphonicDeterminer,
    FalseElision,
    MissingElision,
    ParticipleAgreement,
    PronounVerbAgreement,
    RelativeWithoutAntecedent,
    SubjectVerbAgreement,
    AcronymArticle,
    CountryArticle,
    GluedArticle,
    MissingPartitive,
    MissingPlaceDe,
    UncontractedArticle,
    *builtin_rules(FOLDER / "en_agreement.toml"),
    *builtin_rules(FOLDER / "en_articles.toml"),
    *builtin_rules(FOLDER / "en_basics.toml"),
    *builtin_rules(FOLDER / "en_missing_articles.toml"),
    *builtin_rules(FOLDER / "en_verbs.toml"),
    *builtin_rules(FOLDER / "en_words.toml"),
    *builtin_rules(FOLDER / "fr_agreement.toml"),
    *builtin_rules(FOLDER / "fr_articles.toml"),
    *builtin_rules(FOLDER / "fr_clauses.toml"),
    *builtin_rules(FOLDER / "fr_order.toml"),
    *builtin_rules(FOLDER / "fr_phrases.toml"),
    *builtin_rules(FOLDER / "fr_pronouns.toml"),
    *builtin_rules(FOLDER / "fr_syntax.toml"),
    *builtin_rules(FOLDER / "fr_valency.toml"),
    *builtin_rules(FOLDER / "fr_verbs.toml"),
]
