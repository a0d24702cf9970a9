"""Writing a file of copydesk's own in a project: whole or not at all."""

import os
import stat
from contextlib import suppress
from pathlib import Path
from tempfile import mkstemp

from copydesk.config.errors import ConfigError
from copydesk.writing import REASONS

NEW = 0o666


def store(path: Path, text: str) -> bool:
    """Make `text` all that a file holds, as UTF-8; return whether anything changed.

    The new file is written beside the old one, forced to the disk, given its
    mode and put in its place in one step. A link is followed; a device or a
    pipe is written to, never replaced.

    Raises ConfigError; the file is then as it was.
    """
    target, data = os.path.realpath(path), text.encode("utf-8", "backslashreplace")
    try:
        mode = mode_at(target)
        if mode is not None and not stat.S_ISREG(mode):
            _pour(target, data, mode)
            return True
        if mode is not None and Path(target).read_bytes() == data:
            return False
        _replace(target, data, mode)
    except FileNotFoundError:
        raise ConfigError(
            str(path), "cannot be written: its folder is not there; make it first"
        ) from None
    except OSError as error:
        reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise ConfigError(str(path), f"cannot be written: {reason}") from None
    return True


def mode_at(path: str) -> int | None:
    """Return the kind and permissions of what is at a path, None where there is nothing."""
    with suppress(FileNotFoundError):
        return os.stat(path).st_mode
    return None


def _pour(path: str, data: bytes, mode: int) -> None:
    """Write to what is no ordinary file."""
    if stat.S_ISDIR(mode):
        raise IsADirectoryError(0, "it is a folder; name a file in it")
    with open(path, "wb") as device:
        device.write(data)


def _replace(path: str, data: bytes, mode: int | None) -> None:
    handle, new = mkstemp(prefix=".copydesk-", suffix=".tmp", dir=os.path.dirname(path))
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        os.chmod(new, permissions(mode))
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise


def permissions(mode: int | None) -> int:
    """Return the permissions of what replaces a file of that mode, or of a new file for None.

    The mask of this process can only be read by setting it.
    """
    if mode is not None:
        return stat.S_IMODE(mode)
    mask = os.umask(0o077)
    os.umask(mask)
    return NEW & ~mask
