"""Reads LaTeX from left to right, and adds the blocks of prose to an article."""

import re
from dataclasses import dataclass

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER, ArticleBuilder, Piece
from copydesk.parsers.latex_names import (
    ACCENTS,
    HEADINGS,
    LANGUAGES,
    LIGATURES,
    MARKS,
    MATHS,
    NOTES,
    QUOTATIONS,
    QUOTES,
    SHOWN,
    SIGNS,
    SILENT,
    TABLES,
    VERBATIM,
)
from copydesk.parsers.latex_text import Stretches, accented, writer

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
_CODE = re.compile(r"\\(?:verb|lstinline)\*?(?P<sign>[^A-Za-z\s*{\[])[^\r\n]{0,1000}?(?P=sign)")
_NAME = re.compile(r"\{(?P<name>[A-Za-z]{1,30}\*?)\}")
_BREAK = re.compile(r"\*?(?:[ \t]*\[[^\[\]]{0,50}\])?")


@dataclass
class _Group:
    """A group in braces that is open: what its end closes."""

    kind: BlockKind | None = None
    mark: str = ""
    language: str = ""
    is_note: bool = False


@dataclass
class _Environment:
    """An environment that is open, and what its blocks are."""

    name: str
    kind: BlockKind
    language: str


class Reader:
    """Reads stretches of one file; `language` is what its head names."""

    def __init__(self, text: str, builder: ArticleBuilder, language: str) -> None:
        self.stretches = Stretches(text)
        self._text = text
        self._builder = builder
        self._main = self._language = language
        self._kind = BlockKind.PARAGRAPH
        self._pieces: list[Piece] = []
        self._outer: list[tuple[list[Piece], BlockKind]] = []
        self._notes: list[tuple[list[Piece], str]] = []
        self._groups: list[_Group] = []
        self._environments: list[_Environment] = []

    def read(self, start: int, end: int) -> None:
        """Add the blocks from `start` to `end`."""
        at = start
        while at < end:
            found = _TOKEN.search(self._text, at, end)
            self._copy(at, found.start() if found else end)
            at = max(found.end(), self._token(found)) if found else end
        while self._outer:
            self._end_note()
        self._end_block()
        self._groups.clear()

    # Pieces

    def _copy(self, start: int, end: int) -> None:
        if start < end:
            self._put(self._text[start:end], start, end)

    def _put(self, text: str, start: int, end: int, *, is_escape: bool = False) -> None:
        own = self._language if self._language != self._main else ""
        self._pieces.append(Piece(text, start, end, is_escape, own if text else ""))

    def _end_block(self) -> None:
        """Add the block that is read; the notes in it follow."""
        self._builder.add(self._kind, self._pieces, writer=writer)
        self._pieces = []
        if not self._outer:
            notes, self._notes = self._notes, []
            for pieces, _ in notes:
                self._builder.add(BlockKind.LIST_ITEM, pieces, writer=writer)
            inner = self._environments[-1].kind if self._environments else BlockKind.PARAGRAPH
            self._kind = inner

    def _end_note(self) -> None:
        self._notes.append((self._pieces, self._language))
        self._pieces, self._kind = self._outer.pop()

    # Tokens

    def _token(self, found: "re.Match[str]") -> int:
        """Read one token; return where to read on."""
        start, end = found.span()
        match found.lastgroup:
            case "comment":
                self._comment(start, end)
            case "par":
                self._end_block()
            case "fold" | "ended":
                self._copy(*found.span("ended"))
            case "gap" if self._language == "fr":
                self._put("\u00a0", start, end, is_escape=True)
            case "gap" | "blank":
                self._put(" ", start, end, is_escape=found[0] != " ")
            case "command":
                return self._command(found[0][1:], start, end)
            case "math":
                return self._formula(found[0], start, end)
            case "brace":
                self._brace(found[0], start, end)
            case "sign":
                self._put(LIGATURES[found[0]], start, end, is_escape=True)
            case "mark":
                self._mark(start, end)
            case _:
                self._cell(start, end)
        return end

    def _mark(self, start: int, end: int) -> None:
        """Read a mark before which babel sets the blank that French wants."""
        if self._language == "fr":
            self._put("\u00a0", start, start)
        self._copy(start, end)

    def _comment(self, start: int, end: int) -> None:
        """Read a comment, which takes the end of its line; a blank line after it counts."""
        self._put("", start, end)
        if self._text[end : end + 1] in ("\r", "\n") and self._text[end - 1] in "\r\n \t":
            self._end_block()

    def _cell(self, start: int, end: int) -> None:
        if self._in_table:
            self._end_block()
        else:
            self._put("", start, end)

    @property
    def _in_table(self) -> bool:
        return not self._outer and any(one.name in TABLES for one in self._environments[-1:])

    def _brace(self, sign: str, start: int, end: int) -> None:
        self._put("", start, end)
        if sign == "{":
            self._groups.append(_Group(language=self._language))
            return
        if not self._groups:
            return
        group = self._groups.pop()
        self._language = group.language
        if group.mark:
            self._put(group.mark, start, end)
        if group.is_note and self._outer:
            self._end_note()
        elif group.kind is not None:
            self._end_block()

    def _formula(self, sign: str, start: int, end: int) -> int:
        """Read over a formula; a sign that no other closes in its paragraph is none."""
        stop = self.stretches.after(sign, end)
        while stop > 0 and self._text[stop - len(sign) - 1] == "\\":
            stop = self.stretches.after(sign, stop)
        if stop < 0 or "\n\n" in self._text[end:stop]:
            return end
        self._put(PLACEHOLDER, start, stop)
        return stop

    # Commands

    def _command(self, name: str, start: int, end: int) -> int:
        """Read a command and what belongs to it; return where to read on."""
        if name in ("(", "["):
            stop = self.stretches.after("\\)" if name == "(" else "\\]", end)
            if stop >= 0:
                self._put(PLACEHOLDER, start, stop)
            return max(end, stop)
        if name == "\\":
            return self._line_break(start, end)
        code = _CODE.match(self._text, start)
        if code:
            self._put(PLACEHOLDER, *code.span())
            return code.end()
        if name in ACCENTS:
            made = accented(self._text, name, end)
            if made is not None:
                self._put(made[0], start, made[1], is_escape=True)
                return made[1]
        if name in SIGNS:
            return self._sign(name, start, end)
        if name in ("og", "fg"):
            return self._guillemet(name, start, end)
        return self._named(name, name.rstrip("*"), start, end)

    def _line_break(self, start: int, end: int) -> int:
        found = _BREAK.match(self._text, end)
        stop = found.end() if found else end
        if self._in_table:
            self._end_block()
        else:
            self._put("\n", start, stop)
        return stop

    def _sign(self, name: str, start: int, end: int) -> int:
        """Read a command that is a character; blanks after its letters are not shown."""
        if name[0].isalpha():
            end = end + 2 if self._text.startswith("{}", end) else self.stretches.blank(end)
        self._put(SIGNS[name], start, end, is_escape=True)
        return end

    def _guillemet(self, name: str, start: int, end: int) -> int:
        if self._text.startswith("{}", end):
            end += 2
        if name == "og":
            end = self.stretches.blank(end)
            self._put("«\u00a0", start, end, is_escape=True)
            return end
        while self._pieces and self._pieces[-1].text.isspace():
            self._pieces.pop()
        if self._pieces and self._pieces[-1].is_copy:
            last = self._pieces[-1]
            text = last.text.rstrip()
            self._pieces[-1] = last._replace(text=text, end=last.start + len(text))
        self._put("\u00a0»", start, end, is_escape=True)
        return end

    def _named(self, command: str, name: str, start: int, end: int) -> int:
        stretches = self.stretches
        if name in ("begin", "end"):
            found = _NAME.match(self._text, stretches.blank(end))
            if found is None:
                return end
            return self._begin(found) if name == "begin" else self._close(found)
        if name in HEADINGS and stretches.has_group(end):
            self._end_block()
            self._kind = HEADINGS[name]
            at = stretches.arguments(end, 1) if name == "captionof" else end
            return self._open(at, _Group(self._kind, language=self._language))
        if name in NOTES and stretches.has_group(end):
            self._put("", start, end)
            self._outer.append((self._pieces, self._kind))
            self._pieces = []
            return self._open(end, _Group(language=self._language, is_note=True))
        if name in QUOTES and stretches.has_group(end):
            marks = MARKS.get(self._language or self._main, ("“", "”"))
            at = self._open(end, _Group(mark=marks[1], language=self._language))
            self._put(marks[0], start, at)
            return at
        if name in ("foreignlanguage", "selectlanguage") or name.startswith("text"):
            at = self._switch(name, end)
            if at > end:
                return at
        return self._other(command, name, start, end)

    def _open(self, at: int, group: _Group) -> int:
        """Open the group in braces that follows options; return where its content starts."""
        at = self.stretches.blank(self.stretches.options(at)) + 1
        self._groups.append(group)
        return at

    def _switch(self, name: str, end: int) -> int:
        """Read a command that says in what language its argument or the rest is."""
        before = self._language
        if name.startswith("text"):
            code = LANGUAGES.get(name[4:])
            if not code or not self.stretches.has_group(end):
                return end
            self._language = code
            return self._open(end, _Group(language=before))
        found = _NAME.match(self._text, self.stretches.options(end))
        if found is None:
            return end
        self._language = LANGUAGES.get(found["name"], "xx")
        if name == "selectlanguage" or not self.stretches.has_group(found.end()):
            return found.end()
        return self._open(found.end(), _Group(language=before))

    def _other(self, command: str, name: str, start: int, end: int) -> int:
        if name in ("par", "item"):
            self._end_block()
            if name == "item":
                self._kind = BlockKind.LIST_ITEM
            return max(end, self.stretches.options(end))
        if name in SHOWN:
            at = self.stretches.options(end)
            if SHOWN[name]:
                at = self.stretches.arguments(at, SHOWN[name])
            self._put("", start, at)
            return at
        if name in ("def", "gdef", "edef"):
            brace = self._text.find("{", end, end + 200)
            return max(end, self.stretches.group(brace))
        if name in SILENT:
            at = self.stretches.arguments(end)
            at = self.stretches.blank(at) if at == end else at
            self._put("", start, at)
            return at
        return self._unknown(command, start, end)

    def _unknown(self, command: str, start: int, end: int) -> int:
        """Read a command that is not known: its arguments may be anything."""
        if not command[:1].isalpha():
            self._put("", start, end)  # \- and \/ and the like
            return end
        at = self.stretches.arguments(end) if self.stretches.has_group(end) else end
        self._put(PLACEHOLDER, start, at)
        return at

    # Environments

    def _begin(self, found: "re.Match[str]") -> int:
        name, end = found["name"], found.end()
        start = self._text.rindex("\\", 0, found.start())
        if name in MATHS or name in VERBATIM:
            stop = self.stretches.after(f"\\end{{{name}}}", end)
            if name in MATHS and stop >= 0:
                self._put(PLACEHOLDER, start, stop)
            elif stop >= 0:
                self._end_block()
            return max(end, stop)
        self._end_block()
        inherited = self._environments[-1].kind if self._environments else BlockKind.PARAGRAPH
        kind = BlockKind.QUOTATION if name in QUOTATIONS else inherited
        kind = BlockKind.TABLE_CELL if name in TABLES else kind
        self._environments.append(_Environment(name, kind, self._language))
        self._kind = kind
        if name == "frame":
            at = self.stretches.options(end)
            if self.stretches.group(at) >= 0:
                self._kind = BlockKind.HEADING
                return self._open(at, _Group(self._kind, language=self._language))
            return at
        if name.startswith("otherlanguage"):
            return max(end, self._switch("selectlanguage", end))
        return self.stretches.arguments(end, TABLES.get(name, 1))

    def _close(self, found: "re.Match[str]") -> int:
        self._end_block()
        names = [one.name for one in self._environments]
        if found["name"] in names:
            while self._environments:
                closed = self._environments.pop()
                self._language = closed.language
                if closed.name == found["name"]:
                    break
        inner = self._environments[-1].kind if self._environments else BlockKind.PARAGRAPH
        self._kind = inner
        return found.end()
