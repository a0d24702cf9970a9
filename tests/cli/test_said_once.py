"""What is wrong with a whole run is said once, however many articles it has."""

import socket
from pathlib import Path

import pytest

from cli.command import Run

TEXT = "Le port\n\nLe maire Karim Belkacemi a parlé mardi. M. Belkassemi est parti.\n"
NAMES = ("a.fr.txt", "b.fr.txt", "c.fr.txt")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder with three articles."""
    for name in NAMES:
        (tmp_path / name).write_text(TEXT, encoding="utf-8")
    return tmp_path


def test_a_ledger_that_is_none(folder: Path, run: Run) -> None:
    (folder / "copydesk.toml").write_text('grammar = "off"\nnames_ledger = "ledger.tsv"\n')
    (folder / "ledger.tsv").write_text("Belkacemi, 12\n")
    code, out, err = run("check", "--output-format", "json")
    fault = f"{folder / 'ledger.tsv'}:1: is no line of a ledger; make it anew with"
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"copydesk: {fault}")
    assert "internal-error" not in out
    assert out.count("is no line of a ledger") == 1


def test_an_option_that_is_none(folder: Path, run: Run) -> None:
    (folder / "copydesk.toml").write_text('grammar = "off"\n[rules.name-variant]\nscop = "run"\n')
    code, _, err = run("check", "--jobs", "2")
    assert (code, err.count("\n")) == (2, 1)
    assert f"{folder / 'copydesk.toml'}:3: rules.name-variant.scop: is not an option" in err


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_a_server_of_languagetool_that_is_not_there(folder: Path, run: Run, jobs: str) -> None:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))  # bound and not listening: who connects is refused
        url = f"http://127.0.0.1:{free.getsockname()[1]}"
        (folder / "copydesk.toml").write_text(
            f'grammar = "languagetool"\nselect = ["name-variant", "languagetool"]\n'
            f'extend_select = ["grammar-unavailable"]\n[languagetool]\nurl = "{url}"\n'
        )
        code, out, err = run("check", "--output-format", "concise", "--jobs", jobs)
    assert (code, err.count("\n")) == (2, 1)
    assert err.startswith(f"copydesk: grammar was not checked: LanguageTool at {url} cannot")
    assert out.count("[grammar-unavailable]") == 1
    assert [out.count(f"{name}:3:") for name in NAMES] == [1, 1, 1]


@pytest.mark.parametrize("command", [("baseline", "create"), ("fix",), ("names", "list", ".")])
def test_other_commands(folder: Path, run: Run, command: list[str]) -> None:
    (folder / "copydesk.toml").write_text('grammar = "off"\nselekt = []\n')
    code, _, err = run(*command)
    assert (code, err.count("\n")) == (2, 1)
    (folder / "copydesk.toml").write_text('grammar = "off"\n[rules.name-variant]\nscop = "run"\n')
    code, _, err = run(*command)
    if command[0] != "names":  # which asks no rule
        assert (code, err.count("\n")) == (2, 1)
