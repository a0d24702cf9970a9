"""JSON whose texts know their places.

The parsers of Python's standard library, and those that say where a value
begins, give decoded strings without the way back to the file.
"""

import json
import re
from collections.abc import Iterator
from typing import NamedTuple, TypeAlias

from copydesk.parsers.builder import Piece
from copydesk.reading import ParseError
from copydesk.source import SourceFile

MAX_DEPTH = 200
"""Objects and lists within one another."""

_BLANK = re.compile(r"[ \t\r\n]*+")
_STRING = re.compile(r'"(?:[^"\\\x00-\x1f]++|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*+"')
_ESCAPE = re.compile(
    r"\\(?:u[dD][89abAB][\da-fA-F]{2}\\u[dD][c-fC-F][\da-fA-F]{2}|u[\da-fA-F]{4}|[^u])"
)
_OTHER = re.compile(
    r"(?:true|false|null|-?(?:0|[1-9]\d*+)(?:\.\d++)?+(?:[eE][-+]?\d++)?+)(?![\w.])"
)
_OPEN, _CLOSE = "{[", "}]"


class Text(NamedTuple):
    """A string: where it stands in the file, without its quotes."""

    start: int
    end: int


Value: TypeAlias = "Text | dict[str, Value] | list[Value] | None"
"""A string, an object, a list, or None for a number, ``true``, ``false`` and ``null``."""


def parse(source: SourceFile, start: int = 0, end: int | None = None) -> Value:
    """Return the value of the JSON in a stretch of a file. Raises ParseError.

    >>> parse(SourceFile("a.json", '{"a": ["é", 1]}'))
    {'a': [Text(start=8, end=9), None]}
    """
    return _Parser(source, len(source.text) if end is None else end).document(start)


class _Parser:
    """Reads one document without recursion."""

    def __init__(self, source: SourceFile, end: int) -> None:
        self._source = source
        self._text = source.text
        self._end = end

    def document(self, at: int) -> Value:
        """Return the value that starts at an offset and takes up the rest."""
        root: list[Value] = []
        stack: list[dict[str, Value] | list[Value]] = [root]
        key = ""
        at = self._blank(at)
        while True:
            sign = self._text[at : at + 1] if at < self._end else ""
            if sign and sign in _OPEN:
                made: dict[str, Value] | list[Value] = {} if sign == "{" else []
                _put(stack[-1], key, made)
                stack.append(made)
                if len(stack) > MAX_DEPTH:
                    raise self._error(at, f"more than {MAX_DEPTH} levels within one another")
                at = self._blank(at + 1)
                closes = self._text[at : at + 1] == ("}" if sign == "{" else "]")
            else:
                value, at = self._scalar(at)
                _put(stack[-1], key, value)
                closes = False
            at, closed = self._after(at, stack, closes=closes)
            if closed:
                if at < self._end:
                    raise self._error(at, "something after its end")
                return root[0]
            if isinstance(stack[-1], dict):
                key, at = self._key(at)

    def _after(
        self, at: int, stack: list[dict[str, Value] | list[Value]], *, closes: bool
    ) -> tuple[int, bool]:
        """Read on to the next value; tell whether there is none."""
        while True:
            at = self._blank(at)
            top = stack[-1]
            if len(stack) == 1 and not closes and top:
                return at, True
            sign = self._text[at : at + 1] if at < self._end else ""
            if sign and sign == ("}" if isinstance(top, dict) else "]"):
                stack.pop()
                at, closes = at + 1, False
            elif sign == "," and top:
                return self._blank(at + 1), False
            elif not top and len(stack) > 1:
                return at, False
            else:
                raise self._error(at, "a comma or a closing bracket is missing")

    def _scalar(self, at: int) -> tuple[Value, int]:
        found = _STRING.match(self._text, at, self._end)
        if found:
            return Text(at + 1, found.end() - 1), found.end()
        other = _OTHER.match(self._text, at, self._end)
        if other is None:
            raise self._error(at, "no value stands where one must")
        return None, other.end()

    def _key(self, at: int) -> tuple[str, int]:
        found = _STRING.match(self._text, at, self._end)
        if found is None:
            raise self._error(at, "no key in double quotes stands where one must")
        end = self._blank(found.end())
        if end >= self._end or self._text[end] != ":":
            raise self._error(end, "a colon is missing after a key")
        place = Text(at + 1, found.end() - 1)
        key = "".join(piece.text for piece in pieces(self._text, place))
        return key, self._blank(end + 1)

    def _blank(self, at: int) -> int:
        found = _BLANK.match(self._text, at, self._end)
        return found.end() if found else at

    def _error(self, at: int, what: str) -> ParseError:
        line, column = self._source.position(at)
        return ParseError(f"is not valid JSON: {what} (line {line}, column {column}); mend it")


def _put(into: "dict[str, Value] | list[Value]", key: str, value: Value) -> None:
    if isinstance(into, dict):
        into[key] = value
    else:
        into.append(value)


def pieces(text: str, place: Text) -> Iterator[Piece]:
    r"""Yield what a string stands for.

    >>> [one.text for one in pieces(r'"d\u00e9\n\"', Text(1, 12))]
    ['d', 'é', '\n', '"']
    """
    at = place.start
    for found in _ESCAPE.finditer(text, *place):
        if found.start() > at:
            yield Piece(text[at : found.start()], at, found.start())
        at = found.end()
        made = json.loads(f'"{found[0]}"')
        is_lone = "\ud800" <= made <= "\udfff"
        yield Piece("\ufffd" if is_lone else made, found.start(), at, is_escape=not is_lone)
    if at < place.end:
        yield Piece(text[at : place.end], at, place.end)


def writer(text: str, *, ascii_only: bool) -> str:
    r"""Return `text` as it is written in a string.

    >>> print(writer('« "été" »', ascii_only=True))
    \u00ab \"\u00e9t\u00e9\" \u00bb
    """
    return json.dumps(text, ensure_ascii=ascii_only)[1:-1]
