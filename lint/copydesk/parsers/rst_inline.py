"""Inline markup of reStructuredText.

https://docutils.sourceforge.io/docs/ref/rst/restructuredtext.html#inline-markup
"""

import re
import unicodedata
from collections.abc import Iterator

from copydesk.parsers.builder import PLACEHOLDER, Piece
from copydesk.parsers.html_names import names

SPOKEN = names(
    "abbr abbreviation ac acronym abstract b cite command dfn emphasis guilabel i "
    "index index-entry mark menuselection sub subscript strong sup superscript t term "
    "title title-reference u underline"
)
"""Roles whose text is prose; that of others is code, or stands for what it names."""

CODE = frozenset(("code", "literal", "math", "raw", "file", "kbd", "samp"))
"""Roles whose text is code even where it looks like a link."""

_NAME = r"[A-Za-z0-9]+(?:[-_.:+][A-Za-z0-9]+)*+"
_START = re.compile(
    rf"""\\(?P<escaped>.|\n|\Z)
    |(?P<literal>``(?=\S))
    |:(?P<role>{_NAME}):`(?=\S)
    |(?P<target>_`(?=\S))
    |(?P<quoted>`(?=\S))
    |(?P<strong>\*\*(?=\S))
    |(?P<emphasis>\*(?=\S))
    |(?P<substitution>\|(?=[^\s|]))
    |(?P<note>\[(?:\d+|\#(?:{_NAME})?|\*|{_NAME})\]_)
    |(?P<address>(?:https?|ftp|mailto|file):[^\s<>]++)
    |(?P<reference>(?<![\w]){_NAME}__?(?![\w]))""",
    re.VERBOSE | re.DOTALL,
)
_ENDS = {
    "literal": re.compile(r"(?<=\S)``"),
    "role": re.compile(r"(?<=\S)`"),
    "target": re.compile(r"(?<=\S)`"),
    "quoted": re.compile(rf"(?<=\S)`(?:__?|:(?P<after>{_NAME}):)?"),
    "strong": re.compile(r"(?<=\S)\*\*"),
    "emphasis": re.compile(r"(?<=\S)\*"),
    "substitution": re.compile(r"(?<=\S)\|(?:__?)?"),
}
_LINK = re.compile(r"(?P<text>.*?)\s*<[^<>]+>\Z", re.DOTALL)
_BEFORE = "-:/'\"<([{"
_AFTER = "-:/'\")]}>.,;!?\\"
_PAIRS = {"'": "'", '"': '"', "<": ">", "(": ")", "[": "]", "{": "}", "«": "»", "“": "”"}


def pieces(text: str) -> Iterator[Piece]:
    """Yield the prose in a text with inline markup, as pieces of that text.

    Literals, code, formulas, substitutions and what other roles name leave one
    U+FFFC, references to notes nothing.
    """
    yield from _Inline(text).read()


class _Inline:
    """Reads one text; an end that was not found once is not looked for again."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._unended: set[str] = set()

    def read(self) -> Iterator[Piece]:
        at = done = 0
        while found := _START.search(self._text, at):
            made, at = self._markup(found)
            if made is None:
                continue
            yield from _copies(self._text, done, self._before(found, done))
            yield from made
            done = at
        yield from _copies(self._text, done, len(self._text))

    def _before(self, found: "re.Match[str]", done: int) -> int:
        """Return where the text before some markup ends: the mark of a note takes the blank."""
        end = found.start()
        while found["note"] and end > done and self._text[end - 1] in " \t":
            end -= 1
        return end

    def _markup(self, found: "re.Match[str]") -> tuple[list[Piece] | None, int]:
        """Return what some markup stands for, None for none, and where to read on."""
        name, (start, end) = found.lastgroup or "", found.span()
        if name == "escaped":
            blank = not found["escaped"].strip()
            return [_escape(found["escaped"], start, end, blank=blank)], end
        if name == "address":
            return None, end
        if name in ("note", "reference"):
            return self._reference(found, name)
        if not self._opens(start, end):
            return None, end
        if name in self._unended:
            return None, end
        closed = self._closing(name, end)
        if closed is None:
            self._unended.add(name)
            return None, end
        return self._inside(name, found, closed), closed.end()

    def _reference(self, found: "re.Match[str]", name: str) -> tuple[list[Piece] | None, int]:
        start, end = found.span()
        if not self._closes(end):
            return None, end
        if name == "note":
            return [Piece("", start, end)], end
        size = len(found[0].rstrip("_"))
        return [*_copies(self._text, start, start + size), Piece("", start + size, end)], end

    def _opens(self, start: int, end: int) -> bool:
        """Tell whether markup may start here: it follows no word, and is not quoted."""
        before = self._text[start - 1] if start else " "
        if not (
            before.isspace()
            or before in _BEFORE
            or _is_kind(before, ("Ps", "Pi", "Pf", "Pd", "Po"))
        ):
            return False
        return _PAIRS.get(before) != self._text[end : end + 1] or before.isspace()

    def _closes(self, end: int) -> bool:
        after = self._text[end : end + 1]
        return (
            not after
            or after.isspace()
            or after in _AFTER
            or _is_kind(after, ("Pe", "Pf", "Pi", "Pd", "Po"))
        )

    def _closing(self, name: str, at: int) -> "re.Match[str] | None":
        """Return where markup that was opened before `at` ends."""
        for found in _ENDS[name].finditer(self._text, at + 1):
            escaped = name != "literal" and self._is_escaped(found.start())
            doubled = name == "emphasis" and self._text[found.end() : found.end() + 1] == "*"
            if not escaped and not doubled and self._closes(found.end()):
                return found
        return None

    def _is_escaped(self, at: int) -> bool:
        count = 0
        while self._text[at - count - 1 : at - count] == "\\":
            count += 1
        return count % 2 == 1

    def _inside(self, name: str, found: "re.Match[str]", closed: "re.Match[str]") -> list[Piece]:
        start, end = found.end(), closed.start()
        role = _role(name, found, closed)
        is_object = name in ("literal", "substitution") or (role != "" and role not in SPOKEN)
        may_link = name in ("role", "quoted") and role not in CODE
        linked = _LINK.fullmatch(self._text, start, end) if may_link else None
        if linked and linked["text"]:
            end, is_object = linked.end("text"), False
        if is_object:
            return [Piece(PLACEHOLDER, found.start(), closed.end())]
        return [
            Piece("", found.start(), start),
            *_unescaped(self._text, start, end),
            Piece("", end, closed.end()),
        ]


def _role(name: str, found: "re.Match[str]", closed: "re.Match[str]") -> str:
    """Return the role of some text without its domain, '' for none."""
    role = found["role"] if name == "role" else closed["after"] if name == "quoted" else ""
    return (role or "").lower().rsplit(":", 1)[-1]


def _is_kind(sign: str, kinds: tuple[str, ...]) -> bool:
    return unicodedata.category(sign) in kinds


def _copies(text: str, start: int, end: int) -> Iterator[Piece]:
    if start < end:
        yield Piece(text[start:end], start, end)


def _escape(sign: str, start: int, end: int, *, blank: bool) -> Piece:
    """Return what a backslash and a sign stand for: the sign, or nothing for white space."""
    return Piece("" if blank else sign, start, end, is_escape=not blank)


def _unescaped(text: str, start: int, end: int) -> Iterator[Piece]:
    """Yield text in which only backslashes are markup."""
    at = text.find("\\", start, end)
    while 0 <= at < end - 1:
        yield from _copies(text, start, at)
        sign = text[at + 1]
        yield _escape(sign, at, at + 2, blank=sign.isspace())
        start = at + 2
        at = text.find("\\", start, end)
    yield from _copies(text, start, end)


def writer(text: str) -> str:
    r"""Return `text` as it is written where markup is read.

    >>> print(writer("2*3 `a` |b| c_d"))
    2\*3 \`a\` \|b\| c\_d
    """
    return re.sub(r"([\\*`|_])", r"\\\1", text)
