"""Exchanging entries of a zip archive; every other byte of it is copied.

`zipfile` can only write archives anew, and would pack every entry again. The
structures are those of section 4.3 of PKWARE's APPNOTE.TXT 6.3.10.
"""

import struct
import zlib
from collections.abc import Mapping, Sequence
from typing import NamedTuple
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipInfo

_LOCAL = struct.Struct("<4s2H2HHL2L2H")
"""Signature, version, flags, method, time, date, CRC, packed and unpacked size, two lengths."""
_CENTRAL = struct.Struct("<4s2H4HL2L5H2L")
_END = struct.Struct("<4s4H2LH")
_LOCAL_SIGN, _CENTRAL_SIGN, _END_SIGN = b"PK\x03\x04", b"PK\x01\x02", b"PK\x05\x06"
_ZIP64_EXTRA = 1
_LIMIT = 0xFFFFFFFF
_DESCRIPTOR = 0x08
"""The flag of an entry whose sizes follow its data."""
_LEVEL = 6


class SpliceError(ValueError):
    """An archive of a form that is read, but not written; the message names it."""


class _Entry(NamedTuple):
    """An entry as it will be written: its local record, and where the old one was."""

    start: int
    record: bytes
    crc: int = 0
    packed: int = 0
    size: int = 0
    is_new: bool = False


def spliced(data: bytes, entries: Sequence[ZipInfo], parts: Mapping[str, bytes]) -> bytes:
    """Return the archive `data` with other contents in the entries that `parts` names.

    `entries` are all of the archive. Entries keep their order, names, dates,
    attributes and way of packing; the others and all between them are copied.

    Raises SpliceError.
    """
    end = _end(data)
    fields = _END.unpack_from(data, end)
    size, start = fields[5], fields[6]
    if start + size != end or _LIMIT in (size, start):
        raise SpliceError("its zip archive is of a rare form (zip64, or data before it)")
    ordered = sorted(entries, key=lambda one: one.header_offset)
    stops = [one.header_offset for one in ordered[1:]] + [start]
    written = [_entry(data, one, stop, parts) for one, stop in zip(ordered, stops, strict=True)]
    out = bytearray(data[: ordered[0].header_offset])
    moved = {}
    for entry in written:
        moved[entry.start] = (len(out), entry)
        out += entry.record
    place = len(out)
    out += _directory(data[start:end], moved)
    if len(out) > _LIMIT:
        raise SpliceError("it would have more than 4 GB")
    return (
        bytes(out)
        + _END.pack(*fields[:5], len(out) - place, place, fields[7])
        + data[end + _END.size :]
    )


def _end(data: bytes) -> int:
    """Return where the record stands that ends an archive, before a comment."""
    at = data.rfind(_END_SIGN, max(0, len(data) - _END.size - 0xFFFF))
    if at < 0 or at + _END.size > len(data):
        raise SpliceError("its zip archive has no end")
    return at


def _entry(data: bytes, entry: ZipInfo, stop: int, parts: Mapping[str, bytes]) -> _Entry:
    start = entry.header_offset
    if not (start + _LOCAL.size <= stop and data.startswith(_LOCAL_SIGN, start)):
        raise SpliceError("entries of its zip archive overlap")
    if entry.filename not in parts:
        return _Entry(start, data[start:stop])
    fields = list(_LOCAL.unpack_from(data, start))
    body = start + _LOCAL.size
    name_length, extra_length = fields[9], fields[10]
    head = data[body : body + name_length + extra_length]
    if body + len(head) + entry.compress_size > stop or _has_zip64(head[name_length:]):
        raise SpliceError("its zip archive is of a rare form (zip64)")
    content = parts[entry.filename]
    packed = _packed(content, entry.compress_type)
    crc = zlib.crc32(content)
    fields[2] &= ~_DESCRIPTOR
    fields[6:9] = crc, len(packed), len(content)
    record = _LOCAL.pack(*fields) + head + packed
    return _Entry(start, record, crc, len(packed), len(content), is_new=True)


def _packed(content: bytes, method: int) -> bytes:
    if method == ZIP_STORED:
        return content
    if method != ZIP_DEFLATED:
        raise SpliceError("its zip archive is packed in a rare way")
    packer = zlib.compressobj(_LEVEL, zlib.DEFLATED, -zlib.MAX_WBITS)
    return packer.compress(content) + packer.flush()


def _has_zip64(extra: bytes) -> bool:
    at = 0
    while at + 4 <= len(extra):
        kind, length = struct.unpack_from("<2H", extra, at)
        if kind == _ZIP64_EXTRA:
            return True
        at += 4 + length
    return False


def _directory(old: bytes, moved: Mapping[int, tuple[int, _Entry]]) -> bytes:
    """Return the central directory with the new places and sizes."""
    out, at = bytearray(), 0
    while old.startswith(_CENTRAL_SIGN, at):
        fields = list(_CENTRAL.unpack_from(old, at))
        stop = at + _CENTRAL.size + sum(fields[10:13])
        if fields[-1] not in moved or _has_zip64(old[at + _CENTRAL.size + fields[10] : stop]):
            raise SpliceError("its zip archive is of a rare form (zip64)")
        fields[-1], entry = moved[fields[-1]]
        if entry.is_new:
            fields[3] &= ~_DESCRIPTOR
            fields[7:10] = entry.crc, entry.packed, entry.size
        out += _CENTRAL.pack(*fields) + old[at + _CENTRAL.size : stop]
        at = stop
    return bytes(out) + old[at:]
