"""Reads LaTeX from left to right, and adds the blocks of prose to an article."""

import re

from copydesk.parsers.builder import PLACEHOLDER
from copydesk.parsers.latex_blocks import Group
from copydesk.parsers.latex_commands import Commands
from copydesk.parsers.latex_names import LIGATURES

_TOKEN = re.compile(
    r"""(?P<comment>%[^\r\n]*(?:(?:\r\n?|\n)[ \t]*)?)
    |(?P<par>(?:[ \t]*(?:\r\n?|\n)){2,}[ \t]*)
    |(?P<fold>(?P<ended>\r\n?|\n)[ \t]+)
    |(?P<gap>[ \t]+(?=[;:!?»])|(?<=«)[ \t]+)
    |(?P<blank>[ \t]{2,}|\t)
    |(?P<command>\\(?:[A-Za-z@]+\*?|.|\Z))
    |(?P<math>\$\$?)
    |(?P<brace>[{}])
    |(?P<sign>---?|``|''|<<|>>|,,|[`'~])
    |(?P<mark>(?<=[^\W\d_])[;:!?](?=[\s}]|\Z))
    |(?P<cell>&)""",
    re.VERBOSE | re.DOTALL,
)


class Reader(Commands):
    """Reads stretches of one file; `language` is what its head names."""

    def read(self, start: int, end: int) -> None:
        """Add the blocks from `start` to `end`."""
        at = start
        while at < end:
            found = _TOKEN.search(self.text, at, end)
            self.copy(at, found.start() if found else end)
            at = max(found.end(), self._token(found)) if found else end
        while self.outer:
            self.end_note()
        self.end_block()
        self.groups.clear()

    def _token(self, found: "re.Match[str]") -> int:
        """Read one token; return where to read on."""
        start, end = found.span()
        match found.lastgroup:
            case "comment":
                self._comment(start, end)
            case "par":
                self.end_block()
            case "fold" | "ended":
                self.copy(*found.span("ended"))
            case "gap" if self.language == "fr":
                self.put("\u00a0", start, end, is_escape=True)
            case "gap" | "blank":
                self.put(" ", start, end, is_escape=found[0] != " ")
            case "command":
                return self.command(found[0][1:], start, end)
            case "math":
                return self._formula(found[0], start, end)
            case "brace":
                self._brace(found[0], start, end)
            case "sign":
                self.put(LIGATURES[found[0]], start, end, is_escape=True)
            case "mark":
                self._mark(start, end)
            case _:
                self._cell(start, end)
        return end

    def _mark(self, start: int, end: int) -> None:
        """Read a mark before which babel sets the blank that French wants."""
        if self.language == "fr":
            self.put("\u00a0", start, start)
        self.copy(start, end)

    def _comment(self, start: int, end: int) -> None:
        """Read a comment, which takes the end of its line; a blank line after it counts."""
        self.put("", start, end)
        if self.text[end : end + 1] in ("\r", "\n") and self.text[end - 1] in "\r\n \t":
            self.end_block()

    def _cell(self, start: int, end: int) -> None:
        if self.in_table:
            self.end_block()
        else:
            self.put("", start, end)

    def _brace(self, sign: str, start: int, end: int) -> None:
        self.put("", start, end)
        if sign == "{":
            self.groups.append(Group(language=self.language))
            return
        if not self.groups:
            return
        group = self.groups.pop()
        self.language = group.language
        if group.mark:
            self.put(group.mark, start, end)
        if group.is_note and self.outer:
            self.end_note()
        elif group.kind is not None:
            self.end_block()

    def _formula(self, sign: str, start: int, end: int) -> int:
        """Read over a formula; a sign that no other closes in its paragraph is none."""
        stop = self.stretches.after(sign, end)
        while stop > 0 and self.text[stop - len(sign) - 1] == "\\":
            stop = self.stretches.after(sign, stop)
        if stop < 0 or "\n\n" in self.text[end:stop]:
            return end
        self.put(PLACEHOLDER, start, stop)
        return stop
