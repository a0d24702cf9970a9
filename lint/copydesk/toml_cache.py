"""TOML files that ship with plugins, remembered between runs.

Reading TOML takes a millisecond for 5 KB, and rules written as data are some
100 KB. What was read is kept in the user's cache folder as Python keeps its
bytecode, and read again when the file has another size or time.
"""

import marshal
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any
from zlib import crc32

KEPT = 200
"""Files kept in the cache folder: an installation of copydesk needs some 25."""

Stamp = tuple[str, int, int, str]
"""What a file was when it was read, and by which Python."""


def read(
    path: Path, *, finish: Callable[[dict[str, Any]], None] | None = None, made_by: str = ""
) -> dict[str, Any]:
    """Return the tables of a TOML file.

    `finish` may add to the tables what takes time to find out, and what it adds is
    remembered too; `made_by` says which code it is, so that other code adds anew.

    Raises OSError where it cannot be read, and UnicodeDecodeError or
    tomllib.TOMLDecodeError where it is malformed.
    """
    state = path.stat()
    stamp: Stamp = (str(path), state.st_size, state.st_mtime_ns, sys.version + made_by)
    cache = _cache_file(path)
    known = _remembered(cache, stamp)
    if known is not None:
        return known
    import tomllib

    tables = tomllib.loads(path.read_text(encoding="utf-8"))
    if finish is not None:
        finish(tables)
    _remember(cache, stamp, tables)
    return tables


def _cache_file(path: Path) -> str:
    from copydesk.folders import cache_folder

    return os.path.join(cache_folder(), f"toml-{crc32(os.fsencode(path)):08x}")


def _remembered(cache: str, stamp: Stamp) -> dict[str, Any] | None:
    try:
        with open(cache, "rb") as file:
            known = marshal.load(file)  # noqa: S302 - our own file, in the user's own folder
            return known[1] if known[0] == stamp else None
    except (OSError, ValueError, EOFError, TypeError, LookupError):
        return None


def _remember(cache: str, stamp: Stamp, tables: dict[str, Any]) -> None:
    """Write the tables whole or not at all; without a cache folder, not at all."""
    from copydesk.folders import forget_oldest
    from copydesk.keeping import keep

    kept: Any = (stamp, tables)
    try:
        keep(cache, marshal.dumps(kept))
        forget_oldest(os.path.dirname(cache), "toml-", KEPT)
    except (OSError, ValueError):  # dates cannot be marshalled
        return
