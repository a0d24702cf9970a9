"""institution-capital."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
    option,
)
from copydesk.analysis.words import Word
from copydesk_rules import language_data
from copydesk_rules.capitals.places import follower, is_heading
from copydesk_rules.typography.practice import CONSISTENT, HELP, STRICT

FAMILY = "capitals"


@dataclass(frozen=True)
class InstitutionCapital(Rule):
    """The adjective in an institution's name has a capital (`la Cour Suprême`).

    ## Why it matters
    French writes the first noun of an institution with a capital and its
    adjective without: *la Cour suprême*, *le Conseil fédéral*, *l’École
    nationale*. English and German have capitals on both, and translation
    copies them. Firms that call themselves so (*la Société Générale*), and
    what stands within a longer name, are left alone.

    With `typography = "consistent"` it is reported where the article also has
    the name as French writes it; with `"strict"` always.

    ## Fix safety
    Safe: only the case changes.
    """

    meta = RuleMeta(
        name="institution-capital",
        family=FAMILY,
        summary="Capital on the adjective of an institution’s name",
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La Cour Suprême a tranché. La Cour Suprême se tait."),
        Good("La Société Générale paie, la Cour suprême juge.", options={"typography": "strict"}),
        Bad(
            "La Cour suprême juge ; la Cour [|Suprême|] se tait.",
            "La Cour suprême juge ; la Cour suprême se tait.",
        ),
        Bad(
            "Après un an elle quitte enfin l’École [|Nationale|] de musique.",
            "Après un an elle quitte enfin l’École nationale de musique.",
            options={"typography": "strict"},
        ),
    )

    typography: str = option(CONSISTENT, help=HELP)
    allow: frozenset[str] = option(
        frozenset(), help="Further names written with both capitals (Banque Populaire)."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        get = language_data.words
        heads = get(FAMILY, article.language, "institutions")
        adjectives = get(FAMILY, article.language, "institution_adjectives")
        if not heads:
            return
        found = list(_pairs(article, heads, adjectives))
        kept = self.allow | set(language_data.lines(FAMILY, article.language, "firms"))
        small = {(head.text, word.text) for head, word in found if word.text.islower()}
        titles = article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)
        heads_of_text = [one.span for one in titles if is_heading(article, one.span)]
        for head, word in found:
            if word.text.islower() or f"{head.text} {word.text}" in kept:
                continue
            right = word.text.lower()
            is_known = self.typography == STRICT or (head.text, right) in small
            if is_known and not any(one.contains(word.span) for one in heads_of_text):
                yield self._report(word, right)

    def _report(self, word: Word, right: str) -> Diagnostic:
        fix = Fix.safe(f"Write “{right}”", TextEdit(Span(word.start, word.end), right))
        return self.diagnostic(word.span, f"Capital on the adjective “{word.text}”", fix=fix)


def _pairs(
    article: Article, heads: frozenset[str], adjectives: frozenset[str]
) -> Iterator[tuple[Word, Word]]:
    """Yield each capitalised institution with the adjective after it."""
    words, text = article.words, article.text
    for at, word in enumerate(words):
        if word.text[0].isupper() and word.key in heads and word.text[1:].islower():
            after = follower(text, words, at)
            if after is None or after.key not in adjectives or after.text.isupper():
                continue
            next_one = follower(text, words, at + 1)
            if next_one is None or not next_one.text[0].isupper():
                yield word, after
