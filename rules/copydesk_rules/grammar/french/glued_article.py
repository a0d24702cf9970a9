"""glued-article."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Severity, Span, TextEdit
from copydesk.analysis.morphology import readings
from copydesk.analysis.tagging import Token, tagged
from copydesk.fix import like
from copydesk.word_matcher import agreement

ARTICLES = ("la", "le", "les", "une", "un", "des", "du", "cette", "ces")
ELIDED = ("la", "le")
LEAST = 5
"""Letters of the shortest noun: shorter ones are found in too many names and slips."""


@dataclass(frozen=True)
class GluedArticle(Rule):
    """An article and its noun are written as one word.

    ## Why it matters
    Translation works on pieces of words; when it joins them again, the space
    after an article is lost: *lafacture*.

    ## Fix safety
    Unsafe: an unknown word may be right.
    """

    meta = RuleMeta(
        name="glued-article",
        family="grammar",
        summary="Article glued to its noun",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("La récession menace ; le lesbianisme et les unions aussi."),
        Good("Le leasing et la laxité sont connus."),
        Bad("Il craint [|larécession|].", "Il craint la récession."),
        Bad("Demain ont lieu [|lesélections|].", "Demain ont lieu les élections."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for token in tagged(article).tokens:
            if not token.is_word or token.readings or not token.text.islower():
                continue
            made = self._split(token, article.language)
            if made is None or article.is_protected(Span(token.start, token.end)):
                continue
            span = Span(token.start, token.end)
            made = like(token.text, made)
            fix = Fix.unsafe(f"Write “{made}”", TextEdit(span, made))
            yield self.diagnostic(span, f"“{token.text}” is “{made}” in one word", fix=fix)

    def _split(self, token: Token, language: str) -> str | None:
        for word in ARTICLES:
            noun = token.key.removeprefix(word)
            if noun == token.key or len(noun) < LEAST or not noun.isalpha():
                continue
            articles = [one for one in readings(word, language) if one.pos in ("DET", "ADP")]
            nouns = [one for one in readings(noun, language) if one.pos == "NOUN"]
            if word in ELIDED and any(one.elides != "" for one in nouns):
                continue
            if nouns and agreement(articles, nouns, ("gender", "number")) is True:
                return f"{word} {noun}"
        return None
