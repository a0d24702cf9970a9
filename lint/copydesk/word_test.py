"""What one table of a word pattern asks of a word, and how a word is tested."""

import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.analysis.reading import Reading
from copydesk.analysis.tagging import Token
from copydesk.analysis.words import Word

ReadingTest = Callable[[Reading], bool]
TokenTest = Callable[[Token], bool]

SPELLING = ("text", "lower", "regex", "list", "unknown", "capitalised", "mark", "edge")
"""What is asked of the word as written."""
TAGS = (
    *("lemma", "pos", "kind", "gender", "number", "person"),
    *("mood", "tense", "valency", "auxiliary", "elides"),
)
"""What is asked of its readings."""
_BOTH = {"gender": "e", "number": "i"}


@dataclass(frozen=True, slots=True)
class WordTest:
    """What a table asks; see docs/pattern-rules.md for what each key means.

    A word passes if it is spelt so and, where something is asked of its
    readings, all of them fit (`may`: one of them), and it does not pass any
    test in `never`. A word without readings fits no tag, nor the lack of one.
    """

    spelling: tuple[TokenTest, ...]
    tags: tuple[ReadingTest, ...]
    may: bool
    never: "tuple[WordTest, ...]"
    marks: bool

    def passing(self, token: Token) -> tuple[Reading, ...] | None:
        """Return the readings that fit, None where the word does not pass."""
        if not (token.is_word or self.marks):
            return None
        for test in self.spelling:
            if not test(token):
                return None
        readings = self._fitting(token) if self.tags else token.readings
        if self.tags and not readings:
            return None
        for other in self.never:
            if other.excludes(token):
                return None
        return readings

    def excludes(self, token: Token) -> bool:
        """Tell whether the word might be what this test describes.

        One fitting reading is enough, and so is not being known.
        """
        if not (token.is_word or self.marks):
            return False
        if not all(test(token) for test in self.spelling):
            return False
        if not self.tags:
            return True
        if not token.readings:
            return True
        return any(all(test(one) for test in self.tags) for one in token.readings)

    def _fitting(self, token: Token) -> tuple[Reading, ...]:
        fitting = token.readings
        for test in self.tags:
            if self.may:
                fitting = tuple(filter(test, fitting))
            elif not all(map(test, fitting)):
                return ()
        return fitting


def word_test(table: Mapping[str, Any], lists: Mapping[str, Path]) -> WordTest:
    """Return the test that a table describes; its keys and types are right.

    Raises re.error, KeyError for an unknown list, and OSError for one that
    cannot be read.
    """
    never = table.get("not", ())
    spelling = [_spelling(key, table[key], lists) for key in SPELLING if key in table]
    return WordTest(
        spelling=tuple(spelling),
        tags=tuple(_tag(key, values(table[key])) for key in TAGS if key in table),
        may=table.get("may", False),
        never=tuple(word_test(one, lists) for one in _tables(never)),
        marks=any(key in table for key in ("text", "mark", "edge", "regex")),
    )


def values(value: str | list[str]) -> tuple[str, ...]:
    """Return the alternatives of a key that may have several."""
    return (value,) if isinstance(value, str) else tuple(value)


def key_of(text: str) -> str:
    """Return how a text is looked up among the keys of words."""
    return Word(text, 0, 0).key


def _tables(value: Any) -> Iterable[Mapping[str, Any]]:
    return (value,) if isinstance(value, dict) else value


def _spelling(key: str, value: Any, lists: Mapping[str, Path]) -> TokenTest:
    if key == "regex":
        full = re.compile(value).fullmatch
        return lambda token: bool(token.text) and full(token.text) is not None
    if key in ("text", "lower", "list"):
        wanted = entries(lists[value]) if key == "list" else frozenset(values(value))
        if key == "text":
            return lambda token: token.text in wanted
        return lambda token: token.key in wanted
    if key == "edge":
        return lambda token: not token.text
    if key == "mark":
        return lambda token: token.is_mark == value
    if key == "unknown":
        return lambda token: (not token.readings) == value
    return lambda token: token.text[0].isupper() == value


@cache
def entries(path: Path) -> frozenset[str]:
    """Return the entries of a word list, one a line. Raises OSError."""
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return frozenset(line for line in lines if line and not line.startswith("#"))


def _tag(key: str, values: tuple[str, ...]) -> ReadingTest:
    """Return the test of one feature; several values are alternatives."""
    if key == "kind":
        return lambda reading: any(map(reading.is_a, values))
    if key in ("valency", "auxiliary"):
        letters = {"avoir": "a", "être": "e"}
        wanted = [letters.get(value, value) for value in values]
        return lambda reading: any(one in reading.valency for one in wanted)
    if key == "person":
        return lambda reading: any(one in reading.person for one in values)
    if key == "mood" and "finite" in values:
        return lambda reading: reading.finite or reading.mood in values
    place = Reading._fields.index(key)
    allowed = frozenset((*values, _BOTH[key]) if key in _BOTH else values)
    return lambda reading: reading[place] in allowed
