"""A table of strings that lies in one file and is read where it lies.

Word lists of some hundred thousand entries are too long to load at every
start. A table is mapped into memory: opening it reads its header, a look-up
reads the pages that it touches, and processes share those pages.

The file is little-endian: a header (see `_HEADER`); the slots of a hash table,
each a file offset of a record, 0 where the slot is free; the records in order
of their keys' bytes, each the number of a value, the key in UTF-8 and an 0xFF,
which no UTF-8 has; the file offsets of the values, and the distinct values.
"""

import mmap
import os
from collections.abc import Iterable, Iterator
from pathlib import Path
from struct import Struct
from struct import error as StructError  # noqa: N812
from typing import Self
from zlib import crc32

_MAGIC = b"cdtable1"
_HEADER = Struct("<8s6I")  # magic, keys, slots, then the starts of records, offsets, values; size
_NUMBER = Struct("<I")
_PAIR = Struct("<2I")
_read = _NUMBER.unpack_from
_END = b"\xff"
_LOAD = 1.6
"""Slots for each key: a key that is there takes 1.8 looks on average, another 4.1."""


class TableError(ValueError):
    """A file is not a table, or is a damaged one; the message names the file."""


class Table:
    """An immutable map from strings to strings, mapped from a file.

    It is safe to read from several threads and after a fork, and holds no
    more memory than the pages looked at.
    """

    def __init__(self, path: Path, data: mmap.mmap) -> None:
        self.path = path
        self._data = data
        self._count, self._slots, self._records, self._offsets, self._values = _sections(
            path, data
        )

    @classmethod
    def open(cls, path: Path) -> Self:
        """Map the table at `path`; only its header is read.

        Raises OSError where the file cannot be read, and TableError where it
        is not a whole table of this version.
        """
        with path.open("rb") as file:
            try:
                data = mmap.mmap(file.fileno(), 0, access=mmap.ACCESS_READ)
            except ValueError as error:  # an empty file cannot be mapped
                raise _damaged(path, "it is empty") from error
        return cls(path, data)

    def __len__(self) -> int:
        return self._count

    def __contains__(self, key: str) -> bool:
        return self._find(key) >= 0

    def get(self, key: str) -> str | None:
        """Return the value of `key`, None if it has none.

        Raises TableError where the file turns out to be damaged.
        """
        record = self._find(key)
        return None if record < 0 else self._value(record)

    def items(self) -> Iterator[tuple[str, str]]:
        """Yield all keys with their values, in order of the keys' UTF-8 bytes."""
        record = self._records
        while record < self._offsets:
            end = self._data.find(_END, record + 4, self._offsets)
            if end < 0:
                raise _damaged(self.path, "a key has no end")
            yield _text(self.path, self._data[record + 4 : end]), self._value(record)
            record = end + 1

    def _find(self, key: str) -> int:
        """Return the file offset of the record of `key`, -1 if it has none."""
        try:
            wanted = key.encode() + _END
        except UnicodeEncodeError:  # a lone surrogate: no key has one
            return -1
        data, slots, length = self._data, self._slots, len(wanted)
        slot = crc32(wanted) % slots
        for _ in range(slots):
            record: int = _read(data, _HEADER.size + 4 * slot)[0]
            if not record:
                return -1
            start = record + 4
            if data[start : start + length] == wanted:
                return record
            slot = slot + 1 if slot + 1 < slots else 0
        raise _damaged(self.path, "no slot is free")

    def _value(self, record: int) -> str:
        data = self._data
        try:
            (number,) = _read(data, record)
            start, end = _PAIR.unpack_from(data, self._offsets + 4 * number)
        except StructError as error:
            raise _damaged(self.path, "an offset leads out of it") from error
        return _text(self.path, data[start:end])


def build_table(path: Path, items: Iterable[tuple[str, str]]) -> None:
    """Write a table of `items` to `path`, in one step.

    The same items, in whatever order, make the same bytes. Raises ValueError
    where two of them give one key different values, or the table would pass
    4 GiB; the file at `path` is then as it was.
    """
    entries: dict[bytes, str] = {}
    for key, value in items:
        if entries.setdefault(key.encode(), value) != value:
            raise ValueError(f"two values for {key!r}")
    from tempfile import mkstemp  # costs more to import than to open a table

    content = _content(sorted(entries.items()))
    handle, name = mkstemp(dir=path.parent, prefix=f".{path.name}.")
    try:
        with os.fdopen(handle, "wb") as file:
            file.write(content)
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _content(entries: list[tuple[bytes, str]]) -> bytes:
    count = len(entries)
    slots = [0] * (int(count * _LOAD) + 1)
    start = _HEADER.size + 4 * len(slots)
    numbers: dict[str, int] = {}
    records = bytearray()
    for key, value in entries:
        slot = crc32(key + _END) % len(slots)
        while slots[slot]:
            slot = (slot + 1) % len(slots)
        slots[slot] = start + len(records)
        records += _NUMBER.pack(numbers.setdefault(value, len(numbers))) + key + _END
    values = [value.encode() for value in numbers]
    offsets = [start + len(records) + 4 * (len(values) + 1)]
    for value_bytes in values:
        offsets.append(offsets[-1] + len(value_bytes))
    if offsets[-1] >= 1 << 32:
        raise ValueError("the table would pass 4 GiB")
    starts = (start, start + len(records), offsets[0], offsets[-1])
    header = _HEADER.pack(_MAGIC, count, len(slots), *starts)
    return b"".join((header, _pack(slots), bytes(records), _pack(offsets), *values))


def _pack(numbers: list[int]) -> bytes:
    return Struct(f"<{len(numbers)}I").pack(*numbers)


def _sections(path: Path, data: mmap.mmap) -> tuple[int, int, int, int, int]:
    """Return keys, slots and the starts of records, offsets and values."""
    if data[: len(_MAGIC)] != _MAGIC or len(data) < _HEADER.size:
        raise _damaged(path, "it is not a copydesk table, or of another version")
    _, count, slots, records, offsets, values, size = _HEADER.unpack_from(data, 0)
    if size != len(data):
        raise _damaged(path, f"it should have {size} bytes and has {len(data)}")
    if not count < slots or not _HEADER.size + 4 * slots == records <= offsets < values <= size:
        raise _damaged(path, "its header contradicts itself")
    return count, slots, records, offsets, values


def _text(path: Path, content: bytes) -> str:
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise _damaged(path, "a string is not UTF-8") from error


def _damaged(path: Path, reason: str) -> TableError:
    return TableError(
        f"{path} cannot be read as a word table: {reason}; install again what it came with"
    )
