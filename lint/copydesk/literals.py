"""What a text must contain for a pattern to match at all."""

import re
from collections.abc import Iterable
from functools import cache
from itertools import product

MOST = 64
"""Strings that a stretch of a pattern is spelt out as; longer ones are cut there."""
ALL = 500
"""Strings of a whole pattern; one that needs more of them is as well tried itself."""
SMALL = 4
"""Characters of a set in brackets that are taken one by one."""
EDGES = frozenset("bBAzZ")
"""Letters that after a backslash stand for a place, where nothing is taken."""
PLAIN_ESCAPES = frozenset("dDwWsSXRKGmMhHvV")
"""Letters that after a backslash stand for no character of their own."""
REPEATED = frozenset("*+{")
CONTROLS = {"n": "\n", "r": "\r", "t": "\t"}
_ESCAPED = re.compile(r"\\([^\w\s])")
"""A mark in a set that stands for itself."""
Strings = frozenset[str]
ANY: Strings = frozenset({""})


class UnreadableError(ValueError):
    """A pattern with something that is not looked into."""


@cache
def required_literals(pattern: str) -> frozenset[str]:
    r"""Return strings of which every match of `pattern` contains one.

    With nothing known of a pattern they are the empty string alone, which every
    text contains: that is always right, if slow. Case is that of the pattern.

    >>> sorted(required_literals(r"\bfaire (?:du )?sens\b"))
    ['faire du sens', 'faire sens']
    >>> sorted(required_literals(r"cat|d[ou]gs?"))
    ['cat', 'dog', 'dug']
    >>> sorted(required_literals(r"\d+ pour cent"))
    [' pour cent']
    """
    try:
        return _Reader(pattern).all()
    except (UnreadableError, IndexError):
        return ANY


class _Reader:
    """Reads one pattern from left to right; `at` is how far."""

    def __init__(self, pattern: str) -> None:
        self._pattern = pattern
        self._verbose = False
        self._at = 0

    def all(self) -> Strings:
        """Return what the whole pattern requires."""
        if self._pattern.startswith("(?") and self._pattern[2:3].islower():
            self._flags()
        best, _ = self._alternatives()
        if self._at < len(self._pattern):
            raise UnreadableError
        return best

    def _flags(self) -> None:
        end = self._pattern.index(")")
        flags = self._pattern[2:end]
        if set(flags) - set("imsx"):
            raise UnreadableError
        self._verbose = "x" in flags
        self._at = end + 1

    def _next(self) -> str:
        return self._pattern[self._at : self._at + 1]

    def _alternatives(self) -> tuple[Strings, Strings | None]:
        """Return what a pattern or group requires, and all it can be, None where unknown."""
        best: list[Strings] = []
        whole: list[Strings | None] = []
        while True:
            one, every = self._sequence()
            best.append(one)
            whole.append(every)
            if self._next() != "|":
                break
            self._at += 1
        return _together(best), _whole(whole)

    def _sequence(self) -> tuple[Strings, Strings | None]:
        """Return what one alternative requires, and all it can be."""
        runs, current, known = [ANY], ANY, True
        while self._next() not in {"", "|", ")"}:
            if self._verbose and self._skipped():
                continue
            if self._pattern.startswith("(?=", self._at):
                runs.append(self._looked_at(current))
                continue
            least, every = self._item()
            least, every = self._quantified(least, every)
            if every is None or len(current) * len(every) > MOST:
                runs += [current, least]
                current, known = ANY, False
            else:
                current = frozenset(map("".join, product(current, every)))
        return max([*runs, current], key=_worth), current if known else None

    def _looked_at(self, before: Strings) -> Strings:
        """Pass a look ahead; return what the text has there: it follows `before` at once."""
        self._at += len("(?=")
        best, every = self._alternatives()
        self._at += 1  # the closing bracket
        if self._next() in {"?", *REPEATED}:  # it may look at nothing
            raise UnreadableError
        if every is None or len(before) * len(every) > MOST:
            return best
        return frozenset(map("".join, product(before, every)))

    def _skipped(self) -> bool:
        """Pass white space or a comment of a verbose pattern."""
        if self._next().isspace():
            self._at += 1
            return True
        if self._next() != "#":
            return False
        self._at = self._pattern.find("\n", self._at) + 1 or len(self._pattern)
        return True

    def _item(self) -> tuple[Strings, Strings | None]:
        """Read what one quantifier would speak of."""
        character = self._next()
        self._at += 1
        if character == "(":
            return self._group()
        if character == "[":
            return ANY, self._set()
        if character == "\\":
            return ANY, self._escape()
        if character in ".^$":
            return ANY, None
        return ANY, frozenset({character})

    def _quantified(self, least: Strings, every: Strings | None) -> tuple[Strings, Strings | None]:
        while self._verbose and self._next().isspace():
            self._at += 1
        sign = self._next()
        if sign not in {"?", *REPEATED}:
            return least, every
        self._at += 1
        repeated = sign
        if sign == "{":
            end = self._pattern.index("}", self._at)
            repeated = self._pattern[self._at : end]
            if not repeated.replace(",", "").isdigit():
                raise UnreadableError
            self._at = end + 1
        if self._next() in {"?", "+"}:
            self._at += 1
        if sign == "?":
            return ANY, None if every is None else every | ANY
        if sign == "*" or repeated.startswith(("0", ",")):
            return ANY, None
        return (least if every is None else max(least, every, key=_worth)), None

    def _group(self) -> tuple[Strings, Strings | None]:
        if self._pattern.startswith("?&", self._at):  # another group, once more
            self._at = self._pattern.index(")", self._at) + 1
            return ANY, None
        around = self._opened()
        best, every = self._alternatives()
        self._at += 1  # the closing bracket
        return (ANY, None) if around else (best, every)

    def _opened(self) -> bool:
        """Pass the head of a group; tell whether it looks around and takes nothing."""
        pattern = self._pattern
        if not pattern.startswith("?", self._at):
            return False
        for head in ("?:", "?>"):
            if pattern.startswith(head, self._at):
                self._at += len(head)
                return False
        for head in ("?=", "?!", "?<=", "?<!"):
            if pattern.startswith(head, self._at):
                self._at += len(head)
                return True
        if not pattern.startswith(("?P<", "?<"), self._at):
            raise UnreadableError
        self._at = pattern.index(">", self._at) + 1
        return False

    def _escape(self) -> Strings | None:
        character = self._pattern[self._at]
        self._at += 1
        if character in EDGES:
            return ANY
        if character in PLAIN_ESCAPES:
            return None
        if character.isalnum():
            if character in CONTROLS:
                return frozenset({CONTROLS[character]})
            width = {"x": 2, "u": 4, "U": 8}.get(character)
            if width is None:
                self._pass_named(character)
                return None
            self._at += width
            return frozenset({chr(int(self._pattern[self._at - width : self._at], 16))})
        return frozenset({character})

    def _pass_named(self, character: str) -> None:
        r"""Pass what a letter's escape names, as in ``\p{Lu}`` and ``\L<words>``."""
        close = {"{": "}", "<": ">"}.get(self._next(), "")
        if character not in "LgkpPN" or not close:
            raise UnreadableError
        self._at = self._pattern.index(close, self._at) + 1

    def _set(self) -> Strings | None:
        """Read a set in brackets; only a few plain characters are told one by one."""
        start = self._at
        self._at = _after_set(self._pattern, start - 1)
        inside = self._pattern[start : self._at - 1]
        taken = _ESCAPED.sub(r"\1", inside)
        plain = not set(_ESCAPED.sub("", inside)) & set("\\[]^-&~|")
        return frozenset(taken) if taken and plain and len(taken) <= SMALL else None


def _together(sets: list[Strings]) -> Strings:
    joined = frozenset().union(*sets)
    return joined if len(joined) <= ALL and "" not in joined else ANY


def _whole(sets: list[Strings | None]) -> Strings | None:
    known = [one for one in sets if one is not None]
    joined: Strings = frozenset().union(*known)
    return joined if len(known) == len(sets) and len(joined) <= MOST else None


def _worth(strings: Iterable[str]) -> tuple[int, int]:
    """Rank sets of strings: long ones are rare, and so are few."""
    lengths = [len(one) for one in strings]
    return min(lengths), -len(lengths)


def _after_set(pattern: str, at: int) -> int:
    """Return the place after the set that opens at `at`; sets may hold sets."""
    depth = 0
    while at < len(pattern):
        character = pattern[at]
        if character == "[":
            depth += 1
            at += 1 if pattern[at + 1 : at + 2] != "^" else 2
            at += pattern[at : at + 1] == "]"
            continue
        depth -= character == "]"
        at += 2 if character == "\\" else 1
        if depth == 0:
            break
    return at
