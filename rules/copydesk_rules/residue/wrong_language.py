"""wrong-language."""

from collections.abc import Iterator
from dataclasses import dataclass

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity
from copydesk.analysis.language import detect
from copydesk.analysis.packs import language_name

FEWEST = 12
"""Words from which an article's language is beyond doubt."""
SAMPLE = 400
"""Words of an article that are looked at first."""
SHARE = 0.25
"""Grammatical words among an article's words, from which its language is not questioned."""


@dataclass(frozen=True)
class WrongLanguage(Rule):
    """The article is not in the language that the settings or the file name.

    ## Why it matters
    The wrong file was exported, or the translation never happened. All rules
    for the language named then read a text that they do not understand: mend
    this first. An article whose language nobody named is never reported.
    """

    meta = RuleMeta(
        name="wrong-language",
        family="residue",
        summary="Article in another language than the one named for it",
        severity=Severity.ERROR,
    )
    examples = (
        Good("Le conseil a voté le budget de la ville mardi soir, après de longs débats.", "fr"),
        Good("Covid-19 : Pfizer, Moderna.", "fr"),
        Bad(
            "[|The council passed the budget of the city on Tuesday night, after a long debate.|]",
            language="fr",
        ),
        Bad(
            "[|Le conseil a voté le budget de la ville mardi soir, après de longs débats.|]",
            language="en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        own, keys = article.pack.function_words, article.keys[:SAMPLE]
        if not own or len(keys) < FEWEST or not article.blocks:
            return
        if sum(map(own.__contains__, keys)) >= SHARE * len(keys):
            return
        found = detect(article.text)
        if found and found != article.language:
            other, named = (language_name(one) for one in (found, article.language))
            message = f"The article is in {other}; its settings say that it is in {named}"
            yield self.diagnostic(article.blocks[0].span, message)
