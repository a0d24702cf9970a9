"""looping-text."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Severity,
    Span,
    TextEdit,
    option,
)
from copydesk.analysis.words import Word

LONGEST = 12
"""Words of the longest phrase that is looked for."""


@dataclass(frozen=True)
class LoopingText(Rule):
    """A phrase follows on itself.

    ## Why it matters
    Translation models lose their place and write the same words again, twice
    or twenty times. Editing leaves a phrase at its old place beside the new.

    ## What it looks at
    Three words or more that stand twice in a row, and two words that stand
    three times, with nothing but blanks between. Figures and chants with
    commas are left alone.

    ## Fix safety
    Unsafe: other words may be missing where the second copy stands.
    """

    meta = RuleMeta(
        name="looping-text",
        family="repetition",
        summary="Phrase repeated at once",
        severity=Severity.ERROR,
    )
    examples = (
        Good("« On est là, on est là », chantait la foule.", language="fr"),
        Good("Il avance pas à pas, jour après jour après jour.", language="fr"),
        Good("It went on and on and on.", language="en"),
        Bad(
            "Le port a rouvert [|pour la première fois pour la première fois|] lundi.",
            "Le port a rouvert pour la première fois lundi.",
            "fr",
        ),
        Bad(
            "The port opened [|for the first time for the first time|] on Monday.",
            "The port opened for the first time on Monday.",
            "en",
        ),
    )

    allow: frozenset[str] = option(
        frozenset[str](), help="Phrases that may follow on themselves, in lower case."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if article.pack.reduplication:
            return
        words = article.words
        done = 0
        for start, length, end in sorted(_loops(article)):
            run = words[start : start + length]
            if start < done or not _is_loop(article, words[start:end], run):
                continue
            done = end
            phrase = Span(run[0].start, run[-1].end).of(article.text)
            if phrase.lower() in self.allow:
                continue
            span = Span(run[0].start, words[end - 1].end)
            fix = Fix.unsafe(f"Keep one “{phrase}”", TextEdit(Span(run[-1].end, span.end), ""))
            times = (end - start) // length
            yield self.diagnostic(span, f"“{phrase}” stands {times} times in a row", fix=fix)


def _loops(article: Article) -> Iterator[tuple[int, int, int]]:
    """Yield the first word, the length and the end of each run of copies of a phrase."""
    for length, equal in _returns(article).items():
        times = 3 if length == 2 else 2
        begun = last = -2
        for at in (*sorted(equal), len(article.words) + 1):
            if at != last + 1:
                copies = (last + 1 - begun) // length + 1
                if begun >= 0 and copies >= times:
                    yield begun, length, begun + copies * length
                begun = at
            last = at


def _returns(article: Article) -> Mapping[int, Sequence[int]]:
    """Return the words that stand again so many words later, by that distance."""
    found: defaultdict[int, list[int]] = defaultdict(list)
    for places in article.keyed.values():
        for number, at in enumerate(places):
            for again in places[number + 1 :]:
                if again - at > LONGEST:
                    break
                if again - at > 1:
                    found[again - at].append(at)
    return found


def _is_loop(article: Article, words: Sequence[Word], run: Sequence[Word]) -> bool:
    """Tell whether only blanks stand between the words, and all of them are words."""
    if len({word.key for word in run}) == 1:
        return False  # repeated-word sees to it
    if not all(word.key.replace("'", "").replace("-", "").isalpha() for word in run):
        return False
    if any(word.is_capitalised for word in run[1:]):
        return False  # names: Duran Duran, New York New York
    begins = {block.span.start for block in article.blocks}
    return not any(
        two.start in begins or article.text[one.end : two.start].strip()
        for one, two in pairwise(words)
    )
