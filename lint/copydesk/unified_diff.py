"""Reading a unified diff: which lines of which files it changes."""

import os
import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from copydesk.changes import Lines

HUNK = re.compile(r"@@ -\d+(?:,(?P<old>\d+))? \+(?P<start>\d+)(?:,(?P<new>\d+))? @@")
HEADER = re.compile(r"diff --git (?P<both>.+)")
BINARY = re.compile(r"Binary files .+ and (?P<path>.+) differ")
ESCAPE = re.compile(rb'\\([0-7]{3}|[abtnvfr"\\])')
SIGNS = {b"a": b"\a", b"b": b"\b", b"t": b"\t", b"n": b"\n", b"v": b"\v", b"f": b"\f", b"r": b"\r"}
NOWHERE = "/dev/null"


class DiffError(ValueError):
    """A diff that cannot be read; the message is the end of a sentence about it."""


@dataclass
class FileDiff:
    """What a diff says of one file, by its new name as the diff has it.

    `is_whole` tells that it has changed without saying where.
    """

    path: str
    changed: list[int] = field(default_factory=list)
    removed: list[int] = field(default_factory=list)
    is_whole: bool = False

    @property
    def lines(self) -> Lines | None:
        """The changed lines, None for the whole file."""
        return None if self.is_whole else Lines(tuple(self.changed), tuple(self.removed))


def read_diff(data: bytes) -> list[FileDiff]:
    """Return the files that a diff changes; those that it deletes or only renames are left out.

    Raises DiffError for what is no unified diff.
    """
    files = list(_Reader(os.fsdecode(data).split("\n")).read())
    if not files and data.strip() and b"diff --git " not in data:
        raise DiffError("is no unified diff")
    return [one for one in files if one.path != NOWHERE]


class _Reader:
    def __init__(self, lines: list[str]) -> None:
        self._lines = lines
        self._at = 0

    def read(self) -> Iterator[FileDiff]:
        """Yield the files of the diff."""
        found: FileDiff | None = None
        named = ""
        while self._at < len(self._lines):
            line = self._lines[self._at].removesuffix("\r")
            self._at += 1
            if header := HEADER.match(line):
                named = _common(header["both"])
            elif line.startswith("@@@ "):
                raise DiffError(f"is a combined diff of a merge (line {self._at}); compare two")
            elif line.startswith("--- ") and self._next().startswith("+++ "):
                found = FileDiff(_name(self._next()[4:]))
                self._at += 1
                yield found
            elif found and (hunk := HUNK.match(line)):
                self._hunk(found, hunk)
            elif line.startswith(("rename to ", "copy to ")):
                named = f"b/{_name(line.partition(' to ')[2])}"
            elif binary := BINARY.match(line):
                path = _name(binary["path"])
                yield FileDiff(path if path == NOWHERE else named or path, is_whole=True)
            elif line == "GIT binary patch" and named:
                yield FileDiff(named, is_whole=True)

    def _next(self) -> str:
        return self._lines[self._at].removesuffix("\r") if self._at < len(self._lines) else ""

    def _hunk(self, found: FileDiff, hunk: re.Match[str]) -> None:
        """Read the lines of a hunk, which says how many there are."""
        old, new = (int(hunk[side]) if hunk[side] else 1 for side in ("old", "new"))
        line = int(hunk["start"]) + (new == 0)
        while old > 0 or new > 0:
            if self._at == len(self._lines):
                raise DiffError("ends in the middle of a hunk")
            sign = self._lines[self._at][:1]
            self._at += 1
            if sign == "+":
                found.changed.append(line)
            elif sign == "-":
                if found.removed[-1:] != [line - 1]:
                    found.removed.append(line - 1)
            elif sign not in {" ", "", "\r", "\\"}:
                raise DiffError(f"has a line that belongs to no hunk (line {self._at})")
            if sign != "\\":
                old -= sign != "+"
                new -= sign != "-"
                line += sign != "-"


def _name(text: str) -> str:
    """Return a file's name as git and diff write it: in quotes, or up to a tab."""
    if not text.startswith('"'):
        return text.partition("\t")[0]
    return _unquoted(text)


def _unquoted(text: str) -> str:
    end = re.compile(r'"((?:[^"\\]|\\.)*+)"').match(text)
    raw = os.fsencode(end[1] if end else text)

    def plain(found: re.Match[bytes]) -> bytes:
        code = found[1]
        return bytes([int(code, 8) & 255]) if code.isdigit() else SIGNS.get(code, code)

    return os.fsdecode(ESCAPE.sub(plain, raw))


def _common(both: str) -> str:
    """Return the new name in ``a/NAME b/NAME``."""
    if both.startswith('"'):
        return _unquoted(both[both.rindex(' "') + 1 :]) if ' "' in both else ""
    return both[len(both) // 2 + 1 :]
