"""repeated-scare-quotes."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Span, option
from copydesk_rules import language_data
from copydesk_rules.typography.quoted_terms import LONGEST, terms

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

    longest: int = option(LONGEST, help="Words that the phrase may have at most.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        speech = language_data.words("typography", article.language, "speech")
        seen: set[str] = set()
        for phrase, span in terms(article, self.longest):
            if phrase in seen and not _is_speech(article, span, speech):
                yield self.diagnostic(span, f"“{phrase}” needs its quotation marks only once")
            seen.add(phrase)


def _is_speech(article: Article, span: Span, speech: frozenset[str]) -> bool:
    """Tell whether one of the last words before a quotation is one of saying."""
    before = article.text[max(0, span.start - WINDOW) : span.start].lower().split()
    return any(word.strip(",:") in speech for word in before[-4:])
