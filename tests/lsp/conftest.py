"""The real server, driven over its standard input and output."""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest
import pytest_lsp
from pytest_lsp import ClientServerConfig, LanguageClient

from lsp.editor import SERVER, Editor


@pytest.fixture(autouse=True)
def debug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Have a server that fails say where."""
    monkeypatch.setenv("COPYDESK_DEBUG", "1")


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=[*SERVER, "--grammar", "off"])
)
async def client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


@pytest_lsp.fixture(  # type: ignore[untyped-decorator]
    config=ClientServerConfig(server_command=[*SERVER, "--no-cache"])
)
async def grammar_client(lsp_client: LanguageClient) -> AsyncIterator[None]:
    yield
    await lsp_client.shutdown_session()


@pytest.fixture
def editor(client: LanguageClient) -> Editor:
    """Return an editor whose server checks no grammar."""
    return Editor(client)


@pytest.fixture
def grammar_editor(grammar_client: LanguageClient) -> Editor:
    """Return an editor whose server checks grammar as the configuration says."""
    return Editor(grammar_client)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a folder to open."""
    return tmp_path
