"""The actions that take more than a fix at hand: mending all, ignoring, listing a name."""

import os
import tomllib
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from lsprotocol import types

from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic
from copydesk.fix import TextEdit
from copydesk.fixing import UnstableFixesError, fix
from copydesk.ignoring import ignored
from copydesk.lsp.config_edit import ignoring
from copydesk.lsp.desk import EditorDesk, Halt
from copydesk.lsp.documents import Document
from copydesk.lsp.edits import between, new_file, workspace_edit
from copydesk.lsp.ignore_file import ignored_in_file
from copydesk.lsp.names import versioned
from copydesk.lsp.server import CopydeskServer
from copydesk.report import FileReport
from copydesk.source import SourceFile
from copydesk.writing import WriteError


class NoRemedyError(Exception):
    """An action that cannot be done; the message says why, and what to do."""


async def work_out(ls: CopydeskServer, data: dict[str, Any]) -> types.WorkspaceEdit | None:
    """Return the edit of an action, None (and a message to the user) where there is none."""
    checker = ls.checkers.get(str(data.get("uri")))
    if checker is None:
        return None
    if checker.document.version != data.get("version"):
        ls.say("The text has changed meanwhile; ask for the actions again.")
        return None
    remedy = Remedy(ls, checker.document, data)
    worker = ls.office.asking if "/" in str(data.get("rule", "")) else ls.answering
    try:
        return await worker.do(remedy.work_out)
    except (NoRemedyError, ConfigError, UnstableFixesError) as error:
        ls.say(str(error))
        return None


async def add_name(ls: CopydeskServer, data: dict[str, Any]) -> None:
    """Write a name into the newsroom's list, and check everything by it."""
    checker = ls.checkers.get(str(data.get("uri")))
    if checker is None:
        return
    try:
        await ls.answering.do(Remedy(ls, checker.document, data).add_name)
    except (ConfigError, WriteError) as error:
        ls.say(f"The list of names was not changed: {error}")
    ls.restart()


class Remedy:
    """One action on one document."""

    def __init__(self, ls: CopydeskServer, document: Document, data: dict[str, Any]) -> None:
        self._ls = ls
        self._uri = document.uri
        self._version = document.version
        self._source = document.source
        self._data = data

    def work_out(self) -> types.WorkspaceEdit | None:
        """Return the edit. Raises NoRemedyError and ConfigError."""
        ways: dict[str, Callable[[], types.WorkspaceEdit | None]] = {
            "fix-all": self._fix_all,
            "ignore-here": lambda: self._ignore(ignored),
            "ignore-file": lambda: self._ignore(ignored_in_file),
            "ignore-project": self._ignore_in_project,
        }
        way = ways.get(str(self._data.get("do")))
        return way() if way else None

    def _lint(self, source: SourceFile) -> FileReport:
        return self._desk().check(source)

    def _desk(self) -> EditorDesk:
        rule = str(self._data.get("rule", ""))
        desk = self._ls.session.desk_for(self._source.path)
        return EditorDesk(desk, Halt(), grammar="/" in rule)

    def _changed(self, text: str) -> types.WorkspaceEdit:
        return workspace_edit(
            self._uri,
            self._version,
            self._source,
            between(self._source, text),
            self._ls.encoding,
            versioned=versioned(self._ls),
        )

    def _fix_all(self) -> types.WorkspaceEdit:
        return self._changed(fix(self._lint(self._source), self._lint).source.text)

    def _ignore(
        self, way: Callable[[FileReport, Diagnostic, Any], FileReport | None]
    ) -> types.WorkspaceEdit:
        """Return the edit that writes a comment or, where none silences, into the side file."""
        report = self._lint(self._source)
        found = next(filter(self._is_meant, report.diagnostics), None)
        after = way(report, found, self._lint) if found else None
        if after is not None:
            return self._changed(after.source.text)
        if found is None:  # articles of the file have been compared
            report = self._desk().whole(self._source)
            found = next(filter(self._is_meant, report.diagnostics), None)
        if found is None:
            raise NoRemedyError(f"{self._data.get('rule')} is not reported here any more.")
        return self._in_side_file(report, found, in_all=way is ignored_in_file)

    def _in_side_file(
        self, report: FileReport, found: Diagnostic, *, in_all: bool
    ) -> types.WorkspaceEdit:
        from copydesk.commands.adding import side_entries, with_entries

        path, entries = side_entries(self._desk(), report, [found], in_all=in_all)
        if not path.exists():
            return self._new_file(path, with_entries("", entries))
        source = _read(path)
        try:
            after = with_entries(source.text, entries)
        except tomllib.TOMLDecodeError as error:
            raise NoRemedyError(f"{path}: is not valid TOML: {error}") from None
        return self._edited(source, between(source, after))

    def _is_meant(self, found: Diagnostic) -> bool:
        wanted = (self._data.get("rule"), self._data.get("at"), self._data.get("message"))
        return (found.rule, list(found.span), found.message) == wanted

    def _ignore_in_project(self) -> types.WorkspaceEdit:
        rule, path = str(self._data.get("rule")), self._source.path
        session = self._ls.session
        config = session.configuration_of(path)
        if config is None:
            folder = session.root_of(path) or os.path.dirname(path)
            text = f'ignore = ["{rule}"]\n'
            return self._new_file(Path(folder, "copydesk.toml"), text)
        source = _read(config)
        table = "tool.copydesk" if config.name == "pyproject.toml" else ""
        edit = ignoring(source.text, rule, table)
        if edit is None:
            raise NoRemedyError(
                f"{config}: could not be edited; write “{rule}” into its list “ignore”."
            )
        return self._edited(source, [edit])

    def _edited(self, source: SourceFile, edits: Iterable[TextEdit]) -> types.WorkspaceEdit:
        """Return the edits of another file, which may be open or not."""
        uri = Path(source.path).absolute().as_uri()
        return workspace_edit(
            uri, None, source, edits, self._ls.encoding, versioned=versioned(self._ls)
        )

    def _new_file(self, path: Path, text: str) -> types.WorkspaceEdit:
        workspace = self._ls.client_capabilities.workspace
        able = workspace.workspace_edit if workspace else None
        kinds = (able.resource_operations if able else None) or ()
        if types.ResourceOperationKind.Create not in kinds:
            raise NoRemedyError(f"Your editor cannot create files; write {text!r} into {path}.")
        return new_file(path.absolute().as_uri(), text)

    def add_name(self) -> None:
        """Write a name into the project's list. Raises ConfigError and WriteError."""
        from copydesk.house_list_edit import add

        path = self._ls.session.house_list_of(self._source.path)
        add(path, str(self._data.get("name")), language=str(self._data.get("language", "")))


def _read(path: Path) -> SourceFile:
    try:
        return SourceFile(str(path), path.read_bytes().decode("utf-8-sig"))
    except (OSError, UnicodeDecodeError):
        raise NoRemedyError(f"{path}: cannot be read") from None
