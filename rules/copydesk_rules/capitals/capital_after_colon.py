"""capital-after-colon."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules import language_data
from copydesk_rules.capitals.places import is_heading
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"
LABEL = 4
"""Words at most before a colon that may be a label."""


@dataclass(frozen=True)
class CapitalAfterColon(Rule):
    """A sentence goes on with a capital after a colon (`Bilan : Les prix montent`).

    ## Why it matters
    English and German begin a sentence after a colon; French goes on in lower
    case, unless a quotation follows. Only articles, pronouns and the like are
    looked at, so that names are safe.

    With `typography = "consistent"` it is reported where the article goes on
    in lower case more often and more than a label stands before the colon;
    with `"strict"` always.

    ## Fix safety
    Unsafe: a quotation can have lost its marks.
    """

    meta = RuleMeta(
        name="capital-after-colon",
        family=FAMILY,
        summary="Capital after a colon",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Climat : Les villes s’adaptent. Budget : Le vote est reporté."),
        Good("Il l’a dit : « Le vote aura lieu. » Elle y croit : le vote aura lieu."),
        Bad(
            "Le bilan est lourd : les prix montent. Le pire est sûr : les loyers suivent. "
            "Il ne reste qu’une seule issue : [|Les|] aides.",
            "Le bilan est lourd : les prix montent. Le pire est sûr : les loyers suivent. "
            "Il ne reste qu’une seule issue : les aides.",
        ),
        Bad(
            "La météo du matin : [|Il|] pleut.",
            "La météo du matin : il pleut.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        listed = language_data.words(FAMILY, article.language, "function_words")
        if not listed or ": " not in article.text:
            return
        found = list(_pattern().finditer(article.text))
        small = [one for one in found if one["word"][0].islower()]
        capital = [
            one
            for one in found
            if one["word"][0].isupper()
            and one["word"].lower().rstrip("'’") in listed | {"l", "d", "c", "qu", "j", "n", "s"}
        ]
        if self.typography != STRICT:
            capital = [one for one in capital if not _is_label(article.text, one.start())]
            if len(small) < 2 * len(capital):
                return
        for one in capital:
            span = Span(*one.span("word"))
            if is_heading(article, span):
                continue
            text = one["word"].lower()
            fix = Fix.unsafe(f"Write “{text}”", TextEdit(span, text))
            yield self.diagnostic(span, f"Capital on “{one['word']}” after a colon", fix=fix)


def _is_label(text: str, at: int) -> bool:
    """Tell whether few words stand between the last stop or line's start and a colon."""
    start = max(text.rfind(mark, 0, at) for mark in ("\n", ". ", "! ", "? "))
    return len(text[start + 1 : at].split()) <= LABEL


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for a word after a colon in running text, without a quotation."""
    return re.compile(r"(?<=[^\W\d_])[ \u00a0\u202f]?: (?P<word>[^\W\d_]+['’]?)(?= ?[^\W\d_])")
