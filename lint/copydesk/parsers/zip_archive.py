"""A zip archive of XML: read within bounds, and written back with all else byte for byte."""

import zipfile
import zlib
from collections.abc import Iterator, Mapping
from functools import cached_property
from io import BytesIO

from copydesk.parsers.xml_events import Event, events
from copydesk.reading import MEGABYTE, ParseError, ReadError, decode
from copydesk.source import SourceFile

LARGEST = 10 * MEGABYTE
"""Bytes to which one part may unpack; the text of a novel has 2 to 5 MB of XML."""
RATIO = 200
"""Times its packed size to which a part above `SMALL` bytes may unpack; prose has 5 to 40."""
SMALL = MEGABYTE
MOST_ENTRIES = 20_000
METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
"""Ways of packing that both standards of documents allow; the others can ask for much memory."""
COMPOUND = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
"""How files of Office before 2007 begin, and those that Office has encrypted."""
SIGNATURES = ("_xmlsignatures/", "META-INF/documentsignatures.xml")


class Archive:
    """The parts of a document; `kind` is what reports call it: “a Word document”.

    Raises ParseError for what is no zip archive, or damaged.
    """

    def __init__(
        self, data: bytes, kind: str, parts: Mapping[str, SourceFile] | None = None
    ) -> None:
        self.kind = kind
        self._data = data
        self._parts = dict(parts or {})
        self._changed: dict[str, SourceFile] = {}

    @cached_property
    def _entries(self) -> dict[str, zipfile.ZipInfo]:
        self._check_start()
        try:
            with zipfile.ZipFile(BytesIO(self._data)) as archive:
                found = archive.infolist()
        except (zipfile.BadZipFile, ValueError, OSError, NotImplementedError) as error:
            raise self._damaged(error) from None
        entries = {one.filename: one for one in found}
        if len(found) > MOST_ENTRIES or len(entries) < len(found):
            raise self._damaged("parts of the same name, or too many")
        return entries

    def _check_start(self) -> None:
        data = self._data
        if data.startswith(COMPOUND):
            if "EncryptedPackage".encode("utf-16-le") in data:
                raise ParseError("is encrypted; save a copy without a password")
            raise ParseError(f"is not {self.kind}, but one of before 2007; save it as a new one")
        if data.startswith(b"{\\rtf"):
            raise ParseError(f"is not {self.kind}, but RTF; save it in the other format")
        if not data:
            raise ParseError(f"is not {self.kind}: it is empty")
        if not data.startswith(b"PK"):
            raise ParseError(f"is not {self.kind}; give it the suffix of what it is")

    def __getstate__(self) -> dict[str, object]:
        state = dict(self.__dict__)
        state.pop("_entries", None)
        return state

    def __contains__(self, name: str) -> bool:
        return name in self._entries

    def part(self, name: str) -> SourceFile:
        """Return a part, its text decoded. Raises ParseError."""
        if name not in self._parts:
            try:
                self._parts[name] = decode(name, self._unpacked(name))[0]
            except ParseError:
                raise
            except ReadError as error:
                raise _unreadable(name, error) from None
        return self._parts[name]

    def events(self, name: str) -> Iterator[Event]:
        """Yield the events of a part that is XML. Raises ParseError."""
        text = self.part(name).text
        try:
            yield from events(text)
        except ParseError as error:
            raise _unreadable(name, error) from None

    def _unpacked(self, name: str) -> bytes:
        entry = self._entries.get(name)
        if entry is None:
            raise self._damaged(f"it has no part “{name}”")
        if entry.flag_bits & 1:
            raise ParseError("is encrypted; save a copy without a password")
        if entry.compress_type not in METHODS:
            raise self._damaged("it is packed in a way that documents must not be")
        if entry.file_size > LARGEST:
            raise ParseError(f"is not read: {_size(name)}; leave it out")
        if entry.file_size > max(SMALL, RATIO * entry.compress_size):
            reason = f"its part “{name}” unpacks to more than {RATIO} times its size"
            raise ParseError(f"is not read: {reason}, as “zip bombs” do; leave it out")
        try:
            with zipfile.ZipFile(BytesIO(self._data)) as archive, archive.open(entry) as file:
                return file.read(LARGEST)
        except (zipfile.BadZipFile, zlib.error, EOFError, ValueError, OSError) as error:
            raise self._damaged(error) from None
        except (NotImplementedError, RuntimeError) as error:
            raise self._damaged(f"{error}") from None

    def _damaged(self, reason: object) -> ParseError:
        said = f"is not {self.kind}, or is damaged ({reason})"
        return ParseError(f"{said}; open it in its program and save it anew")

    def with_texts(self, texts: Mapping[str, str]) -> "Archive":
        """Return the archive with other texts in some of its parts."""
        archive = Archive(self._data, self.kind, self._parts)
        archive._changed = dict(self._changed)
        for name, text in texts.items():
            part = self.part(name).with_text(text)
            archive._parts[name] = archive._changed[name] = part
        return archive

    def data(self) -> bytes:
        """Return the bytes of the archive: those that were read, but for the parts that changed.

        Raises WriteError where it cannot be changed, and UnicodeEncodeError.
        """
        if not self._changed:
            return self._data
        from copydesk.parsers.zip_splice import SpliceError, spliced
        from copydesk.writing import WriteError

        if any(name.startswith(SIGNATURES) for name in self._entries):
            raise WriteError(
                "was not changed: it is signed, and a change would break the signature; "
                "take the signature off first, or use --diff"
            )
        parts = {name: part.encoded() for name, part in self._changed.items()}
        try:
            return spliced(self._data, list(self._entries.values()), parts)
        except SpliceError as error:
            raise WriteError(
                f"was not changed: {error}; open it in its program, save it anew, and try again"
            ) from None


def _unreadable(name: str, error: ReadError) -> ParseError:
    return ParseError(f"has a part that cannot be read, “{name}”: it {error}")


def _size(name: str) -> str:
    return f"its part “{name}” unpacks to more than {LARGEST // MEGABYTE} MB"
