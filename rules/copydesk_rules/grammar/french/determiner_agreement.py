"""determiner-agreement."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.morphology import readings
from copydesk.analysis.tagging import Token
from copydesk.fix import like
from copydesk.word_matcher import agreement
from copydesk_rules.grammar.french.noun_phrase import NounPhrase, noun_phrases
from copydesk_rules.grammar.french.reading import is_all, is_elided_before, values
from copydesk_rules.grammar.french.subject_verb_agreement import TIMES

OTHER_GENDER = {
    "le": "la",
    "la": "le",
    "un": "une",
    "une": "un",
    "cette": "ce",
    "ce": "cette",
    "du": "de la",
    "au": "à la",
    "aucun": "aucune",
    "aucune": "aucun",
    "quel": "quelle",
    "quelle": "quel",
    "quels": "quelles",
    "quelles": "quels",
    "certains": "certaines",
    "certaines": "certains",
}
PERSONS = ("chef", "chefs", "leader", "méga", "fan", "bébé", "top", "mannequin")
"""Nouns that change their gender with the person, whatever dictionaries say."""
INCLUSIVE = re.compile(r"[·•⋅‧(/]|[.-]\w")
"""What an ending for the other gender or the plural follows: *lecteur·rice·s*, *élu(e)s*."""
EITHER = ("des", "les", "aux", "leur", "leurs", "chaque", "tout", "toute", "nul", "tel", "quelque")


@dataclass(frozen=True)
class DeterminerAgreement(Rule):
    """A determiner disagrees with the noun right after it.

    ## Why it matters
    *Le maison* and *les voiture* are read at once as no French. The gender is
    that of another language, or the noun was replaced after its article.

    Capitalised nouns and nouns that the dictionary knows with both genders are
    left alone.

    ## Fix safety
    Unsafe: another noun may have been meant.
    """

    meta = RuleMeta(
        name="determiner-agreement",
        family="grammar",
        summary="Determiner disagrees with its noun",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La ministre et le maire ont lu tous les livres de la tour."),
        Good("Le tout est dans les mains du juge, un après-midi."),
        Bad("Le juge a visité [|le maison|].", "Le juge a visité la maison."),
        Bad("[|Les voiture|] sont en retard."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for phrase in noun_phrases(article):
            word, noun = phrase.determiner, phrase.head
            if phrase.noun != phrase.start + 1 or not (
                word.text[1:].islower() and noun.text.islower()
            ):
                continue
            if not self._disagrees(word, noun, article.language) or _is_excused(phrase):
                continue
            if INCLUSIVE.match(article.text, noun.end):
                continue
            span = Span(word.start, noun.end)
            message = f"“{word.text}” disagrees with “{noun.text}”"
            yield self.diagnostic(span, message, fix=_fix(phrase))

    def _disagrees(self, word: Token, noun: Token, language: str) -> bool:
        known = readings(noun.text, language)
        if noun.key in PERSONS or any(one.pos not in ("NOUN", "VERB") for one in known):
            return False  # an adjective or a locution, used as a noun
        nouns = [one for one in known if one.pos == "NOUN"]
        for feature in ("number", "gender"):
            if feature == "gender" and word.key in EITHER:
                continue
            if agreement(word.readings, nouns, (feature,)) is False:
                return True
        return False


def _is_excused(phrase: NounPhrase) -> bool:
    """Tell *les lundi et mardi*, and *il le note* that was not seen to be a verb."""
    word, noun = phrase.determiner, phrase.head
    after, before = phrase.tokens[phrase.noun + 1], phrase.tokens[phrase.start - 1]
    if values(word, "number") == {"p"} and (after.key in ("et", "ou", "à") or after.text == ","):
        return values(noun, "lemma") <= TIMES
    if after.is_word and not after.readings and after.text.islower():
        return True  # une pull request
    maybe_verb = any(one.pos == "VERB" for one in readings(noun.text, "fr"))
    is_article = word.key in ("le", "la", "les", "leur")
    is_plain = before.is_edge or (before.key != "en" and is_all(before, "ADP", "VERB", "AUX"))
    return maybe_verb and is_article and not is_plain


def _fix(phrase: NounPhrase) -> Fix | None:
    word, noun = phrase.determiner, phrase.head
    made = OTHER_GENDER.get(word.key)
    same_number = agreement(word.readings, noun.readings, ("number",)) is True
    if not made or not same_number or is_elided_before(noun) is not False:
        return None
    if values(noun, "gender") - {"m", "f"}:
        return None
    made = like(word.text, made)
    return Fix.unsafe(f"Write “{made} {noun.text}”", TextEdit(Span(word.start, word.end), made))
