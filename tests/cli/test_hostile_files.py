"""Broken files of every format: a report or a refusal, and nothing else.

``python -m benchmarks.hostile`` reads ten thousand of them.
"""

import subprocess
import sys
from pathlib import Path

from copydesk.parsers import BUILTIN

ROOT = Path(__file__).parents[2]


def test_there_is_a_sample_of_every_format() -> None:
    suffixes = {one.suffix for one in (ROOT / "tests" / "formats").iterdir()}
    assert [one.name for one in BUILTIN if not suffixes.intersection(one.suffixes)] == []


def test_hostile_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.hostile", "--inputs", "120", "--seed", "7"]
    made = subprocess.run(
        [*command, "--keep", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
