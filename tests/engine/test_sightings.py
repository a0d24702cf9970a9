"""The sightings of a run, packed."""

from typing import NamedTuple

from copydesk.rule import Observation, Sighting
from copydesk.sightings import Sightings, Values
from copydesk.source import Span


class Style(NamedTuple):
    """A value that is a tuple with names."""

    name: str
    is_upper: bool


def seen(*observations: tuple[int, Observation]) -> Sightings:
    every, values = Sightings(["a.txt", "b.txt"]), Values()
    for file, one in observations:
        every.add(file, one, values)
    return every


def test_sightings_come_back_as_they_were_seen() -> None:
    every = seen((0, Observation(Span(3, 9), ("fr", "Petit"))), (1, Observation(Span(0, 4), 7, 2)))
    assert list(every) == [
        Sighting("a.txt", Span(3, 9), ("fr", "Petit")),
        Sighting("b.txt", Span(0, 4), 7, 2),
    ]
    assert (len(every), every[-1], every[:1]) == (2, list(every)[1], [every[0]])
    assert every.in_order() is every


def test_files_are_put_in_order_and_what_one_file_has_stays_so() -> None:
    every = seen(
        *((file, Observation(Span(0, 1), file * 10 + at)) for file in (1, 0) for at in (1, 0))
    )
    assert [one.value for one in every.in_order()] == [1, 0, 11, 10]


def test_equal_values_are_held_once_but_not_those_of_other_types() -> None:
    values = Values()
    first = values.once(("fr", "Petit"))
    assert values.once(("f" + "r", "Petit")) is first
    style = values.once(Style("Petit", True))
    assert values.once(Style("Petit", True)) is style
    assert type(values.once(("Petit", True))) is tuple
    assert type(values.once((1,))[0]) is int  # type: ignore[index]
    assert values.once((True,)) == (True,)
    assert values.once([1]) == [1]
