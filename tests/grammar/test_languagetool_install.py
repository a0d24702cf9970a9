"""Installing LanguageTool, from a mirror on this computer that misbehaves."""

import os
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from copydesk.grammar.languagetool import install as installation
from copydesk.grammar.languagetool.download import InstallError
from copydesk.grammar.languagetool.install import install
from copydesk.grammar.languagetool.jars import is_intact, load_jars
from copydesk.grammar.languagetool.places import installed_jar

Serve = Callable[[Callable[[BaseHTTPRequestHandler], None]], str]


class Mirror:
    """A Maven repository that serves the jars of an installation.

    `damaged` names jars that arrive with a wrong byte, `cut` those that arrive
    half, `missing` those that it does not have.
    """

    def __init__(self, installed: Path) -> None:
        self.libs = installed / "libs"
        self.asked: list[str] = []
        self.damaged: set[str] = set()
        self.cut: set[str] = set()
        self.missing: set[str] = set()

    def respond(self, handler: BaseHTTPRequestHandler) -> None:
        """Send a jar."""
        name = handler.path.rpartition("/")[2]
        path = self.libs / name
        if name in self.missing or not path.exists():
            handler.send_error(404)
            return
        self.asked.append(name)
        content = path.read_bytes()
        handler.send_response(200)
        handler.send_header("Content-Length", str(len(content)))
        handler.end_headers()
        if name in self.damaged:
            content = b"X" + content[1:]
        handler.wfile.write(content[: len(content) // 2] if name in self.cut else content)


@pytest.fixture
def mirror(
    installed: Path, cache: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> Mirror:
    """Return a mirror; nothing is installed, and there is no other source of jars."""
    assert cache.is_dir()
    monkeypatch.setenv("M2_REPO", str(tmp_path / "m2"))
    return Mirror(installed)


@pytest.fixture
def few(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """Install three small jars only; return their names."""
    jars = [jar for jar in load_jars() if jar.size < 50_000][:3]
    monkeypatch.setattr(installation, "load_jars", lambda: tuple(jars))
    return [jar.name for jar in jars]


def test_every_jar_is_fetched_and_checked(mirror: Mirror, serve: Serve) -> None:
    told: list[tuple[int, int]] = []
    folder = Path(install(lambda done, of_all: told.append((done, of_all)), serve(mirror.respond)))
    jars = load_jars()
    assert sorted(mirror.asked) == sorted(jar.name for jar in jars)
    assert all(is_intact(str(folder / "libs" / jar.name), jar) for jar in jars)
    assert told[-1] == (told[-1][1], sum(jar.size for jar in jars))
    assert installed_jar() == os.path.realpath(folder / "languagetool-server.jar")
    install(central=serve(mirror.respond))
    assert len(mirror.asked) == len(jars)


@pytest.mark.parametrize("fault", ["damaged", "cut"])
def test_a_jar_that_arrives_damaged_is_refused(
    mirror: Mirror, serve: Serve, few: list[str], fault: str
) -> None:
    getattr(mirror, fault).add(few[1])
    url = serve(mirror.respond)
    with pytest.raises(InstallError, match=f"{few[1]} arrived damaged|download"):
        install(central=url)
    assert installed_jar() == ""


def test_a_broken_installation_is_resumed(mirror: Mirror, serve: Serve, few: list[str]) -> None:
    mirror.missing.add(few[2])
    url = serve(mirror.respond)
    with pytest.raises(InstallError, match=f"{few[2]} was not found at {url}"):
        install(central=url)
    mirror.missing.clear()
    mirror.asked.clear()
    install(central=url)
    assert mirror.asked == [few[2]]
    assert installed_jar()


def test_a_jar_that_was_damaged_since_is_fetched_again(
    mirror: Mirror, serve: Serve, few: list[str]
) -> None:
    url = serve(mirror.respond)
    folder = Path(install(central=url))
    (folder / "libs" / few[0]).unlink()
    mirror.asked.clear()
    install(central=url)
    assert mirror.asked == [few[0]]


def test_the_users_own_maven_repository_is_used(
    mirror: Mirror, serve: Serve, few: list[str], tmp_path: Path
) -> None:
    jar = next(jar for jar in load_jars() if jar.name == few[0])
    folder = tmp_path.joinpath("m2", *jar.group.split("."), jar.artifact, jar.version)
    folder.mkdir(parents=True)
    (folder / jar.name).write_bytes((mirror.libs / jar.name).read_bytes())
    install(central=serve(mirror.respond))
    assert sorted(mirror.asked) == sorted(few[1:])


@pytest.mark.usefixtures("mirror", "few")
def test_without_a_network() -> None:
    with pytest.raises(InstallError, match=r"no connection.*Run: copydesk languagetool install"):
        install(central="http://127.0.0.1:9")


@pytest.mark.usefixtures("mirror")
def test_a_disk_that_is_too_small(monkeypatch: pytest.MonkeyPatch) -> None:
    jars = [jar._replace(size=jar.size * 10**6) for jar in load_jars()]
    monkeypatch.setattr(installation, "load_jars", lambda: tuple(jars))
    with pytest.raises(InstallError, match=r"needs \d+ MB in .*MB are free"):
        install(central="http://127.0.0.1:9")


def test_a_folder_that_cannot_be_made(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    monkeypatch.setenv("COPYDESK_CACHE", str(tmp_path / "file"))
    with pytest.raises(InstallError, match="cannot be installed there"):
        install()
