"""One process at a time: a lock on a file, freed by the system when its holder dies."""

import os
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager

if sys.platform == "win32":
    import msvcrt

    def _try(descriptor: int) -> bool:
        try:
            msvcrt.locking(descriptor, msvcrt.LK_NBLCK, 1)
        except OSError:
            return False
        return True
else:
    import fcntl

    def _try(descriptor: int) -> bool:
        try:
            fcntl.flock(descriptor, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            return False
        return True


@contextmanager
def locked(path: str, timeout: float) -> Iterator[None]:
    """Hold the lock of `path` in the block, after at most `timeout` seconds.

    Raises TimeoutError where another process holds it all that time.
    """
    descriptor = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
    try:
        end = time.monotonic() + timeout
        while not _try(descriptor):
            if time.monotonic() > end:
                message = f"another process has held {path} for {timeout:.0f} s"
                raise TimeoutError(message)
            time.sleep(0.05)
        yield
    finally:
        os.close(descriptor)
