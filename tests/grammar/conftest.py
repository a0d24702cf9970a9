"""The real LanguageTool, installed once and started once for all tests."""

import os
import threading
from collections.abc import Callable, Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pytest

from copydesk.grammar.languagetool import LanguageToolSettings, server
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.install import install

USERS_CACHE = os.environ.get("COPYDESK_CACHE", "")
"""Before the tests use one of their own."""

SETTINGS = LanguageToolSettings(memory=800, keep_alive=3)


@pytest.fixture(scope="session")
def installed() -> Path:
    """Return the folder of LanguageTool in the user's own cache, downloaded if it is not there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.delenv("COPYDESK_CACHE", raising=False)
        if USERS_CACHE:
            patch.setenv("COPYDESK_CACHE", USERS_CACHE)
        return Path(install())


@pytest.fixture(scope="session")
def shared_runtime(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Yield the runtime folder of the server that all tests, in all workers, share."""
    base = tmp_path_factory.getbasetemp()
    worker = "PYTEST_XDIST_WORKER" in os.environ
    folder = (base.parent if worker else base) / "languagetool-runtime"
    folder.mkdir(mode=0o700, exist_ok=True)
    yield folder
    if not worker:
        with pytest.MonkeyPatch.context() as patch:
            patch.setenv("COPYDESK_RUNTIME", str(folder))
            server.stop()


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """Make an empty cache folder, and an empty runtime folder."""
    folder = tmp_path / "cache"
    folder.mkdir()
    monkeypatch.setenv("COPYDESK_CACHE", str(folder))
    monkeypatch.setenv("COPYDESK_RUNTIME", str(tmp_path / "runtime"))
    monkeypatch.setenv("LTP_PATH", str(tmp_path / "none"))
    return folder


@pytest.fixture
def ready(cache: Path, installed: Path) -> Path:
    """Make a cache folder that holds nothing but LanguageTool."""
    (cache / "languagetool").mkdir()
    (cache / "languagetool" / installed.name).symlink_to(installed)
    return cache


@pytest.fixture
def own_server(ready: Path) -> Iterator[Path]:
    """Let one test start a server of its own; yield its runtime folder."""
    assert ready.is_dir()
    yield Path(os.environ["COPYDESK_RUNTIME"])
    server.stop()


@pytest.fixture
def engine(ready: Path, shared_runtime: Path, monkeypatch: pytest.MonkeyPatch) -> LanguageTool:
    """Return LanguageTool on the shared server, with a cache of its own."""
    assert ready.is_dir()
    monkeypatch.setenv("COPYDESK_RUNTIME", str(shared_runtime))
    return LanguageTool(SETTINGS)


Respond = Callable[[BaseHTTPRequestHandler], None]


@pytest.fixture
def serve() -> Iterator[Callable[[Respond], str]]:
    """Start a real HTTP server on this computer that answers as a function says."""
    servers: list[ThreadingHTTPServer] = []

    def start(respond: Respond) -> str:
        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                respond(self)

            def do_POST(self) -> None:
                self.rfile.read(int(self.headers["Content-Length"]))
                respond(self)

            def log_message(self, *args: object) -> None:
                del args

        one = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        one.daemon_threads = True
        threading.Thread(target=one.serve_forever, args=(0.01,), daemon=True).start()
        servers.append(one)
        return f"http://127.0.0.1:{one.server_port}"

    yield start
    for one in servers:
        one.shutdown()
        one.server_close()
