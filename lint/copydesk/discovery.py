"""Finding the files to check: paths, folders, globs."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from typing import NamedTuple

from copydesk.report import RunError

STDIN = "-"
MAGIC = frozenset("*?[")
"""Signs that make a path a pattern."""
SKIPPED = frozenset({"venv", "node_modules", "__pycache__"})
"""Folders that never hold articles; neither do those whose name starts with a dot."""

Found = str | RunError


class Filter(NamedTuple):
    """Which files of a folder are articles.

    `wanted` takes a path, which ends in a slash for a folder, and tells whether
    to look at it. `sought` says what that means, after “no file in it”.
    """

    wanted: Callable[[str], bool]
    sought: str


def find_files(paths: Sequence[str], filters: Callable[[str], Filter]) -> Iterator[Found]:
    """Yield the files that `paths` stand for, each once, and what is wrong with the others.

    A file is taken whatever its suffix; of a folder, what the filter for that
    folder lets through, in order of name; a pattern with ``*`` or ``?`` is
    expanded where the shell did not. ``-`` stands for itself.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expanded(path, filters):
            name = found.path if isinstance(found, RunError) else found
            key = name if name == STDIN else os.path.realpath(name)
            if key not in seen:
                seen.add(key)
                yield found


def _expanded(path: str, filters: Callable[[str], Filter]) -> Iterable[Found]:
    if path == STDIN:
        return [path]
    if os.path.isdir(path):
        # “./story.txt” and “story.txt” are one file; reports show the shorter name.
        return (
            one.removeprefix(f".{os.sep}") if isinstance(one, str) else one
            for one in _folder(path, filters(path))
        )
    if os.path.lexists(path):
        return [path]
    if MAGIC.intersection(path):
        import glob

        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            return [RunError(path, "matches no file; check the pattern")]
        return (one for match in matches for one in _expanded(match, filters))
    return [RunError(path, "does not exist; check the spelling of the path")]


def _folder(folder: str, which: Filter) -> Iterator[Found]:
    empty = True
    for path in _walk(folder, which.wanted):
        empty = False
        yield path
    if empty:
        yield RunError(folder, f"holds no article: no file in it {which.sought}")


def _walk(folder: str, wanted: Callable[[str], bool]) -> Iterator[Found]:
    """Yield the files below `folder`; a folder that links to one above it is entered once."""
    entered: set[tuple[int, int]] = set()
    errors: list[RunError] = []

    def failed(error: OSError) -> None:
        reason = error.strerror or str(error)
        errors.append(RunError(error.filename or folder, f"cannot be read: {reason}"))

    for root, folders, files in os.walk(folder, onerror=failed, followlinks=True):
        yield from errors
        errors.clear()
        if not _enter(root, entered):
            folders.clear()
            continue
        folders[:] = sorted(
            name
            for name in folders
            if name not in SKIPPED
            and not name.startswith(".")
            and wanted(os.path.join(root, name, ""))
        )
        paths = (os.path.join(root, name) for name in sorted(files))
        yield from (path for path in paths if wanted(path) and _is_file(path))
    yield from errors


def _enter(folder: str, entered: set[tuple[int, int]]) -> bool:
    """Tell whether a folder is there and new, and remember it."""
    try:
        status = os.stat(folder)
    except OSError:
        return False
    key = (status.st_dev, status.st_ino)
    new = key not in entered
    entered.add(key)
    return new


def _is_file(path: str) -> bool:
    """Tell whether to look at a path: pipes and devices in a folder would block or never end.

    A broken link counts as a file, so that reading it says what is wrong.
    """
    return os.path.isfile(path) or os.path.islink(path) or not os.path.exists(path)
