"""The example plugin, installed as a user installs it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

EXAMPLE = Path(__file__).parent / "copydesk_example"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder into which pip has installed the plugin."""
    target = tmp_path_factory.mktemp("site")
    pip = [sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", str(target)]
    subprocess.run([*pip, str(EXAMPLE)], check=True, capture_output=True, timeout=300)
    return target


@pytest.fixture
def environment(site: Path, tmp_path: Path) -> dict[str, str]:
    """Return an environment in which Python finds the plugin."""
    return {
        **os.environ,
        "PYTHONPATH": str(site),
        "COPYDESK_CACHE": str(tmp_path / "cache"),
        "PYTHONIOENCODING": "utf-8",
    }


def run(folder: Path, environment: dict[str, str], *arguments: str) -> tuple[int, str]:
    """Run copydesk in `folder`; return its exit code and output, which has no errors."""
    done = subprocess.run(
        [sys.executable, "-m", "copydesk", *arguments],
        cwd=folder,
        env=environment,
        capture_output=True,
        check=False,
    )
    assert done.stderr == b"", done.stderr.decode()
    return done.returncode, done.stdout.decode()


def test_its_rule(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("Le MINISTRE a parlé.", encoding="utf-8")
    check = ("check", "--grammar", "off", "--select", "example", "--output-format", "concise")
    assert run(tmp_path, environment, *check) == (
        1,
        "a.txt:1:4: warning [shouted-word] “MINISTRE” is in capitals\n",
    )
    (tmp_path / "copydesk.toml").write_text("[rules.shouted-word]\nlength = 9\n")
    assert run(tmp_path, environment, *check) == (0, "")
    _, page = run(tmp_path, environment, "explain", "shouted-word")
    assert "length = 7" in page


def test_its_file_format(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.wire").write_text("URGENCE\n====\nUn MINISTRE.", encoding="utf-8")
    check = ("check", "--grammar", "off", "--select", "example", "--output-format", "concise")
    code, out = run(tmp_path, environment, *check)
    assert (code, out) == (1, "a.wire:3:4: warning [shouted-word] “MINISTRE” is in capitals\n")


def test_its_output_format(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text("Le MINISTRE a parlé.", encoding="utf-8")
    check = ("check", "--grammar", "off", "--select", "example", "--output-format", "tally")
    assert run(tmp_path, environment, *check) == (1, "a.txt: 1\nall: 1\n")


def test_its_grammar_engine(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "a.txt").write_text(
        "Le ministre est venu, mais par contre il est reparti.", encoding="utf-8"
    )
    check = ("check", "--grammar", "example", "--output-format", "concise")
    code, out = run(tmp_path, environment, *check)
    assert (code, out) == (1, "a.txt:1:23: warning [example/PLEONASME] Pléonasme\n")
    ignore = ("--ignore", "example/PLEONASME")
    assert run(tmp_path, environment, *check, *ignore) == (0, "")


def test_its_word_list(tmp_path: Path, environment: dict[str, str]) -> None:
    (tmp_path / "copydesk.toml").write_text('plugins = ["house.toml"]\n')
    (tmp_path / "house.toml").write_text(
        """[[rule]]
name = "minister"
family = "house"
summary = "A minister"
pattern = '\\b\\L<example_ministers>\\b'
message = "“{match}” is one"
why = "To show a word list."
good = ["Le maire.", "Le préfet."]
bad = ["Le [|ministre|].", "Un [|ministre|]."]
""",
        encoding="utf-8",
    )
    (tmp_path / "a.txt").write_text("Le ministre est venu.", encoding="utf-8")
    check = ("check", "--grammar", "off", "--select", "house", "--output-format", "concise")
    code, out = run(tmp_path, environment, *check)
    assert (code, out) == (1, "a.txt:1:4: warning [minister] “ministre” is one\n")


def test_the_list_of_plugins_notices_what_is_installed_and_removed(
    site: Path, tmp_path: Path, environment: dict[str, str]
) -> None:
    def families(**more: str) -> str:
        return run(tmp_path, {**environment, **more}, "rules")[1]

    assert "shouted-word" in families()
    assert "shouted-word" in families()
    [info] = site.glob("copydesk_example-*.dist-info")
    hidden = tmp_path / "elsewhere" / info.name
    hidden.parent.mkdir()
    info.rename(hidden)
    try:
        assert "shouted-word" not in families()
    finally:
        hidden.rename(info)
    assert "shouted-word" in families()
    assert "shouted-word" not in families(PYTHONPATH="")
