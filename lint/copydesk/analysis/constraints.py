"""Constraint grammar: readings that their neighbours exclude.

The rules are data: `copydesk/analysis/constraint_file.py` explains their notation.
A word that nobody knows might be anything: of its conditions, none that says "all" or
"none" holds. Rules are tried in order, and again while anything changes.
"""

from collections.abc import Iterable, Sequence
from functools import lru_cache
from pathlib import Path
from typing import NamedTuple

from copydesk.analysis.constraint_file import (
    LEFT,
    REACH,
    SENTENCE,
    Condition,
    Constraint,
    ConstraintFile,
)
from copydesk.analysis.reading import Reading

_EVERYTHING = -1
_OPENERS = "«“„‹([:;"
_PASSES = 4
_REMEMBERED = 1 << 16
_UNKNOWN = Reading("", "UNKNOWN")
_NAME = Reading("", "PROPN", "unknown")
_MARK, _OPENING = Reading("", "PUNCT"), Reading("", "PUNCT", "open")
_EDGE = Reading("", "EDGE")


class Cohort(NamedTuple):
    """The readings of one word, and which tests each, some and all of them pass.

    `kind` is the same for cohorts of the same masks; an open one has several.
    """

    readings: tuple[Reading, ...]
    masks: tuple[int, ...]
    some: int
    every: int
    kind: int
    is_open: bool = False


_BEYOND = (Cohort((), (0,), 0, 0, -1),) * REACH
"""What stands past the edges of a sentence: it passes no test."""


class Grammar:
    """The constraints of one language, ready to be applied.

    What a rule can do depends on the kinds of a few words, and kinds come back
    again and again: what was found out of one pair of neighbours is kept.
    """

    def __init__(self, path: Path) -> None:
        """Read the constraints in `path`; raises ConstraintError for malformed ones."""
        self._file = ConstraintFile(path)
        self._forget()

    def _forget(self) -> None:
        self._kinds: dict[tuple[int, ...], int] = {}
        self._cohorts: dict[tuple[str, tuple[Reading, ...]], Cohort] = {}
        self._relevant: dict[tuple[int, int], tuple[Constraint, ...]] = {}
        self._after: dict[tuple[int, int], tuple[Constraint, ...]] = {}
        self._kept: dict[tuple[int, int, bool], tuple[int, ...]] = {}

    def apply(
        self, words: Sequence[str], readings: Sequence[tuple[Reading, ...]]
    ) -> list[tuple[Reading, ...]]:
        """Return the readings of each word that the rules leave.

        `words` are the words of one sentence in order, with the marks between
        them where they are known. Unknown words have no readings.
        """
        if max(len(self._kinds), len(self._cohorts), len(self._after)) > _REMEMBERED:
            self._forget()
        edge = self._cohort("", (_EDGE,))
        cohorts = [*_BEYOND, edge, *map(self._cohort, words, readings), edge, *_BEYOND]
        first, last = len(_BEYOND) + 1, len(cohorts) - len(_BEYOND) - 1
        places: Iterable[int] = range(first, last)
        for _ in range(_PASSES):
            changed = self._sweep(cohorts, [at for at in places if cohorts[at].is_open])
            places = sorted({near for at in changed for near in range(at - REACH, at + REACH + 1)})
        return [
            cohort.readings if known else ()
            for cohort, known in zip(cohorts[first:last], readings, strict=True)
        ]

    def _sweep(self, cohorts: list[Cohort], places: Sequence[int]) -> list[int]:
        """Try the rules at `places`, and return the places that they changed."""
        changed = []
        sentence = 0
        for cohort in cohorts:
            if cohort.some != _EVERYTHING:  # no test of a whole sentence can be meant for it
                sentence |= cohort.some
        for at in places:
            cohort = cohorts[at]
            before = cohort
            for rule in self._rules_for(cohorts[at - 1], cohort):
                target = rule.target
                if (
                    target & cohort.some
                    and not target & cohort.every
                    and _hold(rule.conditions, cohorts, at, sentence)
                ):
                    cohort = cohorts[at] = self._reduced(cohort, rule)
            if cohort is not before:
                changed.append(at)
        return changed

    def _rules_for(self, left: Cohort, cohort: Cohort) -> tuple[Constraint, ...]:
        """Return the rules that may change `cohort` after `left`, less what they ask of `left`."""
        key = left.kind, cohort.kind
        found = self._after.get(key)
        if found is None:
            found = tuple(
                rule._replace(conditions=tuple(one for one in rule.conditions if one.distance + 1))
                for rule in self._relevant_for(cohort)
                if all(_passes(one, left) for one in rule.conditions if one.distance == -1)
            )
            self._after[key] = found
        return found

    def _relevant_for(self, cohort: Cohort) -> tuple[Constraint, ...]:
        key = cohort.some, cohort.every
        found = self._relevant.get(key)
        if found is None:
            some, every = key
            found = tuple(
                rule
                for rule in self._file.rules
                if rule.target & some
                and not rule.target & every
                and all(one.distance or one.negated or one.tests & some for one in rule.conditions)
            )
            self._relevant[key] = found
        return found

    def _reduced(self, cohort: Cohort, rule: Constraint) -> Cohort:
        """Return `cohort` without what the rule drops, or itself where that is all or nothing."""
        key = cohort.kind, rule.target, rule.keeps
        kept = self._kept.get(key)
        if kept is None:
            numbered = enumerate(cohort.masks)
            kept = tuple(at for at, mask in numbered if bool(mask & rule.target) == rule.keeps)
            self._kept[key] = kept
        if not kept or len(kept) == len(cohort.masks):
            return cohort
        readings, masks = cohort.readings, cohort.masks
        return self._of(tuple(readings[at] for at in kept), tuple(masks[at] for at in kept))

    def _cohort(self, word: str, readings: tuple[Reading, ...]) -> Cohort:
        key = (word, readings)
        cohort = self._cohorts.get(key)
        if cohort is None:
            cohort = self._cohorts[key] = self._judge(word, readings)
        return cohort

    def _judge(self, word: str, readings: tuple[Reading, ...]) -> Cohort:
        if not readings:
            if not any(map(str.isalnum, word)):
                readings = (_OPENING if word[-1:] in _OPENERS else _MARK,)
            elif word[0].isupper():
                readings = (_NAME,)
            else:
                return self._unknown(self._file.mask(word, _UNKNOWN))
        return self._of(readings, tuple(self._file.mask(word, reading) for reading in readings))

    def _unknown(self, mask: int) -> Cohort:
        kind = self._kinds.setdefault((_EVERYTHING, mask), len(self._kinds))
        return Cohort((_UNKNOWN,), (mask,), _EVERYTHING, mask, kind)

    def _of(self, readings: tuple[Reading, ...], masks: tuple[int, ...]) -> Cohort:
        some, every = 0, _EVERYTHING
        for mask in masks:
            some |= mask
            every &= mask
        kind = self._kinds.setdefault(masks, len(self._kinds))
        return Cohort(readings, masks, some, every, kind, len(masks) > 1)


def _hold(
    conditions: tuple[Condition, ...], cohorts: list[Cohort], at: int, sentence: int
) -> bool:
    for condition in conditions:
        distance, negated, _, tests = condition
        if distance == SENTENCE:
            held = bool(sentence & tests) != negated
        elif distance == LEFT:
            held = any(cohort.some & tests for cohort in cohorts[:at]) != negated
        else:
            held = _passes(condition, cohorts[at + distance])
        if not held:
            return False
    return True


def _passes(condition: Condition, cohort: Cohort) -> bool:
    if not condition.careful:
        passed = bool(cohort.some & condition.tests)
    elif cohort.is_open:
        passed = all(mask & condition.tests for mask in cohort.masks)
    else:  # its only reading, even of a word that might be anything
        passed = bool(cohort.every & condition.tests)
    return passed != condition.negated


@lru_cache(maxsize=8)
def grammar(path: Path) -> Grammar | None:
    """Return the constraints in `path`, None where there is no such file."""
    return Grammar(path) if path.exists() else None
