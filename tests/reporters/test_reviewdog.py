"""reviewdog itself reads what copydesk writes for it, whatever an article holds.

The program comes with ``go install github.com/reviewdog/reviewdog/cmd/reviewdog@v0.21.0``.
"""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from reporters.hostile import PATHS, TEXTS, report, written

REVIEWDOG = shutil.which("reviewdog") or shutil.which(
    "reviewdog", path=os.path.join(os.path.expanduser("~"), "go", "bin")
)
UNIX = r"%f:%l:%c: %m"

pytestmark = pytest.mark.skipif(REVIEWDOG is None, reason="needs reviewdog, a Go program")


def read(form: str, text: str, folder: Path, *, efm: str = "") -> list[str]:
    """Return the lines in which reviewdog tells what it read."""
    assert REVIEWDOG
    how = [f"-efm={efm}"] if efm else [f"-f={form}"]
    done = subprocess.run(
        [REVIEWDOG, *how, "-reporter=local", "-filter-mode=nofilter", "-diff=true"],
        input=text.encode(),
        cwd=folder,
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode().splitlines()


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("form", ["rdjson", "rdjsonl", "checkstyle", "sarif"])
def test_it_reads_any_text(form: str, text: str, tmp_path: Path) -> None:
    some = [report(path, text) for path in PATHS if path.isascii()]
    assert len(read(form, written(form, *some), tmp_path)) >= len(some)


def test_it_reads_the_lines_of_compilers(tmp_path: Path) -> None:
    out = read("", written("unix", report("a.txt", "Une faute")), tmp_path, efm=UNIX)
    assert out == ["a.txt:1:1: Une faute [Error/languagetool/X_Y[1]]"]
