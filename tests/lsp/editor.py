"""An editor as the server sees one: its capabilities, its texts, what it was told."""

import asyncio
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from lsprotocol import types
from pytest_lsp import LanguageClient

SERVER = [sys.executable, "-m", "copydesk", "lsp"]
PATIENCE = 60.0
"""Seconds after which what should come is taken not to come."""


def capabilities(*, encodings: Sequence[str] = (), pull: bool = False) -> types.ClientCapabilities:
    """Return what a full-grown editor can do; it pulls diagnostics if `pull` is set."""
    kinds = types.ClientCodeActionKindOptions(["quickfix", "source"])
    actions = types.CodeActionClientCapabilities(
        code_action_literal_support=types.ClientCodeActionLiteralOptions(kinds),
        is_preferred_support=True,
        data_support=True,
        resolve_support=types.ClientCodeActionResolveOptions(["edit"]),
    )
    text = types.TextDocumentClientCapabilities(
        publish_diagnostics=types.PublishDiagnosticsClientCapabilities(
            related_information=True, version_support=True, code_description_support=True
        ),
        diagnostic=types.DiagnosticClientCapabilities(related_information=True) if pull else None,
        code_action=actions,
        document_symbol=types.DocumentSymbolClientCapabilities(
            hierarchical_document_symbol_support=True
        ),
        hover=types.HoverClientCapabilities(content_format=[types.MarkupKind.Markdown]),
        rename=types.RenameClientCapabilities(prepare_support=True),
    )
    workspace = types.WorkspaceClientCapabilities(
        workspace_edit=types.WorkspaceEditClientCapabilities(
            document_changes=True, resource_operations=[types.ResourceOperationKind.Create]
        ),
        did_change_watched_files=types.DidChangeWatchedFilesClientCapabilities(True),
        did_change_configuration=types.DidChangeConfigurationClientCapabilities(True),
        configuration=True,
        workspace_folders=True,
        diagnostics=types.DiagnosticWorkspaceClientCapabilities(True) if pull else None,
    )
    general = types.GeneralClientCapabilities(position_encodings=list(encodings) or None)
    window = types.WindowClientCapabilities(work_done_progress=True)
    return types.ClientCapabilities(workspace, text, None, window, general)


class Editor:
    """One editor: `told` has every message of the server about diagnostics, in order."""

    def __init__(self, client: LanguageClient) -> None:
        self.client = client
        self.told: list[types.PublishDiagnosticsParams] = []
        self.versions: dict[str, int] = {}
        features = client.protocol.fm.features
        features[types.TEXT_DOCUMENT_PUBLISH_DIAGNOSTICS] = self._publish
        self.registered: list[types.Registration] = []
        features[types.CLIENT_REGISTER_CAPABILITY] = self._register

    def _publish(self, params: types.PublishDiagnosticsParams) -> None:
        self.told.append(params)
        self.client.diagnostics[params.uri] = list(params.diagnostics)

    def _register(self, params: types.RegistrationParams) -> None:
        self.registered += params.registrations

    async def start(
        self,
        *roots: Path,
        can: types.ClientCapabilities | None = None,
        settings: dict[str, Any] | None = None,
    ) -> types.InitializeResult:
        """Connect with these folders open."""
        folders = [types.WorkspaceFolder(one.as_uri(), one.name) for one in roots]
        params = types.InitializeParams(
            capabilities=can or capabilities(),
            workspace_folders=folders,
            initialization_options=settings,
        )
        return await self.client.initialize_session(params)

    def open(self, uri: str, text: str, language: str = "plaintext") -> str:
        """Open a text and return its URI."""
        self.versions[uri] = 1
        item = types.TextDocumentItem(uri, language, 1, text)
        self.client.text_document_did_open(types.DidOpenTextDocumentParams(item))
        return uri

    def change(self, uri: str, *changes: tuple[tuple[int, int, int, int], str] | str) -> int:
        """Change a text, by ranges or as a whole, and return its new version."""
        self.versions[uri] += 1
        made: list[Any] = []
        for change in changes:
            if isinstance(change, str):
                made.append(types.TextDocumentContentChangeWholeDocument(change))
            else:
                place, text = change
                made.append(types.TextDocumentContentChangePartial(rng(*place), text))
        document = types.VersionedTextDocumentIdentifier(self.versions[uri], uri)
        self.client.text_document_did_change(types.DidChangeTextDocumentParams(document, made))
        return self.versions[uri]

    def found(self, uri: str) -> list[types.Diagnostic]:
        """Return what was last told of a text."""
        return list(self.client.diagnostics.get(uri, ()))

    def rules(self, uri: str) -> list[str]:
        """Return the rules that report a text, in order of place."""
        return [str(one.code) for one in self.found(uri)]

    async def until(self, condition: Callable[[], object]) -> None:
        """Wait for something to come true."""
        async with asyncio.timeout(PATIENCE):
            while not condition():
                await asyncio.sleep(0.005)

    async def until_told(self, uri: str, version: int | None = None) -> list[types.Diagnostic]:
        """Wait for the diagnostics of a version of a text, by default the last."""
        wanted = self.versions[uri] if version is None else version
        await self.until(
            lambda: any(one.uri == uri and one.version == wanted for one in self.told)
        )
        return self.found(uri)

    async def actions(
        self, uri: str, place: tuple[int, int, int, int], only: Sequence[str] = ()
    ) -> dict[str, types.CodeAction]:
        """Return the actions that are offered at a place, by title."""
        context = types.CodeActionContext([], only=list(only) or None)
        document = types.TextDocumentIdentifier(uri)
        params = types.CodeActionParams(document, rng(*place), context)
        offered = await self.client.text_document_code_action_async(params)
        return {one.title: one for one in offered or () if isinstance(one, types.CodeAction)}

    async def edit_of(self, action: types.CodeAction) -> types.WorkspaceEdit:
        """Return the edit of an action, worked out by the server if need be."""
        if action.edit is None:
            action = await self.client.code_action_resolve_async(action)
        assert action.edit is not None, [one.message for one in self.client.messages]
        return action.edit


def rng(line: int, column: int, end_line: int, end_column: int) -> types.Range:
    """Return a range, all numbers from 0."""
    return types.Range(types.Position(line, column), types.Position(end_line, end_column))


def edited(text: str, edit: types.WorkspaceEdit, uri: str) -> str:
    """Return a text after the edits that are for it; no character of it is beyond the BMP."""
    edits: list[types.TextEdit] = list((edit.changes or {}).get(uri, ()))
    for one in edit.document_changes or ():
        if isinstance(one, types.TextDocumentEdit) and one.text_document.uri == uri:
            edits += [each for each in one.edits if isinstance(each, types.TextEdit)]
    starts = [0]
    for line in text.split("\n"):
        starts.append(starts[-1] + len(line) + 1)
    places = [
        (starts[one.range.start.line] + one.range.start.character,
         starts[one.range.end.line] + one.range.end.character, one.new_text)
        for one in edits
    ]  # fmt: skip
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text
