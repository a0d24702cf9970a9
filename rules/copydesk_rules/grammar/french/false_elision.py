"""false-elision."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.tagging import Token
from copydesk.fix import like
from copydesk_rules.grammar.french.reading import is_elided_before, places, values

WHOLE = {"d'": "de", "qu'": "que", "j'": "je", "n'": "ne", "jusqu'": "jusque"}
ARTICLES = {"m": "le", "f": "la"}


@dataclass(frozen=True)
class FalseElision(Rule):
    """A vowel is elided before a word that does not allow it.

    ## Why it matters
    *L’hausse* and *d’pays* are no French: *h* is silent but blocks elision in
    *hausse*, *héros*, *Hollande*, and before a consonant nothing is elided.

    ## Fix safety
    Safe: what the dictionary says of the next word decides.
    """

    meta = RuleMeta(
        name="false-elision",
        family="grammar",
        summary="Vowel elided where it must stay",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("L’homme d’hier, l’histoire et la hausse."),
        Good("« T’façon, j’pense que non », dit-il."),
        Bad("[|L’hausse|] des prix continue.", "La hausse des prix continue."),
        Bad("Il s’agit [|d’haricots|].", "Il s’agit de haricots."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, "l'", *WHOLE):
            word, after = tokens[at], tokens[at + 1]
            if after.start != word.end or len(after.text) < 3 or not after.text[0].islower():
                continue
            if not after.readings or is_elided_before(after) is not False:
                continue
            span = Span(word.start, after.end)
            if article.is_in_quotation(span):
                continue  # speech as it is spoken
            yield self._report(span, word, after)

    def _report(self, span: Span, word: Token, after: Token) -> Diagnostic:
        genders = values(after, "gender")
        gender = genders.pop() if len(genders) == 1 else ""
        made = WHOLE.get(word.key) or ARTICLES.get(gender)
        fix = None
        if made:
            made = like(word.text, made)
            edit = TextEdit(Span(word.start, word.end), f"{made} ")
            fix = Fix.safe(f"Write “{made} {after.text}”", edit)
        return self.diagnostic(span, f"“{word.text}” before “{after.text}”", fix=fix)
