"""near-duplicate-sentence."""

from collections import Counter, deque
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk import (
    Article,
    Bad,
    BlockKind,
    Diagnostic,
    Good,
    Related,
    Rule,
    RuleMeta,
    Sentence,
    option,
)

_NEAR = 4
"""Sentences back in the paragraph that one is compared with: two drafts stand close."""
_LEAD = 6
"""Blocks among which one that is a single sentence may be a deck, caption or teaser."""


@dataclass(frozen=True)
class NearDuplicateSentence(Rule):
    """A sentence says in nearly the same words what one shortly before it has said.

    ## Why it matters
    A writer keeps the draft beside its better version, two versions of an
    article are merged, a translation model says a sentence once more. A word
    or two differ, so that no comparison of whole sentences finds them.

    ## What it looks at
    Sentences of the story that share most of their runs of three words, no more
    than four sentences apart in a paragraph, or next to each other. Headlines,
    decks and captions say what the story says again, and are left alone, as are
    quotations, lists and sentences that differ in a figure, as results and
    rates do. What is the same to the last word is `duplicate-sentence`.
    """

    meta = RuleMeta(
        name="near-duplicate-sentence",
        family="repetition",
        summary="Sentence stands twice in nearly the same words",
    )
    examples = (
        Good(
            "Shares of the port rose by 3 percent on Monday in London. "
            "Shares of the yard rose by 5 percent on Monday in Oslo.",
            "en",
        ),
        Good("The mayor opened the bridge on Monday. She opened it with the king.", "en"),
        Bad(
            "The mayor opened the new bridge over the river on Monday with the king. "
            "[|The mayor has opened the new bridge over the river on Monday with the king.|]",
            language="en",
        ),
        Bad(
            "Le conseil de la ville a voté le budget du port après deux heures de débat. "
            "Il pleut. [|Le conseil de la ville a donc voté le budget du port après deux heures "
            "de débat.|]",
            language="fr",
        ),
    )

    least: int = option(10, help="Words that a sentence must have.")
    share: float = option(0.7, help="Share of its runs of three words that must be the same.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        kept: deque[_Kept] = deque(maxlen=_NEAR)
        for place, sentence in _of_story(article):
            keys = [word.key for word in sentence.words]
            whole = sentence.text[-1] in ".!?…"
            if not whole or len(keys) < self.least or article.is_quoted(sentence.span):
                continue
            new = _Kept(place, sentence, keys, frozenset(keys))
            match = next((one for one in reversed(kept) if self._are_near(one, new)), None)
            if match is not None:
                yield self.diagnostic(
                    sentence.span,
                    "Nearly the same sentence stood before",
                    related=[Related(match.sentence.span, "the first time")],
                )
            kept.append(new)

    def _are_near(self, one: "_Kept", new: "_Kept") -> bool:
        """Tell whether two sentences stand near each other and are nearly the same."""
        if one.place != new.place - 1 and one.sentence.block != new.sentence.block:
            return False
        fewest = min(len(one.distinct), len(new.distinct))
        if len(one.distinct & new.distinct) < self.share * fewest or not _differ(one, new):
            return False
        runs, others = _runs(one.keys), _runs(new.keys)
        return len(runs & others) >= self.share * min(len(runs), len(others))


class _Kept(NamedTuple):
    """A sentence, its number in the article, its words and those of them that differ."""

    place: int
    sentence: Sentence
    keys: Sequence[str]
    distinct: frozenset[str]


def _runs(keys: Sequence[str]) -> set[tuple[str, ...]]:
    """Return the runs of three words."""
    return set(zip(keys, keys[1:], keys[2:], strict=False))


def _of_story(article: Article) -> Iterator[tuple[int, Sentence]]:
    """Yield the sentences of paragraphs with their number, but none that may be a caption."""
    counts = Counter(one.block for one in article.sentences)
    lead = [block for block in article.blocks[:_LEAD] if counts[block] == 1]
    for number, sentence in enumerate(article.sentences):
        if sentence.block.kind is BlockKind.PARAGRAPH and sentence.block not in lead:
            yield number, sentence


def _differ(one: _Kept, other: _Kept) -> bool:
    """Tell whether two sentences differ, and in words rather than in figures."""
    if one.keys == other.keys:
        return False
    return not any(key[0].isdigit() for key in one.distinct ^ other.distinct)
