"""Merged configurations, kept between runs with all that they were checked against.

What is kept of a project is what a run needs to find its results again: its
settings, and which endings of file names its plugins read. It holds as long as
the configuration file, the command line, what is installed and the files that
the configuration speaks of are as they were. It lies in the user's own cache
folder.
"""

import marshal
import os
from collections.abc import Iterator, Mapping
from contextlib import suppress
from dataclasses import fields
from pathlib import Path
from typing import Any, NamedTuple
from zlib import crc32

from copydesk.config.settings import OverrideSettings, Settings
from copydesk.digest import sha256
from copydesk.keeping import keep

LARGEST = 10_000_000
"""Bytes of a file up to which a text in the configuration is taken for its name."""
LONGEST = 500
"""Characters that the name of a file may have."""

NO_FILES = frozenset({"baseline", "cache_dir", "exclude", "file", "include"})
"""Settings that name files with no bearing on what is found in an article."""


class Remembered(NamedTuple):
    """What a run needs of a project.

    `suffixes` are the endings that plugins read; `identity` is a digest of all
    that bears on what is found in a file, but for the file and its grammar.
    """

    settings: Settings
    suffixes: frozenset[str]
    identity: str


class Memory:
    """What is kept of one project under one command line, with one installation."""

    def __init__(self, file: Path | None, overrides: Mapping[str, Any], installed: str) -> None:
        said = repr(sorted(overrides.items()))
        self._base = file.parent if file else Path.cwd()
        content = _content(str(file)) if file else ""
        self._state = sha256("\0".join((installed, content, said)).encode("utf-8", "replace"))
        self._place = _place(str(file or self._base), said)

    def recall(self) -> Remembered | None:
        """Return what is kept, None where it is not there or something has changed."""
        try:
            with open(self._place, "rb") as file:
                kept = marshal.load(file)  # noqa: S302 - our own file, in the user's own folder
            state, values, named, suffixes = kept
            if state != self._state or any(_content(path) != was for path, was in named.items()):
                return None
            return Remembered(_settings(values), frozenset(suffixes), self._identity(named))
        except (OSError, ValueError, EOFError, TypeError):
            return None

    def remember(
        self, settings: Settings, suffixes: frozenset[str], more: frozenset[str]
    ) -> Remembered:
        """Keep what a project was found to be; `more` are files that its plugins read."""
        named = {path: _content(path) for path in sorted({*self._files(settings), *more})}
        with suppress(OSError, ValueError):  # dates cannot be marshalled
            kept = (self._state, _values(settings), named, sorted(suffixes))
            keep(self._place, marshal.dumps(kept))
        return Remembered(settings, suffixes, self._identity(named))

    def _identity(self, named: Mapping[str, str]) -> str:
        contents = "\0".join(named.values())
        return sha256(f"{self._state}\0{contents}".encode())

    def _files(self, settings: Settings) -> Iterator[str]:
        """Yield the files that a text in the settings may be the name of."""
        values = _values(settings)
        for text in _texts([one for name, one in values.items() if name not in NO_FILES]):
            if 0 < len(text) <= LONGEST and "\0" not in text:
                path = os.path.join(self._base, text)
                if os.path.isfile(path):
                    yield path
                elif os.path.isdir(path):
                    yield from _inside(path)


def _inside(folder: str) -> Iterator[str]:
    with suppress(OSError):
        yield from (one.path for one in os.scandir(folder) if one.is_file())


def _texts(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for key, one in value.items():
            yield from _texts((key, one))
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _texts(one)


def _values(settings: Settings) -> dict[str, Any]:
    """Return the fields of settings as what marshal knows."""
    values = {one.name: getattr(settings, one.name) for one in fields(Settings)}
    values["file"] = str(settings.file) if settings.file else ""
    values["overrides"] = tuple(
        (one.paths, one.languages, dict(one.values)) for one in settings.overrides
    )
    return values


def _settings(values: dict[str, Any]) -> Settings:
    file = Path(values["file"]) if values["file"] else None
    overrides = tuple(OverrideSettings(*one) for one in values["overrides"])
    return Settings(**{**values, "file": file, "overrides": overrides})


def _content(path: str) -> str:
    """Return a digest of a file, what it lacks in place of one that cannot be read."""
    try:
        if os.path.getsize(path) > LARGEST:
            status = os.stat(path)
            return f"{status.st_size} {status.st_mtime_ns}"
        with open(path, "rb") as file:
            return sha256(file.read())
    except OSError as error:
        return str(error.errno)


def _place(file: str, said: str) -> str:
    from copydesk.folders import cache_folder

    number = crc32(f"{file}\0{said}".encode("utf-8", "replace"))
    return os.path.join(cache_folder(), f"project-{number:08x}")
