"""From the bytes of a file to its text."""

import codecs
import re

from copydesk.source import SourceFile

BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
MULTIBYTE = re.compile(
    rb"[\xc2-\xdf][\x80-\xbf]|[\xe0-\xef][\x80-\xbf]{2}|[\xf0-\xf4][\x80-\xbf]{3}"
)
FALLBACK = "windows-1252"


class ReadError(ValueError):
    """A file whose text cannot be had; the message says what to do."""


def decode(path: str, data: bytes, *, encoding: str = "") -> tuple[SourceFile, str]:
    """Return the source file for `data`, and a sentence to tell the user or ''.

    A byte order mark decides; then `encoding`, if given; then UTF-8; then, for
    text in an older encoding, what charset-normalizer makes of it.

    Raises ReadError for binary data and for damaged UTF-8.
    """
    for mark, name in BOMS:
        if data.startswith(mark):
            return _decoded(path, data[len(mark) :], name, bom=True), ""
    if b"\0" in data:
        raise ReadError(
            "looks like a binary file (it has NUL bytes); leave it out, or save it as UTF-8 text"
        )
    if encoding:
        return _decoded(path, data, encoding), ""
    try:
        return SourceFile(path, data.decode("utf-8")), ""
    except UnicodeDecodeError as error:
        return _legacy(path, data, error)


def _decoded(path: str, data: bytes, encoding: str, *, bom: bool = False) -> SourceFile:
    try:
        return SourceFile(path, data.decode(encoding), encoding=encoding, bom=bom)
    except UnicodeDecodeError as error:
        place = f"byte {error.start + 1}"
        raise ReadError(f"is not valid {encoding} ({place}); save it as UTF-8") from None
    except LookupError:
        raise ReadError(
            f"has an unknown encoding “{encoding}”; see the setting “encoding”"
        ) from None


def _legacy(path: str, data: bytes, error: UnicodeDecodeError) -> tuple[SourceFile, str]:
    line = data.count(b"\n", 0, error.start) + 1
    byte = data[error.start]
    if MULTIBYTE.search(data):
        raise ReadError(
            f"is not valid UTF-8 (byte 0x{byte:02X} in line {line}); "
            "repair it, or name its encoding in the setting “encoding”"
        )
    name = _guess(data)
    source = _decoded(path, data, name)
    return source, f"is not UTF-8; read as {name}. Save it as UTF-8, or set “encoding”"


def _guess(data: bytes) -> str:
    """Return the likely encoding of data that is neither UTF-8 nor binary."""
    from charset_normalizer import from_bytes

    best = from_bytes(data[:200_000]).best()
    name = best.encoding if best is not None else FALLBACK
    # The two differ only in control characters, which no article has.
    name = FALLBACK if name in {"latin_1", "iso8859_1", "cp1252", "ascii"} else name
    try:
        data.decode(name)
    except (UnicodeDecodeError, LookupError):
        return "latin-1"
    return name
