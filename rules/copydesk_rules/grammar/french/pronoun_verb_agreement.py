"""pronoun-verb-agreement."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.tagging import Token
from copydesk_rules.grammar.french.reading import is_finite, places, words

PERSONS = {
    "je": ("1", "s"),
    "j'": ("1", "s"),
    "tu": ("2", "s"),
    "il": ("3", "s"),
    "on": ("3", "s"),
    "ils": ("3", "p"),
    "elle": ("3", "s"),
    "elles": ("3", "p"),
}
BETWEEN = words("""ne n' me m' te t' se s' le la les l' lui leur y en nous vous""")
OPENERS = ("que", "qu'", "si", "où", "lorsqu'", "puisqu'", "quand", "dont")


@dataclass(frozen=True)
class PronounVerbAgreement(Rule):
    """A verb disagrees with the pronoun that is its subject.

    ## Why it matters
    *Ils est* and *il ont* sound right and are not: number got lost on the way.
    """

    meta = RuleMeta(
        name="pronoun-verb-agreement",
        family="grammar",
        summary="Verb disagrees with its pronoun",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Ils ne les ont pas vus et il l’a dit."),
        Good("C’est avec elle que sont partis les autres."),
        Bad("[|Ils est|] partis hier."),
        Bad("Le maire dit qu’[|il ne les ont|] pas vus."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, *PERSONS):
            pronoun = tokens[at]
            verb_at = at + 1
            while tokens[verb_at].key in BETWEEN and verb_at < at + 4:
                verb_at += 1
            verb = tokens[verb_at]
            if not is_finite(verb) or verb.text[0].isupper() or not _is_subject(tokens, at):
                continue
            person, number = PERSONS[pronoun.key]
            if any(person in one.person and one.number == number for one in verb.readings):
                continue
            if any(one.mood == "imp" or not one.person for one in verb.readings):
                continue
            span = Span(pronoun.start, verb.end)
            yield self.diagnostic(span, f"“{verb.text}” disagrees with “{pronoun.text}”")


def _is_subject(tokens: Sequence[Token], at: int) -> bool:
    """Tell *elle est là* from *avec elle sont venus* and *Jean et elle sont là*."""
    if tokens[at].key not in ("elle", "elles"):
        return True
    before = tokens[at - 1]
    return before.is_edge or before.key in (*OPENERS[1:],) or before.text in (",", ";", ":", "«")
