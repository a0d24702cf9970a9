"""Finding the files to check: paths, folders, globs."""

import glob
import os
from collections.abc import Collection, Iterable, Iterator, Sequence

from copydesk.report import RunError

SKIPPED = frozenset(
    {
        ".git",
        ".hg",
        ".svn",
        ".venv",
        "venv",
        "node_modules",
        "__pycache__",
        ".tox",
        ".copydesk_cache",
    }
)
"""Folders that never hold articles."""


def find_files(
    paths: Sequence[str], suffixes: Collection[str], exclude: Sequence[str] = ()
) -> Iterator[str | RunError]:
    """Yield the files that `paths` stand for, each once, and what is wrong with the others.

    A file is taken whatever its suffix; of a folder, the files with one of
    `suffixes`, in order of name; a pattern with ``*`` or ``?`` is expanded
    where the shell did not. `exclude` are patterns as in .gitignore and speak
    of what folders hold, not of files that are named.
    """
    seen: set[str] = set()
    for path in paths:
        for found in _expanded(path, suffixes, exclude):
            key = found.path if isinstance(found, RunError) else os.path.realpath(found)
            if key not in seen:
                seen.add(key)
                yield found


def _expanded(
    path: str, suffixes: Collection[str], exclude: Sequence[str]
) -> Iterable[str | RunError]:
    if os.path.isdir(path):
        return _folder(path, suffixes, exclude)
    if os.path.lexists(path):
        return [path]
    if glob.has_magic(path):
        matches = sorted(glob.glob(path, recursive=True))
        if not matches:
            return [RunError(path, "matches no file")]
        return (one for match in matches for one in _expanded(match, suffixes, exclude))
    return [RunError(path, "does not exist; check the spelling of the path")]


def _folder(
    folder: str, suffixes: Collection[str], exclude: Sequence[str]
) -> Iterator[str | RunError]:
    found = False
    for path in _walk(folder, _Excluder(folder, exclude)):
        if isinstance(path, RunError):
            yield path
        elif os.path.splitext(path)[1].lower() in suffixes:
            found = True
            yield path
    if not found:
        wanted = ", ".join(sorted(suffixes))
        yield RunError(folder, f"holds no article (a file that ends in {wanted})")


def _walk(folder: str, excluded: "_Excluder") -> Iterator[str | RunError]:
    """Yield the files below `folder`; a folder that links to one above it is entered once."""
    entered: set[tuple[int, int]] = set()
    errors: list[RunError] = []

    def failed(error: OSError) -> None:
        reason = error.strerror or str(error)
        errors.append(RunError(error.filename or folder, f"cannot be read: {reason}"))

    for root, folders, files in os.walk(folder, onerror=failed, followlinks=True):
        yield from errors
        errors.clear()
        here = os.stat(root)
        if (here.st_dev, here.st_ino) in entered:
            folders.clear()
            continue
        entered.add((here.st_dev, here.st_ino))
        folders[:] = sorted(
            name for name in folders if name not in SKIPPED and not excluded(root, name + "/")
        )
        yield from (os.path.join(root, name) for name in sorted(files) if not excluded(root, name))
    yield from errors


class _Excluder:
    """Tells whether a path below `base` is excluded."""

    def __init__(self, base: str, patterns: Sequence[str]) -> None:
        self._base = base
        self._spec = None
        if patterns:
            from pathspec import GitIgnoreSpec

            self._spec = GitIgnoreSpec.from_lines(patterns)

    def __call__(self, root: str, name: str) -> bool:
        if self._spec is None:
            return False
        path = os.path.relpath(os.path.join(root, name), self._base)
        return self._spec.match_file(path + "/" if name.endswith("/") else path)
