"""From a file to its text."""

import os
import stat
from collections.abc import Callable

from copydesk.source import BOMS, SourceFile

UTF16_XML = ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be"))
"""How an XML file in UTF-16 without a byte order mark begins."""
MEGABYTE = 1_000_000
STRAY = 0.001
"""Share of NUL bytes up to which a file is damaged text; formats that are not text have more."""


class ReadError(ValueError):
    """A file whose text cannot be had; the message says what to do."""


class ParseError(ReadError):
    """A file that is not what its suffix says, or that is not safe to read.

    Parsers raise it. The message is what is said of the file, and what to do:
    “is not well-formed XML: …; mend it, or leave it out”.
    """


def read(path: str, limit: float) -> bytes:
    """Return the bytes of a file of at most `limit` megabytes.

    Raises ReadError, also for a folder, and for a device that never ends.
    """
    try:
        status = os.stat(path)
        if stat.S_ISDIR(status.st_mode):
            raise ReadError("is a folder; name the articles in it")
        if status.st_size > limit * MEGABYTE:
            raise _too_big(status.st_size, limit)
        with open(path, "rb") as file:
            data = file.read(int(limit * MEGABYTE) + 1)
    except OSError as error:
        raise ReadError(f"cannot be read: {_reason(error)}") from None
    return checked_size(data, limit)


def checked_size(data: bytes, limit: float) -> bytes:
    """Return `data` if it has at most `limit` megabytes. Raises ReadError."""
    if len(data) > limit * MEGABYTE:
        raise _too_big(len(data), limit)
    return data


def _too_big(size: int, limit: float) -> ReadError:
    return ReadError(
        f"has {size / MEGABYTE:.1f} MB or more, and the limit is {limit:g} MB; "
        "split it, leave it out, or raise “max_file_size” in the configuration"
    )


def _reason(error: OSError) -> str:
    if isinstance(error, FileNotFoundError):
        return "it is not there; was it moved or deleted?"
    if isinstance(error, PermissionError):
        return "permission denied; ask for the right to read it, or leave it out"
    return error.strerror or str(error)


Open = Callable[[str, bytes], SourceFile]
"""Turn the path and the bytes of a file into the file; raises ReadError."""


def source_file(
    path: str, data: bytes, *, encoding: str = "", opening: Open | None = None
) -> tuple[SourceFile, str]:
    """Return the file that has these bytes, and a sentence to tell the user or ''.

    `opening` is how its format opens it, None for text. Raises ReadError.
    """
    if opening is None:
        return decode(path, data, encoding=encoding)
    source = opening(path, data)
    return source, _emptiness(source.text)


def decode(path: str, data: bytes, *, encoding: str = "") -> tuple[SourceFile, str]:
    """Return the source file for `data`, and a sentence to tell the user or ''.

    A byte order mark decides; then UTF-8; then what an XML prolog or an HTML
    head declares; then `encoding`, if given; then, for text in an older
    encoding, what its bytes look like.

    Raises ReadError for binary data and for damaged UTF-8.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _decoded(path, data[len(mark) :], name, bom=True), ""
    if encoding.lower().startswith(("utf-16", "utf_16", "utf16", "utf-32", "utf_32", "utf32")):
        return _decoded(path, data, encoding), ""
    for start, name in UTF16_XML:
        if data.startswith(start):
            return _decoded(path, data, name), ""
    notice = _nul_bytes(data)
    try:
        source = SourceFile(path, data.decode("utf-8"))
    except UnicodeDecodeError as error:
        if b"\0" in data:
            raise _binary() from None
        from copydesk.legacy import declared

        encoding = declared(data) or encoding
        if encoding:
            return _decoded(path, data, encoding), ""
        return _legacy(path, data, error)
    return source, notice or _emptiness(source.text)


def _emptiness(text: str) -> str:
    if not text:
        return "is empty: there is nothing to check"
    return "" if text.strip() else "holds nothing but white space: there is nothing to check"


def _nul_bytes(data: bytes) -> str:
    """Return what to say of NUL bytes in text. Raises ReadError for binary data."""
    count = data.count(b"\0")
    if not count:
        return ""
    if count > max(1, STRAY * len(data)):
        raise _binary()
    line = data.count(b"\n", 0, data.index(b"\0")) + 1
    return f"has NUL bytes, the first in line {line}; remove them: other programs may stop there"


def _binary() -> ReadError:
    return ReadError(
        "is not text: it has NUL bytes; leave it out, or save it as UTF-8. "
        "For UTF-16 without a byte order mark, set “encoding” in the configuration"
    )


def _decoded(path: str, data: bytes, encoding: str, *, bom: bool = False) -> SourceFile:
    try:
        return SourceFile(path, data.decode(encoding), encoding=encoding, bom=bom)
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1}"
        raise ReadError(f"is not valid {encoding} ({place}); save it as UTF-8") from None
    except LookupError:
        message = f"has an unknown encoding “{encoding}”; see the setting “encoding”"
        raise ReadError(message) from None


def _legacy(path: str, data: bytes, error: UnicodeDecodeError) -> tuple[SourceFile, str]:
    from copydesk.legacy import guess, is_damaged_utf8

    line = data.count(b"\n", 0, error.start) + 1
    if is_damaged_utf8(data):
        raise ReadError(
            f"is not valid UTF-8 (byte 0x{data[error.start]:02X} in line {line}); "
            "repair it, or name its encoding in the setting “encoding”"
        )
    name = guess(data)
    if not name:
        raise ReadError("is not text in any known encoding; leave it out, or save it as UTF-8")
    source = _decoded(path, data, name)
    return source, f"is not UTF-8; read as {name}. Save it as UTF-8, or set “encoding”"
