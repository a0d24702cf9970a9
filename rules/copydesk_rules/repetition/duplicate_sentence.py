"""duplicate-sentence."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Good,
    Related,
    Rule,
    RuleMeta,
    Sentence,
    Severity,
    option,
)


@dataclass(frozen=True)
class DuplicateSentence(Rule):
    """A sentence of the story stands in it twice, word for word.

    ## Why it matters
    Pasting, merging two versions and translation models all repeat whole
    sentences, and each copy looks right by itself.

    Headlines, captions, headings, lists and what people are quoted as saying
    may be repeated: a lead repeats its headline, a pull quote its paragraph.
    """

    meta = RuleMeta(
        name="duplicate-sentence",
        family="repetition",
        summary="Sentence stands twice in the article",
        severity=Severity.WARNING,
    )
    examples = (
        Good(
            "Le port de Varna rouvre lundi matin\n\n"
            "Le port de Varna rouvre lundi matin. Les grues sont prêtes.",
            language="fr",
        ),
        Good("Il l’a dit. Puis il l’a dit de nouveau. Il l’a dit.", language="fr"),
        Bad(
            "Le port de la ville rouvre lundi à midi. La mer est calme. "
            "[|Le port de la ville rouvre lundi à midi.|]",
            language="fr",
        ),
        Bad(
            "The mayor opened the new bridge on Monday. It is red.\n\n"
            "[|The mayor opened the new bridge on Monday.|] Trains will follow.",
            language="en",
        ),
    )

    least: int = option(7, help="Words that a sentence must have.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        first: dict[str, Sentence] = {}
        for sentence in article.sentences:
            if sentence.block.kind is not BlockKind.PARAGRAPH:
                continue
            key = " ".join(sentence.text.casefold().split())
            before = first.setdefault(key, sentence)
            if before is sentence or not self._counts(article, sentence):
                continue
            yield self.diagnostic(
                sentence.span,
                f"This sentence stood before: “{_head(sentence.text)}”",
                related=[Related(before.span, "the first time")],
            )

    def _counts(self, article: Article, sentence: Sentence) -> bool:
        """Tell a sentence of the story from a refrain, a credit or a quotation."""
        if len(sentence.words) < self.least or sentence.text[-1] not in ".!?…":
            return False
        return not article.is_quoted(sentence.span)


def _head(text: str) -> str:
    words = text.split()
    return " ".join(words[:6]) + (" …" if len(words) > 6 else "")
