"""adjective-agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.morphology import readings
from copydesk.analysis.tagging import Token, tagged
from copydesk.word_matcher import agreement
from copydesk_rules.grammar.french.noun_phrase import is_determiner
from copydesk_rules.grammar.french.reading import is_all, may_be, values, words

NOT_ADJECTIVES = words(
    """haut bas fort net clair court dur ferme juste faux droit cher gros bon mauvais plein même
    mêmes tel telle tels telles seul seule seuls seules premier première dernier dernière autre
    autres type standard record maximum minimum public moyen possible nu demi mi marron orange
    crème bleu vert rouge rose gris blanc noir jaune violet contre"""
)
CLITICS = ("se", "s'", "y", "en", "on", "il", "ils")
ADJECTIVAL = (
    *("al", "ale", "ales", "aux", "el", "els", "elle", "elles", "if", "ifs", "ive", "ives"),
    *("ante", "antes", "ente", "entes", "ane", "anes"),
)
"""Endings of adjectives that are seldom nouns."""
REACH = 12
"""Words before a noun among which another may be what the adjective belongs to."""


@dataclass(frozen=True)
class AdjectiveAgreement(Rule):
    """An adjective agrees with no noun before it.

    ## Why it matters
    In *deux états royales* the adjective has lost its noun: it was translated
    by itself. The rule speaks only where no noun or pronoun of the sentence
    before the adjective could be the one that it belongs to.
    """

    meta = RuleMeta(
        name="adjective-agreement",
        family="grammar",
        summary="Adjective disagrees with its noun",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La politique du gouvernement allemande a changé."),
        Good("Ces variables d’environnement utiles sont en réalité actives."),
        Good("Les maisons et les jardins fleuris sont ouverts."),
        Bad("Les [|personnes concernés|] attendent."),
        Bad("Les deux [|palais royales|] sont fermés."),
        Bad("Le tribunal a lu un [|rapport scandaleuse|]."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = tagged(article)
        for at in text.parts.get("ADJ", ()):
            noun, adjective = text.tokens[at - 1], text.tokens[at]
            if not (_is_plain(noun, "NOUN") and _is_adjective(adjective, article.language)):
                continue
            if agreement(noun.readings, adjective.readings, ("gender", "number")) is not False:
                continue
            if _is_excused(text.tokens, at, article.language):
                continue
            span = Span(noun.start, adjective.end)
            yield self.diagnostic(span, f"“{adjective.text}” disagrees with “{noun.text}”")


def _is_plain(token: Token, *parts: str) -> bool:
    word = token.key
    return is_all(token, *parts) and token.text.islower() and word not in NOT_ADJECTIVES


def _is_adjective(token: Token, language: str) -> bool:
    """Tell an adjective, also one that can be a noun, if its ending is an adjective's.

    Other nouns stand after nouns without agreeing: *une interface utilisateur*.
    """
    if not _is_plain(token, "ADJ", "NOUN"):
        return False
    known = readings(token.text, language)
    parts = {one.pos for one in known}
    is_participle = "ADJ" in parts and any(one.mood == "part" for one in known)
    return "NOUN" not in parts or is_participle or token.key.endswith(ADJECTIVAL)


def _is_excused(tokens: Sequence[Token], at: int, language: str) -> bool:
    """Tell whether an adjective may belong to another word than the noun before it."""
    noun, adjective = tokens[at - 1], tokens[at]
    if any(one.pos == "AUX" for one in readings(noun.text, language)):
        return True  # est, été
    known = readings(adjective.text, language)
    if any(one.pos not in ("ADJ", "NOUN", "VERB") for one in known) or "-" in adjective.text:
        return True
    if tokens[at - 2].key == "en":
        return True  # ils sont en réalité actifs
    after = tokens[at + 1]
    if may_be(after, "NOUN", "PROPN") and after.is_word:
        return True  # the adjective opens a phrase of its own
    if after.key in ("et", "ou") or after.text == ",":
        return True  # les codes civil et pénal
    has_determiner = False
    for other in reversed(tokens[max(0, at - REACH) : at]):
        if other.is_edge or other.key in ("que", "qu'", "qui", "dont", "où"):
            return False
        if other.is_mark:
            return not has_determiner  # in a list nobody knows
        if other.key in ("et", "ou", "ni") and "p" in values(adjective, "number"):
            return True  # le père et la mère âgés
        has_determiner = has_determiner or is_determiner(other) or is_all(other, "NUM")
        is_nominal = may_be(other, "NOUN", "PROPN", "PRON") and other.key not in CLITICS
        is_nominal = is_nominal or is_all(other, "ADJ")  # one that stands for a noun: les verts
        if is_nominal and _may_agree(other, adjective):
            return True
    return False


def _may_agree(one: Token, two: Token) -> bool:
    return agreement(one.readings, two.readings, ("gender", "number")) is not False
