"""figure-below-ten."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, BlockKind, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit
from copydesk.analysis.morphology import Reading, readings
from copydesk.analysis.words import Word
from copydesk_rules import language_data

FAMILY = "numbers"
REACH = 60
"""Code points to both sides of a figure in which larger numbers keep it company."""


@dataclass(frozen=True)
class FigureBelowTen(Rule):
    """A count below ten is written as a figure (`5 new schools`).

    ## Why it matters
    The style books of AP, Reuters, the Guardian and the New York Times agree
    on this: small counts are words, *five new schools*. Languages written
    without spaces have figures there, and translations keep them.

    Headlines, lists, ages, dates, scores, money, units, ranges, what has a
    number for its name (*Level 3*) and figures beside larger ones are left
    alone.

    ## Fix safety
    Safe: the word for the figure.
    """

    meta = RuleMeta(
        name="figure-below-ten",
        family=FAMILY,
        summary="Count below ten as a figure",
        languages=frozenset({"en"}),
    )
    examples = (
        Good("She took part in Wave 4 interviews and bought two Mate 9 phones.", "en"),
        Good("She walked 5 miles in 2 hours and paid 3 euros. They won by 2 goals."),
        Good("The plan has 5 to 7 parts. Some 3 teachers and 25 pupils were there."),
        Bad(
            "The town opened [|5|] new schools and closed [|2|] libraries.",
            "The town opened five new schools and closed two libraries.",
        ),
        Bad(
            "Of the [|4|] bridges, three are closed.",
            "Of the four bridges, three are closed.",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        written = language_data.load(FAMILY, article.language).get("below_ten", "").split()
        if not written:
            return
        heads = [
            one.span
            for one in article.blocks_of(
                BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.TABLE_CELL, BlockKind.LIST_ITEM
            )
        ]
        for found in _figure().finditer(article.text):
            span = Span(*found.span())
            if any(one.contains(span) for one in heads) or article.is_protected(span):
                continue
            if _is_count(article, span):
                word = written[int(found[0])]
                fix = Fix.safe(f"Write “{word}”", TextEdit(span, word))
                yield self.diagnostic(span, f"Count below ten is written “{word}”", fix=fix)


def _is_count(article: Article, span: Span) -> bool:
    """Tell whether a figure counts what the words after it name, by itself."""
    language, text = article.language, article.text
    before = article.words_in(Span(max(0, span.start - 40), span.start))
    if before and before[-1].key in language_data.words(FAMILY, language, "ordered"):
        return False
    if before and before[-1].is_capitalised and before[-1].key not in article.pack.function_words:
        return False  # Wave 4, Mate 9
    line = Span(text.rfind("\n", 0, span.start) + 1, span.end + REACH)
    near = text[max(line.start, span.start - REACH) : span.end + REACH].split("\n")[0]
    if _larger().search(near):
        return False
    if text.startswith((" of the ", " of these ", " of them "), span.end):
        return True
    return _counted(article.words_in(Span(span.end, span.end + REACH))[:3], language)


def _counted(words: Sequence[Word], language: str) -> bool:
    """Tell whether words begin with a plural, perhaps after words that describe it."""
    measures = language_data.words(FAMILY, language, "measures")
    for word in words:
        found = readings(word.key, language)
        if not word.text.islower() or not found or word.key in measures:
            return False
        if all(_is_plural(one) for one in found):
            return True
        if not all(one.pos in ("ADJ", "NOUN") or one.mood == "part" for one in found):
            return False
    return False


def _is_plural(one: Reading) -> bool:
    return (one.pos == "NOUN" and one.number == "p") or (one.pos == "VERB" and one.person == "3")


@cache
def _figure() -> re.Pattern[str]:
    return re.compile(r"(?<=[a-z,] )[2-9](?= [a-z])")


@cache
def _larger() -> re.Pattern[str]:
    """Compile the pattern for numbers that keep a figure company, and for ranges and scores."""
    return re.compile(
        r"(?<![\w.$€£-])[1-9]\d(?:[\d,]*)(?= [a-z])|\d ?(?:-|–|to|and|or|x|:|/) ?\d|[$€£]\d"
    )
