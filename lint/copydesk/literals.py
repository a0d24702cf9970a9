"""What a text must contain for a pattern to match at all."""

import re
from functools import cache

SPECIAL = frozenset(".^$*+?{}[]()|\\")
FLAGS = re.compile(r"\(\?[a-zA-Z0-9]+[):]")
ESCAPE = re.compile(r"\\(?:[LgkpPN](?:<[^>]*>|\{[^}]*\})|x..|u.{4}|U.{8}|.)", re.DOTALL)


@cache
def required_literal(pattern: str) -> str:
    r"""Return the longest string that every match of `pattern` contains.

    Only what stands outside groups and classes is looked at, and nothing is
    known of a pattern with an alternative at its top level: '' is always
    right, if slow. So is a pattern with flags of its own.

    >>> required_literal(r"\bfaire (?:du )?sens\b")
    'faire '
    >>> required_literal(r"colou?r")
    'colo'
    >>> required_literal(r"cat|dog")
    ''
    """
    if FLAGS.search(pattern):
        return ""
    runs, current, depth, at = [""], "", 0, 0
    while at < len(pattern):
        character = pattern[at]
        if character == "|" and depth == 0:
            return ""
        if character in "?*{" and depth == 0:
            runs.append(current[:-1])
            current = ""
            at = _after_quantifier(pattern, at)
            continue
        if depth or character in SPECIAL:
            runs.append(current)
            current = ""
            at, depth = _skip(pattern, at, depth)
            continue
        current += character
        at += 1
    return max([*runs, current], key=len)


def _after_quantifier(pattern: str, at: int) -> int:
    return pattern.find("}", at) + 1 or len(pattern) if pattern[at] == "{" else at + 1


def _skip(pattern: str, at: int, depth: int) -> tuple[int, int]:
    """Return the place and depth after the special character at `at`."""
    character = pattern[at]
    if character == "\\":
        escape = ESCAPE.match(pattern, at)
        return escape.end() if escape else at + 2, depth
    if character == "[":
        return _after_class(pattern, at), depth
    return at + 1, depth + {"(": 1, ")": -1}.get(character, 0)


def _after_class(pattern: str, at: int) -> int:
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
