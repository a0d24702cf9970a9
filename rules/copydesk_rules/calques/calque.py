"""calque."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity


@dataclass(frozen=True)
class Calque(Rule):
    """A phrase copies another language word for word.

    ## Why it matters
    Each word is French and the phrase is not: *faire du sens*, *courir pour la
    présidence*, *station de train*. Readers stumble, or understand another
    thing than what happened.

    The list is closed: it holds phrases that are wrong in any news story,
    each with what French says instead and with the contexts in which it is
    right after all. What careful writers have begun to accept is left to
    `calque-doubtful`.

    ## Fix safety
    Unsafe: the words around a phrase may have to change with it.
    """

    meta = RuleMeta(
        name="calque",
        family="calques",
        summary="Phrase copied word for word from another language",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Ce projet a du sens, estime la maire."),
        Good("Le prix dépend sur ce point de la récolte."),
        Good("Elle attend sur le quai la réponse du ministère."),
        Bad("Ce projet [|fait du sens|], estime la maire."),
        Bad(
            "La récolte [|dépendra sur|] la pluie.",
            fixed="La récolte dépendra de la pluie.",
        ),
        Bad("Il a [|couru pour la présidence|] en 2012."),
        Bad(
            "Les [|services d’intelligence|] surveillaient cet homme.",
            fixed="Les services de renseignement surveillaient cet homme.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk_rules.calques.report import reports

        yield from reports(self, article, preview=False)
