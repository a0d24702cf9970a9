"""The kinds of words that the constraints of a language tell apart.

Constraints see nothing of a word but the tests that its readings pass. Words that pass
the same ones are of one kind, and what a rule could do to a word of that kind, or beside
one, is found out once.
"""

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk.analysis.constraint_file import Condition, Constraint, ConstraintFile
from copydesk.analysis.reading import Reading

EVERYTHING = -1
"""The tests that a word nobody knows may pass."""
_OPENERS = "«“„‹([:;"
_KINDS = 1 << 13
_UNKNOWN = Reading("", "UNKNOWN")
_NAME = Reading("", "PROPN", "unknown")
_MARK, _OPENING = Reading("", "PUNCT"), Reading("", "PUNCT", "open")
_EDGE = Reading("", "EDGE")

Readings = tuple[Reading, ...]
_Conditions = list[tuple[Condition, int]]
"""Conditions, each with the rules that have it, as bits."""


class Kind:
    """Which tests the readings of a word pass: each of them, some and all.

    Words of one kind share one object, so that it stands for them in what is
    remembered. An open one has several readings. The rest are sets of rules as
    bits: those that could change such a word, those that this word does not
    forbid to change the one after it (`before`), and the one before it (`after`).
    """

    __slots__ = ("after", "before", "every", "here", "is_open", "masks", "some")

    def __init__(self, masks: tuple[int, ...], some: int, every: int) -> None:
        self.masks = masks
        self.some = some
        self.every = every
        self.is_open = len(masks) > 1
        self.here = self.before = self.after = 0


class Known:
    """A form of a word and what it can be; one object for all places where that is so.

    `key` is what the form is looked up by, `lemmas` and `parts` are the distinct
    lemmas and parts of speech of its readings.
    """

    __slots__ = ("_fewer", "key", "kind", "lemmas", "parts", "readings")

    def __init__(self, key: str, readings: Readings, kind: Kind) -> None:
        self.key = key
        self.readings = readings
        self.kind = kind
        self.lemmas = tuple(dict.fromkeys([one[0] for one in readings]))
        self.parts = tuple(dict.fromkeys([one[1] for one in readings]))
        self._fewer: dict[tuple[int, ...], Known] = {}

    def fewer(self, kept: tuple[int, ...], kind: Kind) -> "Known":
        """Return the same form with some of its readings, by their numbers."""
        if len(kept) == len(self.readings):
            return self
        found = self._fewer.get(kept)
        if found is None:
            readings = tuple([self.readings[one] for one in kept])
            found = self._fewer[kept] = Known(self.key, readings, kind)
        return found


class Rule(NamedTuple):
    """A constraint, its conditions on the neighbours left out: they are told by bits."""

    target: int
    keeps: bool
    here: tuple[Condition, ...]
    """Conditions on the word itself."""
    far: tuple[Condition, ...]
    """Those that look further than to the neighbours."""


NOTHING = Kind((0,), 0, 0)
"""What stands past the edges of a sentence: it passes no test."""


class Kinds:
    """The kinds of one language; `rules` are its constraints, `edge` is the kind of an edge."""

    def __init__(self, file: ConstraintFile) -> None:
        self.rules = tuple(map(_parted, file.rules))
        self._file = file
        self._left = _conditions(file.rules, -1)
        self._right = _conditions(file.rules, 1)
        self.of_masks = lru_cache(_KINDS)(self._make)
        self.edge = self.of("", (_EDGE,))

    def of(self, word: str, readings: Readings) -> Kind:
        """Return the kind of a word, or of a mark between two words."""
        if not readings:
            if not any(map(str.isalnum, word)):
                readings = (_OPENING if word[-1:] in _OPENERS else _MARK,)
            elif word[0].isupper():
                readings = (_NAME,)
            else:
                return self.of_masks((self._file.mask(word, _UNKNOWN),), EVERYTHING)
        return self.of_masks(tuple(self._file.mask(word, reading) for reading in readings))

    def _make(self, masks: tuple[int, ...], some: int = 0) -> Kind:
        every = EVERYTHING
        for mask in masks:
            some |= mask
            every &= mask
        kind = Kind(masks, some, every)
        kind.before = self._allowed(kind, self._left)
        kind.after = self._allowed(kind, self._right)
        if kind.is_open:
            kind.here = sum(
                1 << number
                for number, rule in enumerate(self.rules)
                if targets(rule, kind)
                and all(one.negated or one.tests & some for one in rule.here)
            )
        return kind

    def _allowed(self, kind: Kind, conditions: _Conditions) -> int:
        """Return the rules that have no condition which a neighbour of some kind fails."""
        rules = (1 << len(self.rules)) - 1
        for condition, having in conditions:
            if not passes(condition, kind):
                rules &= ~having
        return rules


def _conditions(rules: Sequence[Constraint], distance: int) -> _Conditions:
    """Return the distinct conditions at a distance, each with the rules that have it."""
    having: dict[Condition, int] = {}
    for number, rule in enumerate(rules):
        for one in rule.conditions:
            if one.distance == distance:
                having[one] = having.get(one, 0) | 1 << number
    return list(having.items())


def _parted(rule: Constraint) -> Rule:
    conditions = rule.conditions
    here = tuple(one for one in conditions if not one.distance)
    far = tuple(one for one in conditions if one.distance not in (-1, 1, 0))
    return Rule(rule.target, rule.keeps, here, far)


def targets(rule: Rule, kind: Kind) -> bool:
    """Tell whether a rule would drop some readings of a kind, but not all."""
    target = rule.target
    return bool(target & kind.some) and not target & kind.every


def passes(condition: Condition, kind: Kind) -> bool:
    """Tell whether a condition holds where it looks at a word of some kind."""
    if not condition.careful:
        passed = bool(kind.some & condition.tests)
    elif kind.is_open:
        passed = all(mask & condition.tests for mask in kind.masks)
    else:  # its only reading, even of a word that might be anything
        passed = bool(kind.every & condition.tests)
    return passed != condition.negated
