"""misspelt-word."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    TextEdit,
    option,
)
from copydesk.analysis.words import Word

_MARKS = frozenset("@/#_-")
"""Marks right beside a piece of an address, or of a word that something cut."""


@dataclass(frozen=True)
class MisspeltWord(Rule):
    """A word that does not exist is one accent, doubled letter or space away from one.

    ## Why it matters
    `securite` and `lafacture` are slips of a machine or a keyboard. The
    rule speaks only of words in lower case that the lexicon lacks and that
    have exactly one plausible repair: an accent, an article glued to its noun,
    a letter doubled or swapped. Names, quotations in another language,
    addresses and words that the article has several times are left alone,
    unless an article is glued to them.

    ## Fix safety
    Unsafe: the word can be new.
    """

    meta = RuleMeta(
        name="misspelt-word",
        family="residue",
        summary="Word that does not exist, with one plausible repair",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le « buzz » des fintechs ravit les youtubeurs."),
        Good("La société kidikado vend ses prosumers à l’économie."),
        Bad(
            "Le ministre de l’[|economie|] démissionne.", "Le ministre de l’économie démissionne."
        ),
        Bad("Les élus redoutent [|lastagnation|].", "Les élus redoutent la stagnation."),
        Bad("Il faut [|développper|] le port.", "Il faut développer le port."),
    )

    allow: frozenset[str] = option(frozenset(), help="Further words that exist, in lower case.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        from copydesk.analysis.morphology import has_lexicon
        from copydesk_rules.residue.repairs import repairs

        if not has_lexicon(article.language):
            return
        language = article.language
        for text, places in article.spelt.items():
            if text[0].islower() and len(found := repairs(text, language)) == 1:
                for at in places:
                    word = article.words[at]
                    if self._is_slip(article, word, found[0]):
                        yield self._report(word, found[0])

    def _report(self, word: Word, repair: str) -> Diagnostic:
        fix = Fix.unsafe(f"Write “{repair}”", TextEdit(word.span, repair))
        return self.diagnostic(word.span, f"“{word.text}” is no word; “{repair}” is", fix=fix)

    def _is_slip(self, article: Article, word: Word, repair: str) -> bool:
        """Tell whether nothing explains the unknown word."""
        text = article.text
        if word.key in self.allow or not word.text.islower() or "\u00ad" in word.text:
            return False
        if article.is_protected(word.span):
            return False
        if " " not in repair and text.count(word.text) > 1:
            return False
        around = text[max(0, word.start - 1) : word.start] + text[word.end : word.end + 1]
        if not _MARKS.isdisjoint(around):
            return False
        return not any(_is_foreign(article, one.inner, word) for one in article.quotations)


def _is_foreign(article: Article, quoted: tuple[int, int], word: Word) -> bool:
    """Tell whether the word stands in a short quotation, which may be of another language."""
    start, end = quoted
    return start <= word.start and word.end <= end and len(article.text[start:end].split()) < 4
