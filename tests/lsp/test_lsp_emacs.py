"""A real Emacs, set up as the documentation says: diagnostics, a fix, and silence."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

EMACS = shutil.which("emacs")
SCRIPT = Path(__file__).with_name("emacs.el")
PAGE = Path(__file__).parents[2] / "docs" / "editors.md"
TEXT = "Né à Genève 😀, il a vu les les élus mardi. Il a quitté la salle , puis la ville.\n"


def emacs(*arguments: str, **variables: str) -> "subprocess.CompletedProcess[str]":
    return subprocess.run(
        [str(EMACS), "-q", "--batch", *arguments],
        env={**os.environ, **variables},
        capture_output=True,
        text=True,
        timeout=200,
        check=False,
    )


@pytest.mark.skipif(os.name != "posix", reason="puts a shell script on the PATH")
def test_emacs_shows_diagnostics_and_applies_actions(tmp_path: Path) -> None:
    if EMACS is None or emacs("--eval", "(require 'eglot)").returncode:
        pytest.skip("needs Emacs and eglot: apt-get install emacs-nox elpa-eglot")
    command = tmp_path / "bin" / "copydesk"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m copydesk "$@" --grammar off\n')
    command.chmod(0o755)
    [settings] = re.findall(r"```elisp\n(.*?)```", PAGE.read_text(encoding="utf-8"), re.DOTALL)
    (tmp_path / "settings.el").write_text(settings)
    article = tmp_path / "a.txt"
    article.write_text(TEXT, encoding="utf-8")
    done = emacs(
        "-l", str(SCRIPT),
        ARTICLE=str(article),
        SETTINGS=str(tmp_path / "settings.el"),
        PATH=f"{command.parent}{os.pathsep}{os.environ['PATH']}",
        HOME=str(tmp_path),
        LC_ALL="C.UTF-8",
    )  # fmt: skip
    assert done.returncode == 0, done.stderr
    [found, left, nothing] = re.findall("^(?:found|left) (.*)", done.stderr, re.MULTILINE)
    assert "[repeated-word]: Word repeated" in found
    assert "[space-before-comma]" in found
    assert "repeated-word" not in left
    assert "[space-before-comma]" in left
    assert nothing == "nil"
    after = article.read_text(encoding="utf-8")
    assert after.startswith("Né à Genève 😀, il a vu les élus mardi. Il a quitté la salle , puis")
    assert "copydesk: ignore[space-before-comma]" in after
