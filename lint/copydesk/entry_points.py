"""The entry points of installed packages, remembered between runs.

Reading the metadata of every installed package costs some 50 ms, a quarter of
the budget of a run. What was read is kept in the user's cache folder, one file
for each `sys.path`, with the times at which its folders last changed: a package
that is installed, updated or removed changes its folder.
"""

import os
import sys
from typing import NamedTuple
from zlib import crc32

KEPT = 50
"""Files kept in the cache folder, one for each environment that copydesk has run in."""


class EntryPoint(NamedTuple):
    """A name and what it stands for: a module, or ``module:object``."""

    name: str
    value: str


def load(group: str) -> tuple[EntryPoint, ...]:
    """Return the entry points of `group`, sorted by name."""
    times = _times()
    path = _cache_file(group)
    known = _read(path, times)
    if known is not None:
        return known
    from importlib.metadata import entry_points

    found = tuple(sorted({EntryPoint(one.name, one.value) for one in entry_points(group=group)}))
    _write(path, times, found)
    return found


def resolve(point: EntryPoint) -> object:
    """Import what an entry point stands for. Raises whatever its import raises."""
    from importlib import import_module

    module, _, attributes = point.value.partition(":")
    found: object = import_module(module.strip())
    for name in attributes.split("[")[0].split("."):
        found = getattr(found, name.strip()) if name.strip() else found
    return found


def _times() -> str:
    """Return what changes when packages come or go: the times of the folders of `sys.path`.

    The working folder, which ``python -m`` looks into, changes with every file
    that is written: what counts there are the packages in it.
    """
    times = []
    for folder in sys.path:
        try:
            if folder in ("", os.getcwd()):
                names = os.listdir(folder or ".")
                packages = (one for one in names if one.endswith((".dist-info", ".egg-info")))
                times.append(",".join(sorted(packages)))
            else:
                times.append(str(os.stat(folder).st_mtime_ns))
        except OSError:
            times.append("-")
    return " ".join(times).replace("\n", "?")


def _cache_file(group: str) -> str:
    from copydesk.folders import cache_folder

    folders = [folder or os.getcwd() for folder in sys.path]
    key = crc32("\0".join([sys.prefix, *folders]).encode("utf-8", "replace"))
    return os.path.join(cache_folder(), f"entry-points-{group}-{key:08x}")


def _read(path: str, times: str) -> tuple[EntryPoint, ...] | None:
    try:
        with open(path, encoding="utf-8") as file:
            head, *lines = file.read().split("\n")
        found = tuple(EntryPoint(*line.split("\t")) for line in lines if line)
    except (OSError, ValueError, TypeError):
        return None
    return found if head == times else None


def _write(path: str, times: str, found: tuple[EntryPoint, ...]) -> None:
    """Write the list whole or not at all; without a cache folder, not at all."""
    from copydesk.folders import forget_oldest
    from copydesk.keeping import keep

    lines = [times, *("\t".join(one) for one in found)]
    try:
        keep(path, "\n".join(lines).encode("utf-8", "replace"))
        forget_oldest(os.path.dirname(path), "entry-points-", KEPT)
    except OSError:
        return
