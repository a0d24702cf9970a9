"""A run that is killed while it mends: every file is whole, the old or the new one.

What may be left beside them is a file ``.copydesk-*.tmp``, which no run reads.
"""

import os
import random
import signal
import subprocess
import time
from pathlib import Path

from cli.command import COMMAND, Run

FILES = 1000
KILLS = 3


def articles(folder: Path) -> list[Path]:
    """Return the articles in their order."""
    return sorted(folder.glob("*.txt"))


def mended(folder: Path) -> int:
    """Return how many articles are new; each of the others is old, to the byte."""
    count = 0
    for number, path in enumerate(articles(folder)):
        old = f"Une faute, la {number}.\n".encode() * 50
        new = old.replace(b"faute", b"erreur")
        data = path.read_bytes()
        assert data in (old, new)
        count += data == new
    return count


def test_killed_at_any_moment(desk: Path, run: Run, environment: dict[str, str]) -> None:
    for number in range(FILES):
        (desk / f"{number:04}.txt").write_bytes(f"Une faute, la {number}.\n".encode() * 50)
    chance = random.Random(7)  # noqa: S311 - moments, not secrets
    left = [path.name for path in articles(desk)]
    for _ in range(KILLS):
        goal = desk / left[chance.randrange(1, FILES // KILLS)]
        command = [*COMMAND, "check", "--fix", "--jobs", "2", "--no-cache", *left]
        process = subprocess.Popen(
            command, cwd=desk, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
        )
        try:
            while process.poll() is None and not _is_mended(goal):
                time.sleep(0.001)
        finally:
            os.killpg(process.pid, signal.SIGKILL)
            process.wait()
        mended(desk)
        left = [name for name in left if not _is_mended(desk / name)]
    assert 0 < len(left) < FILES
    assert run("check", "--fix", "--no-cache", *left).code == 0
    assert mended(desk) == FILES


def _is_mended(path: Path) -> bool:
    return path.read_bytes().startswith(b"Une erreur")
