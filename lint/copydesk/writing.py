"""Writing a mended text over its file: whole or not at all."""

import errno
import os
import stat
from contextlib import suppress
from tempfile import mkstemp

from copydesk.source import SourceFile

REASONS = {
    errno.ENOSPC: "the disk is full; make room and run it again",
    errno.EDQUOT: "your quota of disk space is used up; make room and run it again",
    errno.EFBIG: "it would be larger than the system allows",
    errno.EROFS: "it lies on a read-only disk; work on a copy",
    errno.EACCES: "permission denied in its folder; ask for the right to write there",
    errno.EPERM: "it belongs to someone else, and writing it would change that; ask its owner",
    errno.ENOENT: "it is not there any more; was it moved or deleted?",
}


class WriteError(ValueError):
    """A file that was left as it is; the message says why and what to do."""


def encoded(source: SourceFile) -> bytes:
    """Return the bytes of a file with this text, as its format writes them.

    Raises WriteError for a character that its encoding lacks.
    """
    try:
        return source.encoded()
    except UnicodeEncodeError as error:
        character = source.text[error.start]
        raise WriteError(
            f"was not changed: {source.encoding} has no “{character}”; save it as UTF-8 first"
        ) from None


def write(before: SourceFile, after: SourceFile) -> None:
    """Replace the text `before` by `after` in the file that both are of.

    The new file is written beside the old one, forced to the disk, given the
    mode, owner and extended attributes of the old one, and put in its place
    in one step: whoever reads the file, at whatever moment, finds one or the
    other whole. A link is followed. Nothing is done if the file is no longer
    what `before` was read from.

    Raises WriteError; the file is then as it was.
    """
    path = os.path.realpath(before.path)
    data = encoded(after)
    try:
        status = os.stat(path)
        _check_kind(path, status)
        _replace(path, status, data, before)
    except OSError as error:
        reason = REASONS.get(error.errno or 0) or error.strerror or str(error)
        raise WriteError(f"was not changed: {reason}") from None


def _check_kind(path: str, status: os.stat_result) -> None:
    if not stat.S_ISREG(status.st_mode):
        raise WriteError("was not changed: it is no ordinary file; use --diff")
    if not (status.st_mode & 0o222 and os.access(path, os.W_OK)):
        raise WriteError("was not changed: it is read-only; make it writable, or use --diff")
    if status.st_nlink > 1:
        raise WriteError(
            "was not changed: it has other names (hard links), which would keep the old text; "
            "use --diff, or copy it"
        )


def _check_same(path: str, before: SourceFile) -> None:
    with open(path, "rb") as file:
        data = file.read()
    if data == encoded(before):
        return
    from copydesk.reading import ReadError, decode

    # The bytes of some texts in older encodings cannot be had back from their characters.
    try:
        same = decode(before.path, data, encoding=before.encoding)[0].text == before.text
    except ReadError:
        same = False
    if same:
        message = f"was not changed: {before.encoding} would not be kept byte for byte"
        raise WriteError(f"{message}; save it as UTF-8 first")
    raise WriteError("was not changed: something else changed it meanwhile; run it again")


def _replace(path: str, status: os.stat_result, data: bytes, before: SourceFile) -> None:
    folder = os.path.dirname(path)
    handle, new = mkstemp(prefix=".copydesk-", suffix=".tmp", dir=folder)
    try:
        with open(handle, "wb") as file:
            file.write(data)
            file.flush()
            _keep_attributes(path, status, file.fileno())
            os.fsync(file.fileno())
        _check_same(path, before)
        os.replace(new, path)
    except BaseException:
        with suppress(OSError):
            os.unlink(new)
        raise
    _force(folder)


def _keep_attributes(path: str, status: os.stat_result, handle: int) -> None:
    if not hasattr(os, "fchown"):
        return
    mine = os.fstat(handle)
    if (mine.st_uid, mine.st_gid) != (status.st_uid, status.st_gid):
        os.fchown(handle, status.st_uid, status.st_gid)
    if hasattr(os, "listxattr"):
        with suppress(OSError):  # not every file system has them
            for name in os.listxattr(path):
                os.setxattr(handle, name, os.getxattr(path, name))
    # After the owner: a change of owner takes set-id bits away.
    os.fchmod(handle, stat.S_IMODE(status.st_mode))


def _force(folder: str) -> None:
    """Force the new name to the disk, where folders can be forced."""
    with suppress(OSError):
        handle = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
