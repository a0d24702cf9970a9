"""untranslated-paragraph."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Block, BlockKind, Diagnostic, Good, Rule, RuleMeta, Severity
from copydesk.analysis.packs import language_name

PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION))
"""Kinds of blocks that a translation translates; quotations and titles may stay as they are."""
FEWEST = 6
"""Words from which a paragraph's language is beyond doubt."""
REST = 2
"""How many times as long as the foreign paragraphs the rest of an article has to be."""


@dataclass(frozen=True)
class UntranslatedParagraph(Rule):
    """A whole paragraph is in another language than the article.

    ## Why it matters
    Translation systems skip what they cannot parse, and editors paste the
    source below the translation. Quotations, titles, paragraphs between
    quotation marks, and those whose language the file itself declares, are left
    alone; so is an article of which a third or more is in other languages,
    which is bilingual by intention.
    """

    meta = RuleMeta(
        name="untranslated-paragraph",
        family="residue",
        summary="Paragraph in another language than the article",
        severity=Severity.ERROR,
    )
    examples = (
        Good(
            "Le maire a lu la lettre devant le conseil, sans la traduire.\n\n"
            "« We are sorry for the delay and we will pay for it. »\n\n"
            "Les élus n’ont pas répondu, et la séance a été levée avant midi.",
            "fr",
        ),
        Good("The mayor read the letter.\n\nNobody on the council answered him.", "en"),
        Bad(
            "Le conseil a voté le budget de la ville mardi soir, après quatre heures de débat.\n\n"
            "[|Der Haushalt der Stadt wird nicht mehr geändert.|]\n\n"
            "Les impôts ne changeront pas cette année, a promis le maire à la fin de la séance.",
            language="fr",
        ),
        Bad(
            "The council passed the budget on Tuesday night, after four hours of debate.\n\n"
            "[|Le budget de la ville ne sera plus modifié avant les élections.|]\n\n"
            "Taxes will not change this year, the mayor promised at the end of the session.",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        spans = {one.span: one.language for one in article.foreign}
        found = [one for one in article.blocks if one.span in spans and _is_prose(article, one)]
        length = sum(span.length for span in spans)
        if not found or len(article.text) < (REST + 1) * length:
            return
        own = language_name(article.language)
        for one in found:
            other = language_name(spans[one.span])
            message = f"Paragraph in {other}, in an article in {own}"
            yield self.diagnostic(one.span, message)


def _is_prose(article: Article, block: Block) -> bool:
    return (
        block.kind in PROSE
        and not block.language
        and len(article.words_in(block.span)) >= FEWEST
        and not article.is_quoted(block.span)
    )
