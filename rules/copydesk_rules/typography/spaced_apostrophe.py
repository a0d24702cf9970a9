"""spaced-apostrophe."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk.analysis.packs import load


@dataclass(frozen=True)
class SpacedApostrophe(Rule):
    """An elided word is parted from its apostrophe or from the word it belongs to.

    ## Why it matters
    Systems that work on words pulled apart (`l ’ avenir`) do not always put
    them together again. Single quotation marks after a whole word are left
    alone: only words that the language elides are looked at. It is a fault
    whatever the article's typography.

    ## Fix safety
    Safe: only spaces change.
    """

    meta = RuleMeta(
        name="spaced-apostrophe",
        family="typography",
        summary="Space around the apostrophe of an elided word",
        languages=frozenset({"fr", "it"}),
    )
    examples = (
        Good("L’avenir d’ici, dit-il, c’est l’eau.", language="fr"),
        Good("Le mot ‘ d ’ et la lettre l, puis 'oui'.", language="fr"),
        Bad('Il parle d[| \'|]"avenir" et de paix.', 'Il parle d\'"avenir" et de paix.', "fr"),
        Bad("Nul ne connaît l[| ’ |]avenir.", "Nul ne connaît l’avenir.", language="fr"),
        Bad(
            "Il pense qu[|' |]elle viendra aujourd[| '|]hui.",
            "Il pense qu'elle viendra aujourd'hui.",
            language="fr",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        if not any(pair in text for pair in (" '", " ’", "' ", "’ ")):
            return
        pattern = _pattern(article.language)
        for found in pattern.finditer(text) if pattern else ():
            span = Span(*found.span("gap"))
            mark = found["gap"].strip(" \u00a0")
            fix = Fix.safe("Remove the spaces", TextEdit(span, mark))
            yield self.diagnostic(span, "Space around an apostrophe", fix=fix)


@lru_cache(maxsize=8)
def _pattern(language: str) -> re.Pattern[str] | None:
    """Compile the pattern for elided words with a blank beside their apostrophe."""
    elided = sorted(load(language).elided, key=len, reverse=True)
    if not elided:
        return None
    words = "|".join([*map(re.escape, elided), "aujourd", "presqu", "quelqu"])
    blank = "[ \u00a0]"
    return re.compile(
        rf"(?<![\w'’‘-])(?<![‘'’\"] )(?i:{words})"
        rf"(?P<gap>{blank}['’]{blank}?(?=[^\W\d_]|[\"“«])|['’]{blank}(?=[^\W\d_]))"
        r"(?!(?:et|ou|and)\b)"
    )
