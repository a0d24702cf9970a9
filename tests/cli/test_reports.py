"""Several reports in one run, in files and on standard output."""

import json
import os
import signal
import subprocess
from pathlib import Path

import pytest

from cli.command import COMMAND, Run, wait_until

OUT = "--output-format"
FORMATS = (
    "checkstyle",
    "concise",
    "csv",
    "github",
    "gitlab",
    "html",
    "json",
    "jsonl",
    "junit",
    "markdown",
    "rdjson",
    "rdjsonl",
    "sarif",
    "text",
    "unix",
)


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with an article that has a fault."""
    (desk / "a.txt").write_text("Une faute à Besançon.", encoding="utf-8")
    return desk


def left(folder: Path) -> set[str]:
    """Return what is in the folder beside what the tests put there."""
    return {one.name for one in folder.iterdir()} - {
        "a.txt",
        "copydesk.toml",
        "started",
        ".copydesk_cache",
    }


@pytest.mark.parametrize("form", FORMATS)
def test_a_file_has_what_standard_output_would(folder: Path, run: Run, form: str) -> None:
    code, out, err = run("check", OUT, form)
    assert (code, err) == (1, "")
    assert run("check", OUT, f"{form}:report") == (1, "", "")
    assert (folder / "report").read_text(encoding="utf-8") == out
    assert out.startswith("\ufeff") == (form == "csv")


@pytest.mark.parametrize("name", ["html:report.html", "json:report.json", "csv:report.csv"])
def test_a_report_that_lies_about_is_no_article(folder: Path, run: Run, name: str) -> None:
    run("check", OUT, name)
    assert (folder / name.partition(":")[2]).exists()
    code, out, err = run("check", OUT, "concise")
    assert (code, err) == (1, "")
    assert out == "a.txt:1:5: error [wrong-word] “faute” is wrong\n"


def test_a_report_takes_no_article_s_place(folder: Path, run: Run) -> None:
    code, out, err = run("check", OUT, "json:a.txt", "a.txt")
    assert (code, out) == (2, "")
    assert "a report would take the place of a.txt, which is to be checked" in err
    assert (folder / "a.txt").read_text(encoding="utf-8") == "Une faute à Besançon."


def test_several_reports(folder: Path, run: Run) -> None:
    code, out, _ = run("check", OUT, "sarif:out.sarif", OUT, "concise", OUT, "json:out.json")
    assert code == 1
    assert out == "a.txt:1:5: error [wrong-word] “faute” is wrong\n"
    sarif = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    [rule] = sarif["runs"][0]["tool"]["driver"]["rules"]
    assert rule["shortDescription"]["text"] == "Word is wrong"
    assert "Readers stumble over it." in rule["help"]["text"]
    report = json.loads((folder / "out.json").read_text(encoding="utf-8"))
    assert len(report["diagnostics"]) == 1
    assert left(folder) == {"out.sarif", "out.json"}


@pytest.mark.usefixtures("folder")
def test_a_dash_is_standard_output(run: Run) -> None:
    assert run("check", OUT, "concise:-").out == run("check", OUT, "concise").out


def test_max_diagnostics_holds_for_files(folder: Path, run: Run) -> None:
    (folder / "a.txt").write_text("Une faute, une autre faute.")
    run("check", OUT, "jsonl:out.jsonl", "--max-diagnostics", "1")
    assert len((folder / "out.jsonl").read_text().splitlines()) == 1


@pytest.mark.parametrize(
    ("values", "message"),
    [
        (["sarif:"], "“sarif:” names no file; write sarif:FILE"),
        (["text", "json"], "text and json would both go to standard output; give one a file"),
        (["json:x", "sarif:./x"], "two reports would be written to ./x; give each its own file"),
        (["json:no/x"], "no/x cannot be written: its folder is not there; make it first"),
        (["json:sub"], "sub cannot be written: it is a folder; name a file in it"),
        (["xml:x"], "there is no format “xml”; there are checkstyle, concise, csv, "),
    ],
)
def test_what_cannot_be(folder: Path, run: Run, values: list[str], message: str) -> None:
    (folder / "sub").mkdir()
    code, out, err = run("check", *(part for one in values for part in (OUT, one)))
    assert (code, out) == (2, "")
    assert message in err
    assert left(folder) == {"sub"}


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_without_the_right_to_write(folder: Path, run: Run) -> None:
    (folder / "sub").mkdir(mode=0o500)
    code, _, err = run("check", OUT, "json:sub/x")
    assert code == 2
    assert "sub/x cannot be written: permission denied; write it elsewhere" in err


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
@pytest.mark.usefixtures("folder")
def test_a_full_disk_is_told_at_the_end(run: Run) -> None:
    code, out, err = run("check", OUT, "json:/dev/full", OUT, "concise")
    assert code == 2
    assert "copydesk: /dev/full: the report cannot be written: No space left on device\n" in err
    assert out.startswith("a.txt:1:5:")


def test_fixes_shown_as_a_diff_leave_nothing_to_report(folder: Path, run: Run) -> None:
    code, out, err = run("check", "--diff", OUT, "sarif:out.sarif")
    assert (code, out) == (2, "")
    assert "--diff: shows fixes and reports nothing; write reports in a run without it" in err
    assert left(folder) == set()


def test_an_old_report_keeps_its_mode_and_its_link(folder: Path, run: Run) -> None:
    (folder / "real").write_text("old")
    (folder / "real").chmod(0o640)
    (folder / "link").symlink_to("real")
    assert run("check", OUT, "json:link").code == 1
    assert (folder / "link").is_symlink()
    assert (folder / "real").stat().st_mode & 0o777 == 0o640
    assert json.loads((folder / "real").read_text(encoding="utf-8"))


def test_an_interrupted_run_leaves_the_old_report(
    folder: Path, environment: dict[str, str]
) -> None:
    (folder / "z.txt").write_text("Cela dure éternellement.", encoding="utf-8")
    (folder / "out.json").write_text("old")
    command = [*COMMAND, "check", OUT, "json:out.json", "--jobs", "1"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, start_new_session=True
    ) as process:
        wait_until((folder / "started").exists)
        os.killpg(process.pid, signal.SIGINT)
        process.communicate(timeout=20)
    assert process.returncode == 130
    assert (folder / "out.json").read_text() == "old"
    assert left(folder) == {"z.txt", "out.json"}


def test_a_wrong_configuration_is_in_the_reports(folder: Path, run: Run) -> None:
    (folder / "copydesk.toml").write_text("selekt = []")
    code, _, err = run("check", OUT, "sarif:out.sarif")
    assert code == 2
    assert "selekt" in err
    sarif = json.loads((folder / "out.sarif").read_text(encoding="utf-8"))
    assert not sarif["runs"][0]["invocations"][0]["executionSuccessful"]
