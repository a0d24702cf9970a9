"""Finding a pattern of words among the tokens of an article."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from copydesk.analysis.reading import Reading
from copydesk.analysis.tagging import Tagged, Token
from copydesk.word_test import WordTest

STEPS = 20_000
"""Words that one pattern may look at from one place; then the rule fails."""


class Agreement(NamedTuple):
    """That a word agrees with an earlier one of the match, or does not."""

    word: str
    features: tuple[str, ...]
    wanted: bool


@dataclass(frozen=True, slots=True)
class Step:
    """A place in a pattern: what stands there, and how often."""

    test: WordTest
    least: int = 1
    most: int = 1
    name: str = ""
    fault: bool = False
    agreements: tuple[Agreement, ...] = ()


class Trigger(NamedTuple):
    """Words without which a pattern cannot match, and where in it they stand.

    `kind` is "keys", "lemmas" or "parts", an index of `Tagged`; the words come
    `least` to `most` tokens after the start of a match.
    """

    kind: str
    values: frozenset[str]
    least: int
    most: int


class Piece(NamedTuple):
    """The tokens from `start` to `end` that one step took, and their fitting readings."""

    step: Step
    start: int
    end: int
    readings: tuple[Reading, ...]


Match = tuple[Piece, ...]


_Places = Sequence[Sequence[int]]


class Needs:
    """The triggers of one pattern, those that few texts have first."""

    def __init__(self, triggers: Sequence[Trigger]) -> None:
        self._triggers = triggers
        self._telling = [one for one in triggers if one.kind != "parts"] or triggers[:1]

    def starts(self, text: Tagged) -> Sequence[int]:
        """Return where a match may begin, in order: near the rarest of what it needs."""
        if not self._triggers:
            return range(len(text.tokens))
        for trigger in self._telling:
            # All have to be there; most texts lack one, which is soon told.
            if getattr(text, trigger.kind).keys().isdisjoint(trigger.values):
                return ()
        found = [(_places(one, text), one) for one in self._telling]
        places, rarest = min(found, key=_count) if len(found) > 1 else found[0]
        return self._near(rarest, places, text)

    def _near(self, trigger: Trigger, places: _Places, text: Tagged) -> Sequence[int]:
        """Return where a match may begin that has one trigger at one of some places."""
        begin: set[int] = set()
        for steps in range(trigger.least, trigger.most + 1):
            for some in places:
                begin.update(some if not steps else [at - steps for at in some if at >= steps])
        for other in self._triggers:
            if not begin:
                break
            if other is not trigger and other.least == other.most:
                begin = _standing(other, begin, text)
        return sorted(begin)


def _places(trigger: Trigger, text: Tagged) -> _Places:
    """Return the places of each of a trigger's words."""
    index: Mapping[str, Sequence[int]] = getattr(text, trigger.kind)
    values = trigger.values
    if len(values) > len(index):
        return [index[value] for value in values.intersection(index)]
    return [index[value] for value in values if value in index]


def _count(found: tuple[_Places, Trigger]) -> int:
    return sum(map(len, found[0]))


def _standing(trigger: Trigger, begin: set[int], text: Tagged) -> set[int]:
    """Return the places from which on a trigger stands where it has to, sooner than by trying."""
    values, steps, last = trigger.values, trigger.least, len(text.tokens) - 1
    if trigger.kind == "keys":
        tokens = text.tokens
        return {at for at in begin if at + steps <= last and tokens[at + steps].key in values}
    known = text.known
    if trigger.kind == "lemmas":
        return {
            at
            for at in begin
            if at + steps <= last and not values.isdisjoint(known[at + steps].lemmas)
        }
    return {
        at for at in begin if at + steps <= last and not values.isdisjoint(known[at + steps].parts)
    }


def find(steps: Sequence[Step], begin: Sequence[int], text: Tagged) -> Iterator[Match]:
    """Yield the matches that begin at one of some places; they do not overlap.

    Repeated and optional words are taken as often as can be. Raises
    TimeoutError where the pattern has more ways to match than it is worth.
    """
    search = _Search(steps, text.tokens)
    done = 0
    for start in begin:
        if start >= done:
            found = search.match(start)
            if found is not None:
                yield found
                done = max(found[-1].end, start + 1)


class _Search:
    """One pattern over one article, with what is left of its time at one place."""

    def __init__(self, steps: Sequence[Step], tokens: Sequence[Token]) -> None:
        self._steps = steps
        self._tokens = tokens
        self._left = STEPS

    def match(self, start: int) -> Match | None:
        """Return the match that begins at `start`, if there is one."""
        self._left = STEPS
        return self._from(0, start, ())

    def _from(self, first: int, at: int, taken: Match) -> Match | None:
        """Return the match whose steps from number `first` on take what stands from `at` on."""
        for number in range(first, len(self._steps)):
            step = self._steps[number]
            if not step.least == step.most == 1:
                return self._longest(number, at, taken)
            readings = self._taken(step, at, taken)
            if readings is None:
                return None
            taken = (*taken, Piece(step, at, at + 1, readings))
            at += 1
        return taken

    def _longest(self, number: int, at: int, taken: Match) -> Match | None:
        """Return the match in which a repeated or optional step takes as much as it can."""
        step = self._steps[number]
        for end, readings in reversed(self._runs(step, at, taken)):
            found = self._from(number + 1, end, (*taken, Piece(step, at, end, readings)))
            if found is not None:
                return found
        return None

    def _taken(self, step: Step, at: int, taken: Match) -> tuple[Reading, ...] | None:
        """Return the readings with which a step may take a word, None where it may not."""
        self._left -= 1
        if self._left < 0:
            raise TimeoutError(f"the pattern looked at {STEPS} words from one place")
        if at >= len(self._tokens):
            return None
        readings = step.test.passing(self._tokens[at])
        if readings is None or not step.agreements:
            return readings
        return readings if all(_agrees(one, readings, taken) for one in step.agreements) else None

    def _runs(self, step: Step, at: int, taken: Match) -> list[tuple[int, tuple[Reading, ...]]]:
        """Return the ends of the runs of words that a step may take, shortest first."""
        runs: list[tuple[int, tuple[Reading, ...]]] = [(at, ())] if not step.least else []
        for count in range(1, step.most + 1):
            readings = self._taken(step, at, taken)
            if readings is None:
                break
            at += 1
            if count >= step.least:
                runs.append((at, readings))
        return runs


def _agrees(wanted: Agreement, readings: tuple[Reading, ...], taken: Match) -> bool:
    other = next((piece for piece in taken if piece.step.name == wanted.word), None)
    if other is None:
        return False
    return agreement(readings, other.readings, wanted.features) is wanted.wanted


def agreement(
    one: Sequence[Reading], two: Sequence[Reading], features: Sequence[str]
) -> bool | None:
    """Tell whether two words are sure to agree (True), or sure not to (False).

    None where some of their readings agree and some do not, where a reading
    lacks a feature, and for a word without readings.
    """
    answers = {_compare(left, right, features) for left in one for right in two}
    return answers.pop() if len(answers) == 1 else None


def _compare(one: Reading, two: Reading, features: Sequence[str]) -> bool | None:
    """Tell whether two readings agree, None where one of them lacks a feature."""
    result: bool | None = True
    for feature in features:
        left, right = getattr(one, feature), getattr(two, feature)
        if not (left and right):
            result = None
        elif not _compatible(feature, left, right):
            return False
    return result


def _compatible(feature: str, left: str, right: str) -> bool:
    if feature == "person":
        return bool(set(left) & set(right))
    return left == right or "e" in (left, right) or "i" in (left, right)
