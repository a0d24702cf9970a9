"""calque."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity


@dataclass(frozen=True)
class Calque(Rule):
    """A phrase copies another language word for word.

    ## Why it matters
    Each word is French and the phrase is not: *faire du sens*, *courir pour la
    présidence*, *station de train*. Each word is English, and the phrase is
    Chinese, French or German: *new crown pneumonia*, *assist to a ceremony*,
    *closed since two years*. Readers stumble, or understand another thing than
    what happened.

    The list is closed: it holds phrases that are wrong in any news story,
    each with what the language says instead and with the contexts in which it is
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
        languages=frozenset({"en", "fr"}),
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
        Good("The town has grown since two years before the war.", "en"),
        Bad("The port [|is closed since two years|], said the mayor.", language="en"),
        Bad(
            "The harbour of the town [|depends of|] the tide.",
            "The harbour of the town depends on the tide.",
            "en",
        ),
        Bad("He was ill with [|new crown pneumonia|] for a month, said his son.", language="en"),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk_rules.calques.report import reports

        yield from reports(self, article, preview=False)
