"""The hook, run by pre-commit itself on a repository with a good and a bad article."""

import os
import shutil
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PROJECT = ("lint", "rules", "pyproject.toml", "README.md", "LICENSE", ".pre-commit-hooks.yaml")
"""What the hook is built from."""

pytestmark = pytest.mark.skipif(
    not (shutil.which("git") and find_spec("pre_commit")), reason="needs git and pre-commit"
)


def git(folder: Path, *arguments: str) -> None:
    """Run git, as somebody, in a folder."""
    who = ("-c", "user.name=desk", "-c", "user.email=desk@example.org")
    subprocess.run(["git", *who, *arguments], cwd=folder, check=True, capture_output=True)


def committed(folder: Path) -> Path:
    """Make a repository of what is in a folder."""
    git(folder, "init", "-q")
    git(folder, "add", "-A")
    git(folder, "commit", "-q", "--no-verify", "-m", "All")
    return folder


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a repository of copydesk as it is now, committed or not."""
    folder = tmp_path_factory.mktemp("copydesk")
    for name in PROJECT:
        if (ROOT / name).is_dir():
            ignore = shutil.ignore_patterns("__pycache__")
            shutil.copytree(ROOT / name, folder / name, ignore=ignore)
        else:
            shutil.copy(ROOT / name, folder / name)
    return committed(folder)


def hooked(project: Path, tmp_path: Path, hook: str) -> str:
    """Return what a hook says of a good and a bad article, and of code; it fails."""
    articles = tmp_path / "articles"
    articles.mkdir()
    good = "Le maire a reçu les élus mardi. Il a parlé du budget.\n"
    bad = "Le maire a reçu les les élus mardi. Il a parlé du budget.\n"
    (articles / "copydesk.toml").write_text('grammar = "off"\nselect = ["repeated-word"]\n')
    (articles / "good.txt").write_text(good, encoding="utf-8")
    (articles / "bad.md").write_text(bad, encoding="utf-8")
    (articles / "bad.tex").write_text(f"% les les\n{bad}", encoding="utf-8")
    (articles / "code.py").write_text("# les les\n")
    (articles / "data.json").write_text(f'{{"title": "{bad.strip()}"}}', encoding="utf-8")
    committed(articles)
    environment = {
        **os.environ,
        "PRE_COMMIT_HOME": str(tmp_path / "home"),
        "COPYDESK_CACHE": str(tmp_path / "cache"),
        "PYTHONIOENCODING": "utf-8",
    }
    command = [sys.executable, "-m", "pre_commit", "try-repo", str(project), hook]
    done = subprocess.run(
        [*command, "--all-files", "--verbose", "--color", "never"],
        cwd=articles,
        env=environment,
        capture_output=True,
        timeout=600,
        check=False,
    )
    out = done.stdout.decode()
    assert done.returncode == 1, out + done.stderr.decode()
    assert "good.txt:" not in out
    assert "code.py" not in out
    assert "data.json" not in out
    return out


def test_the_hook(project: Path, tmp_path: Path) -> None:
    out = hooked(project, tmp_path, "copydesk")
    assert "bad.md:1:17: error [repeated-word]" in out
    assert "bad.tex:2:17: error [repeated-word]" in out
    assert "- exit code: 1" in out
    assert "Found 2 diagnostics (2 errors) in 2 files" in out


def test_the_hook_without_network_and_java(project: Path, tmp_path: Path) -> None:
    out = hooked(project, tmp_path, "copydesk-offline")
    assert "bad.md:1:17: error [repeated-word]" in out


def test_the_offline_hook_needs_no_network(tmp_path: Path) -> None:
    cut_off = ["unshare", "--map-root-user", "--net"]
    if (
        shutil.which("unshare") is None
        or subprocess.run([*cut_off, "true"], check=False).returncode
    ):
        pytest.skip("needs unshare, which cuts a process off from the network")
    entry = "check --grammar off"
    assert f"entry: copydesk {entry}\n" in (ROOT / ".pre-commit-hooks.yaml").read_text("utf-8")
    (tmp_path / "a.txt").write_text(
        "Le maire a reçu les les élus mardi. Il a parlé du budget.\n", encoding="utf-8"
    )
    command = [*cut_off, sys.executable, "-m", "copydesk", *entry.split(), "a.txt"]
    environment = {
        **os.environ,
        "PATH": "",
        "JAVA_HOME": "",
        "COPYDESK_CACHE": str(tmp_path / "cache"),
        "PYTHONIOENCODING": "utf-8",
    }
    unshare = shutil.which("unshare") or "unshare"
    done = subprocess.run(
        [unshare, *command[1:]], cwd=tmp_path, env=environment, capture_output=True, check=False
    )
    assert (done.returncode, done.stderr.decode()) == (1, "")
    assert "[repeated-word]" in done.stdout.decode()


def test_the_fixing_hook(project: Path, tmp_path: Path) -> None:
    out = hooked(project, tmp_path, "copydesk-fix")
    assert "- files were modified by this hook" in out
    assert "Fixed 2 diagnostics in 2 files; nothing left" in out
    fixed = "Le maire a reçu les élus mardi. Il a parlé du budget.\n"
    assert (tmp_path / "articles" / "bad.md").read_text(encoding="utf-8") == fixed
