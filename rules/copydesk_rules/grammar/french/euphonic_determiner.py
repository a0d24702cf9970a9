"""euphonic-determiner."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.tagging import Token
from copydesk.fix import like
from copydesk_rules.grammar.french.reading import is_all, is_elided_before, places, values

BEFORE_VOWEL = {
    "ce": ("cet", "m"),
    "ma": ("mon", "fe"),
    "ta": ("ton", "fe"),
    "sa": ("son", "fe"),
    "beau": ("bel", "m"),
    "nouveau": ("nouvel", "m"),
    "vieux": ("vieil", "m"),
}
BEFORE_CONSONANT = {
    "cet": ("ce", "m"),
    "mon": ("ma", "f"),
    "ton": ("ta", "f"),
    "son": ("sa", "f"),
}


@dataclass(frozen=True)
class EuphonicDeterminer(Rule):
    """A determiner has the form for another first sound or gender.

    ## Why it matters
    Before a vowel French says *cet avion*, *son épouse*, *le nouvel accord*;
    before a consonant *ce train*, *sa voiture*. A determiner that was chosen
    before the noun has the wrong one.

    ## Fix safety
    Unsafe: another noun may have been meant.
    """

    meta = RuleMeta(
        name="euphonic-determiner",
        family="grammar",
        summary="Determiner in the form for another sound or gender",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Cet avion et son épouse, ce héros et sa hache, le nouvel an."),
        Good("Ce onze de départ est le nouveau et dernier espoir."),
        Bad("[|Ce avion|] est parti.", "Cet avion est parti."),
        Bad("Il a vendu [|son bicyclette|].", "Il a vendu sa bicyclette."),
        Bad(
            "[|Sa épouse|] a signé le [|nouveau accord|].", "Son épouse a signé le nouvel accord."
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for forms, vowel in ((BEFORE_VOWEL, True), (BEFORE_CONSONANT, False)):
            for tokens, at in places(article, *forms):
                word, noun = tokens[at], tokens[at + 1]
                made, gender = forms[word.key]
                if tokens[at - 1].key == "de" and word.key == "nouveau":
                    continue  # de nouveau: again
                if _is_wrong(noun, gender, vowel) and word.text.lower() == word.key:
                    span = Span(word.start, noun.end)
                    made = like(word.text, made)
                    edit = TextEdit(Span(word.start, word.end), made)
                    fix = Fix.unsafe(f"Write “{made} {noun.text}”", edit)
                    yield self.diagnostic(span, f"“{word.text}” before “{noun.text}”", fix=fix)


def _is_wrong(noun: Token, gender: str, vowel: bool) -> bool:
    """Tell whether a noun is sure to be of a gender, and to begin with a vowel or not."""
    return (
        noun.text.islower()
        and len(noun.text) > 2
        and is_all(noun, "NOUN")
        and values(noun, "gender") <= set(gender)
        and values(noun, "number") <= {"s", "i"}
        and is_elided_before(noun) is vowel
    )
