"""A real Neovim: it opens an article, shows the diagnostics and applies a fix."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from lsp.editor import SERVER

NVIM = shutil.which("nvim")
SCRIPT = Path(__file__).with_name("nvim.lua")
TEXT = "Né à Genève 😀, il a vu les les élus mardi. Il a quitté la salle , puis la ville.\n"


@pytest.mark.skipif(NVIM is None, reason="needs Neovim: apt-get install neovim")
def test_neovim_shows_diagnostics_and_applies_a_fix(tmp_path: Path) -> None:
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = subprocess.run(
        [str(NVIM), "--headless", "--clean", "-n", "-c", f"luafile {SCRIPT}"],
        env={
            **os.environ,
            "ARTICLE": str(article),
            "SERVER": "\n".join([*SERVER, "--grammar", "off"]),
            "XDG_STATE_HOME": str(tmp_path / "state"),
        },
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )
    assert done.returncode == 0, done.stderr
    said = (done.stdout + done.stderr).replace("\r", "")
    assert "found repeated-word,space-before-comma" in said
    assert "left space-before-comma" in said
    assert article.read_text(encoding="utf-8") == TEXT.replace("les les", "les")
