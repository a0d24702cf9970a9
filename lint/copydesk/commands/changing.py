"""``--diff-base`` and ``--changed-lines``: what changed, before any article is read."""

import os
import sys
from argparse import Namespace
from collections.abc import Iterable, Iterator, Sequence

from copydesk.changes import Changes, Lines
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.discovery import STDIN
from copydesk.git_changes import changes_since, repository
from copydesk.unified_diff import DiffError, FileDiff, read_diff

KEY = "--changed-lines"
PIPE = "pipe one in, as in “git diff main... | copydesk check --changed-lines”"
PREFIXES = frozenset("abciow")
"""Letters that git puts before the names in a diff."""


def changes(args: Namespace, paths: Sequence[str]) -> Changes:
    """Return what changed, of the files found in a run. Raises ConfigError."""
    if args.diff_base and args.changed_lines:
        raise _error("says which lines changed, and so does --diff-base; use one of them")
    if STDIN in args.paths:
        message = "works on files, and - is standard input; name the files"
        raise _error(message, KEY if args.changed_lines else "--diff-base")
    if args.changed_lines:
        return _piped()
    return changes_since(args.diff_base, paths)


def _piped() -> Changes:
    """Return what a unified diff on standard input says."""
    if sys.stdin.isatty():
        raise _error(f"reads a unified diff from standard input; {PIPE}")
    try:
        found = read_diff(sys.stdin.buffer.read())
    except DiffError as error:
        raise _error(f"what standard input holds {error}; {PIPE}") from None
    files = dict(_placed(found))
    if found and not files:
        message = f"no file of the diff is here, such as {found[0].path}"
        raise _error(f"{message}; run it in the folder that the diff was made in")
    return Changes(files, "in the diff")


def _placed(found: Iterable[FileDiff]) -> Iterator[tuple[str, Lines | None]]:
    """Yield the files of a diff that exist, by real path."""
    here = os.getcwd()
    bases = [one for one in (repository(here), here) if one]
    for one in found:
        first, _, rest = one.path.partition("/")
        names = [rest, one.path] if first in PREFIXES and rest else [one.path]
        places = (os.path.join(base, name) for name in names for base in bases)
        place = next((path for path in places if os.path.isfile(path)), None)
        if place is not None:
            yield os.path.realpath(place), one.lines


def _error(message: str, key: str = KEY) -> ConfigError:
    return ConfigError(COMMAND_LINE, message, key=key)
