"""Many random edits leave the editor's text and a fresh run's diagnostics."""

import re
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
    assert done.returncode == 0, done.stdout + done.stderr
    assert re.match(r"3\d\d edits in 300 messages .* those of 15 fresh runs\n\Z", done.stdout)
