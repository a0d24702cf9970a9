"""What a rule saw in the articles of a run, in a tenth of the room that a list would take."""

from array import array
from collections.abc import Iterator, Sequence
from typing import Any, overload

from copydesk.rule import Observation, Sighting
from copydesk.source import Span

_PLAIN = frozenset((str, bool, type(None)))
"""Types of which no two values are equal but of different types, as 1 and True are."""


class Values:
    """The distinct values of a run: thousands of articles see the same names."""

    def __init__(self) -> None:
        self._known: dict[tuple[type, object], object] = {}

    def once(self, value: object) -> object:
        """Return the first of equal values, if the value is a tuple of plain ones."""
        if isinstance(value, tuple) and _PLAIN.issuperset(map(type, value)):
            return self._known.setdefault((type(value), value), value)
        return value


class Sightings(Sequence[Sighting]):
    """The sightings of one rule, made when they are asked for.

    `paths` are those of the files, to which more may be added meanwhile; numbers of files
    count in it from 0.
    """

    def __init__(self, paths: Sequence[str]) -> None:
        self._paths = paths
        self._files = array("I")
        self._starts = array("q")
        self._ends = array("q")
        self._articles = array("I")
        self._values: list[Any] = []

    def add(self, file: int, observation: Observation, values: Values) -> None:
        """Add what the rule observed in the file of some number."""
        start, end = observation.span
        self._files.append(file)
        self._starts.append(start)
        self._ends.append(end)
        self._articles.append(observation.article)
        self._values.append(values.once(observation.value))

    def __len__(self) -> int:
        return len(self._values)

    @overload
    def __getitem__(self, at: int) -> Sighting: ...
    @overload
    def __getitem__(self, at: slice) -> list[Sighting]: ...
    def __getitem__(self, at: int | slice) -> Sighting | list[Sighting]:
        if isinstance(at, slice):
            return [self[one] for one in range(*at.indices(len(self)))]
        span = Span(self._starts[at], self._ends[at])
        return Sighting(self._paths[self._files[at]], span, self._values[at], self._articles[at])

    def __iter__(self) -> Iterator[Sighting]:
        return map(self.__getitem__, range(len(self)))

    def in_order(self) -> Sequence[Sighting]:
        """Return the sightings in the order of their files, those of one file as they came."""
        files = self._files
        if all(files[at - 1] <= files[at] for at in range(1, len(files))):
            return self
        return [self[at] for at in sorted(range(len(files)), key=files.__getitem__)]
