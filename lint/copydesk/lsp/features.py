"""What the server answers: each of the protocol's messages and the function for it."""

from lsprotocol import types

from copydesk.lsp import actions, names, settling
from copydesk.lsp.checking import Checker
from copydesk.lsp.convert import typed
from copydesk.lsp.documents import Document, path_of, range_of, span_of
from copydesk.lsp.hover import rule_page
from copydesk.lsp.outline import flat, symbols
from copydesk.lsp.server import CopydeskServer
from copydesk.source import Span


def register(server: CopydeskServer) -> None:
    """Let the server answer."""
    feature = server.feature
    feature(types.INITIALIZE)(initialize)
    feature(types.INITIALIZED)(settling.initialized)
    feature(types.SHUTDOWN)(shutdown)
    feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(settling.configuration_changed)
    feature(types.WORKSPACE_DID_CHANGE_WATCHED_FILES)(settling.files_changed)
    feature(types.WORKSPACE_DID_CHANGE_WORKSPACE_FOLDERS)(settling.folders_changed)
    feature(types.TEXT_DOCUMENT_DID_OPEN)(opened)
    feature(types.TEXT_DOCUMENT_DID_CHANGE)(changed)
    feature(types.TEXT_DOCUMENT_DID_SAVE)(saved)
    feature(types.TEXT_DOCUMENT_DID_CLOSE)(closed)
    feature(types.TEXT_DOCUMENT_HOVER)(hover)
    feature(types.TEXT_DOCUMENT_DOCUMENT_SYMBOL)(document_symbols)
    feature(types.TEXT_DOCUMENT_CODE_ACTION, actions.OPTIONS)(actions.offered)
    feature(types.CODE_ACTION_RESOLVE)(actions.resolved)
    feature(types.TEXT_DOCUMENT_PREPARE_RENAME)(names.prepared)
    feature(types.TEXT_DOCUMENT_RENAME, types.RenameOptions(prepare_provider=True))(names.renamed)
    server.command(actions.COMMAND)(actions.applied)


def initialize(ls: CopydeskServer, params: types.InitializeParams) -> None:
    """Take in what the editor can do, its folders and its first settings."""
    client = params.capabilities
    text, workspace = client.text_document, client.workspace
    refreshes = workspace and workspace.diagnostics and workspace.diagnostics.refresh_support
    ls.pulls = bool(text and text.diagnostic and refreshes)
    if ls.pulls:
        options = types.DiagnosticOptions(
            identifier="copydesk", inter_file_dependencies=False, workspace_diagnostics=False
        )
        ls.feature(types.TEXT_DOCUMENT_DIAGNOSTIC, options)(diagnostics)
    settling.begin(ls, params)


def shutdown(ls: CopydeskServer, _: object = None) -> None:
    """End all that is under way."""
    for checker in ls.checkers.values():
        checker.stop()


def opened(ls: CopydeskServer, params: types.DidOpenTextDocumentParams) -> None:
    """Check a text that was opened."""
    one = params.text_document
    path = path_of(one.uri, one.language_id, ls.session.roots)
    checker = Checker(Document(one.uri, path, one.version, one.text), ls.office, ls.announce)
    if one.uri in ls.checkers:
        ls.checkers[one.uri].stop()
    ls.checkers[one.uri] = checker
    checker.start()


def changed(ls: CopydeskServer, params: types.DidChangeTextDocumentParams) -> None:
    """Make the editor's changes, and check the outcome."""
    checker = ls.checkers.get(params.text_document.uri)
    if checker is None:
        return
    document = checker.document
    document.apply(params.content_changes, params.text_document.version, ls.encoding)
    if ls.session.settings_for(document.path).on_type:
        checker.start()
    else:
        checker.follow()


def saved(ls: CopydeskServer, params: types.DidSaveTextDocumentParams) -> None:
    """Check a text that was saved, where it was not checked as it was typed."""
    checker = ls.checkers.get(params.text_document.uri)
    path = path_of(params.text_document.uri, "", ls.session.roots)
    if ls.session.depends_on(path):
        ls.restart()
    elif checker is not None and not ls.session.settings_for(path).on_type:
        checker.start()


def closed(ls: CopydeskServer, params: types.DidCloseTextDocumentParams) -> None:
    """Forget a text that was closed."""
    ls.close(params.text_document.uri)


async def diagnostics(
    ls: CopydeskServer, params: types.DocumentDiagnosticParams
) -> types.DocumentDiagnosticReport:
    """Return the diagnostics of a document, as soon as there are any of its text."""
    checker = ls.checkers.get(params.text_document.uri)
    if checker is None:
        return types.RelatedFullDocumentDiagnosticReport(items=[])
    await checker.current()
    ls.pulled(checker)
    ident = f"{id(checker)}-{checker.serial}"
    if params.previous_result_id == ident:
        return types.RelatedUnchangedDocumentDiagnosticReport(ident)
    items = [typed(one) for one in ls.diagnostics(checker)]
    return types.RelatedFullDocumentDiagnosticReport(items, result_id=ident)


async def hover(ls: CopydeskServer, params: types.HoverParams) -> types.Hover | None:
    """Return the pages of the rules that report the place."""
    checker = ls.checkers.get(params.text_document.uri)
    if checker is None:
        return None
    shown = await checker.current()
    place = types.Range(params.position, params.position)
    at = span_of(shown.source, place, ls.encoding).start
    found = [one for one in shown.diagnostics if one.span.start <= at <= one.span.end]
    if not found:
        return None
    desk = ls.session.desk_for(checker.document.path)
    plugins = desk.projects.of(checker.document.path).plugins
    pages = [rule_page(name, plugins) for name in dict.fromkeys(one.rule for one in found)]
    capabilities = ls.client_capabilities.text_document
    formats = capabilities.hover.content_format if capabilities and capabilities.hover else None
    kind = types.MarkupKind.Markdown
    if formats and kind not in formats:
        kind = types.MarkupKind.PlainText
    span = Span(min(one.span.start for one in found), max(one.span.end for one in found))
    text = "\n\n---\n\n".join(pages)
    return types.Hover(types.MarkupContent(kind, text), range_of(shown.source, span, ls.encoding))


async def document_symbols(
    ls: CopydeskServer, params: types.DocumentSymbolParams
) -> list[types.DocumentSymbol] | list[types.SymbolInformation]:
    """Return the parts of an article."""
    uri = params.text_document.uri
    checker = ls.checkers.get(uri)
    if checker is None:
        return []
    article = await names.article_of(ls, checker)
    found = symbols(article, ls.encoding)
    text = ls.client_capabilities.text_document
    client = text.document_symbol if text else None
    if client and client.hierarchical_document_symbol_support:
        return found
    return list(flat(found, uri))
