"""The progress bar: on long runs, on standard error, on a terminal."""

import os
import pty
import subprocess
from pathlib import Path

import pytest

from cli.command import COMMAND


def seen(folder: Path, environment: dict[str, str], terminal: str) -> tuple[bytes, bytes]:
    """Run over a folder; return standard output, and what a terminal got as standard error."""
    leader, follower = pty.openpty()
    done = subprocess.run(
        [*COMMAND, "check", "--jobs", "1", "--output-format", "concise"],
        cwd=folder,
        env={**environment, "TERM": terminal},
        stdout=subprocess.PIPE,
        stderr=follower,
        check=False,
    )
    os.close(follower)
    err = b""
    try:
        while piece := os.read(leader, 4096):
            err += piece
    except OSError:
        pass
    os.close(leader)
    return done.stdout, err


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with three articles, two of which take a second each."""
    (desk / "a.txt").write_text("Une faute, lentement.")
    (desk / "b.txt").write_text("Une faute, lentement.")
    (desk / "c\x1b[2J.txt").write_text("Une faute.")
    return desk


def test_a_long_run_shows_how_far_it_is(folder: Path, environment: dict[str, str]) -> None:
    out, err = seen(folder, environment, "xterm")
    assert out.count(b"error [wrong-word]") == 3
    assert b"\x1b" not in out
    assert b"1/3 a.txt" in err
    assert "░".encode() in err
    assert b"c<U+001B>[2J.txt" in err
    assert err.endswith(b"\r\x1b[2K")


def test_a_dumb_terminal_is_left_alone(folder: Path, environment: dict[str, str]) -> None:
    assert seen(folder, environment, "dumb")[1] == b""


def test_a_short_run_has_no_bar(desk: Path, environment: dict[str, str]) -> None:
    (desk / "a.txt").write_text("Une faute.")
    (desk / "b.txt").write_text("Rien.")
    assert seen(desk, environment, "xterm")[1] == b""
