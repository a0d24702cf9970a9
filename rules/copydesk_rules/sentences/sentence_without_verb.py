"""sentence-without-verb."""

from collections.abc import Iterator, Sequence
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
    Stability,
    option,
)
from copydesk.analysis.tagging import Token, tagged
from copydesk_rules import language_data

_KINDS = (BlockKind.PARAGRAPH, BlockKind.QUOTATION)
_MARKS = ':?!;…«»“”"()[]|/–—'
"""Marks of a list, a quotation, an aside or an answer, which need no verb."""


@dataclass(frozen=True)
class SentenceWithoutVerb(Rule):
    """A long sentence has no finite verb.

    ## Why it matters
    A verb that stands at the end in German, or that a system did not know, is
    lost on the way, and what is left is a list of nouns. Headlines, captions,
    lists, quotations, and the short sentences without a verb that writers use
    for effect are left alone, as is a sentence with any word that might be a
    verb, or with a participle such as *étant*.
    """

    meta = RuleMeta(
        name="sentence-without-verb",
        family="sentences",
        summary="Long sentence without a finite verb",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
        stability=Stability.PREVIEW,
    )
    examples = (
        Good("Une victoire pour la maire de la ville."),
        Good("Le ministre de la Santé a reçu lundi les maires des villes du nord du pays."),
        Bad(
            "[|Le ministre de la Santé lundi avec les maires de dix villes de la région dans "
            "la capitale.|]"
        ),
        Bad(
            "La route est fermée. [|Les habitants de la vallée avec leurs voitures depuis trois "
            "jours sur le parking du stade.|]"
        ),
    )

    words: int = option(14, help="Words that a sentence without a verb has at least.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        openers = language_data.words("sentences", article.language, "verbless_openers")
        if not openers:
            return
        tokens = tagged(article).tokens
        at = 0
        for sentence in article.sentences:
            while tokens[at].start < sentence.span.start or not tokens[at].is_edge:
                at += 1
            first = at + 1
            at = first
            while not tokens[at].is_edge:
                at += 1
            inner = tokens[first:at]
            if sentence.block.kind in _KINDS and self._is_broken(inner, openers):
                yield self.diagnostic(sentence.span, "No finite verb in this sentence")

    def _is_broken(self, tokens: Sequence[Token], openers: frozenset[str]) -> bool:
        if len(tokens) < self.words or tokens[0].key not in openers or tokens[-1].text != ".":
            return False
        number = 0
        for token in tokens:
            if not token.is_word:
                if any(mark in _MARKS for mark in token.text):
                    return False
            elif not _is_no_verb(token):
                return False
            else:
                number += 1
        return number >= self.words


def _is_no_verb(token: Token) -> bool:
    """Tell whether a word is sure to be no finite verb; what nobody knows may be one."""
    if not token.readings:
        return not token.text[0].islower()
    return not any(
        one.finite or (one.mood, one.tense) == ("part", "pres") for one in token.readings
    )
