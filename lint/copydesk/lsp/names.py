"""Renaming a name in all its spellings."""

from lsprotocol import types
from pygls.exceptions import JsonRpcInvalidParams

from copydesk.article import Article
from copydesk.fix import TextEdit
from copydesk.lsp.checking import Checker
from copydesk.lsp.desk import EditorDesk, Halt
from copydesk.lsp.documents import range_of, span_of
from copydesk.lsp.edits import workspace_edit
from copydesk.lsp.server import CopydeskServer
from copydesk.lsp.spellings import Spellings, spellings_at


async def article_of(ls: CopydeskServer, checker: Checker) -> Article:
    """Return the parsed text of a document. Raises ConfigError."""
    document = checker.document
    source, language = document.source, checker.shown.language if checker.shown else ""

    def parse() -> Article:
        desk = EditorDesk(ls.session.desk_for(document.path), Halt())
        options = desk.lint_options(document.path)
        article = desk.parse(source, options.language or language)
        article.presume(options.likely_language)
        return article

    return await ls.answering.do(parse)


async def _spellings(
    ls: CopydeskServer, checker: Checker, position: types.Position
) -> Spellings | None:
    shown = await checker.current()
    at = span_of(shown.source, types.Range(position, position), ls.encoding).start
    article = await article_of(ls, checker)
    return await ls.answering.do(
        lambda: spellings_at(at, article.source.text, shown.diagnostics, article)
    )


async def prepared(
    ls: CopydeskServer, params: types.PrepareRenameParams
) -> types.PrepareRenamePlaceholder | None:
    """Return the name at a place, None where there is none to rename."""
    checker = ls.checkers.get(params.text_document.uri)
    found = await _spellings(ls, checker, params.position) if checker else None
    if checker is None or found is None:
        return None
    source = checker.document.source
    return types.PrepareRenamePlaceholder(
        range_of(source, found.at, ls.encoding), found.at.of(source.text)
    )


async def renamed(ls: CopydeskServer, params: types.RenameParams) -> types.WorkspaceEdit | None:
    """Return the edits that write a name in one new way wherever it stands."""
    name = params.new_name.strip()
    if not name or "\n" in name:
        raise JsonRpcInvalidParams("A name cannot be empty or have several lines")
    checker = ls.checkers.get(params.text_document.uri)
    found = await _spellings(ls, checker, params.position) if checker else None
    if checker is None or found is None:
        return None
    document = checker.document
    edits = [TextEdit(span, name) for span in found.places]
    return workspace_edit(
        document.uri,
        document.version,
        document.source,
        edits,
        ls.encoding,
        versioned=versioned(ls),
    )


def versioned(ls: CopydeskServer) -> bool:
    """Tell whether the editor takes edits that are for one version of a text."""
    workspace = ls.client_capabilities.workspace
    edit = workspace.workspace_edit if workspace else None
    return bool(edit and edit.document_changes)
