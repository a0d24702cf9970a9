"""What is to change in a document, as the protocol has it."""

from collections.abc import Iterable
from difflib import SequenceMatcher

from lsprotocol import types

from copydesk.fix import TextEdit
from copydesk.lsp.documents import range_of
from copydesk.source import SourceFile, Span

SMALL = 4_000
"""Lines up to which the lines that differ are sought one by one."""


def between(source: SourceFile, after: str) -> list[TextEdit]:
    """Return edits, line by line, that make `after` of a text: a cursor elsewhere stays put."""
    before = _lines(source.text)
    lines = _lines(after)
    if max(len(before), len(lines)) > SMALL:
        from copydesk.lsp.nearby import edit_between

        old, new = edit_between(source.text, after)
        return [TextEdit(old, new.of(after))]
    starts = [0]
    for line in before:
        starts.append(starts[-1] + len(line))
    found = SequenceMatcher(None, before, lines, autojunk=False).get_opcodes()
    return [
        _trimmed(source.text, TextEdit(Span(starts[a], starts[b]), "".join(lines[c:d])))
        for tag, a, b, c, d in found
        if tag != "equal"
    ]


def _lines(text: str) -> list[str]:
    return [f"{line}\n" for line in text.split("\n")[:-1]] + [text.rpartition("\n")[2]]


def _trimmed(text: str, edit: TextEdit) -> TextEdit:
    """Leave out of an edit what it does not change at its ends."""
    from copydesk.lsp.nearby import edit_between

    old, new = edit_between(edit.span.of(text), edit.text)
    return TextEdit(old.shifted(edit.span.start), new.of(edit.text))


def workspace_edit(
    uri: str,
    version: int | None,
    source: SourceFile,
    edits: Iterable[TextEdit],
    encoding: str,
    *,
    versioned: bool,
) -> types.WorkspaceEdit:
    """Return edits of one text; where `versioned`, for its very version."""
    made = [types.TextEdit(range_of(source, one.span, encoding), one.text) for one in edits]
    if not versioned:
        return types.WorkspaceEdit(changes={uri: made})
    document = types.OptionalVersionedTextDocumentIdentifier(uri, version)
    return types.WorkspaceEdit(document_changes=[types.TextDocumentEdit(document, made)])


def new_file(uri: str, text: str) -> types.WorkspaceEdit:
    """Return the edit that makes a file with a text in it."""
    start = types.Position(0, 0)
    document = types.OptionalVersionedTextDocumentIdentifier(uri, None)
    return types.WorkspaceEdit(
        document_changes=[
            types.CreateFile(uri, options=types.CreateFileOptions(ignore_if_exists=True)),
            types.TextDocumentEdit(document, [types.TextEdit(types.Range(start, start), text)]),
        ]
    )
