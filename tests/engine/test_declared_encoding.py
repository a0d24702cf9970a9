"""The encoding that an XML or HTML file declares for itself."""

import pytest

from copydesk.legacy import declared
from copydesk.reading import decode

PROLOG = '<?xml version="1.0" encoding="{}"?>\n<p>Été à Łódź</p>'
HEAD = '<!doctype html><head><meta charset="{}"><title>Été</title>'
OLD_HEAD = "<html><head><meta http-equiv=content-type content='text/html; charset={}'><p>Été"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (PROLOG.replace("Łódź", "Sète"), "ISO-8859-15"),
        (PROLOG.replace(" à", ""), "ISO-8859-2"),
        (PROLOG.replace("Łódź", "Днепр").replace("Été à", ""), "windows-1251"),
        (HEAD, "iso-8859-1"),
        (OLD_HEAD, "cp1252"),
    ],
)
def test_what_the_file_declares_wins(text: str, name: str) -> None:
    text = text.replace("{}", name)
    source, notice = decode("a.xml", text.encode(name), encoding="macroman")
    assert (source.text, notice) == (text, "")
    assert source.encoded() == text.encode(name)


def test_latin1_with_signs_of_windows_is_that() -> None:
    text = PROLOG.replace("Łódź", "l’œuvre").format("iso-8859-1")
    source, _ = decode("a.xml", text.encode("cp1252"))
    assert (source.text, source.encoding) == (text, "windows-1252")


def test_utf8_that_declares_something_else_is_utf8() -> None:
    source, _ = decode("a.xml", PROLOG.format("ISO-8859-1").encode())
    assert source.encoding == "utf-8"


@pytest.mark.parametrize("name", ["utf-16-le", "utf-16-be"])
def test_xml_in_utf16_without_a_mark(name: str) -> None:
    data = PROLOG.format("utf-16").encode(name)
    source, _ = decode("a.xml", data)
    assert source.text == PROLOG.format("utf-16")
    assert source.encoded() == data


@pytest.mark.parametrize(
    "name", ["unicode_escape", "punycode", "rot13", "hex", "nowhere", "utf-8"]
)
def test_what_is_no_encoding_of_files_is_passed_over(name: str) -> None:
    assert declared(PROLOG.format(name).encode("utf-8")) == ""
