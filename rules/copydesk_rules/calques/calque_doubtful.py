"""calque-doubtful."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Stability


@dataclass(frozen=True)
class CalqueDoubtful(Rule):
    """A phrase looks copied from another language, and some accept it.

    ## Why it matters
    Usage guides advise against *en charge de*, *sur une base régulière* or
    *les officiels*, and newspapers print them. A desk that wants them out
    switches this rule on; others leave it off. Some phrases of its list have
    a literal sense as well, which only a reader can tell.

    ## Fix safety
    Unsafe: the phrase may be meant, and the words around it may have to change.
    """

    meta = RuleMeta(
        name="calque-doubtful",
        family="calques",
        summary="Phrase that may be copied from another language",
        severity=Severity.INFO,
        languages=frozenset({"fr"}),
        stability=Stability.PREVIEW,
    )
    examples = (
        Good("Le ministre chargé du budget a signé."),
        Good("La mairie publie régulièrement ses comptes."),
        Bad(
            "Le ministre [|en charge du|] budget a signé.",
            fixed="Le ministre chargé du budget a signé.",
        ),
        Bad("La mairie publie ses comptes [|sur une base régulière|]."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk_rules.calques.report import reports

        yield from reports(self, article, preview=True)
