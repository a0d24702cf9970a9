"""Completion, by the shells themselves where they are installed."""

import shutil
import subprocess
from pathlib import Path

import pytest

from cli.command import Run

BASH = shutil.which("bash")
FISH = shutil.which("fish")
ZSH = shutil.which("zsh")


@pytest.fixture
def script(tmp_path: Path, run: Run) -> Path:
    """Return the script for bash."""
    path = tmp_path / "copydesk.bash"
    path.write_text(run("completion", "bash").out)
    (tmp_path / "story.txt").write_text("x")
    return path


def completed(script: Path, line: str) -> list[str]:
    """Return what bash offers when the cursor is at the end of `line`."""
    ask = f"""
source {script}
COMP_LINE={line!r} COMP_POINT={len(line)} COMP_WORDS=({line}{' ""' if line[-1] == " " else ""})
COMP_CWORD=$(( ${{#COMP_WORDS[@]}} - 1 ))
_copydesk
printf '%s\\n' "${{COMPREPLY[@]}}"
"""
    done = subprocess.run(
        [str(BASH), "--norc", "-c", ask], capture_output=True, text=True, check=True
    )
    assert done.stderr == ""
    return done.stdout.split()


@pytest.mark.skipif(not BASH, reason="needs bash")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("copydesk ch", ["check"]),
        ("copydesk --v", ["--version"]),
        ("copydesk check --fail-on ", ["error", "warning", "info", "never"]),
        ("copydesk check --fail-on=e", []),
        ("copydesk check --fail-on = e", ["error"]),
        ("copydesk check a.txt --typo", ["--typography"]),
        ("copydesk check --config ", []),
        ("copydesk check st", []),
        ("copydesk check --select double-sp", ["double-space"]),
        ("copydesk explain double-sp", ["double-space"]),
        ("copydesk languagetool st", ["status", "stop"]),
        ("copydesk completion f", ["fish"]),
        ("copydesk rules --output-format ", ["text", "json"]),
    ],
)
def test_bash(script: Path, line: str, expected: list[str]) -> None:
    assert completed(script, line) == expected


@pytest.mark.skipif(not BASH, reason="needs bash")
def test_bash_loads_it_without_a_word(script: Path) -> None:
    ask = f"source {script}; complete -p copydesk"
    done = subprocess.run(
        [str(BASH), "--norc", "-c", ask], capture_output=True, text=True, check=True
    )
    assert done.stdout == "complete -o bashdefault -o default -F _copydesk copydesk\n"


@pytest.mark.skipif(not FISH, reason="needs fish")
@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("copydesk ch", ["check"]),
        ("copydesk check --fail-on e", ["error"]),
        ("copydesk check --typo", ["--typography"]),
        ("copydesk explain double-s", ["double-space"]),
        ("copydesk check sto", ["story.txt"]),
    ],
)
def test_fish(script: Path, run: Run, line: str, expected: list[str]) -> None:
    path = script.with_suffix(".fish")
    path.write_text(run("completion", "fish").out)
    done = subprocess.run(
        [str(FISH), "--no-config", "-c", f"source {path}; complete -C {line!r}"],
        cwd=script.parent,
        capture_output=True,
        text=True,
        check=True,
    )
    assert [one.split("\t")[0] for one in done.stdout.splitlines()] == expected


@pytest.mark.skipif(not ZSH, reason="needs zsh")
def test_zsh_reads_it(script: Path, run: Run) -> None:
    path = script.with_name("_copydesk")
    path.write_text(run("completion", "zsh").out)
    ask = (
        f"autoload -Uz compinit; compinit -u -d {path}.dump; source {path}; echo $_comps[copydesk]"
    )
    done = subprocess.run([str(ZSH), "-f", "-c", ask], capture_output=True, text=True, check=True)
    assert (done.stdout, done.stderr) == ("_copydesk\n", "")


@pytest.mark.parametrize("shell", ["zsh", "powershell"])
def test_scripts_know_every_option(run: Run, shell: str) -> None:
    out = run("completion", shell).out
    for word in ("check", "--fail-on", "--stdin-filename", "never", "double-space", "install"):
        assert word in out


def test_an_unknown_shell(run: Run) -> None:
    code, _, err = run("completion", "tcsh")
    assert code == 2
    assert "there is no “tcsh”; there are bash, zsh" in err
