"""uncontracted-article."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.fix import like
from copydesk_rules.grammar.french.reading import is_all, places

CONTRACTED = {
    ("de", "le"): "du",
    ("de", "les"): "des",
    ("à", "le"): "au",
    ("à", "les"): "aux",
    ("de", "lequel"): "duquel",
    ("de", "lesquels"): "desquels",
    ("de", "lesquelles"): "desquelles",
    ("à", "lequel"): "auquel",
    ("à", "lesquels"): "auxquels",
    ("à", "lesquelles"): "auxquelles",
}


@dataclass(frozen=True)
class UncontractedArticle(Rule):
    """“de le” and “à les” are not drawn together.

    ## Why it matters
    *De* and *à* make one word with the articles *le* and *les*: *du*, *des*,
    *au*, *aux*. Before a verb *le* and *les* are pronouns and stay as they are.

    ## Fix safety
    Safe: the contraction is the only form there is.
    """

    meta = RuleMeta(
        name="uncontracted-article",
        family="grammar",
        summary="Preposition and article not drawn together",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le ministre promet de le voir et de les recevoir."),
        Good("Le prix du blé est le sujet du jour."),
        Bad("Le prix [|de le|] blé a doublé.", "Le prix du blé a doublé."),
        Bad("Il parle [|à les|] élèves.", "Il parle aux élèves."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for tokens, at in places(article, "de", "à"):
            head, second = tokens[at], tokens[at + 1]
            made = CONTRACTED.get((head.key, second.key))
            if made is None or not second.text.islower():
                continue
            if second.key in ("le", "les") and not (
                is_all(second, "DET") and is_all(tokens[at + 2], "NOUN", "ADJ", "NUM", "PROPN")
            ):
                continue
            span = Span(head.start, second.end)
            made = like(head.text, made)
            fix = Fix.safe(f"Write “{made}”", TextEdit(span, made))
            yield self.diagnostic(span, f"“{span.of(article.text)}” is “{made}”", fix=fix)
