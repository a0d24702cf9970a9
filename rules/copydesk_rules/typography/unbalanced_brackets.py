"""unbalanced-brackets."""

import re
from collections import deque
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Block, Diagnostic, Good, Rule, RuleMeta, Span
from copydesk_rules.typography.practice import prose_matches

PARTNERS = {")": "(", "]": "[", "}": "{"}
REACH = 3
"""Blocks that an aside may run on for."""
DEEPEST = 10
"""Brackets within each other; more is not prose."""


@dataclass(frozen=True)
class UnbalancedBrackets(Rule):
    """A bracket is opened and never closed, or closed and never opened.

    ## Why it matters
    Words were lost, or an aside swallows the rest of the paragraph. List
    numbers such as `a)` and emoticons are left alone, and an aside may run
    over a few paragraphs. The setting `typography` changes nothing here.

    ## Fix safety
    No fix: only a person knows where the aside ends.
    """

    meta = RuleMeta(
        name="unbalanced-brackets",
        family="typography",
        summary="Bracket without its partner",
    )
    examples = (
        Good("Le parti (fondé en 1990 [et dissous depuis]) revient. Bravo :-)"),
        Good("Deux voies : a) attendre, b) partir."),
        Bad("Le parti [|(|]fondé en 1990 revient."),
        Bad("The party (founded in 1990)[|)|] is back."),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        if not any(mark in article.text for mark in "()[]{}"):
            return
        waiting: deque[tuple[int, int]] = deque()
        faults: list[int] = []
        for number, at in _placed(article):
            _take(article.text, number, at, waiting, faults)
        for at in sorted([*faults, *(at for _, at in waiting)]):
            mark = article.text[at]
            fault = "was never opened" if mark in PARTNERS else "is never closed"
            yield self.diagnostic(Span(at, at + 1), f"Bracket “{mark}” {fault}")


def _placed(article: Article) -> Iterator[tuple[int, int]]:
    """Yield each bracket of the prose with the number of its block."""
    blocks = iter(enumerate(article.blocks))
    number, block = next(blocks, (0, None))
    for match in prose_matches(_pattern(), article):
        at = match.start()
        if match.end() - at > 1:
            continue
        number, block = _block_at(at, number, block, blocks)
        if block is None:
            return
        if at >= block.span.start:
            yield number, at


def _block_at(
    at: int, number: int, block: Block | None, blocks: Iterable[tuple[int, Block]]
) -> tuple[int, Block | None]:
    later = iter(blocks)
    while block is not None and at >= block.span.end:
        number, block = next(later, (number, None))
    return number, block


def _take(
    text: str, number: int, at: int, waiting: deque[tuple[int, int]], faults: list[int]
) -> None:
    """Put an opening bracket aside, or find the partner of a closing one."""
    while waiting and number - waiting[0][0] > REACH:
        faults.append(waiting.popleft()[1])
    mark = text[at]
    if mark not in PARTNERS:
        waiting.append((number, at))
        return
    for place in range(len(waiting) - 1, max(-1, len(waiting) - 1 - DEEPEST), -1):
        if text[waiting[place][1]] == PARTNERS[mark]:
            while len(waiting) > place + 1:
                faults.append(waiting.pop()[1])
            waiting.pop()
            return
    if mark != ")" or not _numbers_item(text, at):
        faults.append(at)


def _numbers_item(text: str, at: int) -> bool:
    """Tell `a)`, `3)` and `iv)` from a bracket that closes an aside."""
    return _item().search(text, max(0, at - 6), at) is not None


@cache
def _item() -> re.Pattern[str]:
    return re.compile(r"(?:^|[\s,;:.*«“\"(-])(?:\d{1,2}|[ivxIVX]{1,4}|[a-zA-Z])[°.]?\Z")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for emoticons, which are longer than one, and brackets."""
    return re.compile(r"(?<![^\s>\"»])[:;=][-'^o]?[()\[\]]+(?!\w)|[()\[\]{}]")
