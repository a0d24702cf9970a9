"""What a text must contain for a pattern to match at all."""

from functools import cache

SPECIAL = frozenset(".^$*+?{}[]()|\\")


@cache
def required_literal(pattern: str) -> str:
    r"""Return the longest string that every match of `pattern` contains.

    Only what stands outside groups and classes is looked at, and nothing is
    known of a pattern with an alternative at its top level: '' is always
    right, if slow.

    >>> required_literal(r"\bfaire (?:du )?sens\b")
    'faire '
    >>> required_literal(r"colou?r")
    'colo'
    >>> required_literal(r"cat|dog")
    ''
    """
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
        return at + 2, depth
    if character == "[":
        return _after_class(pattern, at), depth
    return at + 1, depth + {"(": 1, ")": -1}.get(character, 0)


def _after_class(pattern: str, at: int) -> int:
    at += 2 if pattern[at + 1 : at + 2] != "^" else 3
    while at < len(pattern) and pattern[at] != "]":
        at += 2 if pattern[at] == "\\" else 1
    return at + 1
