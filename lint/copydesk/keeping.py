"""Writing a file of a cache: whole or not at all, whoever else writes it."""

import os
from contextlib import suppress


def keep(path: str, data: bytes) -> None:
    """Write a file and the folders above it, in one step for whoever reads it.

    Nothing is forced to the disk: what a cache loses is made again. Raises OSError.
    """
    temporary = f"{path}.{os.getpid()}.tmp"
    flags = os.O_WRONLY | os.O_CREAT | os.O_TRUNC | getattr(os, "O_NOFOLLOW", 0)
    flags |= getattr(os, "O_BINARY", 0)
    try:
        handle = os.open(temporary, flags, 0o666)
    except FileNotFoundError:
        os.makedirs(os.path.dirname(path), exist_ok=True)
        handle = os.open(temporary, flags, 0o666)
    try:
        with open(handle, "wb", buffering=0) as file:
            file.write(data)
        os.replace(temporary, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(temporary)
        raise
