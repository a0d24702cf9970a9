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
_UNKNOWN = Reading("", "UNKNOWN")
_NAME = Reading("", "PROPN", "unknown")
_MARK, _OPENING = Reading("", "PUNCT"), Reading("", "PUNCT", "open")
_EDGE = Reading("", "EDGE")


class Cohort(NamedTuple):
    """The readings of one word, and which tests each, some and all of them pass."""

    readings: tuple[Reading, ...]
    masks: tuple[int, ...]
    some: int
    every: int


class Grammar:
    """The constraints of one language, ready to be applied."""

    def __init__(self, path: Path) -> None:
        """Read the constraints in `path`; raises ConstraintError for malformed ones."""
        self._file = ConstraintFile(path)
        self._cohorts: dict[tuple[str, tuple[Reading, ...]], Cohort] = {}
        self._relevant: dict[tuple[int, int], tuple[Constraint, ...]] = {}
        self._edge = self._cohort("", (_EDGE,))

    def apply(
        self, words: Sequence[str], readings: Sequence[tuple[Reading, ...]]
    ) -> list[tuple[Reading, ...]]:
        """Return the readings of each word that the rules leave.

        `words` are the words of one sentence in order, with the marks between
        them where they are known. Unknown words have no readings.
        """
        cohorts = [self._cohort(*pair) for pair in zip(words, readings, strict=True)]
        cohorts = [self._edge, *cohorts, self._edge]
        places: Iterable[int] = range(1, len(cohorts) - 1)
        for _ in range(_PASSES):
            changed = self._sweep(cohorts, places)
            places = sorted({near for at in changed for near in range(at - REACH, at + REACH + 1)})
        return [
            cohort.readings if known else ()
            for cohort, known in zip(cohorts[1:-1], readings, strict=True)
        ]

    def _sweep(self, cohorts: list[Cohort], places: Iterable[int]) -> list[int]:
        """Try the rules at `places`, and return the places that they changed."""
        changed = []
        sentence = 0
        for cohort in cohorts:
            if cohort.some != _EVERYTHING:  # no test of a whole sentence can be meant for it
                sentence |= cohort.some
        for at in places:
            if 0 < at < len(cohorts) and len(cohorts[at].readings) > 1:
                before = cohorts[at]
                for rule in self._rules_for(before):
                    for condition in rule.conditions:
                        if not _holds(condition, cohorts, at, sentence):
                            break
                    else:
                        cohorts[at] = _reduced(cohorts[at], rule)
                if cohorts[at] is not before:
                    changed.append(at)
        return changed

    def _rules_for(self, cohort: Cohort) -> tuple[Constraint, ...]:
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

    def _cohort(self, word: str, readings: tuple[Reading, ...]) -> Cohort:
        key = (word, readings)
        cohort = self._cohorts.get(key)
        if cohort is None:
            if len(self._cohorts) > 1 << 16:
                self._cohorts.clear()
            cohort = self._cohorts[key] = self._judge(word, readings)
        return cohort

    def _judge(self, word: str, readings: tuple[Reading, ...]) -> Cohort:
        if not readings:
            if not any(map(str.isalnum, word)):
                readings = (_OPENING if word[-1:] in _OPENERS else _MARK,)
            elif word[0].isupper():
                readings = (_NAME,)
            else:
                mask = self._file.mask(word, _UNKNOWN)
                return Cohort((_UNKNOWN,), (mask,), _EVERYTHING, mask)
        masks = tuple(self._file.mask(word, reading) for reading in readings)
        return _cohort(readings, masks)


def _holds(condition: Condition, cohorts: list[Cohort], at: int, sentence: int) -> bool:
    distance, negated, careful, tests = condition
    if distance == SENTENCE:
        return bool(sentence & tests) != negated
    if distance == LEFT:
        return any(cohort.some & tests for cohort in cohorts[:at]) != negated
    place = at + distance
    if 0 <= place < len(cohorts):
        cohort = cohorts[place]
        if careful:
            return all(mask & tests for mask in cohort.masks) != negated
        return bool(cohort.some & tests) != negated
    return negated


def _reduced(cohort: Cohort, rule: Constraint) -> Cohort:
    """Return `cohort` without what the rule drops, or itself where that is all or nothing."""
    target, keeps = rule.target, rule.keeps
    kept = [at for at, mask in enumerate(cohort.masks) if bool(mask & target) == keeps]
    if not kept or len(kept) == len(cohort.masks):
        return cohort
    return _cohort(
        tuple(cohort.readings[at] for at in kept), tuple(cohort.masks[at] for at in kept)
    )


def _cohort(readings: tuple[Reading, ...], masks: tuple[int, ...]) -> Cohort:
    some, every = 0, _EVERYTHING
    for mask in masks:
        some |= mask
        every &= mask
    return Cohort(readings, masks, some, every)


@lru_cache(maxsize=8)
def grammar(path: Path) -> Grammar | None:
    """Return the constraints in `path`, None where there is no such file."""
    return Grammar(path) if path.exists() else None
