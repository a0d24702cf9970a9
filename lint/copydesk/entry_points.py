"""The entry points of installed packages, remembered between runs.

Reading the metadata of every installed package costs some 50 ms, a quarter of
the budget of a run. What was read is kept in the user's cache folder, under a
key made of the folders of `sys.path` and the times of their last change: an
installed, updated or removed package changes its folder.
"""

import os
import sys
from typing import NamedTuple


class EntryPoint(NamedTuple):
    """A name and the module it stands for."""

    name: str
    module: str


def load(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of `group`, sorted by name."""
    state = _state()
    path = _cache_file(group)
    known = _read(path, state)
    if known is not None:
        return known
    from importlib.metadata import entry_points

    found = tuple(
        sorted(
            {EntryPoint(one.name, one.value.split(":")[0]) for one in entry_points(group=group)}
        )
    )
    _write(path, state, found)
    return found


def _state() -> str:
    """Return what changes when packages come or go: folders and their times."""
    parts = []
    for folder in sys.path:
        try:
            parts.append(f"{folder}@{os.stat(folder or '.').st_mtime_ns}")
        except OSError:
            continue
    return "|".join(parts).replace("\n", " ")


def _cache_file(group: str) -> str:
    from copydesk.folders import cache_folder

    # Two Pythons of one user must not overwrite each other's list.
    from zlib import crc32

    return os.path.join(cache_folder(), f"entry-points-{group}-{crc32(sys.prefix.encode()):08x}")


def _read(path: str, state: str) -> tuple[EntryPoint, ...] | None:
    try:
        with open(path, encoding="utf-8") as file:
            head, *lines = file.read().split("\n")
        found = [EntryPoint(*line.split("\t")) for line in lines if line]
    except (OSError, ValueError, TypeError):
        return None
    return tuple(found) if head == state else None


def _write(path: str, state: str, found: tuple[EntryPoint, ...]) -> None:
    """Write the list whole or not at all; without a cache folder, not at all."""
    temporary = f"{path}.{os.getpid()}"
    try:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        with open(temporary, "w", encoding="utf-8") as file:
            file.write("\n".join([state, *("\t".join(one) for one in found)]))
        os.replace(temporary, path)
    except OSError:
        return
