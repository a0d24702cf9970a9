"""Reports on articles that mean harm, and how the tests write them."""

from typing import Any

from copydesk import Diagnostic, Fix, Related, Severity, SourceFile, Span, TextEdit
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters import report_format

TEXTS = (
    "Une faute ici.",
    "::error file=x::injected\n::stop-commands::never\r\n##[error]x",
    "a|b | <script>alert(1)</script> <!-- x --> | [ici](https://evil.example) `x` @desk #12",
    '=HYPERLINK("https://evil.example","x") "guillemets", virgules\n+1',
    "]]> & &amp; <b a='1' b=\"2\"> <?xml?> <!DOCTYPE x>",
    "nul \x00, échap \x1b[31m, rtl \u202e, sépa \u2028, non \ufffe\uffff",
    "demi \ud800 paire \udce9 😀 e\u0301té 東京",
    "{0} [lien](x) \\[ {{1}} %0A %25",
    "\r\n\r",
    "",
)
"""Texts that some format takes for its own syntax, or cannot hold."""

PATHS = ("a.txt", "dossier/été 1.txt", "caf\udce9,x:y|<b>&\n.txt", "=cmd().txt")


def report(path: str, text: str, *, severity: Severity = Severity.ERROR) -> FileReport:
    """Return a report that says `text` wherever something can be said."""
    whole = Span(0, len(text))
    fixes = (Fix.unsafe(text or "Ôter", TextEdit(whole, text)), Fix.display("Voir"))
    found = Diagnostic(
        "languagetool/X_Y[1]",
        whole,
        text,
        severity,
        related=(Related(Span(0, 0), text), Related(Span(0, 1), text, "b.txt")),
        fixes=fixes,
        url="https://desk.example/x",
        fingerprint="0123456789abcdef",
    )
    others = {"b.txt": SourceFile("b.txt", "x")}
    return FileReport(SourceFile(path, text), (found,), words=3, others=others)


def failed(path: str, message: str) -> FileReport:
    """Return the report on an article that could not be checked."""
    return FileReport.failed(path, message)


def written(
    form: str, *reports: FileReport, errors: tuple[RunError, ...] = (), **style: Any
) -> str:
    """Return what a format writes about a run; UTF-8 must hold all of it."""
    reporter = report_format(form).load()(ReportStyle(**style))
    summary = Summary()
    text = ""
    for one in reports:
        summary.add(one)
        text += reporter.file(one)
    summary.errors.extend(errors)
    text += reporter.end(summary)
    text.encode("utf-8")
    return text
