"""What commands of LaTeX and its environments do to the blocks of prose."""

import re

from copydesk.article import BlockKind
from copydesk.parsers.builder import PLACEHOLDER, ArticleBuilder
from copydesk.parsers.latex_blocks import Blocks, Environment, Group
from copydesk.parsers.latex_names import (
    ACCENTS,
    HEADINGS,
    LANGUAGES,
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
from copydesk.parsers.latex_text import Stretches, accented

_CODE = re.compile(r"\\(?:verb|lstinline)\*?(?P<sign>[^A-Za-z\s*{\[])[^\r\n]{0,1000}?(?P=sign)")
_NAME = re.compile(r"\{(?P<name>[A-Za-z]{1,30}\*?)\}")
_BREAK = re.compile(r"\*?(?:[ \t]*\[[^\[\]]{0,50}\])?")


class Commands(Blocks):
    """Reads one command at a time; `language` is what the head of the file names."""

    def __init__(self, text: str, builder: ArticleBuilder, language: str) -> None:
        super().__init__(text, builder, language)
        self.stretches = Stretches(text)

    def command(self, name: str, start: int, end: int) -> int:
        """Read a command and what belongs to it; return where to read on."""
        if name in ("(", "["):
            stop = self.stretches.after("\\)" if name == "(" else "\\]", end)
            if stop >= 0:
                self.put(PLACEHOLDER, start, stop)
            return max(end, stop)
        if name == "\\":
            return self._line_break(start, end)
        code = _CODE.match(self.text, start)
        if code:
            self.put(PLACEHOLDER, *code.span())
            return code.end()
        if name in ACCENTS:
            made = accented(self.text, name, end)
            if made is not None:
                self.put(made[0], start, made[1], is_escape=True)
                return made[1]
        if name in SIGNS:
            return self._sign(name, start, end)
        if name in ("og", "fg"):
            return self._guillemet(name, start, end)
        return self._named(name, name.rstrip("*"), start, end)

    def _line_break(self, start: int, end: int) -> int:
        found = _BREAK.match(self.text, end)
        stop = found.end() if found else end
        if self.in_table:
            self.end_block()
        else:
            self.put("\n", start, stop)
        return stop

    def _sign(self, name: str, start: int, end: int) -> int:
        """Read a command that is a character; blanks after its letters are not shown."""
        if name[0].isalpha():
            end = end + 2 if self.text.startswith("{}", end) else self.stretches.blank(end)
        self.put(SIGNS[name], start, end, is_escape=True)
        return end

    def _guillemet(self, name: str, start: int, end: int) -> int:
        if self.text.startswith("{}", end):
            end += 2
        if name == "og":
            end = self.stretches.blank(end)
            self.put("«\u00a0", start, end, is_escape=True)
            return end
        while self.pieces and self.pieces[-1].text.isspace():
            self.pieces.pop()
        if self.pieces and self.pieces[-1].is_copy:
            last = self.pieces[-1]
            text = last.text.rstrip()
            self.pieces[-1] = last._replace(text=text, end=last.start + len(text))
        self.put("\u00a0»", start, end, is_escape=True)
        return end

    def _named(self, command: str, name: str, start: int, end: int) -> int:
        stretches = self.stretches
        if name in ("begin", "end"):
            found = _NAME.match(self.text, stretches.blank(end))
            if found is None:
                return end
            return self._begin(found) if name == "begin" else self._close(found)
        if name in HEADINGS and stretches.has_group(end):
            self.end_block()
            self.kind = HEADINGS[name]
            at = stretches.arguments(end, 1) if name == "captionof" else end
            return self._open(at, Group(self.kind, language=self.language))
        if name in NOTES and stretches.has_group(end):
            self.put("", start, end)
            self.outer.append((self.pieces, self.kind))
            self.pieces = []
            return self._open(end, Group(language=self.language, is_note=True))
        if name in QUOTES and stretches.has_group(end):
            marks = MARKS.get(self.language or self.main, ("“", "”"))
            at = self._open(end, Group(mark=marks[1], language=self.language))
            self.put(marks[0], start, at)
            return at
        if name in ("foreignlanguage", "selectlanguage") or name.startswith("text"):
            at = self._switch(name, end)
            if at > end:
                return at
        return self._other(command, name, start, end)

    def _open(self, at: int, group: Group) -> int:
        """Open the group in braces that follows options; return where its content starts."""
        at = self.stretches.blank(self.stretches.options(at)) + 1
        self.groups.append(group)
        return at

    def _switch(self, name: str, end: int) -> int:
        """Read a command that says in what language its argument or the rest is."""
        before = self.language
        if name.startswith("text"):
            code = LANGUAGES.get(name[4:])
            if not code or not self.stretches.has_group(end):
                return end
            self.language = code
            return self._open(end, Group(language=before))
        found = _NAME.match(self.text, self.stretches.options(end))
        if found is None:
            return end
        self.language = LANGUAGES.get(found["name"], "xx")
        if name == "selectlanguage" or not self.stretches.has_group(found.end()):
            return found.end()
        return self._open(found.end(), Group(language=before))

    def _other(self, command: str, name: str, start: int, end: int) -> int:
        if name in ("par", "item"):
            self.end_block()
            if name == "item":
                self.kind = BlockKind.LIST_ITEM
            return max(end, self.stretches.options(end))
        if name in SHOWN:
            at = self.stretches.options(end)
            if SHOWN[name]:
                at = self.stretches.arguments(at, SHOWN[name])
            self.put("", start, at)
            return at
        if name in ("def", "gdef", "edef"):
            brace = self.text.find("{", end, end + 200)
            return max(end, self.stretches.group(brace))
        if name in SILENT:
            at = self.stretches.arguments(end)
            at = self.stretches.blank(at) if at == end else at
            self.put("", start, at)
            return at
        return self._unknown(command, start, end)

    def _unknown(self, command: str, start: int, end: int) -> int:
        """Read a reference, code, or a command that is not known: arguments may be anything."""
        if not command[:1].isalpha():
            self.put("", start, end)  # \- and \/ and the like
            return end
        at = self.stretches.arguments(end) if self.stretches.has_group(end) else end
        self.put(PLACEHOLDER, start, at)
        return at

    def _begin(self, found: "re.Match[str]") -> int:
        name, end = found["name"], found.end()
        start = self.text.rindex("\\", 0, found.start())
        if name in MATHS or name in VERBATIM:
            stop = self.stretches.after(f"\\end{{{name}}}", end)
            if name in MATHS and stop >= 0:
                self.put(PLACEHOLDER, start, stop)
            elif stop >= 0:
                self.end_block()
            return max(end, stop)
        self.end_block()
        kind = BlockKind.QUOTATION if name in QUOTATIONS else self.inner
        kind = BlockKind.TABLE_CELL if name in TABLES else kind
        self.environments.append(Environment(name, kind, self.language))
        self.kind = kind
        if name == "frame":
            at = self.stretches.options(end)
            if self.stretches.group(at) >= 0:
                self.kind = BlockKind.HEADING
                return self._open(at, Group(self.kind, language=self.language))
            return at
        if name.startswith("otherlanguage"):
            return max(end, self._switch("selectlanguage", end))
        return self.stretches.arguments(end, TABLES.get(name, 1))

    def _close(self, found: "re.Match[str]") -> int:
        self.end_block()
        names = [one.name for one in self.environments]
        if found["name"] in names:
            while self.environments:
                closed = self.environments.pop()
                self.language = closed.language
                if closed.name == found["name"]:
                    break
        self.kind = self.inner
        return found.end()
