"""The server: which documents are open, what their editor can do, how it is told."""

import asyncio
import uuid
from collections.abc import Generator
from typing import Any, TypeVar

from lsprotocol import types
from pygls.exceptions import JsonRpcException, JsonRpcInvalidParams
from pygls.lsp.server import LanguageServer
from pygls.protocol import LanguageServerProtocol
from pygls.protocol.language_server import lsp_method

from copydesk import __version__
from copydesk.config.projects import RunOptions
from copydesk.lsp.checking import Checker
from copydesk.lsp.convert import all_diagnostics
from copydesk.lsp.desk import GivenUpError, Halt
from copydesk.lsp.office import Office
from copydesk.lsp.session import Session, is_watched
from copydesk.lsp.watching import NamedFiles
from copydesk.lsp.workers import Worker

T = TypeVar("T")
PATIENCE = 1.0
"""Seconds after which the editor shows that work is under way."""
TICK = 0.25
"""Seconds between two looks at whether the user has ended it."""
Handling = Generator[Any, Any, None]


class Protocol(LanguageServerProtocol):
    """The protocol without pygls's copy of the texts.

    pygls parts lines at characters that end none in the protocol, so copydesk
    keeps the texts itself.
    """

    @lsp_method(types.TEXT_DOCUMENT_DID_OPEN)
    def lsp_text_document__did_open(self, params: types.DidOpenTextDocumentParams) -> Handling:
        """Hand on that a text was opened."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_OPEN], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CHANGE)
    def lsp_text_document__did_change(self, params: types.DidChangeTextDocumentParams) -> Handling:
        """Hand on that a text was changed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CHANGE], (params,), None

    @lsp_method(types.TEXT_DOCUMENT_DID_CLOSE)
    def lsp_text_document__did_close(self, params: types.DidCloseTextDocumentParams) -> Handling:
        """Hand on that a text was closed."""
        yield self.fm.features[types.TEXT_DOCUMENT_DID_CLOSE], (params,), None

    def publish(self, uri: str, version: int, diagnostics: list[dict[str, Any]]) -> None:
        """Send diagnostics as they are: making objects of thousands takes too long."""
        params = {"uri": uri, "version": version, "diagnostics": diagnostics}
        method = types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS
        self._send_data({"jsonrpc": self.VERSION, "method": method, "params": params})


class CopydeskServer(LanguageServer):
    """One server for one editor; `base` is what its command line says."""

    protocol: Protocol

    def __init__(self, base: RunOptions) -> None:
        super().__init__("copydesk", __version__, protocol_cls=Protocol)
        self.session = Session(base)
        self.office = Office(self.session, self)
        self.answering = Worker("copydesk-answers")
        self.checkers: dict[str, Checker] = {}
        self._named_files = NamedFiles(self)
        self.pulls = False
        """Whether the editor asks for diagnostics instead of being sent them."""
        self._pulled: dict[str, tuple[int, int]] = {}

    @property
    def encoding(self) -> str:
        """How positions count: ``utf-8``, ``utf-16`` or ``utf-32``."""
        chosen = self.workspace.position_encoding or types.PositionEncodingKind.Utf16
        return str(getattr(chosen, "value", chosen))

    def announce(self, checker: Checker) -> None:
        """Tell the editor what is newly known of a document."""
        document = checker.document
        if self.checkers.get(document.uri) is not checker:
            return
        self._named_files.follow({one for one in self.session.files() if not is_watched(one)})
        if not self.pulls:
            found = self.diagnostics(checker)
            self.protocol.publish(document.uri, document.version, found)
        elif self._pulled.get(document.uri, (-1, 0))[0] == document.version:
            self.workspace_diagnostic_refresh(None)

    def diagnostics(self, checker: Checker) -> list[dict[str, Any]]:
        """Return what is shown of a document, as it is sent."""
        if checker.shown is None:
            return []
        client = self.client_capabilities.text_document
        push = client.publish_diagnostics if client else None
        pull = client.diagnostic if client else None
        able = (push and push.related_information) or (pull and pull.related_information)
        uri = checker.document.uri
        return all_diagnostics(checker.shown, uri, self.encoding, related=bool(able))

    def pulled(self, checker: Checker) -> None:
        """Remember what the editor has asked for, so that it hears of what is new."""
        self._pulled[checker.document.uri] = (checker.document.version, checker.serial)

    def close(self, uri: str) -> None:
        """Forget a document that was closed, and clear what is shown of it."""
        checker = self.checkers.pop(uri, None)
        self._pulled.pop(uri, None)
        if checker is not None:
            checker.stop()
            if not self.pulls:
                params = types.PublishDiagnosticsParams(uri, [])
                self.text_document_publish_diagnostics(params)

    def restart(self) -> None:
        """Check all documents anew, since how they are checked has changed."""
        self.office.begin_anew()
        for checker in self.checkers.values():
            checker.start()

    def say(self, message: str) -> None:
        """Show a message about what is wrong."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, message))

    def log(self, message: str) -> None:
        """Note a message in the editor's log."""
        self.window_log_message(types.LogMessageParams(types.MessageType.Info, message))

    def report_server_error(self, error: Exception, source: Any) -> None:  # noqa: ARG002
        """Show a failure; what was wrong with a request is told with the answer alone."""
        if not isinstance(error, JsonRpcInvalidParams):
            self.office.say(f"copydesk: {error}; please report it")

    async def watch(self, task: "asyncio.Task[T]", title: str, halt: Halt) -> T:
        """Return what a task returns; after a second the editor shows it, and can end it.

        Raises GivenUpError when the user has ended it.
        """
        await asyncio.wait({task}, timeout=PATIENCE)
        if task.done() or not self._shows_progress():
            return await task
        token = str(uuid.uuid4())
        try:
            await self.work_done_progress.create_async(token)
        except JsonRpcException:  # the editor does not want to show it
            return await task
        begin = types.WorkDoneProgressBegin(title=f"copydesk: {title}", cancellable=True)
        self.work_done_progress.begin(token, begin)
        try:
            while not task.done():
                await asyncio.wait({task}, timeout=TICK)
                if self.work_done_progress.tokens[token].cancelled():
                    halt.set()
                    raise GivenUpError
            return await task
        finally:
            self.work_done_progress.end(token, types.WorkDoneProgressEnd())
            self.work_done_progress.tokens.pop(token, None)

    def _shows_progress(self) -> bool:
        window = self.client_capabilities.window
        return bool(window and window.work_done_progress)
