"""A folder of what earlier runs have found, one small file for each result.

Files are named by the digest of all that a result depends on, so that none is
ever stale and any number of runs may read and write at once. One file a result
costs a look-up 11 µs and a write 70 µs, as little as one SQLite file for all,
and needs no import of 5 ms; a damaged file spoils one result.

The folder lies in a project, which may come from anyone: what is read from it
is data (JSON), checked by a digest against damage and by its reader against
nonsense.
"""

import os
import time
from contextlib import suppress

from copydesk.digest import sha256
from copydesk.keeping import keep

FOLDER = ".copydesk_cache"
LARGEST = 256_000_000
"""Bytes kept in one folder, more or less; what has not been used for longest goes first."""
SHARDS = 256
MONTH = 30 * 86_400
"""Seconds without use after which a result goes."""
DAY = 86_400
TAG = "Signature: 8a477f597d28d172789f06886806bc55"
"""What makes a file CACHEDIR.TAG the mark of a cache folder: backups leave it out."""
OFTEN = 500
"""Results after which a run that is still at work makes room."""
CHECK = 16
"""Characters of the digest at the start of each file."""


class ResultStore:
    """Results by key, which is a digest in hexadecimal.

    `problem` says why nothing more is written, '' while all is well; that a
    folder is read-only is no problem.
    """

    def __init__(self, folder: str) -> None:
        self.folder = folder
        self.problem = ""
        self._written: set[str] = set()
        self._count = 0
        # A link may lead anywhere, and the project may be anyone's.
        self._readable = not os.path.islink(folder)
        self._writable = self._readable

    def get(self, key: str) -> bytes | None:
        """Return the result with that key, None where there is none or it is damaged."""
        if not self._readable:
            return None
        path = self._path(key)
        try:
            with open(path, "rb", buffering=0) as file:
                data = file.read()
                used = os.fstat(file.fileno()).st_mtime
        except OSError:
            return None
        result = data[CHECK:]
        if data[:CHECK] != _check(result):
            return None
        if time.time() - used > DAY:
            with suppress(OSError):
                os.utime(path)
        return result

    def put(self, key: str, result: bytes) -> bool:
        """Keep a result; return whether it could be."""
        if not self._writable:
            return False
        try:
            if not self._count:
                make_folder(self.folder)
            keep(self._path(key), _check(result) + result)
        except OSError as error:
            self._writable = False
            if not isinstance(error, PermissionError) and error.errno != _read_only():
                reason = error.strerror or str(error)
                self.problem = f"results cannot be kept in {self.folder}: {reason}"
            return False
        self._written.add(key[:2])
        self._count += 1
        if self._count % OFTEN == 0:
            self.close()  # a process of several may end without notice
        return True

    def close(self) -> None:
        """Make room where this run has written."""
        for shard in sorted(self._written):
            prune(os.path.join(self.folder, shard), LARGEST // SHARDS)
        self._written.clear()

    def _path(self, key: str) -> str:
        return os.path.join(self.folder, key[:2], key[2:])


def make_folder(folder: str) -> None:
    """Make a cache folder that neither git nor backups look into.

    Raises OSError, also for a folder that has been there with something else in it.
    """
    if os.path.isfile(os.path.join(folder, "CACHEDIR.TAG")):
        return
    with suppress(FileNotFoundError):
        if set(os.listdir(folder)) - {".gitignore"}:
            raise OSError("the folder holds something else; name another one with “cache_dir”")
    keep(os.path.join(folder, ".gitignore"), b"# Made by copydesk.\n*\n")
    tag = f"{TAG}\n# This folder holds what copydesk can make again: copydesk clean removes it.\n"
    keep(os.path.join(folder, "CACHEDIR.TAG"), tag.encode())


def is_cache(folder: str) -> bool:
    """Tell whether a folder was made by copydesk for its results."""
    if os.path.islink(folder):
        return False
    try:
        with open(os.path.join(folder, "CACHEDIR.TAG"), encoding="utf-8") as file:
            text = file.read(500)
    except (OSError, UnicodeDecodeError):
        return False
    return text.startswith(TAG) and "copydesk" in text


def prune(shard: str, largest: int) -> None:
    """Remove what is old from a folder, and the oldest of what is above `largest` bytes."""
    now = time.time()
    try:
        found = [(one.stat().st_mtime, one.stat().st_size, one.path) for one in os.scandir(shard)]
    except OSError:
        return
    size = 0
    for used, length, path in sorted(found, reverse=True):
        size += length
        if size > largest or now - used > MONTH:
            with suppress(OSError):
                os.unlink(path)


def _check(result: bytes) -> bytes:
    return sha256(result)[:CHECK].encode()


def _read_only() -> int:
    from errno import EROFS

    return EROFS
