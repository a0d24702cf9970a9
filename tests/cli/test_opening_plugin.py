"""A plugin's format whose files are no text: opened, checked, mended and written back."""

from pathlib import Path

import pytest

from cli.command import Run

WIRE = '''
import codecs
from collections.abc import Iterable, Sequence
from copydesk import Format, ParseError, SourceFile, Span, hookimpl

class WireFile(SourceFile):
    """A wire story behind its header: 4 bytes, then the text in UTF-16, reversed."""
    is_text = False

    def __init__(self, path: str, data: bytes) -> None:
        if not data.startswith(b"WIRE"):
            raise ParseError("is no wire story; ask the agency for another copy")
        self.data = data
        super().__init__(path, data[:3:-1].decode("utf-16-be"))

    def accepts(self, span: Span, text: str) -> bool:
        return "\\n" not in text

    def with_text(self, text: str, edits: Sequence[tuple[Span, str]] = ()) -> "WireFile":
        return WireFile(self.path, b"WIRE" + text.encode("utf-16-be")[::-1])

    def encoded(self) -> bytes:
        return self.data

def parser():
    from copydesk.parsers.text import parse
    return parse

def opening():
    return WireFile

@hookimpl
def copydesk_parsers() -> Iterable[Format]:
    return [Format("wire", (".wire",), parser, opening)]
'''
FAULTY, MENDED = (
    b"WIRE" + text.encode("utf-16-be")[::-1]
    for text in ("Une faute, peut-être.", "Une erreur, peut-être.")
)


@pytest.fixture
def wire(desk: Path) -> Path:
    """Return a folder with the plugin, and a story in its format."""
    (desk / "wire.py").write_text(WIRE, encoding="utf-8")
    config = (desk / "copydesk.toml").read_text()
    (desk / "copydesk.toml").write_text(config.replace("plugins = [", 'plugins = ["./wire.py", '))
    (desk / "a.wire").write_bytes(FAULTY)
    return desk


def test_it_is_found_and_mended(wire: Path, run: Run) -> None:
    assert "a.wire:1:5" in run("check", "--output-format", "concise", ".").out
    assert "Fixed 1 diagnostic" in run("check", "--fix", ".").out
    assert (wire / "a.wire").read_bytes() == MENDED


def test_a_file_that_is_something_else_is_told(wire: Path, run: Run) -> None:
    (wire / "a.wire").write_bytes(b"\xff\xfe\x00")
    done = run("check", "a.wire")
    assert done.code == 2
    assert "a.wire: is no wire story; ask the agency" in done.err + done.out
