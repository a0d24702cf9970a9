"""participle-agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.reading import Reading
from copydesk.analysis.tagging import Token, tagged
from copydesk.word_matcher import agreement
from copydesk_rules.grammar.french.noun_phrase import noun_phrases
from copydesk_rules.grammar.french.reading import values, words
from copydesk_rules.grammar.french.subject_verb_agreement import COLLECTIVE, TIMES

ADVERBS = words(
    """pas plus jamais déjà aussi également encore toujours bien ensuite finalement désormais ainsi
    donc récemment actuellement"""
)
FEATURES = ("gender", "number")
MODALS = frozenset({"devoir", "pouvoir", "aller", "sembler", "paraître"})
PRONOUNS = ("il", "elle", "ils", "elles")
OPENERS = ("que", "qu'", "si", "où", "lorsqu'", "puisqu'", "quand", "dont", "comme")


@dataclass(frozen=True)
class ParticipleAgreement(Rule):
    """A participle after *être* disagrees with the subject.

    ## Why it matters
    After *être* the participle agrees like an adjective: *la réunion est
    terminée*, *elles sont venues*. A participle chosen by itself is masculine.
    """

    meta = RuleMeta(
        name="participle-agreement",
        family="grammar",
        summary="Participle disagrees with its subject",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La réunion est terminée et elles sont déjà parties."),
        Good("La majorité sont venus, et la ministre est arrivée."),
        Bad("La réunion est [|terminé|]."),
        Bad("Les failles dans la surveillance doivent être [|fermés|]."),
        Bad("Elle dit qu’elles sont déjà [|parti|] hier."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for subject, verb_at, tokens in _subjects(article):
            participle = _participle(tokens, verb_at)
            if participle is None:
                continue
            if agreement(subject.readings, participle.readings, FEATURES) is False:
                span = Span(participle.start, participle.end)
                yield self.diagnostic(span, f"“{participle.text}” disagrees with “{subject.text}”")


class Subject(NamedTuple):
    """A subject: its words and readings."""

    text: str
    readings: Sequence[Reading]


def _subjects(article: Article) -> Iterator[tuple[Subject, int, Sequence[Token]]]:
    """Yield each subject that is sure to be one, and where its verb should stand."""
    text = tagged(article)
    tokens = text.tokens
    for key in PRONOUNS:
        for at in text.keys.get(key, ()):
            before = tokens[at - 1]
            if key in ("il", "ils") or before.is_edge or before.key in OPENERS:
                yield Subject(key, tokens[at].readings), at + 1, tokens
    for phrase in noun_phrases(article):
        lemmas = {one.lemma for one in phrase.head.readings}
        if phrase.opens_clause and not lemmas & (COLLECTIVE | TIMES):
            rest = phrase.complements
            readings = (*phrase.readings, *(one for each in rest for one in each.head.readings))
            yield Subject(phrase.head.text, readings), (rest[-1] if rest else phrase).end, tokens


def _participle(tokens: Sequence[Token], at: int) -> Token | None:
    """Return the participle that a form of *être* at `at` governs."""
    if tokens[at].key in ("ne", "n'"):
        at += 1
    verb = tokens[at]
    lemma = values(verb, "lemma")
    if lemma == {"avoir"} and tokens[at + 1].key == "été":
        at += 1
    elif not (lemma and all(one.finite for one in verb.readings)):
        return None
    elif lemma <= MODALS and tokens[at + 1].key == "être":
        at += 1
    elif lemma != {"être"}:
        return None
    at += 1
    while tokens[at].key in ADVERBS:
        at += 1
    found = tokens[at]
    if found.key == "entendu" and tokens[at - 1].key == "bien":
        return None
    return found if found.readings and all(map(_is_participle, found.readings)) else None


def _is_participle(one: Reading) -> bool:
    return one.pos == "VERB" and one.mood == "part" and one.tense == "past"
