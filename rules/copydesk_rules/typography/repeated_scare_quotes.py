"""repeated-scare-quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, BlockKind, Diagnostic, Good, Rule, RuleMeta, Span, option
from copydesk.analysis.quotations import Quotation
from copydesk_rules import language_data

WINDOW = 30
"""Code points before a quotation that may say that somebody said it."""


@dataclass(frozen=True)
class RepeatedScareQuotes(Rule):
    """A phrase keeps its quotation marks each time it comes back.

    ## Why it matters
    Marks around a term say that the word is somebody else's, or new. Once that
    is said the term needs them no longer: style books set them at the first
    use only. Translations from Chinese and Russian keep them throughout, and
    the article seems to doubt its own words.

    The rule speaks of phrases of two to four words in lower case. Titles and
    names, headlines, and what stands after a word such as *said* or *called*
    are left alone.
    """

    meta = RuleMeta(
        name="repeated-scare-quotes",
        family="typography",
        summary="Quotation marks around a term at its second use",
        languages=frozenset({"en"}),
    )
    examples = (
        Good('They opened a "night market". The night market closes at two.'),
        Good('He spoke of "sheer luck" and later said it was "sheer luck" again.'),
        Bad('They opened a "night market" in May. The [|"night market"|] closes at two.'),
        Bad(
            "The plan rests on “green pillars”. Each of the [|“green pillars”|] has a budget, "
            "and all [|“green pillars”|] have a date."
        ),
    )

    longest: int = option(4, help="Words that the phrase may have at most.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        speech = language_data.words("typography", article.language, "speech")
        heads = [one.span for one in article.blocks_of(BlockKind.HEADLINE, BlockKind.HEADING)]
        seen: set[str] = set()
        for one in article.quotations:
            phrase = self._term(article, one)
            if not phrase or any(head.contains(one.span) for head in heads):
                continue
            if phrase in seen and not _is_speech(article, one.span, speech):
                yield self.diagnostic(one.span, f"“{phrase}” needs its quotation marks only once")
            seen.add(phrase)

    def _term(self, article: Article, one: Quotation) -> str:
        """Return what is quoted where it is a short phrase in lower case, else ''."""
        if one.fault:
            return ""
        text = one.inner.of(article.text)
        words = text.split()
        if not 2 <= len(words) <= self.longest:
            return ""
        is_plain = all(word.replace("-", "").isalpha() and word.islower() for word in words)
        return " ".join(words) if is_plain else ""


def _is_speech(article: Article, span: Span, speech: frozenset[str]) -> bool:
    """Tell whether one of the last words before a quotation is one of saying."""
    before = article.text[max(0, span.start - WINDOW) : span.start].lower().split()
    return any(word.strip(",:") in speech for word in before[-4:])
