"""``copydesk languagetool``."""

import os
from pathlib import Path

import pytest

from copydesk.cli import main
from copydesk.grammar.languagetool import server
from copydesk.grammar.languagetool.settings import LanguageToolSettings


@pytest.mark.usefixtures("own_server")
def test_a_servers_life(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languagetool", "status"]) == 0
    assert "not running" in capsys.readouterr().out
    state = server.ensure(LanguageToolSettings(memory=500))
    assert main(["languagetool", "status"]) == 0
    said = capsys.readouterr().out
    assert f"http://127.0.0.1:{state.port}" in said
    assert "LanguageTool 6.6, installed by copydesk" in said
    assert main(["languagetool", "logs", "--lines", "1"]) == 0
    assert capsys.readouterr().out.endswith("Server started\n")
    assert main(["languagetool", "stop"]) == 0
    assert "has been stopped" in capsys.readouterr().out
    assert main(["languagetool", "stop"]) == 0
    assert "was not running" in capsys.readouterr().out


@pytest.mark.usefixtures("cache")
def test_status_where_nothing_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languagetool", "status"]) == 0
    assert "Run: copydesk languagetool install" in capsys.readouterr().out


@pytest.mark.usefixtures("cache")
def test_logs_where_there_are_none(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languagetool", "logs"]) == 2
    assert "no log yet" in capsys.readouterr().err


@pytest.mark.usefixtures("ready")
def test_install_where_it_is_installed(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["languagetool", "install"]) == 0
    assert "is installed in" in capsys.readouterr().out


@pytest.mark.usefixtures("cache")
def test_install_without_a_network(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    assert main(["languagetool", "install", "--repository", "http://127.0.0.1:9"]) == 2
    captured = capsys.readouterr()
    assert "no connection" in captured.err
    assert "Traceback" not in captured.err
    assert captured.out == ""


def test_stop_where_the_runtime_folder_cannot_be_made(
    capsys: pytest.CaptureFixture[str], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("COPYDESK_RUNTIME", os.path.join(tmp_path, "file", "runtime"))
    assert main(["languagetool", "stop"]) == 2
    assert "file" in capsys.readouterr().err
