"""repeated-word."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from copydesk import (
    Article,
    Bad,
    Block,
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

_FOLLOWS = re.compile(r"[ \t]+(?=[^\W_]|[«“‘\"(])")
_PRECEDES = re.compile(r"(?<=\S)[ \t]+\Z")


@dataclass(frozen=True)
class RepeatedWord(Rule):
    """A word stands twice in a row.

    ## Why it matters
    Editing and translation leave `le le` and `the the` behind, and the eye
    reads over them, above all where a line ends between the two.

    Pairs that are right in the language (`nous nous`, `had had`), exclamations
    (`bla bla`), names (`Duran Duran`) and words with punctuation between them
    are left alone.

    ## Fix safety
    Safe for grammatical words, which say nothing twice; unsafe for others,
    where the second may stand for a word that is missing.
    """

    meta = RuleMeta(
        name="repeated-word",
        family="repetition",
        summary="Word repeated",
        severity=Severity.ERROR,
    )
    examples = (
        Good("Nous nous sommes réunis et vous vous êtes tus.", language="fr"),
        Good("« Libres, libres, libres », criait la foule.", language="fr"),
        Good("She had had enough of Duran Duran.", language="en"),
        Bad("Le maire a signé [|le le|] contrat.", "Le maire a signé le contrat.", "fr"),
        Bad("Il a lu le [|rapport rapport|] hier.", "Il a lu le rapport hier.", "fr"),
        Bad("[|The the|] talks ended on Monday.", "The talks ended on Monday.", "en"),
    )

    allow: frozenset[str] = option(
        frozenset[str](), help="More words that may stand twice in a row, in lower case."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        pack = article.pack
        if not pack.name:
            return  # whether the language doubles words is not known
        for block, run in _runs(article):
            word = run[0].key
            if word in pack.repeatable or word in self.allow or _is_right(article, block, run):
                continue
            span = Span(run[0].start, run[-1].end)
            times = "repeated" if len(run) == 2 else f"{len(run)} times in a row"
            yield self.diagnostic(
                span, f"Word {times}: “{span.of(article.text)}”", fix=_fix(article, run)
            )


def _runs(article: Article) -> Iterator[tuple[Block, Sequence[Word]]]:
    """Yield each run of one word with only blanks between, and its block."""
    words = article.words
    lowered = [word.text.lower() for word in words]
    done = 0
    for at, (one, two) in enumerate(pairwise(lowered)):
        if one != two or at < done:
            continue
        end = at + 1
        while end < len(words) and lowered[end] == one:
            if not _adjoin(article.text, words[end - 1], words[end]):
                break
            end += 1
        done = end - 1
        span = Span(words[at].start, words[done].end)
        block = article.block_at(span.start)
        if end - at > 1 and block is not None and block.span.contains(span):
            yield block, words[at:end]


def _adjoin(text: str, one: Word, two: Word) -> bool:
    gap = text[one.end : two.start]
    return gap.isspace() or (not gap and one.is_elided)


def _is_right(article: Article, block: Block, run: Sequence[Word]) -> bool:
    """Tell names, figures and doubled common words from slips."""
    first, grammatical = run[0], _is_grammatical(article, run[0])
    if not first.key.replace("'", "").replace("-", "").isalpha():
        return True  # figures, times, models
    if article.pack.reduplication and not grammatical:
        return True
    if any(word.is_capitalised for word in run[1:]):
        return not (grammatical and first.is_capitalised)  # Duran Duran; le Le Monde
    if first.is_capitalised and not grammatical:
        return not _opens_sentence(article.text[block.span.start : first.start])  # l’Est est
    after = article.words_in(Span(run[-1].end, block.span.end))
    return bool(after) and after[0].key in article.pack.repeatable_before


def _opens_sentence(before: str) -> bool:
    before = before.rstrip()
    return not before or before[-1] in '.!?…:«„“"([–—-'


def _is_grammatical(article: Article, word: Word) -> bool:
    return word.key.rstrip("'") in article.pack.function_words


def _fix(article: Article, run: Sequence[Word]) -> Fix:
    edits = [TextEdit(span, "") for span in _cuts(article.text, run)]
    title = f"Keep one “{run[0].text}”"
    safe = _is_grammatical(article, run[0])
    return Fix.safe(title, *edits) if safe else Fix.unsafe(title, *edits)


def _cuts(text: str, run: Sequence[Word]) -> list[Span]:
    """Return what to cut so that one word is left, and a line end between two of them too.

    A line of a subtitle is as long as its author made it. The first word stays,
    with its capital, unless a mark follows the last.
    """
    gaps = [Span(one.end, two.start) for one, two in pairwise(run)]
    ends = [gap for gap in gaps if {"\r", "\n"} & set(gap.of(text))]
    whole = Span(run[0].end, run[-1].end)
    if len(ends) != 1:
        return [whole]
    before = _PRECEDES.search(text[max(0, run[0].start - 99) : run[0].start])
    if after := _FOLLOWS.match(text, run[-1].end):
        whole = Span(run[0].end, after.end())
    elif before and run[0].text == run[-1].text:
        whole = Span(run[0].start - len(before[0]), run[-1].start)
    else:
        return [whole]
    cuts = Span(whole.start, ends[0].start), Span(ends[0].end, whole.end)
    return [one for one in cuts if one.length]
