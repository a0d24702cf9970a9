"""Broken files of every format: a report or a refusal, and nothing else.

``python -m benchmarks.hostile`` reads ten thousand of them.
"""

import subprocess
import sys
from pathlib import Path

from benchmarks.hostile import ROOT, samples

from copydesk.parsers import BUILTIN


def test_there_is_a_sample_of_every_format() -> None:
    suffixes = {"".join(Path(one.name).suffixes[-1:]) for one in samples()}
    assert [one.name for one in BUILTIN if not suffixes.intersection(one.suffixes)] == []


def test_hostile_files(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "benchmarks.hostile", "--inputs", "120", "--seed", "7"]
    made = subprocess.run(
        [*command, "--keep", str(tmp_path)], cwd=ROOT, capture_output=True, text=True, check=False
    )
    assert made.returncode == 0, made.stdout + made.stderr
