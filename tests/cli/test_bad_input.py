"""What no article should be: each gets a sentence, and the other files are still checked."""

import os
from pathlib import Path

import pytest

from cli.command import Outcome, Run

GOOD = "Une faute."


def beside(run: Run, *arguments: str) -> Outcome:
    """Run over the folder; the good article in it must have been checked."""
    outcome = run("check", *arguments)
    assert "good.txt:1:5: error [wrong-word]" in outcome.out
    return outcome


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with one good article."""
    (desk / "good.txt").write_text(GOOD)
    return desk


@pytest.mark.usefixtures("folder")
def test_a_missing_path(run: Run) -> None:
    code, _, err = beside(run, "good.tx", "good.txt")
    assert code == 2
    assert err == "copydesk: good.tx: does not exist; check the spelling of the path\n"


@pytest.mark.usefixtures("folder")
def test_a_pattern_without_files(run: Run) -> None:
    code, _, err = beside(run, "*.tex", "good.txt")
    assert (code, err) == (2, "copydesk: *.tex: matches no file; check the pattern\n")


def test_a_folder_without_articles(folder: Path, run: Run) -> None:
    (folder / "empty").mkdir()
    (folder / "empty" / "x.jpg").write_bytes(b"\xff\xd8")
    code, _, err = beside(run, "empty", "good.txt")
    assert code == 2
    assert "copydesk: empty: holds no article: no file in it ends in" in err
    assert ".txt" in err


@pytest.mark.parametrize(
    ("text", "message"), [(b"", "is empty"), (b" \r\n\t\n", "nothing but white space")]
)
def test_nothing_to_read(folder: Path, run: Run, text: bytes, message: str) -> None:
    (folder / "bad.txt").write_bytes(text)
    code, _, err = beside(run)
    assert code == 1
    assert err.startswith("copydesk: bad.txt: ")
    assert message in err


def test_a_large_file_is_not_even_read(folder: Path, run: Run) -> None:
    with (folder / "bad.txt").open("wb") as file:
        file.truncate(50_000_000)
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: has 50.0 MB or more, and the limit is 10 MB" in err
    assert "max_file_size" in err


@pytest.mark.usefixtures("folder")
def test_a_device_that_never_ends(run: Run) -> None:
    code, _, err = beside(run, "/dev/zero", "good.txt")
    assert code == 2
    assert "/dev/zero: has 10.0 MB or more" in err


@pytest.mark.usefixtures("folder")
def test_too_much_standard_input(run: Run) -> None:
    code, _, err = run("check", "-", stdin=b"x" * 10_000_001)
    assert code == 2
    assert "stdin.txt: has 10.0 MB or more" in err


def test_a_line_of_five_megabytes(folder: Path, run: Run) -> None:
    line = "Il a dit que la ville dormait. " * 160_000
    (folder / "bad.txt").write_text(f"{line}Une faute. {line[:100_000]}", encoding="utf-8")
    code, out, _ = beside(run)
    assert code == 1
    assert f"bad.txt:1:{len(line) + 5}: error" in out
    assert "1 | …" in out
    assert "la ville dormait. Une faute. Il a dit que" in out
    assert max(map(len, out.splitlines())) < 200


def test_invalid_utf8(folder: Path, run: Run) -> None:
    (folder / "bad.txt").write_bytes("Été à Besançon.\nForêt".encode() + b" br\xfbl\xe9e\n")
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: is not valid UTF-8 (byte 0xFB in line 2); repair it" in err


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "utf-16-be", "utf-32"])
def test_a_byte_order_mark(folder: Path, run: Run, encoding: str) -> None:
    mark = "\ufeff" if encoding == "utf-16-be" else ""
    (folder / "bad.txt").write_bytes(f"{mark}Été : une faute 😀.".encode(encoding))
    report = run("check", "bad.txt", "--output-format", "json").json
    assert report["diagnostics"][0]["start"] == {"line": 1, "column": 11, "offset": 10}


@pytest.mark.parametrize("encoding", ["latin-1", "windows-1252"])
def test_an_old_encoding(folder: Path, run: Run, encoding: str) -> None:
    (folder / "bad.txt").write_bytes("Été à Besançon : une faute.\n".encode(encoding))
    code, out, err = beside(run)
    assert code == 1
    assert "bad.txt: is not UTF-8; read as windows-1252. Save it as UTF-8" in err
    assert "Été à Besançon : une faute." in out


def test_an_old_encoding_that_is_configured_is_no_surprise(folder: Path, run: Run) -> None:
    config = folder / "copydesk.toml"
    config.write_text(config.read_text() + 'encoding = "latin-1"\n')
    (folder / "bad.txt").write_bytes("Été : une faute.\n".encode("latin-1"))
    code, out, err = beside(run)
    assert (code, err) == (1, "")
    assert "Été : une faute." in out


def test_cyrillic_of_the_nineties(folder: Path, run: Run) -> None:
    text = "Президент прибыл в столицу во вторник, сообщили в администрации города. " * 5
    (folder / "bad.txt").write_bytes(text.encode("windows-1251"))
    code, _, err = beside(run)
    assert code == 1
    assert "read as cp1251" in err


def test_a_stray_nul_byte(folder: Path, run: Run) -> None:
    (folder / "bad.txt").write_bytes(b"Rien.\nUne \0 faute.\n")
    code, out, err = beside(run)
    assert code == 1
    assert "bad.txt: has NUL bytes, the first in line 2" in err
    assert "Une <U+0000> faute." in out


@pytest.mark.parametrize(
    "data", [b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 40, b"PK\3\4" + b"\0\1\2\3" * 1000]
)
def test_a_binary_file(folder: Path, run: Run, data: bytes) -> None:
    (folder / "bad.txt").write_bytes(data)
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: is not text" in err


def test_a_binary_file_without_nul_bytes(folder: Path, run: Run) -> None:
    noise = bytes((7 * one * one + 13) % 255 + 1 for one in range(4000))
    (folder / "bad.txt").write_bytes(noise)
    code, _, err = beside(run)
    assert code == 2
    assert "bad.txt: is not " in err


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(folder: Path, run: Run, end: str) -> None:
    (folder / "bad.txt").write_bytes(end.join(["Rien.", "", "Une faute.", ""]).encode())
    assert "bad.txt:3:5: error" in run("check", "bad.txt").out


def test_mixed_line_ends(folder: Path, run: Run) -> None:
    (folder / "bad.txt").write_bytes(b"Un.\r\n\rDeux.\n\nUne faute.\r")
    out = run("check", "bad.txt").out
    assert "bad.txt:5:5: error" in out
    assert "\r" not in out


def test_hostile_text_cannot_fool_the_terminal(folder: Path, run: Run) -> None:
    text = "Une faute \x1b[2J\x07 \u202eerreur\u202c\u200b \x9b31m fin"
    (folder / "bad.txt").write_text(text, encoding="utf-8")
    out = run("check", "bad.txt").out
    assert "Une faute <U+001B>[2J<U+0007> <U+202E>erreur<U+202C><U+200B> <U+009B>31m fin" in out
    assert not {"\x1b", "\x07", "\u202e", "\x9b"} & set(out)


def test_a_hostile_file_name(folder: Path, run: Run) -> None:
    (folder / "b\x1b[31m\nd.txt").write_text(GOOD)
    code, out, err = run("check")
    assert code == 1
    assert "b<U+001B>[31m<U+000A>d.txt:1:5: error" in out
    assert "\x1b" not in out + err


def test_a_file_name_that_is_no_unicode(folder: Path, run: Run) -> None:
    name = os.fsdecode(b"caf\xe9.txt")
    try:
        (folder / name).write_text(GOOD)
    except OSError:
        pytest.skip("this file system takes only Unicode names")
    assert "caf<U+DCE9>.txt:1:5: error" in run("check").out
    report = run("check", "--output-format", "json")
    assert "\\udce9" in report.out
    assert report.json["diagnostics"][0]["path"] == name


def test_a_lone_surrogate_in_the_text(folder: Path, run: Run) -> None:
    data = "Une faute ".encode("utf-16-le") + b"\x00\xd8" + ".".encode("utf-16-le")
    (folder / "bad.txt").write_bytes(b"\xff\xfe" + data)
    code, _, err = beside(run)
    assert code == 2
    assert "bad.txt: is not valid utf-16-le (byte 21); save it as UTF-8" in err


def test_an_unreadable_file(folder: Path, run: Run) -> None:
    path = folder / "bad.txt"
    path.write_text(GOOD)
    path.chmod(0)
    if os.access(path, os.R_OK):
        pytest.skip("this user may read everything")
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: cannot be read: permission denied" in err


@pytest.mark.usefixtures("folder")
def test_a_file_that_cannot_be_opened(run: Run) -> None:
    """Hold for every user what `test_an_unreadable_file` cannot show to root."""
    name = "x" * 300 + ".txt"
    code, _, err = beside(run, name, "/proc/self/mem", "good.txt")
    assert code == 2
    assert "/proc/self/mem: cannot be read: " in err
    assert f"{name}: does not exist" in err


def test_a_link_to_itself(folder: Path, run: Run) -> None:
    (folder / "bad.txt").symlink_to("bad.txt")
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: cannot be read: " in err


def test_a_link_to_nothing(folder: Path, run: Run) -> None:
    (folder / "bad.txt").symlink_to("gone.txt")
    code, _, err = beside(run)
    assert code == 2
    assert "copydesk: bad.txt: cannot be read: it is not there; was it moved" in err


def test_a_folder_that_links_to_the_one_above(folder: Path, run: Run) -> None:
    (folder / "sub").mkdir()
    (folder / "sub" / "loop").symlink_to("..")
    (folder / "sub" / "b.txt").write_text(GOOD)
    code, out, err = run("check", "--output-format", "concise")
    assert (code, err) == (1, "")
    assert len(out.splitlines()) == 2


def test_a_pipe_in_a_folder_is_not_waited_for(folder: Path, run: Run) -> None:
    os.mkfifo(folder / "bad.txt")
    assert beside(run).code == 1
