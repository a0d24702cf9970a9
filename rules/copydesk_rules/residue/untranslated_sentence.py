"""untranslated-sentence."""

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
    Sentence,
    Severity,
)
from copydesk.analysis.language import detect_span
from copydesk.analysis.packs import language_name

PROSE = frozenset((BlockKind.PARAGRAPH, BlockKind.LIST_ITEM, BlockKind.CAPTION))
FEWEST = 6
"""Words from which a sentence is judged at all."""
KNOWN = 2
"""Grammatical words of the article's language with which a sentence is in it."""
OWN = 0.5
"""Share of words in the lexicon of the article's language that makes a sentence its own."""


@dataclass(frozen=True)
class UntranslatedSentence(Rule):
    """A sentence within a paragraph is in another language than the article.

    ## Why it matters
    A translation that breaks off in the middle of a paragraph leaves a sentence
    of its source. Quotations, what stands in brackets and sentences that share
    words with a quotation are left alone; a whole paragraph in another language
    is `untranslated-paragraph`. Short sentences, and those with more than one
    grammatical word of the article's own language, are not judged.
    """

    meta = RuleMeta(
        name="untranslated-sentence",
        family="residue",
        summary="Sentence in another language than the article",
        severity=Severity.ERROR,
    )
    examples = (
        Good("Le stade est plein. « You will never walk alone », chante la foule.", "fr"),
        Good("The stadium is full. The crowd sings, and nobody listens to the coach.", "en"),
        Bad(
            "Le conseil a voté le budget. [|Die Opposition hat dagegen gestimmt und ist "
            "gegangen.|] Les impôts ne changeront pas cette année.",
            language="fr",
        ),
        Bad(
            "The council passed the budget. [|La oposición votó en contra y se fue de la "
            "sala.|] Taxes will not change this year.",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        own = article.pack.function_words
        if not own:
            return
        for sentence in article.sentences:
            if sentence.block.kind in PROSE and sentence.span != sentence.block.span:
                language = _language_of(sentence, own)
                if language:
                    other = language_name(language)
                    here = language_name(article.language)
                    message = f"Sentence in {other}, in an article in {here}"
                    yield self.diagnostic(sentence.span, message)


def _language_of(sentence: Sentence, own: frozenset[str]) -> str:
    """Return the language of a sentence that is surely not in the article's, else ''."""
    keys = [word.key for word in sentence.words]
    if len(keys) < FEWEST or sum(key in own for key in keys) >= KNOWN:
        return ""
    article = sentence.article
    language = detect_span(sentence.text, article.language)
    is_other = language not in ("", article.language) and not _is_own(keys, article.language)
    if not is_other or article.is_quoted(sentence.span) or article.is_foreign(sentence.span):
        return ""
    return "" if article.is_protected(sentence.span) else language


def _is_own(keys: list[str], language: str) -> bool:
    """Tell whether the lexicon of a language, if there is one, knows most of the words."""
    from copydesk.analysis.morphology import has_lexicon, is_word

    if not has_lexicon(language):
        return False
    return sum(is_word(key, language) for key in keys) > OWN * len(keys)
