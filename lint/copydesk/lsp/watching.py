"""Hearing of changes in the files that say how articles are checked."""

import asyncio
from collections.abc import Iterable
from pathlib import Path

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.lsp.server import LanguageServer

METHOD = types.WORKSPACE_DID_CHANGE_WATCHED_FILES


def can_watch(client: types.ClientCapabilities) -> bool:
    """Tell whether an editor can be asked to watch files."""
    watching = client.workspace.did_change_watched_files if client.workspace else None
    return bool(watching and watching.dynamic_registration)


def registration(ident: str, patterns: Iterable[types.GlobPattern]) -> types.Registration:
    """Return what asks an editor to watch files."""
    watchers = [types.FileSystemWatcher(one) for one in patterns]
    options = types.DidChangeWatchedFilesRegistrationOptions(watchers)
    return types.Registration(ident, METHOD, options)


class NamedFiles:
    """Has the editor watch the files that configurations name, as they become known."""

    def __init__(self, ls: LanguageServer) -> None:
        self._ls = ls
        self._known: set[str] = set()
        self._tasks: set[asyncio.Task[None]] = set()

    def follow(self, files: set[str]) -> None:
        """Watch those of the files that are not watched yet; called in the event loop."""
        if files <= self._known or not can_watch(self._ls.client_capabilities):
            return
        new = sorted(files - self._known)
        self._known |= files
        task = asyncio.ensure_future(self._watch(new))
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)

    async def _watch(self, files: list[str]) -> None:
        ident = f"copydesk-named-{len(self._known)}"
        asked = types.RegistrationParams([registration(ident, map(self._pattern, files))])
        try:
            await self._ls.client_register_capability_async(asked)
        except JsonRpcException as error:
            text = f"Changes of {', '.join(files)} are not watched: {error}"
            message = types.LogMessageParams(types.MessageType.Info, text)
            self._ls.window_log_message(message)

    def _pattern(self, file: str) -> types.GlobPattern:
        """Return the pattern of a file; one outside the folders needs an editor that knows how."""
        path = Path(file)
        workspace = self._ls.client_capabilities.workspace
        watching = workspace.did_change_watched_files if workspace else None
        if watching and watching.relative_pattern_support:
            return types.RelativePattern(path.parent.as_uri(), path.name)
        return f"**/{path.name}"
