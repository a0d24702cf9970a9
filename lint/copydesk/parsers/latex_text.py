"""Stretches of LaTeX: braces that belong together, arguments, and accents."""

import re
import unicodedata

from copydesk.parsers.latex_names import ACCENTS, VERBATIM

_BRACE = re.compile(
    r"\\begin\{(?P<name>[A-Za-z*]{1,30})\}|\\verb\*?(?P<sign>[^A-Za-z\s*])"
    r"|\\.|%[^\r\n]*|(?P<brace>[{}])",
    re.DOTALL,
)
_BLANK = re.compile(r"[ \t]*(?:(?:\r\n?|\n)[ \t]*(?![ \t\r\n]))?")
_ACCENTED = re.compile(
    r"[ \t]*(?:\{\s{0,9}(?:\\(?P<dotless>[ij])|(?P<inner>[^\W\d_]))\s{0,9}\}"
    r"|\\(?P<bare>[ij])(?![A-Za-z])[ \t]*|(?P<plain>[^\W\d_]))"
)
LONGEST_OPTION = 2_000


class Stretches:
    """Where the groups of a text end; everything is told from one pass over the text."""

    def __init__(self, text: str) -> None:
        self._text = text
        self._ends: dict[int, int] = {}
        self._missing: dict[str, int] = {}
        self._match()

    def _match(self) -> None:
        opened: list[int] = []
        at = 0
        while found := _BRACE.search(self._text, at):
            at = found.end()
            if found["name"] in VERBATIM:
                at = max(at, self.after(f"\\end{{{found['name']}}}", at))
            elif found["sign"]:
                line_end = self._text.find("\n", at)
                stop = self._text.find(found["sign"], at, line_end if line_end >= 0 else None)
                at = stop + 1 if stop >= 0 else at
            elif found["brace"] == "{":
                opened.append(found.start())
            elif found["brace"] and opened:
                self._ends[opened.pop()] = found.end()

    def after(self, sign: str, at: int) -> int:
        """Return where the text goes on after the next `sign`, -1 for nowhere."""
        if self._missing.get(sign, at + 1) <= at:
            return -1
        found = self._text.find(sign, at)
        if found < 0:
            self._missing[sign] = at
            return -1
        return found + len(sign)

    def blank(self, at: int) -> int:
        """Return where a text goes on after blanks and one line end, as after a command."""
        found = _BLANK.match(self._text, at)
        return found.end() if found else at

    def group(self, at: int) -> int:
        """Return the end of the group in braces at a place, -1 for none."""
        return self._ends.get(at, -1)

    def option(self, at: int) -> int:
        """Return the end of the option in brackets at a place, -1 for none."""
        if not self._text.startswith("[", at):
            return -1
        limit = min(len(self._text), at + LONGEST_OPTION)
        at += 1
        while at < limit:
            sign = self._text[at]
            if sign == "]":
                return at + 1
            if sign == "{":
                at = max(at + 1, self.group(at))
            else:
                at += 2 if sign == "\\" else 1
        return -1

    def options(self, at: int) -> int:
        """Return where the text goes on after a star and options."""
        at += self._text.startswith("*", at)
        while (end := self.option(self.blank(at))) >= 0:
            at = end
        return at

    def arguments(self, at: int, most: int = 20) -> int:
        """Return where the text goes on after options and at `most` so many groups."""
        at = self.options(at)
        for _ in range(most):
            end = self.group(self.blank(at))
            if end < 0:
                break
            at = self.options(end)
        return at

    def has_group(self, at: int) -> bool:
        """Tell whether a group in braces follows, options aside."""
        return self.group(self.blank(self.options(at))) >= 0


def accented(text: str, command: str, at: int) -> tuple[str, int] | None:
    r"""Return the letter that an accent before `at` makes, and where it ends; None for none.

    >>> accented(r"\'{e}t\'e", "'", 2)
    ('é', 5)
    """
    found = _ACCENTED.match(text, at)
    if found is None or (command.isalpha() and found["plain"] and found.start("plain") == at):
        return None
    letter = found["dotless"] or found["bare"] or found["inner"] or found["plain"]
    made = unicodedata.normalize("NFC", letter + ACCENTS[command])
    return made, found.end()


_SPECIAL = re.compile(r"[\\{}%&#$_~^\u00a0\u202f]")
_WRITTEN = {
    "\\": r"\textbackslash{}",
    "~": r"\textasciitilde{}",
    "^": r"\textasciicircum{}",
    "\u00a0": "~",
    "\u202f": r"\,",
}


def writer(text: str) -> str:
    r"""Return `text` as LaTeX needs it.

    >>> print(writer("R&D : 50 %"))
    R\&D : 50 \%
    """
    return _SPECIAL.sub(lambda found: _WRITTEN.get(found[0], f"\\{found[0]}"), text)
