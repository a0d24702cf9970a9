"""Files of constraints: what they say and how they are read.

They are in a small part of the notation of constraint grammars (Karlsson 1990;
visl.sdu.dk/cg3), one rule a line:

    LIST Clitic = PRON.clitic ADV.clitic
    REMOVE VERB.fin IF (-1C DET ADP)
    SELECT PRON IF (0 <ce>) (1 <que> <qui>)

A test is one or more alternatives; each is a part of speech ("*" for any) and features
joined by dots, a form in lower case as <form>, a lemma as "lemma", or the name of a LIST.
Features are those of `Reading`: fin, inf, part, ppast, ppres, ind, sub, cnd, imp; pres,
imperfect, past, fut; m, f, s, p (an epicene or invariable form has both; "=m" is m only);
1, 2, 3 ("=12" is first or second, not third); :t for a valency with t; cap for a
capitalised form; any other word is a kind. EDGE is the end of a sentence, PUNCT a mark,
PUNCT.open one that opens a quotation or parenthesis, a colon or a semicolon.

A condition looks at the word at a distance of up to four, with SENT at every word of the
sentence, with LEFT at all before this one. It holds where one reading of that word passes
the test, with C where all do, with NOT where none does. REMOVE drops the readings that
pass its test, SELECT the others; neither ever drops the last one.
"""

import re
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

from copydesk.analysis.reading import Reading

REACH = 4
"""How far a condition can look."""
SENTENCE, LEFT = 99, 98
"""Distances that stand for every word of the sentence, and for all before the word."""

Test = Callable[[Reading, bool], bool]
_RULE = re.compile(r"(REMOVE|SELECT)\s+(.+?)(?:\s+IF\s+(.+))?$")
_CONDITION = re.compile(r"\(\s*(NOT\s+)?(?:(SENT|LEFT)|(-?[0-4])(C?))\s+([^()]+)\)")
_FEATURES = re.compile(r"(\*|[A-Z]+)(\.[=:\w]+)*")
_MOODS = frozenset(("ind", "sub", "cnd", "imp", "inf", "part"))
_TENSES = {"pres": "pres", "imperfect": "imp", "past": "past", "fut": "fut"}


class ConstraintError(ValueError):
    """A file of constraints is malformed; the message names file and line."""


class Condition(NamedTuple):
    """What a rule demands of one word: its distance, and a set of tests as bits."""

    distance: int
    negated: bool
    careful: bool
    tests: int


class Constraint(NamedTuple):
    """One rule: which readings it removes, or keeps, and when."""

    target: int
    keeps: bool
    conditions: tuple[Condition, ...]


class ConstraintFile:
    """The rules of one file, and the tests they are made of, a bit each."""

    def __init__(self, path: Path) -> None:
        """Read the constraints in `path`; raises ConstraintError for malformed ones."""
        self.path = path
        self.rules: list[Constraint] = []
        self._bits: dict[str, int] = {}
        self._size = 0
        self._tests: dict[str, list[tuple[int, Test]]] = {}
        self._forms: dict[str, int] = {}
        self._lemmas: dict[str, int] = {}
        self._masks: dict[tuple[bool, tuple[str, ...]], int] = {}
        for number, line in enumerate(path.read_text("utf-8").splitlines(), start=1):
            self._read(line.partition("#")[0].strip(), number)

    def mask(self, word: str, reading: Reading) -> int:
        """Return the tests that `reading` of `word` passes, as bits."""
        capital = word[:1].isupper()
        key = capital, reading[1:]
        mask = self._masks.get(key)
        if mask is None:
            tests = (*self._tests.get(reading.pos, ()), *self._tests.get("*", ()))
            mask = sum(bit for bit, test in tests if test(reading, capital))
            self._masks[key] = mask
        form = word.lower().replace("’", "'")
        return mask | self._forms.get(form, 0) | self._lemmas.get(reading.lemma, 0)

    def _read(self, line: str, number: int) -> None:
        if not line:
            return
        if line.startswith("LIST "):
            name, _, tests = line[5:].partition("=")
            self._bits[name.strip()] = self._set(tests, number)
            return
        found = _RULE.match(line)
        conditions = list(_CONDITION.finditer(found[3] or "")) if found else []
        if not found or _CONDITION.sub("", found[3] or "").strip():
            raise self._error(number, f"this is no rule: {line}")
        self.rules.append(
            Constraint(
                self._set(found[2], number),
                found[1] == "SELECT",
                tuple(self._condition(one, number) for one in conditions),
            )
        )

    def _condition(self, found: re.Match[str], number: int) -> Condition:
        scans = {"SENT": SENTENCE, "LEFT": LEFT}
        distance = scans[found[2]] if found[2] else int(found[3])
        return Condition(distance, bool(found[1]), bool(found[4]), self._set(found[5], number))

    def _set(self, tests: str, number: int) -> int:
        bits = 0
        for name in tests.split():
            if name not in self._bits:
                self._bits[name] = self._new_bit(name, number)
            bits |= self._bits[name]
        return bits

    def _new_bit(self, name: str, number: int) -> int:
        bit = 1 << self._size
        self._size += 1
        if name[0] == "<" and name[-1] == ">":
            self._forms[name[1:-1]] = bit
        elif name[0] == name[-1] == '"':
            self._lemmas[name[1:-1]] = bit
        elif _FEATURES.fullmatch(name):
            self._tests.setdefault(name.partition(".")[0], []).append((bit, _test(name)))
        else:
            raise self._error(number, f"no LIST is called {name!r}")
        return bit

    def _error(self, number: int, reason: str) -> ConstraintError:
        return ConstraintError(f"{self.path}, line {number}: {reason}")


def _test(name: str) -> Test:
    """Return the test for a part of speech and features."""
    pos, *features = name.split(".")
    tests = [_feature(feature) for feature in features]
    return lambda reading, capital: (
        pos in ("*", reading.pos) and all(test(reading, capital) for test in tests)
    )


def _feature(name: str) -> Test:
    value = name.removeprefix("=")
    either = "" if value != name else "e"
    if value in ("m", "f"):
        return lambda reading, _: reading.gender in (value, either or value)
    either = "" if value != name else "i"
    if value in ("s", "p"):
        return lambda reading, _: reading.number in (value, either or value)
    if value.isdigit():
        return lambda reading, _: (
            reading.person == value if value != name else value in reading.person
        )
    if value in ("ppast", "ppres"):
        return lambda reading, _: reading.mood == "part" and reading.tense == value[1:]
    if value == "cap":
        return lambda _, capital: capital
    return _plain_feature(value)


def _plain_feature(value: str) -> Test:
    if value == "fin":
        return lambda reading, _: reading.finite
    if value in _MOODS:  # "ind" and "inf" are kinds of determiners and prepositions as well
        return lambda reading, _: reading.mood == value or reading.is_a(value)
    if value in _TENSES:
        return lambda reading, _: reading.tense == _TENSES[value]
    if value[0] == ":":
        return lambda reading, _: value[1:] in reading.valency
    return lambda reading, _: reading.is_a(value)
