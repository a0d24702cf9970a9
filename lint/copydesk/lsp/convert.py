"""Diagnostics as the protocol has them."""

from typing import Any

from lsprotocol import types

from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.lsp.checking import Shown
from copydesk.lsp.documents import range_of

SOURCE = "copydesk"
SEVERITIES = {
    Severity.ERROR: types.DiagnosticSeverity.Error,
    Severity.WARNING: types.DiagnosticSeverity.Warning,
    Severity.INFO: types.DiagnosticSeverity.Information,
}


def all_diagnostics(
    shown: Shown, uri: str, encoding: str, *, related: bool = True
) -> list[types.Diagnostic]:
    """Return what is shown of a document, in the protocol's terms.

    `related` tells whether the client shows other places beside a diagnostic.
    """
    return [
        one_diagnostic(one, shown, uri, encoding, related=related) for one in shown.diagnostics
    ]


def one_diagnostic(
    found: Diagnostic, shown: Shown, uri: str, encoding: str, *, related: bool = True
) -> types.Diagnostic:
    """Return one diagnostic in the protocol's terms; `data` says which one it is."""
    others = found.related if related else ()
    places = [_related(one, shown, uri, encoding) for one in others if not one.path]
    return types.Diagnostic(
        range=range_of(shown.source, found.span, encoding),
        message=found.message,
        severity=SEVERITIES[found.severity],
        code=found.rule,
        code_description=types.CodeDescription(found.url) if found.url else None,
        source=SOURCE,
        related_information=places or None,
        data=data_of(found, shown.version),
    )


def data_of(found: Diagnostic, version: int) -> dict[str, Any]:
    """Return what a client hands back with a diagnostic: which one it is, and of which text."""
    return {"fingerprint": found.fingerprint, "rule": found.rule, "version": version}


def _related(
    related: Related, shown: Shown, uri: str, encoding: str
) -> types.DiagnosticRelatedInformation:
    place = types.Location(uri, range_of(shown.source, related.span, encoding))
    return types.DiagnosticRelatedInformation(place, related.message)
