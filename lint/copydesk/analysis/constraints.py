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
_WORDS = 1 << 13
"""Words whose kind is remembered: of a hundred words of news, 95 are among so many."""
_CONTEXTS = 1 << 13
"""Contexts whose outcome is remembered: they decide three places of four."""
_UNKNOWN = Reading("", "UNKNOWN")
_NAME = Reading("", "PROPN", "unknown")
_MARK, _OPENING = Reading("", "PUNCT"), Reading("", "PUNCT", "open")
_EDGE = Reading("", "EDGE")

Readings = tuple[Reading, ...]


class Kind:
    """Which tests the readings of a word pass: each of them, some and all.

    Words of one kind share one object, so that it stands for them in what is
    remembered. An open one has several readings.
    """

    __slots__ = ("every", "is_open", "masks", "some")

    def __init__(self, masks: tuple[int, ...], some: int, every: int) -> None:
        self.masks = masks
        self.some = some
        self.every = every
        self.is_open = len(masks) > 1


class Rule(NamedTuple):
    """A constraint, its conditions parted by where they look."""

    target: int
    keeps: bool
    left: tuple[Condition, ...]
    """Those on the word before."""
    right: tuple[Condition, ...]
    """Those on the word after."""
    here: tuple[Condition, ...]
    """Those on the word itself."""
    far: tuple[Condition, ...]
    """All others."""


class Outcome(NamedTuple):
    """What becomes of a word between two neighbours: its kind, and which readings stay.

    `kept` is None where all stay. `rest` are the rules that look further than
    to the neighbours, and those after them: they are yet to be tried.
    """

    kind: Kind
    kept: tuple[int, ...] | None
    rest: tuple[Rule, ...]


_NOTHING = Kind((0,), 0, 0)
_BEYOND = (_NOTHING,) * REACH
"""What stands past the edges of a sentence: it passes no test."""


class Grammar:
    """The constraints of one language, ready to be applied.

    What a rule can do depends on the kinds of a few words, and kinds come back
    again and again: what was found out of a word and its neighbours is kept.
    """

    def __init__(self, path: Path) -> None:
        """Read the constraints in `path`; raises ConstraintError for malformed ones."""
        self._file = ConstraintFile(path)
        self._rules = tuple(map(_parted, self._file.rules))
        self._words: dict[str, tuple[Readings, Kind]] = {}
        self._outcome = lru_cache(_CONTEXTS)(self._decide)
        self._rules_after = lru_cache(_CONTEXTS // 2)(self._find_rules_after)
        self._relevant = lru_cache(_CONTEXTS)(self._find_relevant)
        self._kept = lru_cache(_CONTEXTS)(self._find_kept)
        self._edge = self._judge("", (_EDGE,))

    def apply(self, words: Sequence[str], readings: Sequence[Readings]) -> list[Readings]:
        """Return the readings of each word that the rules leave.

        `words` are the words of one sentence in order, with the marks between
        them where they are known. Unknown words have no readings.
        """
        kinds = [*_BEYOND, self._edge, *map(self._kind, words, readings), self._edge, *_BEYOND]
        first = len(_BEYOND) + 1
        left = list(readings)
        places: Iterable[int] = range(first, first + len(left))
        for _ in range(_PASSES):
            places = [at for at in places if kinds[at].is_open]
            if not places:
                break
            changed = self._sweep(kinds, left, places)
            places = sorted({near for at in changed for near in range(at - REACH, at + REACH + 1)})
        return left

    def _sweep(self, kinds: list[Kind], left: list[Readings], places: Sequence[int]) -> list[int]:
        """Try the rules at `places`, and return the places that they changed."""
        changed = []
        sentence = 0
        for one in set(kinds):
            if one.some != _EVERYTHING:  # no test of a whole sentence can be meant for it
                sentence |= one.some
        for at in places:
            before = kinds[at]
            kind, kept, rest = self._outcome(kinds[at - 1], before, kinds[at + 1])
            if kept is not None:
                kinds[at] = kind
                _keep(left, at, kept)
            for rule in rest:
                if _targets(rule, kind) and _hold(rule, kinds, at, sentence):
                    kept, kind = self._kept(kind, rule.target, rule.keeps)
                    kinds[at] = kind
                    _keep(left, at, kept)
            if kind is not before:
                changed.append(at)
        return changed

    def _decide(self, left: Kind, kind: Kind, right: Kind) -> Outcome:
        """Try the rules as long as they look no further than to the neighbours."""
        places: tuple[int, ...] | None = None
        rest: list[Rule] = []
        for rule in self._rules_after(left, kind):
            if not _pass(rule.right, right):
                continue
            if rest:
                rest.append(rule)
            elif _targets(rule, kind) and _pass(rule.here, kind):
                if rule.far:
                    rest.append(rule)
                    continue
                kept, kind = self._kept(kind, rule.target, rule.keeps)
                places = kept if places is None else tuple(places[at] for at in kept)
        return Outcome(kind, places, tuple(rest))

    def _find_rules_after(self, left: Kind, kind: Kind) -> tuple[Rule, ...]:
        """Return the rules that may change a word of some kind after another."""
        return tuple(
            rule for rule in self._relevant(kind.some, kind.every) if _pass(rule.left, left)
        )

    def _find_relevant(self, some: int, every: int) -> tuple[Rule, ...]:
        return tuple(
            rule
            for rule in self._rules
            if rule.target & some
            and not rule.target & every
            and all(one.negated or one.tests & some for one in rule.here)
        )

    def _find_kept(self, kind: Kind, target: int, keeps: bool) -> tuple[tuple[int, ...], Kind]:
        """Return which readings a rule leaves of a kind, and what kind that is.

        Where it would drop all, it drops none.
        """
        masks = kind.masks
        kept = tuple(at for at, mask in enumerate(masks) if bool(mask & target) == keeps)
        if not kept or len(kept) == len(masks):
            return tuple(range(len(masks))), kind
        return kept, _kind_of(tuple(masks[at] for at in kept))

    def _kind(self, word: str, readings: Readings) -> Kind:
        known = self._words.get(word)
        # Mostly the very object seen before; to hash readings would cost more than all else.
        if known is None or known[0] is not readings:
            if len(self._words) >= _WORDS:
                self._words.clear()
            known = self._words[word] = readings, self._judge(word, readings)
        return known[1]

    def _judge(self, word: str, readings: Readings) -> Kind:
        if not readings:
            if not any(map(str.isalnum, word)):
                readings = (_OPENING if word[-1:] in _OPENERS else _MARK,)
            elif word[0].isupper():
                readings = (_NAME,)
            else:
                return _unknown(self._file.mask(word, _UNKNOWN))
        return _kind_of(tuple(self._file.mask(word, reading) for reading in readings))


def _parted(rule: Constraint) -> Rule:
    conditions = rule.conditions
    left, right, here = (
        tuple(one for one in conditions if one.distance == distance) for distance in (-1, 1, 0)
    )
    far = tuple(one for one in conditions if one.distance not in (-1, 1, 0))
    return Rule(rule.target, rule.keeps, left, right, here, far)


@lru_cache(maxsize=_CONTEXTS)
def _kind_of(masks: tuple[int, ...]) -> Kind:
    some, every = 0, _EVERYTHING
    for mask in masks:
        some |= mask
        every &= mask
    return Kind(masks, some, every)


@lru_cache(maxsize=_CONTEXTS)
def _unknown(mask: int) -> Kind:
    return Kind((mask,), _EVERYTHING, mask)


def _keep(left: list[Readings], at: int, kept: tuple[int, ...]) -> None:
    """Drop readings; `at` counts what stands past the edge as well."""
    number = at - len(_BEYOND) - 1
    readings = left[number]
    left[number] = tuple([readings[one] for one in kept])


def _targets(rule: Rule, kind: Kind) -> bool:
    """Tell whether a rule would drop some readings of a kind, but not all."""
    target = rule.target
    return bool(target & kind.some) and not target & kind.every


def _pass(conditions: tuple[Condition, ...], kind: Kind) -> bool:
    return all(_passes(one, kind) for one in conditions) if conditions else True


def _hold(rule: Rule, kinds: list[Kind], at: int, sentence: int) -> bool:
    """Tell whether the conditions hold that do not look at the neighbours."""
    if not _pass(rule.here, kinds[at]):
        return False
    for condition in rule.far:
        distance, negated, _, tests = condition
        if distance == SENTENCE:
            held = bool(sentence & tests) != negated
        elif distance == LEFT:
            held = any(kind.some & tests for kind in kinds[:at]) != negated
        else:
            held = _passes(condition, kinds[at + distance])
        if not held:
            return False
    return True


def _passes(condition: Condition, kind: Kind) -> bool:
    if not condition.careful:
        passed = bool(kind.some & condition.tests)
    elif kind.is_open:
        passed = all(mask & condition.tests for mask in kind.masks)
    else:  # its only reading, even of a word that might be anything
        passed = bool(kind.every & condition.tests)
    return passed != condition.negated


@lru_cache(maxsize=8)
def grammar(path: Path) -> Grammar | None:
    """Return the constraints in `path`, None where there is no such file."""
    return Grammar(path) if path.exists() else None
