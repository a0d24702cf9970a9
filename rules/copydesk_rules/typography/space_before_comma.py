"""space-before-comma."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk_rules.typography.practice import BLANKS, prose_matches


@dataclass(frozen=True)
class SpaceBeforeComma(Rule):
    """A space stands before a comma or a full stop.

    ## Why it matters
    No European language puts a space there. It comes from systems that work
    on split words and do not join them again. No article does so by habit, so
    the setting `typography` changes nothing here.

    ## Fix safety
    Safe: only the space goes.
    """

    meta = RuleMeta(
        name="space-before-comma",
        family="typography",
        summary="Space before a comma or a full stop",
    )
    examples = (
        Good("Le maire, élu en mars, n’a rien promis."),
        Good("Il a attendu ... et rien n’est venu : le calibre .22, la version .NET."),
        Bad(
            "Le maire[| ,|] élu en mars, n’a rien promis.",
            "Le maire, élu en mars, n’a rien promis.",
        ),
        Bad("The mayor promised nothing[| .|]", "The mayor promised nothing."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if " ," not in text and " ." not in text and not _has_no_break(text):
            return
        for match in prose_matches(_pattern(), article):
            span = Span(*match.span())
            name = "comma" if match[0][-1] == "," else "full stop"
            fix = Fix.safe("Remove the space", TextEdit(Span(span.start, span.end - 1), ""))
            yield self.diagnostic(span, f"Space before a {name}", fix=fix)


def _has_no_break(text: str) -> bool:
    return "\u00a0" in text or "\u202f" in text


@cache
def _pattern() -> re.Pattern[str]:
    return re.compile(rf"(?<=[\w)\]»”\"’%€$])[{BLANKS}]{{1,3}}(?:,(?![,\d])|\.(?=[\s\"»”)\]]|\Z))")
