"""Constraint grammar: readings that their neighbours exclude.

The rules are data: `copydesk/analysis/constraint_file.py` explains their notation.
A word that nobody knows might be anything: of its conditions, none that says "all" or
"none" holds. Rules are tried in order, and again while anything changes.
"""

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from copydesk.analysis.constraint_file import LEFT, REACH, SENTENCE, Condition, ConstraintFile
from copydesk.analysis.constraint_kinds import (
    EVERYTHING,
    NOTHING,
    Kind,
    Kinds,
    Known,
    Readings,
    Rule,
    passes,
    targets,
)

_PASSES = 4
_CONTEXTS = 1 << 13
"""Kinds with rules that may apply to them, whose outcome is remembered."""


class Outcome(NamedTuple):
    """What becomes of a word between two neighbours: its kind, and which readings stay.

    `kept` is None where all stay. `rest` are the rules that look further than
    to the neighbours, and those after them: they are yet to be tried.
    """

    kind: Kind
    kept: tuple[int, ...] | None
    rest: tuple[Rule, ...]


_BEYOND = (NOTHING,) * REACH
_FIRST = REACH + 1
"""The place of the first word of a sentence, behind its edge and what stands past that."""


class Grammar:
    """The constraints of one language, ready to be applied.

    What a rule can do depends on the kinds of a few words, and kinds come back
    again and again: what was found out of a word and its neighbours is kept.
    """

    def __init__(self, path: Path) -> None:
        """Read the constraints in `path`; raises ConstraintError for malformed ones."""
        self._kinds = Kinds(ConstraintFile(path))
        self._outcome = lru_cache(_CONTEXTS)(self._decide)
        self._kept = lru_cache(_CONTEXTS)(self._find_kept)

    def known(self, word: str, key: str, readings: Readings) -> Known:
        """Return a word, or a mark between two words, as `settled` takes it."""
        return Known(key, readings, self._kinds.of(word, readings))

    def apply(self, words: Sequence[str], readings: Sequence[Readings]) -> list[Readings]:
        """Return the readings of each word that the rules leave.

        `words` are the words of one sentence in order, with the marks between
        them where they are known. Unknown words have no readings.
        """
        sentence = [
            self.known(word, word, some) for word, some in zip(words, readings, strict=True)
        ]
        return [one.readings for one in self.settled(sentence)]

    def settled(self, sentence: Sequence[Known]) -> list[Known]:
        """Return the words of a sentence with the readings that the rules leave."""
        edge = self._kinds.edge
        kinds = [*_BEYOND, edge, *[one.kind for one in sentence], edge, *_BEYOND]
        left = list(sentence)
        places: Iterable[int] = range(_FIRST, _FIRST + len(left))
        for _ in range(_PASSES):
            places = [at for at in places if kinds[at].is_open]
            if not places:
                break
            changed = self._sweep(kinds, left, places)
            if not changed:
                break
            places = sorted({near for at in changed for near in range(at - REACH, at + REACH + 1)})
        return left

    def _sweep(self, kinds: list[Kind], left: list[Known], places: Sequence[int]) -> list[int]:
        """Try the rules at `places`, and return the places that they changed."""
        changed = []
        sentence = _Sentence(kinds)
        for at in places:
            before = kinds[at]
            rules = before.here & kinds[at - 1].to_next & kinds[at + 1].to_last
            if not rules:
                continue
            kind, kept, rest = self._outcome(before, rules)
            if kept is not None:
                kinds[at] = kind
                left[at - _FIRST] = left[at - _FIRST].fewer(kept, kind)
            for rule in rest:
                if targets(rule, kind) and _hold(rule, kinds, at, sentence):
                    kept, kind = self._kept(kind, rule.target, rule.keeps)
                    kinds[at] = kind
                    left[at - _FIRST] = left[at - _FIRST].fewer(kept, kind)
            if kind is not before:
                changed.append(at)
        return changed

    def _decide(self, kind: Kind, rules: int) -> Outcome:
        """Try some rules as long as they look no further than to the neighbours."""
        places: tuple[int, ...] | None = None
        rest: list[Rule] = []
        for rule in _chosen(self._kinds.rules, rules):
            if rest:
                rest.append(rule)
            elif targets(rule, kind) and _pass(rule.here, kind):
                if rule.far:
                    rest.append(rule)
                    continue
                kept, kind = self._kept(kind, rule.target, rule.keeps)
                places = kept if places is None else tuple(places[at] for at in kept)
        return Outcome(kind, places, tuple(rest))

    def _find_kept(self, kind: Kind, target: int, keeps: bool) -> tuple[tuple[int, ...], Kind]:
        """Return which readings a rule leaves of a kind, and what kind that is.

        Where it would drop all, it drops none.
        """
        masks = kind.masks
        kept = tuple(at for at, mask in enumerate(masks) if bool(mask & target) == keeps)
        if not kept or len(kept) == len(masks):
            return tuple(range(len(masks))), kind
        return kept, self._kinds.of_masks(tuple(masks[at] for at in kept))


class _Sentence:
    """The tests that words of a sentence pass as a sweep finds them: few rules ask."""

    __slots__ = ("_kinds", "_some")

    def __init__(self, kinds: Sequence[Kind]) -> None:
        self._kinds = tuple(kinds)
        self._some: int | None = None

    @property
    def some(self) -> int:
        """The tests as bits; words that might be anything are left out."""
        if self._some is None:
            self._some = 0
            for one in self._kinds:
                if one.some != EVERYTHING:  # no test of a whole sentence can be meant for it
                    self._some |= one.some
        return self._some


def _chosen(rules: Sequence[Rule], bits: int) -> Iterator[Rule]:
    """Yield the rules whose bits are set, in order."""
    while bits:
        lowest = bits & -bits
        yield rules[lowest.bit_length() - 1]
        bits ^= lowest


def _pass(conditions: tuple[Condition, ...], kind: Kind) -> bool:
    return all(passes(one, kind) for one in conditions) if conditions else True


def _hold(rule: Rule, kinds: list[Kind], at: int, sentence: _Sentence) -> bool:
    """Tell whether the conditions hold that do not look at the neighbours."""
    if not _pass(rule.here, kinds[at]):
        return False
    for condition in rule.far:
        distance, negated, _, tests = condition
        if distance == SENTENCE:
            held = bool(sentence.some & tests) != negated
        elif distance == LEFT:
            held = any(kind.some & tests for kind in kinds[:at]) != negated
        else:
            held = passes(condition, kinds[at + distance])
        if not held:
            return False
    return True


@lru_cache(maxsize=8)
def grammar(path: Path) -> Grammar | None:
    """Return the constraints in `path`, None where there is no such file."""
    return Grammar(path) if path.exists() else None
