"""What is installed that reports depend on: Python, copydesk, its rules, plugins and packages.

Code and data are told by their contents, so that an editable installation and
a checkout with new file times are known for what they are. Reading all contents
takes some 30 ms; it is done again only where a size or a time has changed.
"""

import marshal
import os
import sys
from collections.abc import Iterator
from contextlib import suppress
from zlib import crc32

from copydesk import entry_points
from copydesk.digest import sha256
from copydesk.keeping import keep

File = tuple[str, int, int]
"""A file's path, its size in bytes, and when it was last changed, in nanoseconds."""
PASSED = ("__pycache__", ".")
"""Beginnings of names that have no bearing on what code does."""


def fingerprint() -> str:
    """Return a digest that changes with whatever is installed and may change a report."""
    points = entry_points.load("copydesk")
    parts = [sys.version, *_packages(), *("\t".join(one) for one in points)]
    parts += (f"{name}\t{digest(place)}" for name, place in _places())
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape"))


def state() -> str:
    """Return a digest of the same by sizes and times alone, for a process that goes on."""
    parts = [*_packages(), *(repr(list(_files(place))) for _, place in _places())]
    return sha256("\n".join(parts).encode("utf-8", "surrogateescape"))


def _places() -> Iterator[tuple[str, str]]:
    """Yield the top-level modules of copydesk and its plugins, with where they are."""
    points = entry_points.load("copydesk")
    tops = {one.value.partition(":")[0].partition(".")[0] for one in points} | {"copydesk"}
    yield from ((top, _place(top)) for top in sorted(tops))


def digest(place: str) -> str:
    """Return a digest of a file, or of all files below a folder; '' where there is nothing."""
    files = list(_files(place))
    state = sha256(repr(files).encode("utf-8", "surrogateescape"))
    memory = _memory_file(place)
    known = _remembered(memory, state)
    if known:
        return known
    start = len(place)
    contents = "\n".join(f"{path[start:]}\t{_content(path)}" for path, _, _ in files)
    found = sha256(contents.encode("utf-8", "surrogateescape")) if files else ""
    _remember(memory, state, found)
    return found


def _files(place: str) -> Iterator[File]:
    """Yield the files below a folder, or the file itself, in an order that does not change."""
    try:
        entries = sorted(os.scandir(place), key=lambda one: one.name)
    except NotADirectoryError:
        status = os.stat(place)
        yield place, status.st_size, status.st_mtime_ns
        return
    except OSError:
        return
    for one in entries:
        if one.name.startswith(PASSED):
            continue
        if one.is_dir():
            yield from _files(one.path)
        elif one.is_file():
            status = one.stat()
            yield one.path, status.st_size, status.st_mtime_ns


def _content(path: str) -> str:
    try:
        with open(path, "rb") as file:
            return sha256(file.read())
    except OSError:
        return "?"


def _place(name: str) -> str:
    """Return the folder or file of a top-level module, without importing it."""
    for finder in sys.meta_path:
        find = getattr(finder, "find_spec", None)
        spec = find(name, None) if find else None
        if spec is None:
            continue
        folders = list(spec.submodule_search_locations or ())
        return folders[0] if folders else str(spec.origin or "")
    return ""


def _packages() -> list[str]:
    """Return the installed packages with their versions, as their metadata folders are named."""
    names: set[str] = set()
    for folder in sys.path:
        if os.path.basename(folder) in ("site-packages", "dist-packages"):
            try:
                names.update(os.listdir(folder))
            except OSError:
                continue
    return sorted(one for one in names if one.endswith((".dist-info", ".egg-info")))


def _memory_file(place: str) -> str:
    from copydesk.folders import cache_folder

    return os.path.join(cache_folder(), f"digest-{crc32(os.fsencode(place)):08x}")


def _remembered(memory: str, state: str) -> str:
    try:
        with open(memory, "rb") as file:
            known = marshal.load(file)  # noqa: S302 - our own file, in the user's own folder
            return str(known[1]) if known[0] == state else ""
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        return ""


def _remember(memory: str, state: str, found: str) -> None:
    """Keep a digest; without a cache folder it is made again every time."""
    with suppress(OSError):
        keep(memory, marshal.dumps((state, found)))
