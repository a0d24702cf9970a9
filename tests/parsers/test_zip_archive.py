"""Archives: what is refused, and what is written back."""

import io
import struct
import zipfile

import pytest

from copydesk.parsers import opening_for, zip_document
from copydesk.parsers.zip_archive import LARGEST, Archive
from copydesk.reading import ParseError, source_file
from copydesk.writing import WriteError
from parsers.office import docx, docx_parts, odt, odt_parts, paragraph, zipped

DOCX, ODT = docx(paragraph("Le port ferme.")), odt("<text:p>Le port ferme.</text:p>")
LAUGHS = '<!DOCTYPE a [<!ENTITY b "ha"><!ENTITY c "&b;&b;">]><a>&c;</a>'
PARTS = docx_parts(paragraph("Le port"))
ENCRYPTED = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + "EncryptedPackage".encode("utf-16-le")
MANIFEST = '<m:manifest xmlns:m="urn:m"><m:encryption-data/></m:manifest>'


def opened(path: str, data: bytes) -> str:
    return source_file(path, data, opening=opening_for(path))[0].text


@pytest.mark.parametrize(
    ("path", "data", "said"),
    [
        ("a.docx", b"", "is empty"),
        ("a.docx", b"Le port ferme.", "is not a Word document; give it the suffix"),
        ("a.docx", b"{\\rtf1 Le port}", "but RTF"),
        ("a.docx", ENCRYPTED[:8] + bytes(600), "before 2007"),
        ("a.docx", ENCRYPTED, "is encrypted; save a copy without a password"),
        ("a.docx", ODT, "is not a Word document, but an OpenDocument file"),
        ("a.odt", DOCX, "is not an OpenDocument text, but a Word document"),
        ("a.odt", zipped({"a.txt": "a"}), "but something else"),
        ("a.docx", DOCX[: len(DOCX) // 2], "is damaged"),
        ("a.docx", b"PK\x03\x04", "is damaged"),
        ("a.odt", zipped({**odt_parts(""), "META-INF/manifest.xml": MANIFEST}), "is encrypted"),
        ("a.docx", zipped({**PARTS, "word/document.xml": LAUGHS}), "declares entities"),
        ("a.odt", zipped({**odt_parts(""), "content.xml": LAUGHS}), "declares entities"),
        ("a.docx", zipped({**PARTS, "word/document.xml": "<w:p>"}), "not well-formed XML"),
        (
            "a.docx",
            zipped({**PARTS, "word/document.xml": "é\0".encode("latin-1")}),
            "“word/document.xml”: it is not text",
        ),
        ("a.docx", zipped({**PARTS, "word/document.xml": " " * 5_000_000}), "zip bombs"),
        ("a.docx", zipped({**PARTS, "word/document.xml": b" " * (LARGEST + 1)}), "10 MB"),
    ],
)
def test_what_is_no_document_is_refused(path: str, data: bytes, said: str) -> None:
    with pytest.raises(ParseError, match=said) as caught:
        opened(path, data)
    assert "\n" not in str(caught.value)


def test_a_part_that_is_larger_than_it_says_is_refused() -> None:
    content = b"<a>" + b"x" * 50_000 + b"</a>"
    data = zipped({**PARTS, "word/styles.xml": content})
    size = struct.pack("<L", len(content))
    with pytest.raises(ParseError, match="is damaged"):
        opened("a.docx", data.replace(size, struct.pack("<L", 10)))


def test_paragraphs_are_bounded(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(zip_document, "MOST_PIECES", 100)
    assert opened("a.docx", docx("<w:p/>" * 100)).count("\n") == 99
    many = "<w:p/>" * 101
    with pytest.raises(ParseError, match="too many paragraphs"):
        opened("a.docx", docx(many))


@pytest.mark.parametrize("flag", [0, 8])
def test_all_but_the_changed_part_is_copied(flag: int) -> None:
    data = DOCX if not flag else streamed()
    archive = Archive(data, "a document").with_texts({"word/document.xml": "<a>été</a>"})
    made = archive.data()
    old, new = (zipfile.ZipFile(io.BytesIO(one)) for one in (data, made))
    assert new.testzip() is None
    assert old.namelist() == new.namelist()
    assert new.read("word/document.xml") == "<a>été</a>".encode()
    for one in old.infolist():
        if one.filename == "word/document.xml":
            continue
        other = new.getinfo(one.filename)
        length = one.compress_size + 30 + len(one.filename)
        start, to = one.header_offset, other.header_offset
        assert data[start : start + length] == made[to : to + length]
        assert (one.date_time, one.external_attr) == (other.date_time, other.external_attr)


def streamed() -> bytes:
    """Return the document as a program writes it that cannot seek: sizes after the data."""

    class Pipe(io.BytesIO):
        def seekable(self) -> bool:
            return False

        def tell(self) -> int:
            raise OSError

    file = Pipe()
    with zipfile.ZipFile(file, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in PARTS.items():
            archive.writestr(name, content)
    return file.getvalue()


@pytest.mark.parametrize("data", [b"#!" + DOCX, DOCX.replace(b"PK\x05\x06", b"PK\x05\x06")])
def test_an_archive_of_a_rare_form_is_read_or_refused(data: bytes) -> None:
    if data.startswith(b"PK"):
        assert opened("a.docx", data) == "Le port ferme."
    else:
        with pytest.raises(ParseError):
            opened("a.docx", data)


def test_zip64_is_read_and_not_written() -> None:
    file = io.BytesIO()
    with zipfile.ZipFile(file, "w") as archive:
        for name, content in PARTS.items():
            with archive.open(name, "w", force_zip64=True) as entry:
                entry.write(content.encode() if isinstance(content, str) else content)
    assert opened("a.docx", file.getvalue()) == "Le port"
    changed = Archive(file.getvalue(), "a document").with_texts({"word/document.xml": "<a/>"})
    with pytest.raises(WriteError, match="rare form"):
        changed.data()


def test_a_document_can_be_sent_to_another_process() -> None:
    import pickle

    source = source_file("a.docx", DOCX, opening=opening_for("a.docx"))[0]
    again = pickle.loads(pickle.dumps(source))  # noqa: S301 - our own
    assert (again.text, again.encoded()) == (source.text, DOCX)
    assert again.with_text("Le quai ferme.").text == "Le quai ferme."
