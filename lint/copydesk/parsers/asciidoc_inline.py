"""Inline markup of AsciiDoc, as Asciidoctor reads it.

https://docs.asciidoctor.org/asciidoc/latest/text/
"""

import re
from collections.abc import Iterator, Mapping

from copydesk.parsers import html_text
from copydesk.parsers.builder import PLACEHOLDER, Piece

ATTRIBUTES = {
    "amp": "&",
    "apos": "'",
    "asterisk": "*",
    "backslash": "\\",
    "backtick": "`",
    "blank": "",
    "brvbar": "¦",
    "caret": "^",
    "deg": "°",
    "empty": "",
    "gt": ">",
    "ldquo": "“",
    "lsquo": "‘",
    "lt": "<",
    "nbsp": "\u00a0",
    "plus": "+",
    "quot": '"',
    "rdquo": "”",
    "rsquo": "’",
    "sp": " ",
    "startsb": "[",
    "endsb": "]",
    "tilde": "~",
    "vbar": "|",
    "wj": "\u2060",
    "zwsp": "\u200b",
}
"""Attributes that every document has, which stand for characters."""

_INNER = r"(?P<{0}>(?:[^\]\\]|\\.)*+)\]"
_WORD = r"[^\W_]"
_TOKEN = re.compile(
    rf"""\\(?P<escaped>[*_`\#^~{{\[+<(&.\-'"\\]|https?:)
    |\+\+\+(?:[^+]|\+(?!\+\+)){{0,2000}}\+\+\+|\$\$[^$]{{0,2000}}\$\$(?P<passed>)
    |(?:pass|stem|latexmath|asciimath|kbd|btn|menu|icon|image|indexterm):[\w,.=/:%+-]*\[
        (?:[^\]\\]|\\.)*+\](?P<object>)
    |footnote:[\w-]*\[(?P<note>(?:[^\[\]\\]|\\.|\[[^\[\]]{{0,200}}\])*+)\]
    |(?:link:|mailto:|xref:)[^\s\[\]]++\[{_INNER.format("linked")}
    |(?:https?|ftp|irc)://[^\s\[\]<>]++(?:\[{_INNER.format("named")})?
    |(?P<anchor>\[\[[^\[\]\s]++\]\]|anchor:[\w-]++\[[^\[\]]{{0,200}}\]|\(\(\([^()]{{0,500}}\)\)\))
    |\(\((?P<term>[^()]{{1,500}})\)\)
    |<<(?P<target>[^<>,]{{1,200}})(?:,(?P<reference>[^<>]{{1,500}}))?>>
    |(?P<quoted>"`(?=\S)|(?<=\S)`"|'`(?=\S)|(?<=\S)`')
    |(?P<code>``(?=[^\s`])[^`]{{1,2000}}``|(?<![\w`])`(?=[^\s`])[^`]{{1,2000}}(?<!\s)`(?!\w))
    |(?<![\w+])\+(?=[^\s+])(?P<literal>[^+\n]{{1,500}})(?<!\s)\+(?![\w+])
    |\{{(?P<attribute>\w[\w-]{{0,100}})\}}
    |(?P<entity>&(?:\#\d{{2,6}}|\#x[\da-fA-F]{{2,5}}|[a-zA-Z]{{2,8}}\d{{0,2}});)
    |(?P<breaks>[ ]\+(?=\r|\n|\Z))
    |(?P<dash>(?<=\w)--(?=\w)|(?<=\s)--(?=\s))
    |(?P<dots>\.\.\.)|(?P<sign>\((?:C|R|TM)\))
    |(?P<apostrophe>(?<={_WORD})'(?={_WORD}))
    |(?P<marks>(?:\[[^\[\]\r\n]{{0,100}}\])?(?:\*\*|__|\#\#|[*_\#^~]))""",
    re.VERBOSE | re.DOTALL,
)
_QUOTES = {'"`': "“", '`"': "”", "'`": "‘", "`'": "’"}
_SIGNS = {"(C)": "©", "(R)": "®", "(TM)": "™"}
_MARKUP = re.compile(r"[*_`#^~{}\[\]+<>|\\]|&[\w#]{2,9};|--|\.\.\.")
_ROLE = re.compile(r"\[[^\[\]\r\n]{0,100}\]")
_SPOKEN = re.compile(r"(?:[^,=\"\\]|\\.)*+(?![^,]*=)")
_CLOSING = {
    mark: re.compile(
        rf"(?<!\s){re.escape(mark)}" + ("" if len(mark) > 1 or mark in "^~" else r"(?!\w)")
    )
    for mark in ("**", "__", "##", "*", "_", "#", "^", "~")
}


class Inline:
    """Reads one text with inline markup.

    `pieces` are its prose, as pieces of that text; `notes` the stretches of its
    footnotes. `known` has the attributes that the document defines.
    """

    def __init__(self, text: str, known: Mapping[str, str] = ATTRIBUTES) -> None:
        self.notes: list[tuple[int, int]] = []
        self._text = text
        self._known = known
        self._ends: set[int] = set()
        self._unended: dict[str, int] = {}
        self.pieces = list(self._read(0, len(text)))

    def within(self, start: int, end: int) -> list[Piece]:
        """Return the prose of a stretch of the text, such as a footnote."""
        return list(self._read(start, end))

    def _read(self, start: int, end: int) -> Iterator[Piece]:
        at = done = start
        while found := _TOKEN.search(self._text, at, end):
            made = self._token(found, end)
            at = max(found.end() if made is None else made[1], at + 1)
            if made is None:
                continue
            yield from self._copies(done, found.start())
            yield from made[0]
            done = at = max(made[1], found.start() + 1)
        yield from self._copies(done, end)

    def _copies(self, start: int, end: int) -> Iterator[Piece]:
        if start < end:
            yield Piece(self._text[start:end], start, end)

    def _token(self, found: "re.Match[str]", limit: int) -> tuple[list[Piece], int] | None:
        """Return what a token stands for and where to read on, None where it is text."""
        start, end = found.span()
        match found.lastgroup:
            case "marks":
                return self._marks(found, limit)
            case "note":
                self.notes.append(found.span("note"))
                return [Piece("", start, end)], end
            case "linked" | "named" | "term" | "reference":
                return self._shown(found, found.lastgroup)
            case "anchor":
                return [Piece("", start, end)], end
            case "literal":
                return self._shown(found, "literal", raw=True)
            case "escaped":
                return [Piece("", start, start + 1), *self._copies(start + 1, end)], end
            case "breaks":
                return [Piece("", start, end)], end
            case "passed" | "object" | "code" | "target" | None:
                if found[0].startswith(("http", "ftp", "irc")):
                    return None
                return [Piece(PLACEHOLDER, start, end)], end
        made = self._character(found)
        return None if made is None else ([made], end)

    def _character(self, found: "re.Match[str]") -> Piece | None:
        """Return the piece for what stands for characters."""
        start, end = found.span()
        if found["attribute"]:
            value = self._known.get(found["attribute"].lower())
            if value is None:
                return Piece(PLACEHOLDER, start, end)
            return Piece(value, start, end, is_escape=bool(value))
        if found["entity"]:
            return next(html_text.pieces(self._text, start, end))
        known = {"dots": "…", "dash": "—", "apostrophe": "’"}
        text = known.get(found.lastgroup or "")
        text = text or _QUOTES.get(found[0]) or _SIGNS.get(found[0]) or ""
        return Piece(text, start, end, is_escape=True)

    def _shown(
        self, found: "re.Match[str]", name: str, *, raw: bool = False
    ) -> tuple[list[Piece], int]:
        """Return the text of a link, a reference or a term, without its attributes."""
        (start, end), (first, last) = found.span(), found.span(name)
        if name in ("linked", "named"):
            spoken = _SPOKEN.match(self._text, first, last)
            last = spoken.end() if spoken else last
            last = min(last, found.end(name))
        if not self._text[first:last].strip(" ^"):
            return [Piece(PLACEHOLDER, start, end)], end
        last -= self._text[last - 1] == "^"
        inside = self._copies(first, last) if raw else self._read(first, last)
        return [Piece("", start, first), *inside, Piece("", last, end)], end

    def _marks(self, found: "re.Match[str]", limit: int) -> tuple[list[Piece], int] | None:
        """Take out a mark of bold, italic or the like, if it has its other half."""
        start, end = found.span()
        role = _ROLE.match(found[0])
        mark = found[0][role.end() :] if role else found[0]
        if not role and start in self._ends:
            self._ends.discard(start)
            return [Piece("", start, end)], end
        if not self._opens(start, end, mark):
            return None
        closed = self._closing(mark, end, limit)
        if closed is None:
            return None
        self._ends.add(closed)
        return [Piece("", start, end)], end

    def _opens(self, start: int, end: int, mark: str) -> bool:
        before = self._text[start - 1 : start]
        after = self._text[end : end + 1]
        if not after or after.isspace():
            return False
        return len(mark) > 1 or mark in "^~" or not (before.isalnum() or before in tuple("_}:;"))

    def _closing(self, mark: str, at: int, limit: int) -> int | None:
        """Return where the other half of a mark stands, None where it has none."""
        if self._unended.get(mark, at + 1) <= at:
            return None
        found = _CLOSING[mark].search(self._text, at + 1, limit)
        if found is None:
            self._unended[mark] = at
            return None
        if mark in "^~" and any(one.isspace() for one in self._text[at : found.start()]):
            return None
        return found.start()


def writer(text: str) -> str | None:
    """Return `text` where no sign in it is markup, None for others."""
    return None if _MARKUP.search(text) else text
