"""repeated-clause."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Good,
    Related,
    Rule,
    RuleMeta,
    Span,
    option,
)
from copydesk.analysis.words import Word

_NAMES = 0.4
"""Share of words with a capital or in figures from which a run is a name or a table."""

_SMALL = 3
"""Small words that such a stretch may itself have twice."""


@dataclass(frozen=True)
class RepeatedClause(Rule):
    """A stretch of many words stands twice within one sentence or two.

    ## Why it matters
    What a writer has moved and not deleted, and what a translation model says
    once more before it goes on, stands within a few lines of its copy, in
    sentences that are otherwise different.

    ## What it looks at
    Eight words and more that are the same within the same or the next sentence of a
    paragraph, outside quotations. Names and figures do not count, since they have to be
    repeated. Sentences that are nearly the same as a whole are `near-duplicate-sentence`,
    stretches that follow on themselves `looping-text`.
    """

    meta = RuleMeta(
        name="repeated-clause",
        family="repetition",
        summary="Many words repeated shortly after",
    )
    examples = (
        Good("He came to the port and to the yard, and he left the port at noon.", "en"),
        Good(
            "The Ministry of Foreign Affairs of the Republic of Moldova spoke, and "
            "the Ministry of Foreign Affairs of the Republic of Moldova denied it.",
            "en",
        ),
        Bad(
            "The town will repair the roof of the old market hall before winter, and "
            "the mayor wants to [|repair the roof of the old market hall before winter|].",
            language="en",
            options={"least": 7},
        ),
        Bad(
            "Pour les habitants des quartiers au nord du port, l’eau manque. La mairie a promis "
            "de l’eau [|pour les habitants des quartiers au nord du port|].",
            language="fr",
        ),
    )

    least: int = option(8, help="Words that must be the same.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        sentences = article.sentences
        for number, sentence in enumerate(sentences):
            if sentence.block.kind is not BlockKind.PARAGRAPH:
                continue
            if len(sentence.words) >= 2 * self.least:
                yield from self._within(article, sentence.words, sentence.words)
            if number and sentences[number - 1].block == sentence.block:
                yield from self._within(article, sentences[number - 1].words, sentence.words)

    def _within(
        self, article: Article, first: Sequence[Word], second: Sequence[Word]
    ) -> Iterator[Diagnostic]:
        """Yield the longest runs of `second` that stand in `first`, before themselves."""
        keys, others = [word.key for word in first], [word.key for word in second]
        same = first is second
        repeated = len(keys) - len(set(keys)) if same else len(set(keys) & set(others))
        if repeated < self.least - (0 if same else _SMALL):
            return
        starts: dict[tuple[str, ...], int] = {}
        for at in range(len(keys) - self.least + 1):
            starts.setdefault(tuple(keys[at : at + self.least]), at)
        at = 0
        while at <= len(others) - self.least:
            begun = starts.get(tuple(others[at : at + self.least]), -1)
            if begun < 0 or (same and begun + self.least > at):
                at += 1
                continue
            length = _shared(keys, begun, others, at, (at - begun) if same else len(keys))
            if length < 0.9 * min(len(keys), len(others)) or same:
                yield from self._report(
                    article, first[begun : begun + length], second[at : at + length]
                )
            at += length

    def _report(
        self, article: Article, before: Sequence[Word], again: Sequence[Word]
    ) -> Iterator[Diagnostic]:
        span = Span(again[0].start, again[-1].end)
        names = sum(word.is_capitalised or word.text[0].isdigit() for word in again)
        if names < _NAMES * len(again) and not article.is_quoted(span):
            first = Span(before[0].start, before[-1].end)
            yield self.diagnostic(
                span,
                f"{len(again)} words that stood just before",
                related=[Related(first, "the first time")],
            )


def _shared(keys: Sequence[str], begun: int, others: Sequence[str], at: int, longest: int) -> int:
    """Return how many words are the same from two places on, `longest` at most."""
    length = 0
    most = min(longest, len(keys) - begun, len(others) - at)
    while length < most and keys[begun + length] == others[at + length]:
        length += 1
    return length
