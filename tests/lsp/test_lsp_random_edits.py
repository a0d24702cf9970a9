"""Many random edits leave the editor's text and a fresh run's diagnostics."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).parents[2]


def test_random_edits_leave_the_truth() -> None:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.lsp", "--edits", "300"],
        cwd=ROOT,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    assert done.stdout == "300 edits: text and diagnostics are equal\n"
