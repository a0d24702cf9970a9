"""Runs that are disturbed while they write or read: none ends in a traceback."""

import json
import os
import pty
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from cli.command import COMMAND, wait_until

GOOD = "Une faute."


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with one good article."""
    (desk / "good.txt").write_text(GOOD)
    return desk


def test_a_file_that_vanishes_in_mid_run(folder: Path, environment: dict[str, str]) -> None:
    (folder / "a.txt").write_text("Un rendez-vous.")
    (folder / "b.txt").write_text(GOOD)
    command = [*COMMAND, "check", "--output-format", "json", "--jobs", "1"]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        wait_until((folder / "started").exists)
        (folder / "b.txt").unlink()
        (folder / "go").touch()
        out, err = process.communicate(timeout=60)
    report = json.loads(out)
    assert process.returncode == 2
    assert [one["path"] for one in report["diagnostics"]] == ["good.txt"]
    assert report["errors"][0]["path"] == "b.txt"
    assert b"b.txt: cannot be read: it is not there" in err


@pytest.mark.parametrize("form", ["text", "json", "concise"])
def test_a_broken_pipe(folder: Path, environment: dict[str, str], form: str) -> None:
    for number in range(60):
        (folder / f"a{number:02}.txt").write_text("Une faute. " * 60)
    command = [*COMMAND, "check", "--output-format", form]
    with subprocess.Popen(
        command, cwd=folder, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    ) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        assert process.wait(timeout=30) == 2
        assert process.stderr.read() == b""


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt(folder: Path, environment: dict[str, str], jobs: str) -> None:
    (folder / "z.txt").write_text("Cela dure éternellement.")
    command = [*COMMAND, "check", "--output-format", "json", "--jobs", jobs]
    with subprocess.Popen(
        command,
        cwd=folder,
        env=environment,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        start_new_session=True,
    ) as process:
        wait_until((folder / "started").exists)
        os.killpg(process.pid, signal.SIGINT)
        out, err = process.communicate(timeout=20)
    assert process.returncode == 130
    assert b"Traceback" not in err
    assert err.decode().startswith("copydesk: interrupted: not all files were checked")
    report = json.loads(out)
    assert report["errors"] == [{"path": "", "message": "interrupted: not all files were checked"}]


@pytest.mark.skipif(not os.path.exists("/dev/full"), reason="needs a device that is full")
def test_a_full_disk(folder: Path, environment: dict[str, str]) -> None:
    with open("/dev/full", "w") as full:
        done = subprocess.run(
            [*COMMAND, "check"],
            cwd=folder,
            env=environment,
            stdout=full,
            stderr=subprocess.PIPE,
            check=False,
        )
    assert done.returncode == 2
    assert b"Traceback" not in done.stderr
    assert done.stderr == b"copydesk: No space left on device: make room and run it again\n"


def test_a_terminal_gets_colours_and_its_own_width(
    folder: Path, environment: dict[str, str]
) -> None:
    (folder / "good.txt").write_text("Une faute. " + "Encore un mot. " * 30)
    leader, follower = pty.openpty()
    environment["TERM"] = "xterm"
    subprocess.run(["stty", "cols", "60"], stdin=follower, check=True)
    subprocess.run([*COMMAND, "check"], cwd=folder, env=environment, stdout=follower, check=False)
    os.close(follower)
    out = b""
    try:
        while piece := os.read(leader, 4096):
            out += piece
    except OSError:
        pass
    os.close(leader)
    assert b"\x1b[1;31merror" in out
    lines = out.decode().split("\r\n")
    assert max(len(line) for line in lines if "Une faute" in line) <= 60 + len("\x1b[1;34m\x1b[0m")


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_python_itself_says_nothing_at_the_end(folder: Path, environment: dict[str, str]) -> None:
    """A pipe that breaks at the last flush is no fault of the user."""
    done = subprocess.run(
        ["sh", "-c", f"{' '.join(COMMAND)} check | true"],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b""
