"""relative-without-antecedent."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span
from copydesk.analysis.tagging import Token
from copydesk_rules.grammar.french.reading import is_all, is_finite, places

FORMS = {
    "lequel": "ms",
    "laquelle": "fs",
    "lesquels": "mp",
    "lesquelles": "fp",
    "auquel": "ms",
    "auxquels": "mp",
    "auxquelles": "fp",
    "duquel": "ms",
    "desquels": "mp",
    "desquelles": "fp",
}
ASKING = ("?", "savoir", "demander", "ignorer", "déterminer", "préciser", "décider", "dire")
BEFORE_DONT = ("de", "d'", "à", "dans", "avec", "pour", "sur", "par", "que", "qu'")


@dataclass(frozen=True)
class RelativeWithoutAntecedent(Rule):
    """A relative pronoun has no noun before it that it can stand for.

    ## Why it matters
    *La ville dans lequel* has the gender of a noun in another language, and
    *il a dit dont* has no noun at all. *Lequel* and its forms are reported
    where no noun before them in the sentence agrees; sentences with a name or
    an unknown word before the pronoun, and questions, are left alone.
    """

    meta = RuleMeta(
        name="relative-without-antecedent",
        family="grammar",
        summary="Relative pronoun without a noun that it stands for",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La ville dans laquelle il vit, et la rue du port par lequel on entre."),
        Good("On ignore lequel des deux partira ; le livre dont il parle est lu."),
        Bad("La ville dans [|lequel|] elle vit est petite."),
        Bad("Les mesures sur [|lesquels|] on compte sont prises."),
        Bad("La maire a parlé de [|dont|] elle rêve."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, *FORMS):
            if _has_no_noun(tokens, at, *FORMS[tokens[at].key]):
                yield self._report(tokens[at])
        for tokens, at in places(article, "dont"):
            before = tokens[at - 1]
            is_verb = is_finite(before) and all(one.pos == "AUX" for one in before.readings)
            if before.key in BEFORE_DONT or is_verb:
                yield self._report(tokens[at])

    def _report(self, token: Token) -> Diagnostic:
        span = Span(token.start, token.end)
        return self.diagnostic(span, f"No noun before “{token.text}” agrees with it")


def _has_no_noun(tokens: Sequence[Token], at: int, gender: str, number: str) -> bool:
    """Tell whether nouns stand before a pronoun in its sentence, and none of them agrees."""
    end = at
    while not tokens[end].is_edge:
        end += 1
    if (
        tokens[at + 1].key in ("de", "des", "d'", "du", "est", "sont")
        or tokens[end - 1].text == "?"
    ):
        return False
    found = False
    place = at - 1
    while not tokens[place].is_edge:
        token = tokens[place]
        if token.is_word:
            if not token.readings or (token.text[0].isupper() and not tokens[place - 1].is_edge):
                return False
            if any(one.lemma in ASKING for one in token.readings):
                return False
            if _may_agree(token, gender, number):
                return False
            found = found or is_all(token, "NOUN")
        place -= 1
    return found


def _may_agree(token: Token, gender: str, number: str) -> bool:
    """Tell whether a word can be a noun, or a pronoun for one, of a gender and number."""
    return any(
        one.pos in ("NOUN", "PRON", "PROPN", "NUM", "ADJ", "X")
        and one.gender in (gender, "e", "")
        and one.number in (number, "i", "")
        and not one.is_a("clitic")
        and not (one.pos == "PRON" and (one.is_a("subj") or one.is_a("rel") or one.is_a("int")))
        for one in token.readings
    )
