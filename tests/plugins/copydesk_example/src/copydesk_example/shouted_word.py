"""shouted-word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option

WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True)
class ShoutedWord(Rule):
    """A long word stands in capitals.

    ## Why it matters
    Capitals are for acronyms; in a sentence they shout.
    """

    meta = RuleMeta("shouted-word", "example", "Long word in capitals")
    examples = (
        Good("L’OTAN se réunit à Bruxelles."),
        Good("Le ministre a parlé."),
        Bad("Le [|MINISTRE|] a parlé.", fixed="Le ministre a parlé."),
        Bad("C’est [|INADMISSIBLE|] !", fixed="C’est inadmissible !"),
    )

    length: int = option(7, help="Letters from which a word is long.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each word that is long and in capitals."""
        for match in WORD.finditer(article.text):
            word = match[0]
            if len(word) >= self.length and word.isupper():
                span = Span(*match.span())
                fix = Fix.safe(f"Write “{word.lower()}”", TextEdit(span, word.lower()))
                yield self.diagnostic(span, f"“{word}” is in capitals", fix=fix)
