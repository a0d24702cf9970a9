"""lowercase-sentence-start."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Severity,
    option,
)
from copydesk_rules.sentences.small_start import capitalise, small_start

_KINDS = (BlockKind.PARAGRAPH, BlockKind.CAPTION, BlockKind.QUOTATION)


@dataclass(frozen=True)
class LowercaseSentenceStart(Rule):
    """A sentence after the first of its paragraph begins with a small letter.

    ## Why it matters
    Machine translation cuts a sentence in two or drops its first words. What
    is left begins in lower case and often lacks its subject.

    Abbreviations, ellipses, quotations, brands (`iPhone`), credits (`dpa`) and
    names with a particle (`von der Leyen`) are left alone.

    ## Fix safety
    Unsafe: a capital letter can hide that the words before it are missing.
    """

    meta = RuleMeta(
        name="lowercase-sentence-start",
        family="sentences",
        summary="Sentence starts with a lowercase letter",
        severity=Severity.ERROR,
    )
    examples = (
        Good("Le gaz transite par la mer Noire. Il arrive à Varna.", language="fr"),
        Good("Les prix ont doublé en un an. iPhone et tablettes se vendent moins.", "fr"),
        Good("Le dîner réunit M. Roy, Mme Petit, etc. sans la presse.", language="fr"),
        Good("The minister hesitated... then signed. “Why not?” he said.", language="en"),
        Bad(
            "L’accord a été signé en 2019. [|soulignant|] que le port est prêt, il est parti.",
            fixed="L’accord a été signé en 2019. Soulignant que le port est prêt, il est parti.",
            language="fr",
        ),
        Bad(
            "The talks ended late on Monday. [|the|] two sides will meet again.",
            fixed="The talks ended late on Monday. The two sides will meet again.",
            language="en",
        ),
    )

    allow: frozenset[str] = option(
        frozenset[str](), help="More words that may open a sentence in lower case."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for sentence in article.sentences:
            block = sentence.block
            if sentence.span.start == block.span.start or block.kind not in _KINDS:
                continue
            word = small_start(article, sentence.span, self.allow)
            if word is not None:
                yield self.diagnostic(
                    word.span,
                    f"Sentence starts with lowercase “{word.text}”",
                    fix=capitalise(word),
                )
