"""What an editor offers to do about a diagnostic: which actions there are at a place."""

from collections.abc import Iterator
from typing import Any

from lsprotocol import types

from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, TextEdit
from copydesk.lsp import remedies
from copydesk.lsp.checking import Checker, Shown
from copydesk.lsp.convert import plain, typed
from copydesk.lsp.documents import span_of
from copydesk.lsp.edits import workspace_edit
from copydesk.lsp.names import versioned
from copydesk.lsp.server import CopydeskServer
from copydesk.lsp.spellings import spellings_at
from copydesk.source import Span

COMMAND = "copydesk.apply"
"""The command by which editors that resolve no actions have them done."""
FIX_ALL = "source.fixAll.copydesk"
HOUSE_LIST = "house-list"
LONGEST_NAME = 80
NAMES = "names"
"""The family of rules about names."""
OPTIONS = types.CodeActionOptions(
    code_action_kinds=[types.CodeActionKind.QuickFix, FIX_ALL], resolve_provider=True
)


async def offered(
    ls: CopydeskServer, params: types.CodeActionParams
) -> list[types.CodeAction] | None:
    """Return what can be done in a range of a document."""
    checker = ls.checkers.get(params.text_document.uri)
    if checker is None:
        return None
    shown = await checker.current()
    place = span_of(shown.source, params.range, ls.encoding)
    offer = _Offer(ls, checker, shown)
    found: list[types.CodeAction] = []
    if _is_wanted(types.CodeActionKind.QuickFix, params.context.only):
        for one in shown.diagnostics:
            if one.span.start <= place.end and place.start <= one.span.end:
                found += offer.for_one(one)
    if _is_wanted(FIX_ALL, params.context.only):
        found += offer.for_all()
    return found


async def resolved(ls: CopydeskServer, action: types.CodeAction) -> types.CodeAction:
    """Return an action with its edit, worked out now that it is wanted."""
    if isinstance(action.data, dict) and action.edit is None:
        action.edit = await remedies.work_out(ls, action.data)
    return action


async def applied(ls: CopydeskServer, data: dict[str, Any]) -> None:
    """Work an action out and have the editor make its edit."""
    if data.get("do") == HOUSE_LIST:
        await remedies.add_name(ls, data)
        return
    edit = await remedies.work_out(ls, data)
    if edit is not None:
        await ls.workspace_apply_edit_async(types.ApplyWorkspaceEditParams(edit))


def _is_wanted(kind: str, only: Any) -> bool:
    """Tell whether an editor asks for actions of a kind; one that names none asks for all."""
    return not only or any(
        kind == one or kind.startswith(f"{one}.")
        for one in (str(getattr(one, "value", one)) for one in only)
    )


class _Offer:
    """The actions that one document offers."""

    def __init__(self, ls: CopydeskServer, checker: Checker, shown: Shown) -> None:
        self._ls = ls
        self._document = checker.document
        self._shown = shown
        self._resolves = _resolves(ls.client_capabilities)
        rules = ls.session.desk_for(checker.document.path).projects.of(checker.document.path)
        self._families = {one.meta.name: one.meta.family for one in rules.plugins.rules()}

    def for_all(self) -> Iterator[types.CodeAction]:
        """Yield the action that applies all safe fixes, if there is any."""
        fixes = (fix for one in self._shown.diagnostics for fix in one.fixes)
        if any(fix.applicability is Applicability.SAFE for fix in fixes):
            yield self._later("Fix all safe problems", "fix-all", kind=FIX_ALL)

    def for_one(self, found: Diagnostic) -> Iterator[types.CodeAction]:
        """Yield what can be done about one diagnostic, the likeliest first."""
        about = [typed(plain(found, self._shown, self._document.uri, self._ls.encoding))]
        fixes = [one for one in found.fixes if one.applicability > Applicability.DISPLAY]
        for number, fix in enumerate(fixes):
            action = self._action(fix.title, fix.edits, about)
            if number == 0 and fix.applicability is Applicability.SAFE:
                action.is_preferred = True
            yield action
        yield from self._everywhere(found, about)
        yield from self._house_list(found, about)
        rule = found.rule
        yield self._later(f"Ignore {rule} here", "ignore-here", found, about)
        yield self._later(f"Ignore {rule} in this file", "ignore-file", found, about)
        yield self._later(f"Ignore {rule} in this project", "ignore-project", found, about)

    def _everywhere(
        self, found: Diagnostic, about: list[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        """Yield an action for each spelling of a name that the text has in several."""
        text = self._shown.source.text
        name = spellings_at(found.span.start, text, self._shown.diagnostics)
        if name is None or name.at != found.span:
            return
        for form in name.forms:
            edits = [TextEdit(span, form) for span in name.places if span.of(text) != form]
            yield self._action(f"Write “{form}” everywhere in this text", tuple(edits), about)

    def _house_list(
        self, found: Diagnostic, about: list[types.Diagnostic]
    ) -> Iterator[types.CodeAction]:
        """Yield an action for each spelling of a name that the newsroom may want to keep."""
        text = self._shown.source.text
        if not (self._is_about_names(found.rule) and is_name(found.span.of(text))):
            return
        known = spellings_at(found.span.start, text, self._shown.diagnostics)
        forms = known.forms if known and known.at == found.span else [found.span.of(text)]
        for form in forms:
            title = f"Add “{form}” to the newsroom’s names"
            data = {"do": HOUSE_LIST, "uri": self._document.uri, "name": form}
            data["language"] = self._shown.language
            command = types.Command(title=title, command=COMMAND, arguments=[data])
            kind = types.CodeActionKind.QuickFix
            yield types.CodeAction(title, kind=kind, diagnostics=about, command=command)

    def _is_about_names(self, rule: str) -> bool:
        """Tell whether a name may be what a rule reports: grammar engines take many for errors."""
        return "/" in rule or self._families.get(rule) == NAMES

    def _action(
        self, title: str, edits: tuple[TextEdit, ...], about: list[types.Diagnostic]
    ) -> types.CodeAction:
        edit = workspace_edit(
            self._document.uri,
            self._shown.version,
            self._shown.source,
            edits,
            self._ls.encoding,
            versioned=versioned(self._ls),
        )
        kind = types.CodeActionKind.QuickFix
        return types.CodeAction(title, kind=kind, diagnostics=about, edit=edit)

    def _later(
        self,
        title: str,
        what: str,
        found: Diagnostic | None = None,
        about: list[types.Diagnostic] | None = None,
        kind: str = "quickfix",
    ) -> types.CodeAction:
        """Return an action whose edit takes work, which waits until the user wants it."""
        span = found.span if found else Span(0, 0)
        data = {"do": what, "uri": self._document.uri, "version": self._shown.version}
        if found:
            data |= {"rule": found.rule, "message": found.message, "at": list(span)}
        action = types.CodeAction(title, kind=kind, diagnostics=about)
        if self._resolves:
            action.data = data
        else:
            action.command = types.Command(title=title, command=COMMAND, arguments=[data])
        return action


def is_name(text: str) -> bool:
    """Tell whether a text may be a name: one line that begins and ends in words with capitals.

    >>> is_name("Kim Jong-un"), is_name("président")
    (True, False)
    """
    words = text.split()
    return (
        bool(words)
        and len(text) <= LONGEST_NAME
        and all(words[at][0].isupper() for at in (0, -1))
        and text == " ".join(words)
    )


def _resolves(client: types.ClientCapabilities) -> bool:
    text = client.text_document
    support = text.code_action.resolve_support if text and text.code_action else None
    data = text.code_action.data_support if text and text.code_action else False
    return bool(data and support and "edit" in support.properties)
