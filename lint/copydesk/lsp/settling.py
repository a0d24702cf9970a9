"""Settings of the editor, folders and configuration files: what they are, and what changes."""

import json
import os
from contextlib import suppress
from typing import Any

from lsprotocol import types
from pygls.exceptions import JsonRpcException
from pygls.uris import to_fs_path

from copydesk.lsp.server import CopydeskServer
from copydesk.lsp.session import WATCHED
from copydesk.lsp.settings import SECTION, EditorSettings, read
from copydesk.lsp.watching import can_watch, registration

WATCHERS = "copydesk-files"
CHANGES = "copydesk-settings"


def begin(ls: CopydeskServer, params: types.InitializeParams) -> None:
    """Take the folders and the first settings of an editor that has just connected."""
    _take_roots(ls)
    if not ls.session.roots and params.root_path:
        ls.session.roots = [params.root_path]
    _take_settings(ls, params.initialization_options)


async def initialized(ls: CopydeskServer, _: types.InitializedParams) -> None:
    """Ask to hear of changes, and for the settings."""
    workspace = ls.client_capabilities.workspace
    if workspace is None:
        return
    registrations = []
    if can_watch(ls.client_capabilities):
        registrations.append(registration(WATCHERS, [f"**/{one}" for one in sorted(WATCHED)]))
    changing = workspace.did_change_configuration
    if changing and changing.dynamic_registration:
        method = types.WORKSPACE_DID_CHANGE_CONFIGURATION
        registrations.append(types.Registration(CHANGES, method, {"section": SECTION}))
    if registrations:
        try:
            await ls.client_register_capability_async(types.RegistrationParams(registrations))
        except JsonRpcException as error:
            ls.log(f"Changes of configuration files are not watched: {error}")
    if workspace.configuration:
        await _ask_settings(ls)
        ls.restart()


async def configuration_changed(
    ls: CopydeskServer, params: types.DidChangeConfigurationParams
) -> None:
    """Take new settings, and check everything by them."""
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.configuration:
        await _ask_settings(ls)
    else:
        _take_settings(ls, params.settings)
    ls.restart()


def files_changed(ls: CopydeskServer, params: types.DidChangeWatchedFilesParams) -> None:
    """Check everything anew where a file that says how has changed."""
    paths = [path for one in params.changes if (path := to_fs_path(one.uri))]
    if any(ls.session.depends_on(path) for path in paths):
        ls.restart()


async def folders_changed(ls: CopydeskServer, _: types.DidChangeWorkspaceFoldersParams) -> None:
    """Take the folders as they are now."""
    _take_roots(ls)
    workspace = ls.client_capabilities.workspace
    if workspace and workspace.configuration:
        await _ask_settings(ls)
    ls.restart()


def _take_roots(ls: CopydeskServer) -> None:
    folders = [one.uri for one in ls.workspace.folders.values()]
    if not folders and ls.workspace.root_uri:
        folders = [ls.workspace.root_uri]
    paths = (to_fs_path(uri) for uri in folders)
    ls.session.roots = [path.rstrip("/\\") or path for path in paths if path]
    _go_to(ls.session.roots)


def _go_to(roots: list[str]) -> None:
    """Work in the first folder, as a command does that is run there."""
    for root in roots[:1]:
        with suppress(OSError):
            os.chdir(root)


def _take_settings(ls: CopydeskServer, section: object) -> None:
    """Take the same settings for all folders."""
    made = {root: _read(ls, section, root) for root in ls.session.roots}
    ls.session.set_up(_read(ls, section, ""), made)


async def _ask_settings(ls: CopydeskServer) -> None:
    """Ask for the settings of each folder, and for those outside all of them."""
    roots = list(ls.session.roots)
    uris = [None, *map(_uri, roots)]
    items = [types.ConfigurationItem(scope_uri=uri, section=SECTION) for uri in uris]
    try:
        answer = await ls.workspace_configuration_async(types.ConfigurationParams(items))
    except JsonRpcException as error:
        ls.log(f"The editor did not tell its settings: {error}")
        return
    sections = [_plain(one) for one in answer or ()] or [None]
    made = dict(zip(roots, sections[1:], strict=False))
    ls.session.set_up(
        _read(ls, sections[0], ""), {root: _read(ls, made.get(root), root) for root in roots}
    )


def _uri(path: str) -> str:
    from pathlib import Path

    return Path(path).as_uri()


def _plain(section: Any) -> Any:
    """Return an answer as plain tables: pygls makes objects of them."""
    if section is None or isinstance(section, dict):
        return section
    return json.loads(json.dumps(section, default=vars))


def _read(ls: CopydeskServer, section: object, root: str) -> EditorSettings:
    settings, wrong = read(_plain(section), ls.session.base, root)
    for message in wrong:
        ls.office.say(message)
    return settings
