"""Diagnostics as the protocol has them.

They are made as plain tables: a long article has thousands, at every keystroke.
"""

from typing import Any

from lsprotocol import converters, types

from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.lsp.checking import Shown
from copydesk.source import SourceFile, Span

SOURCE = "copydesk"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error.value,
    Severity.WARNING: types.DiagnosticSeverity.Warning.value,
    Severity.INFO: types.DiagnosticSeverity.Information.value,
}
_CONVERTER = converters.get_converter()


def all_diagnostics(
    shown: Shown, uri: str, encoding: str, *, related: bool = True
) -> list[dict[str, Any]]:
    """Return what is shown of a document, as it is sent.

    `related` tells whether the client shows other places beside a diagnostic.
    """
    return [plain(one, shown, uri, encoding, related=related) for one in shown.diagnostics]


def typed(diagnostic: dict[str, Any]) -> types.Diagnostic:
    """Return a diagnostic as the protocol's type."""
    made: types.Diagnostic = _CONVERTER.structure(diagnostic, types.Diagnostic)
    return made


def plain(
    found: Diagnostic, shown: Shown, uri: str, encoding: str, *, related: bool = True
) -> dict[str, Any]:
    """Return one diagnostic as it is sent; `data` says which one it is, and of which text."""
    made: dict[str, Any] = {
        "range": _range(shown.source, found.span, encoding),
        "message": found.message,
        "severity": SEVERITIES[found.severity],
        "code": found.rule,
        "source": SOURCE,
        "data": {
            "fingerprint": found.fingerprint,
            "rule": found.rule,
            "version": shown.version,
        },
    }
    if found.url:
        made["codeDescription"] = {"href": found.url}
    places = [one for one in found.related if not one.path] if related else []
    if places:
        made["relatedInformation"] = [_related(one, shown, uri, encoding) for one in places]
    return made


def _related(related: Related, shown: Shown, uri: str, encoding: str) -> dict[str, Any]:
    place = {"uri": uri, "range": _range(shown.source, related.span, encoding)}
    return {"location": place, "message": related.message}


def _range(source: SourceFile, span: Span, encoding: str) -> dict[str, dict[str, int]]:
    start, end = (source.position_in(offset, encoding) for offset in span)
    return {
        "start": {"line": start.line - 1, "character": start.column - 1},
        "end": {"line": end.line - 1, "character": end.column - 1},
    }
