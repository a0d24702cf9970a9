"""fused-name."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, TextEdit

if TYPE_CHECKING:
    from copydesk_rules.names.known import KnownName

SHORTEST_GIVEN = 3
SHORTEST_FAMILY = 4


@dataclass(frozen=True)
class FusedName(Rule):
    """A given name and a last name are run together.

    ## Why it matters
    A lost blank makes a new person of a well-known one, whom neither a reader
    nor a search will find.

    ## What it looks at
    A single unknown word that parts into the given name and the last name of
    one person in the news, in the spelling of any language.

    ## Fix safety
    Unsafe: the person is put into the spelling of the article's language.
    """

    meta = RuleMeta(
        name="fused-name",
        family="names",
        summary="Given name and last name run together",
        severity=Severity.ERROR,
    )
    examples = (
        Good("Le porte-parole du Kremlin, Dmitri Peskov, n’a rien dit.", "fr"),
        Good("Le village de Petitjean et l’abbaye de Rougemont sont fermés.", "fr"),
        Bad(
            "Le porte-parole du Kremlin, [|Dmitripeskov|], n’a rien dit.",
            "Le porte-parole du Kremlin, Dmitri Peskov, n’a rien dit.",
            "fr",
        ),
        Bad(
            "The EU’s foreign policy chief, [|Josepborrell|], arrived late.",
            "The EU’s foreign policy chief, Josep Borrell, arrived late.",
            "en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for mention in article.names.mentions:
            if len(mention.words) > 1 or mention.words[0].is_all_capitals:
                continue
            person = _parted(mention.text, article.language)
            if person is not None and not article.is_foreign(mention.span):
                whole = person.form(article.language)
                yield self.diagnostic(
                    mention.span,
                    f"“{mention.text}” runs the names of {whole} together",
                    fix=Fix.unsafe(f"Write “{whole}”", TextEdit(mention.span, whole)),
                )


def _parted(text: str, language: str) -> "KnownName | None":
    """Return the one person whose names a word is made of."""
    if len(text) < SHORTEST_GIVEN + SHORTEST_FAMILY or not text.isalpha():
        return None
    from copydesk.analysis.people import is_last_name
    from copydesk_rules.names.folding import fold
    from copydesk_rules.names.known import is_known, of_family

    folded = fold(text)
    found = {
        person.form("en"): person
        for at in range(SHORTEST_GIVEN, len(folded) - SHORTEST_FAMILY + 1)
        for person in of_family(folded[at:])
        if _is_given(folded[:at], person)
    }
    if len(found) != 1 or is_known(text, language) or is_last_name(text.lower()):
        return None
    return next(iter(found.values()))


def _is_given(folded: str, person: "KnownName") -> bool:
    """Tell whether a folded word renders a person’s given name."""
    from copydesk_rules.names.given import are_renderings

    return any(folded == one or are_renderings(folded, one) for one in person.givens)
