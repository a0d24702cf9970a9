"""title-case-headline."""

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
from copydesk.analysis.words import Word


@dataclass(frozen=True)
class TitleCaseHeadline(Rule):
    """A headline has a capital on every word, as English headlines have.

    ## Why it matters
    *Le Ministre De La Santé Annonce Des Mesures* is English typography: French
    headlines are written like sentences. Names, and headlines in capitals
    throughout, are left alone; the rule wants several common words with a
    capital, and hardly any without.
    """

    meta = RuleMeta(
        name="title-case-headline",
        family="headlines",
        summary="Headline with a capital on every word",
        severity=Severity.WARNING,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le ministre de la Santé annonce des mesures\n\nIl a parlé lundi."),
        Good("LE MINISTRE ANNONCE DES MESURES\n\nIl a parlé lundi."),
        Bad("[|Le Maire Annonce De Nouvelles Mesures|]\n\nIl a parlé lundi à la presse."),
        Bad("[|Une Loi Pour Les Hôpitaux Est Votée|]\n\nLe vote a eu lieu lundi soir."),
    )

    words: int = option(3, help="Common words with a capital that such a headline has at least.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for block in article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING):
            words = article.words_in(block.span)[1:]
            capital = [one for one in words if one.is_capitalised and not one.text.isupper()]
            if len(capital) < self.words or len(words) - len(capital) > len(capital) / 3:
                continue
            if sum(_is_common(one, article.language) for one in capital) >= self.words:
                message = "Capital on every word of the headline"
                yield self.diagnostic(block.span, message)


def _is_common(word: Word, language: str) -> bool:
    """Tell whether a word is one of the dictionary and no one's name."""
    from copydesk.analysis.morphology import readings

    known = readings(word.text.lower(), language)
    return bool(known) and all(one.pos != "PROPN" for one in known)
