"""Several processes: the same reports, in the same order, whatever happens to a process."""

from pathlib import Path

import pytest

from cli.command import Run
from copydesk.jobs import processes


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with twenty articles, some of them with faults."""
    for number in range(20):
        text = "Une faute. " * (number % 3) + ("Un commun accord." if number > 17 else "Rien.")
        (desk / f"a{number:02}.txt").write_text(text)
    return desk


@pytest.mark.parametrize("form", ["text", "json"])
def test_processes_change_nothing(folder: Path, run: Run, form: str) -> None:
    (folder / "a05.txt").write_bytes(b"\xc3\xa9t\xc3\xa9 \xff")
    (folder / "a11.txt").write_bytes(b"")
    alone = run("check", "--output-format", form, "--jobs", "1", "nope", ".")
    together = run("check", "--output-format", form, "--jobs", "3", "nope", ".")
    assert alone == together
    assert alone.code == 2
    assert "a19.txt" in alone.out


def test_a_process_that_dies_takes_one_file(folder: Path, run: Run) -> None:
    (folder / "a07.txt").write_text("Un effondrement.")
    (folder / "a13.txt").write_text("Encore un effondrement.")
    (folder / "a08.txt").write_text("Une faute.")
    report = run("check", "--output-format", "json", "--jobs", "2")
    assert report.code == 2
    assert [one["path"] for one in report.json["errors"]] == ["a07.txt", "a13.txt"]
    assert "copydesk: a07.txt: the process that checked it died (exit code -9)" in report.err
    assert report.json["summary"]["files"] == 18
    paths = [one["path"] for one in report.json["diagnostics"]]
    assert "a08.txt" in paths
    assert paths[:-1] == sorted(paths[:-1])


def test_however_a_process_ends_its_file_is_named(folder: Path, run: Run) -> None:
    (folder / "a03.txt").write_text("Un abandon.", encoding="utf-8")
    (folder / "a19.txt").write_text("Un désastre.", encoding="utf-8")
    report = run("check", "--output-format", "json", "--jobs", "2")
    errors = [(one["path"], one["message"]) for one in report.json["errors"]]
    assert [path for path, _ in errors] == ["a03.txt", "a19.txt"]
    assert "exit code 7" in errors[0][1]
    assert "exit code -11" in errors[1][1]
    assert report.json["summary"]["files"] == 18


def test_what_is_known_needs_no_process(folder: Path, run: Run) -> None:
    first = run("check", "--jobs", "2")
    (folder / "a07.txt").write_text("Une faute nouvelle.", encoding="utf-8")
    second = run("check", "--jobs", "2")
    assert "a07.txt:1:5" in second.out
    assert second.out.replace("a07", "") != first.out
    assert run("check", "--jobs", "1") == second
    assert run("check", "--jobs", "2", "--no-cache") == second


def test_a_slow_file_keeps_the_order(folder: Path, run: Run) -> None:
    (folder / "a00.txt").write_text("Une faute, lentement.")
    out = run("check", "--output-format", "concise", "--jobs", "2").out
    assert out.startswith("a00.txt:1:5: error")


def test_an_engine_that_is_not_there_ends_the_run(folder: Path, run: Run) -> None:
    (folder / "copydesk.toml").write_text(
        '[languagetool]\nurl = "http://127.0.0.1:9"\ntimeout = 5.0\n'
    )
    (folder / "a00.txt").write_text("Le titre. Il est arrivé hier à Lyon avec ses amis.")
    found = run("check", "--grammar", "languagetool", "--jobs", "2", "a00.txt", "a01.txt")
    assert found.code == 2
    assert "127.0.0.1:9" in found.err


def test_how_many() -> None:
    assert processes(0, 1) == 1
    assert processes(0, 19) == 1
    assert processes(4, 2) == 2
    assert processes(4, 100) == 4
    assert processes(3, 0) == 1
