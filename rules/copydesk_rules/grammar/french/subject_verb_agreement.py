"""subject-verb-agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.tagging import Token
from copydesk_rules.grammar.french.noun_phrase import (
    NounPhrase,
    noun_phrases,
    of_number,
)
from copydesk_rules.grammar.french.reading import is_finite, words

COLLECTIVE = words(
    """plupart majorité minorité partie moitié tiers quart dizaine quinzaine vingtaine trentaine
    cinquantaine centaine millier million milliard foule série nombre multitude poignée ensemble
    groupe quantité infinité totalité reste paire couple douzaine tas masse flot nuée
    pourcentage pour-cent cent total peu quarantaine soixantaine"""
)
TIMES = words(
    """lundi mardi mercredi jeudi vendredi samedi dimanche matin soir nuit jour semaine mois an
    année week-end fois siècle veille lendemain moment instant heure minute saison été hiver
    printemps automne janvier février mars avril mai juin juillet août septembre octobre
    novembre décembre après-midi matinée soirée décennie trimestre semestre époque"""
)


@dataclass(frozen=True)
class SubjectVerbAgreement(Rule):
    """A verb disagrees in number with the noun right before it that opens the sentence.

    ## Why it matters
    A verb in the plural after *Le prix* says that the subject was translated
    without its verb, or that the sentence kept the order of another language:
    in German the object may open it. Collective nouns (`une foule de`), times
    (`ce lundi`) and lists of subjects are left alone.
    """

    meta = RuleMeta(
        name="subject-verb-agreement",
        family="grammar",
        summary="Verb disagrees with its subject",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La plupart votent, ce lundi sont attendus les autres."),
        Good("Le ministre et le maire sont arrivés."),
        Bad("[|Le tribunal ont|] condamné deux hommes."),
        Bad("[|Les négociations a|] repris mardi."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for phrase in noun_phrases(article):
            if not phrase.opens_clause or _is_excused(phrase):
                continue
            complement = phrase.complement
            at = complement.end if complement else phrase.end
            verb = phrase.tokens[_verb(phrase.tokens, at)]
            if not is_finite(verb) or verb.text[0].isupper():
                continue
            if self._disagrees(phrase, complement, verb):
                span = Span(phrase.determiner.start, verb.end)
                yield self.diagnostic(span, f"“{verb.text}” disagrees with “{phrase.head.text}”")

    def _disagrees(self, phrase: NounPhrase, complement: NounPhrase | None, verb: Token) -> bool:
        if not all("3" in one.person for one in verb.readings):
            return False
        for number, other in ("sp", "ps"):
            if of_number(phrase.readings, number) and of_number(verb.readings, other):
                is_plain = of_number(phrase.determiner.readings, number)
                alone = complement is None or of_number(complement.head.readings, number)
                return is_plain and (alone or number == "p")
        return False


def _verb(tokens: Sequence[Token], at: int) -> int:
    """Return where the verb may stand, past negation and pronouns."""
    if tokens[at].key == "qui":
        at += 1
    for _ in range(2):
        if tokens[at].key in ("ne", "n'", "se", "s'", "y", "en"):
            at += 1
    return at


def _is_excused(phrase: NounPhrase) -> bool:
    lemmas = {one.lemma for one in phrase.head.readings}
    return bool(lemmas & (COLLECTIVE | TIMES)) or phrase.determiner.key in (
        "au",
        "aux",
        "du",
        "des",
    )
