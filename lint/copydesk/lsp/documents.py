"""The texts that are open in the editor, kept equal to what it shows."""

import os
import re
from collections.abc import Iterable, Sequence
from posixpath import basename

from lsprotocol import types
from pygls.uris import to_fs_path, urlparse

from copydesk.source import Position, SourceFile, Span

SUFFIXES = {
    "asciidoc": ".adoc",
    "bibtex": ".bib",
    "html": ".html",
    "json": ".json",
    "latex": ".tex",
    "markdown": ".md",
    "plaintext": ".txt",
    "restructuredtext": ".rst",
    "tex": ".tex",
    "text": ".txt",
    "xml": ".xml",
}
"""The suffix that stands for an editor's name of a language, for texts without a file."""
_SURROGATE = re.compile("[\ud800-\udfff]")

Change = types.TextDocumentContentChangePartial | types.TextDocumentContentChangeWholeDocument


class Document:
    """One open text: `source` is its state at `version`.

    `path` is where its file is or, if it was never saved, where it would be:
    configuration and format follow from it.
    """

    def __init__(self, uri: str, path: str, version: int, text: str) -> None:
        self.uri = uri
        self.path = path
        self.version = version
        self.source = SourceFile(path, whole(text))

    def apply(self, changes: Iterable[Change], version: int, encoding: str) -> None:
        """Make an editor's changes, each to the outcome of the one before.

        `encoding` (``utf-8``, ``utf-16``, ``utf-32``) is that of their columns.
        """
        for change in changes:
            text = change.text
            if isinstance(change, types.TextDocumentContentChangePartial):
                place = span_of(self.source, change.range, encoding)
                old = self.source.text
                text = f"{old[: place.start]}{text}{old[place.end :]}"
            self.source = SourceFile(self.path, whole(text))
        self.version = version


def whole(text: str) -> str:
    """Return a text whose surrogate pairs, which two edits may have brought, are characters."""
    if not _SURROGATE.search(text):
        return text
    return text.encode("utf-16-le", "surrogatepass").decode("utf-16-le", "surrogatepass")


def span_of(source: SourceFile, place: types.Range, encoding: str) -> Span:
    """Return the stretch of a text that an editor means; one turned round is set right."""
    ends = (
        source.offset_in(Position(one.line + 1, one.character + 1), encoding)
        for one in (place.start, place.end)
    )
    return Span(*sorted(ends))


def range_of(source: SourceFile, span: Span, encoding: str) -> types.Range:
    """Return a stretch of a text as editors name it."""
    start, end = (source.position_in(offset, encoding) for offset in span)
    return types.Range(
        types.Position(start.line - 1, start.column - 1),
        types.Position(end.line - 1, end.column - 1),
    )


def path_of(uri: str, language_id: str, roots: Sequence[str]) -> str:
    """Return the path of a document; one without a file gets a name in the first root.

    >>> path_of("untitled:Untitled-1", "markdown", ["/desk"])
    '/desk/Untitled-1.md'
    """
    path = to_fs_path(uri)
    if path:
        return path
    name = basename(urlparse(uri)[2]) or "untitled"
    if not os.path.splitext(name)[1]:
        name += SUFFIXES.get(language_id, ".txt")
    return os.path.join(roots[0] if roots else os.getcwd(), name)
