"""The command on documents: what is found, shown and written, with the real files of a program."""

import io
import json
import subprocess
import zipfile
from pathlib import Path

import pytest

from cli.command import COMMAND, Run

FORMATS = Path(__file__).parents[1] / "formats"
NAMES = ["article.docx", "article.odt"]
SELECT = ("--select", "space-before-comma", "--grammar", "off", "--no-cache")


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with the two documents."""
    (desk / "copydesk.toml").unlink(missing_ok=True)
    for name in NAMES:
        (desk / name).write_bytes((FORMATS / name).read_bytes())
    return desk


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def test_a_folder_holds_documents(folder: Path, run: Run) -> None:
    found = run("check", *SELECT, "--output-format", "json", str(folder)).json
    assert sorted({Path(one["path"]).name for one in found["diagnostics"]}) == NAMES


@pytest.mark.parametrize("name", NAMES)
def test_fixes_are_written_into_the_file(folder: Path, run: Run, name: str) -> None:
    before = (folder / name).read_bytes()
    shown = run("check", *SELECT, "--diff", str(folder / name))
    assert "+Selon la direction, ils étaient quarante." in shown.out
    assert (folder / name).read_bytes() == before
    assert run("check", *SELECT, "--fix", str(folder / name)).code == 0
    after = (folder / name).read_bytes()
    old, new = parts(before), parts(after)
    text = ("word/document.xml", "word/footnotes.xml", "content.xml")
    assert {one for one in old if old[one] != new[one]} <= set(text)
    assert sum(map(len, old.values())) - sum(map(len, new.values())) == 2
    assert run("check", *SELECT, "--fix", str(folder / name)).code == 0
    assert (folder / name).read_bytes() == after


@pytest.mark.parametrize("name", NAMES)
def test_standard_input_can_be_a_document(folder: Path, name: str) -> None:
    data = (folder / name).read_bytes()
    command = [*COMMAND, "check", *SELECT, "--fix", "--stdin-filename", name, "-"]
    done = subprocess.run(command, input=data, capture_output=True, check=False, cwd=folder)
    assert done.returncode == 0, done.stderr
    assert done.stdout != data
    assert list(parts(done.stdout)) == list(parts(data))


@pytest.mark.parametrize("format_", ["json", "sarif", "concise", "github", "html"])
def test_reports_name_the_paragraph(folder: Path, run: Run, format_: str) -> None:
    done = run("check", *SELECT, "--output-format", format_, str(folder / "article.docx"))
    assert (done.code, done.err) == (1, "")
    if format_ == "concise":
        assert "article.docx:4:46:" in done.out
    if format_ == "sarif":
        [result, _] = json.loads(done.out)["runs"][0]["results"]
        assert result["locations"][0]["physicalLocation"]["region"]["startLine"] == 4


def test_a_comment_is_never_written_into_a_document(folder: Path, run: Run) -> None:
    before = (folder / "article.docx").read_bytes()
    run("check", *SELECT, "--add-ignores", str(folder / "article.docx"))
    assert (folder / "article.docx").read_bytes() == before


def test_what_is_no_document_is_told(folder: Path, run: Run) -> None:
    (folder / "old.docx").write_bytes(b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600))
    done = run("check", *SELECT, str(folder / "old.docx"), str(folder / "article.odt"))
    assert done.code == 2
    assert "old.docx" in done.err + done.out
    assert "before 2007" in done.err + done.out
    assert "Traceback" not in done.err
