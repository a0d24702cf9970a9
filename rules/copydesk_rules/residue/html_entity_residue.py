"""html-entity-residue."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit

SIGNS = "™−←→"
DEEPEST = 3
"""Times at most that an entity was coded, one upon the other."""


@dataclass(frozen=True)
class HtmlEntityResidue(Rule):
    """An HTML entity such as `&amp;` stands in the text.

    ## Why it matters
    The text came from a web page and was not decoded, or was coded twice;
    readers see the code. Translation systems also pull entities apart
    (`& nbsp ;`). Addresses and code are left alone. Entities are a fault
    whatever the article's typography.

    ## Fix safety
    Safe for the character that the entity names; unsafe where a translation
    system put spaces into it.
    """

    meta = RuleMeta(
        name="html-entity-residue",
        family="residue",
        summary="HTML entity left in the text",
        severity=Severity.ERROR,
    )
    examples = (
        Good("La R&D; de Dupont & Fils coûte cher, dit AT&T."),
        Good("Voir https://exemple.fr/page?a=1&copy;=2 pour la suite."),
        Bad("Le cabinet Roy [|&amp;|] Fils a fermé.", "Le cabinet Roy & Fils a fermé."),
        Bad("The caf[|&eacute;|] won[|&#39;|]t open.", "The café won't open."),
        Bad("Prix[|& nbsp ;|]: dix euros.", "Prix\u00a0: dix euros."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if "&" not in article.text:
            return
        for found in _pattern().finditer(article.text):
            character = _decoded(found[0])
            span = Span(*found.span())
            if character is None or article.is_protected(span):
                continue
            make = Fix.unsafe if " " in found[0] else Fix.safe
            title = f"Replace by “{character}”" if character else "Remove it"
            fix = make(title, TextEdit(span, character))
            yield self.diagnostic(span, f"HTML entity “{found[0]}” in the text", fix=fix)


def _decoded(entity: str) -> str | None:
    """Return the character of an entity, coded once or more, None where it is none.

    A character that nobody sees is ''.
    """
    from html import unescape

    code = entity.replace(" ", "")
    for _ in range(DEEPEST):
        before, code = code, unescape(code)
        if code == before:
            break
    if len(code) > 1:
        code = unescape(code.lower())  # &Amp;
    if len(code) != 1 or not (code < "\u0250" or "\u2000" <= code < "\u20d0" or code in SIGNS):
        return None  # a name such as &image; that a text has by chance
    return code if code.isprintable() or code.isspace() else ""


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for entities, the broken ones that a system pulled apart too."""
    return re.compile(
        r"&(?:amp;)*(?:#\d{2,7}|#[xX][0-9a-fA-F]{2,6}|[a-zA-Z][a-zA-Z0-9]{1,31});"
        r"|& ?(?:amp|nbsp|quot|apos|lt|gt|# ?\d{2,5}|eacute|egrave|agrave|ccedil) ?;",
    )
