"""invented-word."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Stability,
    option,
)
from copydesk_rules import language_data
from copydesk_rules.residue.repairs import repairs


@dataclass(frozen=True)
class InventedWord(Rule):
    """A word is built as the language builds words, and the lexicon has none like it.

    ## Why it matters
    Translation systems put words together from pieces, and make some that
    nobody has ever used: *intermédiateur*, *snobiste*. New technical words look
    the same, so that a person has to decide. What a known prefix and a known
    word make, what the article has more than once, and what
    [misspelt-word](misspelt-word.md) can mend are left alone. The endings and
    prefixes are in `data/residue_<language>.toml`.
    """

    meta = RuleMeta(
        name="invented-word",
        family="residue",
        summary="Word that the language could have and has not",
        severity=Severity.WARNING,
        stability=Stability.PREVIEW,
        languages=frozenset({"fr"}),
    )
    examples = (
        Good("Le médiateur soigne sa biodiversité ultralocale."),
        Good("Le groupe vend ses « magiquateurs » à des youtubeurs."),
        Bad("L’[|intermédiateur|] a quitté la salle."),
        Bad("Le patron déplore un [|arrêtage|] des machines."),
    )

    allow: frozenset[str] = option(frozenset(), help="Further words that exist, in lower case.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        language = article.language
        for word in article.words:
            if not (word[0][0].islower() and _is_invented(word[0], language)):
                continue
            if word.key in self.allow or article.is_protected(word.span):
                continue
            is_used = article.text.count(word.text) > 1 or article.is_in_quotation(word.span)
            if not is_used and not repairs(word[0], language):
                yield self.diagnostic(word.span, f"“{word.text}” is in no dictionary")


@lru_cache(maxsize=1 << 13)
def _is_invented(text: str, language: str) -> bool:
    """Tell whether an unknown word has an ending of the language, and no known prefix."""
    from copydesk.analysis.morphology import is_word

    if len(text) < 7 or not text.isalpha() or is_word(text, language):
        return False
    ending = _endings(language)
    if ending is None or not ending.search(text):
        return False
    prefixes = language_data.words("residue", language, "prefixes")
    return not any(
        text.startswith(one) and is_word(text[len(one) :], language) for one in prefixes
    )


@lru_cache(maxsize=8)
def _endings(language: str) -> re.Pattern[str] | None:
    endings = language_data.words("residue", language, "word_endings")
    return re.compile(rf"(?:{'|'.join(sorted(endings))})s?\Z") if endings else None
