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
    forbid to change the one after it (`to_next`), and the one before it (`to_last`).
    """

    __slots__ = ("every", "here", "is_open", "masks", "some", "to_last", "to_next")

    def __init__(self, masks: tuple[int, ...], some: int, every: int) -> None:
        self.masks = masks
        self.some = some
        self.every = every
        self.is_open = len(masks) > 1
        self.here = self.to_next = self.to_last = 0


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
        self.of_masks = lru_cache(_KINDS)(self._make)
        self._file = file
        self._tests = _Tests(file.rules)
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
        return self.of_masks(tuple([self._file.mask(word, reading) for reading in readings]))

    def _make(self, masks: tuple[int, ...], some: int = 0) -> Kind:
        every = EVERYTHING
        for mask in masks:
            some |= mask
            every &= mask
        kind = Kind(masks, some, every)
        kind.to_next, kind.to_last = self._tests.allowed(kind)
        if kind.is_open:
            kind.here = self._tests.applicable(kind)
        return kind


class _Tests:
    """All that constraints ask of one word, numbered, so that it is answered in one go.

    `_asking` has for each test, as a bit, the conditions that ask for it; `_aiming` the
    rules that drop or keep what passes it.
    """

    def __init__(self, rules: Sequence[Constraint]) -> None:
        self._numbers: dict[tuple[bool, bool, int], int] = {}
        self._asking: dict[int, int] = {}
        self._aiming: dict[int, int] = {}
        self._careful = self._negated = 0
        self._rules = (1 << len(rules)) - 1
        self._left, self._here, self._right = (self._demands(rules, at) for at in (-1, 0, 1))
        for number, rule in enumerate(rules):
            _note(self._aiming, rule.target, 1 << number)
        self._conditions = (1 << len(self._numbers)) - 1
        self._asked = lru_cache(_KINDS)(self._find_asked)

    def allowed(self, kind: Kind) -> tuple[int, int]:
        """Return the rules that may change the word after one of a kind, and the one before."""
        asked = [self._asked(mask) for mask in kind.masks]
        some, every = 0, self._conditions
        for one in asked:
            some |= one
            every &= one
        if kind.some == EVERYTHING:
            some = self._conditions
        failed = ~((every & self._careful | some & ~self._careful) ^ self._negated)
        to_next = to_last = self._rules
        for needed, rules in self._left:
            if needed & failed:
                to_next &= ~rules
        for needed, rules in self._right:
            if needed & failed:
                to_last &= ~rules
        return to_next, to_last

    def applicable(self, kind: Kind) -> int:
        """Return the rules that would drop some readings of a kind, and could do so there."""
        aimed = _joined(self._aiming, kind.some) & ~_joined(self._aiming, kind.every)
        never = ~self._asked(kind.some) & ~self._negated
        for needed, rules in self._here:
            if needed & never:
                aimed &= ~rules
        return aimed

    def _find_asked(self, mask: int) -> int:
        return _joined(self._asking, mask)

    def _demands(self, rules: Sequence[Constraint], distance: int) -> list[tuple[int, int]]:
        """Return what rules ask of the word at a distance, and which rules ask just that."""
        demands: dict[int, int] = {}
        for number, rule in enumerate(rules):
            needed = 0
            for one in rule.conditions:
                if one.distance == distance:
                    needed |= self._number(one)
            if needed:
                demands[needed] = demands.get(needed, 0) | 1 << number
        return list(demands.items())

    def _number(self, condition: Condition) -> int:
        """Return the bit of a condition, which is the same wherever it looks."""
        _, negated, careful, tests = condition
        bit = self._numbers.get((negated, careful, tests))
        if bit is None:
            bit = self._numbers[negated, careful, tests] = 1 << len(self._numbers)
            _note(self._asking, tests, bit)
            self._careful |= bit * careful
            self._negated |= bit * negated
        return bit


def _note(table: dict[int, int], tests: int, bit: int) -> None:
    """Add a bit to what a table has under each of some tests."""
    while tests:
        lowest = tests & -tests
        table[lowest] = table.get(lowest, 0) | bit
        tests ^= lowest


def _joined(table: dict[int, int], tests: int) -> int:
    """Return all that a table has under some tests."""
    found = 0
    while tests:
        lowest = tests & -tests
        found |= table.get(lowest, 0)
        tests ^= lowest
    return found


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
