"""Front matter: the table of metadata that may open a text or Markdown file.

TOML between lines of ``+++`` is read whole. Of YAML between lines of ``---``
what articles use is read, without a YAML library: keys at the start of a line
with a plain or quoted value (also carried on over indented lines), block texts
(``|`` and ``>``), and lists of such values (``[a, b]`` or lines with ``-``).
Numbers, dates and true/false stay as written; nested tables are skipped.
"""

import re
from collections.abc import Iterator, Mapping
from typing import NamedTuple

from copydesk.parsers.builder import Piece

TITLES = ("title", "headline", "titre")
LANGUAGES = ("lang", "language", "locale", "langue")

_OPEN = re.compile(r"(?P<mark>---|\+\+\+)[ \t]*(?:\r\n?|\n)")
_LINE = re.compile(r"[^\r\n]*")
_LINE_END = re.compile(r"\r\n?|\n")
_KEY = re.compile(r"(?P<key>[\w.-]+|\"[^\"]*\"|'[^']*'):(?=[ \t]|$)[ \t]*")
_YAML_LINE = re.compile(r"[\w.-]+:(?:[ \t]|$)|[\"'][^\"']*[\"']:|[ \t]|#|-(?:[ \t]|$)|[\])}]|$")
_ITEM = re.compile(r"[ \t]*-[ \t]+")
_BLOCK = re.compile(r"(?P<style>[|>])[+-]?\d?[+-]?[ \t]*(?:#.*)?")
_COMMENT = re.compile(r"(?<![ \t])[ \t]+#.*")
_QUOTED = re.compile(r"\"(?:[^\"\\]|\\.)*+\"|'(?:[^']|'')*+'")
_TOML_PAIR = re.compile(r"(?P<key>[\w-]+)[ \t]*=[ \t]*")
_TOML_STRING = re.compile(r"\"(?:[^\"\\\r\n]|\\.)*+\"|'[^'\r\n]*'")
_ESCAPE = re.compile(r"\\(?:x[\da-fA-F]{2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|.)", re.DOTALL)
_ESCAPED = {"n": "\n", "t": "\t", "r": "\r", "_": "\u00a0", "N": "\u0085", "0": "\0"}
_CODE = re.compile(r"[A-Za-z]{2,3}(?:[-_][A-Za-z0-9]{1,8})*")


class FrontMatter(NamedTuple):
    """What stands before the article: where it ends, and what it says.

    `title` is made of the pieces of the headline in the file, or is empty.
    """

    end: int
    metadata: Mapping[str, object]
    title: tuple[Piece, ...] = ()

    @property
    def language(self) -> str:
        """The article's language code as the file gives it, or ''."""
        for key, value in self.metadata.items():
            known = key.lower() in LANGUAGES and isinstance(value, str)
            if known and _CODE.fullmatch(str(value)):
                return str(value)
        return ""


NONE = FrontMatter(0, {})


def read(text: str) -> FrontMatter:
    """Return the front matter of a file's text; one that ends at 0 where there is none.

    A line of dashes that only rules off some prose opens no front matter.
    """
    opened = _OPEN.match(text)
    if opened is None:
        return NONE
    mark = opened["mark"]
    closing = (mark, "...") if mark == "---" else (mark,)
    lines: list[tuple[int, str]] = []
    for start, line in _lines(text, opened.end()):
        if line.rstrip() in closing:
            end = start + len(line)
            return _toml(text, lines, end) if mark == "+++" else _yaml(text, lines, end)
        if mark == "---" and not _YAML_LINE.match(line):
            return NONE
        lines.append((start, line))
    return NONE


def _lines(text: str, at: int) -> Iterator[tuple[int, str]]:
    while at < len(text):
        line = _LINE.match(text, at)
        ended = _LINE_END.match(text, line.end()) if line else None
        yield at, line[0] if line else ""
        if ended is None:
            return
        at = ended.end()


# YAML


def _yaml(text: str, lines: list[tuple[int, str]], end: int) -> FrontMatter:
    metadata: dict[str, object] = {}
    title: tuple[Piece, ...] = ()
    for start, line, below in _entries(lines):
        found = _KEY.match(line)
        if found is None:
            continue
        key = found["key"].strip("\"'")
        at, rest = start + found.end(), line[found.end() :]
        value = _list(rest, below)
        if value is not None:
            metadata[key] = value
            continue
        pieces = tuple(_scalar(text, at, rest, below))
        if pieces or not below:
            metadata[key] = "".join(piece.text for piece in pieces)
        if key.lower() in TITLES and not title:
            title = pieces
    return FrontMatter(end, metadata, title)


def _entries(
    lines: list[tuple[int, str]],
) -> Iterator[tuple[int, str, list[tuple[int, str]]]]:
    """Yield each line that starts at the margin with the lines that belong below it."""
    at = 0
    while at < len(lines):
        start, line = lines[at]
        at += 1
        first = at
        while at < len(lines) and (not lines[at][1].strip() or lines[at][1][0] in " \t-"):
            at += 1
        yield start, line, lines[first:at]


def _list(rest: str, below: list[tuple[int, str]]) -> tuple[str, ...] | None:
    """Return the values of a list, or None for anything else."""
    if rest.startswith("[") and rest.rstrip().endswith("]"):
        return tuple(_plain(item) for item in rest.strip()[1:-1].split(",") if item.strip())
    items = [line for _, line in below if line.strip()]
    if _COMMENT.sub("", f" {rest}").strip() or not items or not all(map(_ITEM.match, items)):
        return None
    return tuple(_plain(_ITEM.sub("", line, count=1)) for line in items)


def _plain(value: str) -> str:
    value = _COMMENT.sub("", value).strip()
    quoted = len(value) > 1 and value[0] == value[-1] and value[0] in "\"'"
    return value[1:-1] if quoted else value


def _scalar(text: str, at: int, rest: str, below: list[tuple[int, str]]) -> Iterator[Piece]:
    """Yield the pieces of one value that starts at `at` in the file."""
    block = _BLOCK.fullmatch(rest)
    if block:
        yield from _folded(below, literal=block["style"] == "|")
    elif rest[:1] in ("'", '"'):
        quoted = _QUOTED.match(text, at, at + len(rest))
        if quoted:
            yield from _unquoted(quoted[0], at)
    elif rest[:1] not in ("", "#", "{", "[", "&", "*", "!"):
        yield from _folded([(at, _COMMENT.sub("", rest)), *below])


def _folded(lines: list[tuple[int, str]], *, literal: bool = False) -> Iterator[Piece]:
    """Yield the lines of one text, their ends made blanks unless it is `literal`."""
    end = None
    for start, line in lines:
        body = line.strip()
        if not body:
            continue
        at = start + line.index(body)
        if end is not None:
            yield Piece("\n" if literal else " ", end, at)
        end = at + len(body)
        yield Piece(body, at, end)


def _unquoted(quoted: str, at: int) -> Iterator[Piece]:
    """Yield the pieces of a quoted text that starts at `at` in the file."""
    escape = _ESCAPE if quoted[0] == '"' else re.compile("''")
    last = 1
    for found in escape.finditer(quoted, 1, len(quoted) - 1):
        if found.start() > last:
            yield Piece(quoted[last : found.start()], at + last, at + found.start())
        yield Piece(_decoded(found[0]), at + found.start(), at + found.end())
        last = found.end()
    if last < len(quoted) - 1:
        yield Piece(quoted[last:-1], at + last, at + len(quoted) - 1)


def _decoded(escape: str) -> str:
    kind = escape[1]
    if kind in "xuU" and len(escape) > 2:
        code = int(f"0x{escape[2:]}", 0)
        return chr(code) if code < 0xD800 or 0xDFFF < code <= 0x10FFFF else "\ufffd"
    return _ESCAPED.get(kind, kind)


# TOML


def _toml(text: str, lines: list[tuple[int, str]], end: int) -> FrontMatter:
    import tomllib

    body = "\n".join(line for _, line in lines)
    try:
        metadata: Mapping[str, object] = tomllib.loads(body)
    except ValueError:
        metadata = {}
    return FrontMatter(end, metadata, _toml_title(text, lines))


def _toml_title(text: str, lines: list[tuple[int, str]]) -> tuple[Piece, ...]:
    for start, line in lines:
        if line.startswith("["):
            break
        pair = _TOML_PAIR.match(line)
        if pair and pair["key"].lower() in TITLES:
            quoted = _TOML_STRING.match(text, start + pair.end(), start + len(line))
            return tuple(_unquoted(quoted[0], quoted.start())) if quoted else ()
    return ()
