"""gettext PO: the translations, each with the way back through its lines and escapes.

https://www.gnu.org/software/gettext/manual/html_node/PO-Files.html
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.article import Article, BlockKind
from copydesk.parsers.builder import PLACEHOLDER, ArticleBuilder, Piece
from copydesk.parsers.layer import Layer
from copydesk.parsers.lines import Line, lines
from copydesk.reading import ParseError
from copydesk.source import SourceFile

_KEYWORD = re.compile(r"(?P<name>msgctxt|msgid_plural|msgid|msgstr)(?:\[\d{1,3}\])?[ \t]*(?=\")")
_STRING = re.compile(r'"((?:[^"\\]|\\.)*+)"')
_ESCAPE = re.compile(
    r"(?P<bytes>(?:\\(?:[23][0-7]{2}|x[89a-fA-F][\da-fA-F]))+)|\\(?:[0-7]{1,3}|x[\da-fA-F]{1,2}|.)"
)
BYTE = 4
"""Code points of the escape of one byte: ``\\303``, ``\\xC3``."""
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "a": "\a", "b": "\b", "f": "\f", "v": "\v"}
_LANGUAGE = re.compile(r"^Language:[ \t]*([A-Za-z]{2,3}(?:[-_][A-Za-z\d]{1,8})*)", re.MULTILINE)
_OBJECT = {
    "tag": re.compile(r"</?[a-zA-Z][^<>]*>"),
    "c": re.compile(r"%(?:\d+\$)?[-+ #0']*\d*(?:\.\d+)?(?:hh?|ll?|[Lqjzt])?[diouxXeEfFgGaAcspn]"),
    "python": re.compile(r"%\(\w+\)[-+ #0]*\d*(?:\.\d+)?[diouxXeEfFgGcrsa]|%[diouxXeEfFgGcrsa]"),
    "brace": re.compile(r"\{[^{}\s]*\}"),
}
"""What stands in texts and is no prose, by what the flag of an entry says of its format."""
_BREAK = re.compile(r"\n\s*\n")


@dataclass
class _Entry:
    """One message: its flags, and the pieces of each of its strings."""

    flags: set[str] = field(default_factory=set)
    source: str = ""
    texts: list[list[Piece]] = field(default_factory=list)

    @property
    def is_done(self) -> bool:
        return "fuzzy" not in self.flags


def parse(source: SourceFile, language: str = "") -> Article:
    """Return the translations in a PO file, each paragraph of a ``msgstr`` a block.

    Fuzzy and obsolete entries are not read. Placeholders of the format that an
    entry's flag names (``%s``, ``{name}``) leave one U+FFFC. `language` is ''
    where it is not known; the head of the file names it. Raises ParseError.
    """
    builder = ArticleBuilder(source)
    for entry in _entries(source):
        if not entry.source and entry.texts:
            layer = Layer(entry.texts[0])
            found = _LANGUAGE.search(layer.text)
            language = language or (found[1] if found else "")
        elif entry.is_done:
            for text in entry.texts:
                _add(builder, Layer(text), entry.flags)
    return builder.article(language)


def _entries(source: SourceFile) -> Iterator[_Entry]:
    entry, name, found_any = _Entry(), "", False
    for number, row in enumerate(lines(source.text), start=1):
        if row.is_blank or row.text.startswith("#"):
            if name == "msgstr":
                yield entry
            entry = entry if name not in ("", "msgstr") else _Entry(flags=_kept(entry, name))
            name = "" if name == "msgstr" else name
            if row.text.startswith("#,"):
                entry.flags |= {flag.strip() for flag in row.text[2:].split(",")}
            continue
        keyword = _KEYWORD.match(row.text)
        if keyword:
            if name == "msgstr" and keyword["name"] != "msgstr":
                yield entry
                entry = _Entry()
            name, found_any = keyword["name"], True
            if name == "msgstr":
                entry.texts.append([])
        elif not name or not row.text.startswith('"'):
            raise ParseError(
                f"is not a valid PO file: line {number} is no comment, keyword or string; mend it"
            )
        _read(entry, name, row, keyword.end() if keyword else 0, number)
    if name == "msgstr":
        yield entry
    elif not found_any and source.text.strip(" \t\r\n") and not _is_comment(source.text):
        raise ParseError("is not a valid PO file: it has no msgid; mend it")


def _kept(entry: _Entry, name: str) -> set[str]:
    """Return the flags of an entry that has only begun, after which a comment follows."""
    return set() if name == "msgstr" else entry.flags


def _is_comment(text: str) -> bool:
    return all(row.is_blank or row.text.startswith("#") for row in lines(text))


def _read(entry: _Entry, name: str, row: Line, at: int, number: int) -> None:
    """Read the string that a line holds from a place on."""
    found = _STRING.fullmatch(row.text, at)
    if found is None:
        raise ParseError(
            f"is not a valid PO file: the string in line {number} is not closed; mend it"
        )
    if name == "msgstr":
        entry.texts[-1] += _unescaped(found[1], row.start + found.start(1))
    elif name == "msgid":
        entry.source += found[1]


def _unescaped(text: str, start: int) -> Iterator[Piece]:
    at = 0
    for found in _ESCAPE.finditer(text):
        if found.start() > at:
            yield Piece(text[at : found.start()], start + at, start + found.start())
        at = found.end()
        if found["bytes"]:
            yield from _characters(found[0], start + found.start())
        else:
            yield Piece(_decoded(found[0][1:]), start + found.start(), start + at, is_escape=True)
    if at < len(text):
        yield Piece(text[at:], start + at, start + len(text))


def _characters(written: str, start: int) -> Iterator[Piece]:
    """Yield the characters whose bytes, of UTF-8 in most files, are written as escapes."""
    escapes = [written[at + 1 : at + 4] for at in range(0, len(written), BYTE)]
    data = bytes(int(one[1:], 16) if one[0] == "x" else int(one, 8) for one in escapes)
    encoding = "utf-8"
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError:
        encoding = "latin-1"
        text = data.decode(encoding)
    for character in text:
        end = start + BYTE * len(character.encode(encoding))
        yield Piece(character, start, end, is_escape=True)
        start = end


def _decoded(sign: str) -> str:
    if sign[0] in "01234567":
        return chr(int(sign, 8))
    if sign[0] == "x" and len(sign) > 1:
        return chr(int(sign[1:], 16))
    return _ESCAPED.get(sign, sign)


def _add(builder: ArticleBuilder, layer: Layer, flags: set[str]) -> None:
    """Add the paragraphs of one translation."""
    at = 0
    objects = _objects(layer.text, flags)
    for found in [*_BREAK.finditer(layer.text), None]:
        end = found.start() if found else len(layer.text)
        inside = [one for one in objects if at <= one[0] and one[1] <= end]
        pieces = [
            one for piece in _split(layer.text, at, end, inside) for one in layer.placed(piece)
        ]
        builder.add(BlockKind.PARAGRAPH, pieces, writer=writer)
        at = found.end() if found else end


def _objects(text: str, flags: set[str]) -> list[tuple[int, int, str]]:
    """Return the tags and placeholders in a text, and what each leaves."""
    names = ["tag"]
    for flag in flags:
        if flag.endswith("-format") and not flag.startswith("no-"):
            kind = flag.removesuffix("-format")
            names.append("brace" if "brace" in kind else "python" if kind == "python" else "c")
    found = {
        (one.start(), one.end(), "" if name == "tag" else PLACEHOLDER)
        for name in names
        for one in _OBJECT[name].finditer(text)
    }
    out: list[tuple[int, int, str]] = []
    for each in sorted(found, key=lambda one: (one[0], -one[1])):
        if not out or each[0] >= out[-1][1]:
            out.append(each)
    return out


def _split(
    text: str, start: int, end: int, objects: list[tuple[int, int, str]]
) -> Iterator[Piece]:
    for first, last, left in objects:
        if start < first:
            yield Piece(text[start:first], start, first)
        yield Piece(left, first, last)
        start = last
    if start < end:
        yield Piece(text[start:end], start, end)


def writer(text: str) -> str:
    r"""Return `text` as it is written in a string.

    >>> print(writer('dit "oui"'))
    dit \"oui\"
    """
    made = text.replace("\\", "\\\\").replace('"', '\\"')
    return made.replace("\n", "\\n").replace("\t", "\\t").replace("\r", "\\r")
