"""Writing the comment that silences a diagnostic for ever."""

import os
from collections import Counter
from collections.abc import Iterator

from copydesk.diagnostic import Diagnostic
from copydesk.fixing import Lint
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.source import SourceFile
from copydesk.suppressions import LINE_COMMENTS

UNCOMMENTED = (".json", ".jsonl", ".ndjson", ".csv", ".tsv", ".srt", ".ipynb")
"""Endings of files in which a comment would be data, or be shown."""
TRAILING, BETWEEN_LINES = (".tex", ".latex"), (".tex", ".latex", ".adoc", ".asciidoc", ".asc")
"""Endings of files whose line comments may end a line of prose, and stand between two."""


def ignored(report: FileReport, found: Diagnostic, lint: Lint) -> FileReport | None:
    """Return the report on the text with a comment that silences `found`.

    The comment goes to the end of its line or, where that changes how the line
    is read, above it or its paragraph. All are tried: the outcome is linted, and must have
    what other rules report as before and nothing new. None where none does,
    as in a table or in a format without such comments.
    """
    for text in _candidates(report.source, found):
        try:
            after = lint(report.source.with_text(text))
        except ReadError:  # a comment there breaks the markup
            continue
        gone = _signs(report) - _signs(after)
        new = _signs(after) - _signs(report)
        if (
            _sign(report, found) in gone
            and {rule for rule, *_ in gone} == {found.rule}
            and not new
        ):
            return after
    return None


def _candidates(source: SourceFile, found: Diagnostic) -> tuple[str, ...]:
    """Return the texts to try: none for a file that has no comments, as JSON has none."""
    if not source.is_text or source.path.lower().endswith(UNCOMMENTED):
        return ()
    marker = LINE_COMMENTS.get(os.path.splitext(source.path)[1].lower())
    if marker is not None:
        return tuple(_line_comments(source, found, marker.replace("\\", "")))
    comment = f"<!-- copydesk: ignore[{found.rule}] -->"
    text, starts = source.text, source.line_starts
    number = source.position(found.span.start).line
    start = starts[number - 1]
    end = start + len(source.line(number).rstrip())
    stop = starts[number] if number < len(starts) else len(text)
    line_end = text[start + len(source.line(number)) : stop] or "\n"
    return (
        f"{text[:end]} {comment}{text[end:]}",
        f"{text[:start]}{comment}{line_end}{text[start:]}",
    )


def _line_comments(source: SourceFile, found: Diagnostic, marker: str) -> Iterator[str]:
    """Yield the texts to try in a format with line comments, the nearest comment first."""
    text, starts = source.text, source.line_starts
    number = source.position(found.span.start).line
    start = starts[number - 1]
    line_end = "\r\n" if "\r\n" in text else "\n"
    path = source.path.lower()
    if path.endswith(TRAILING):
        end = start + len(source.line(number).rstrip())
        yield f"{text[:end]} {marker} copydesk: ignore[{found.rule}]{text[end:]}"
    if path.endswith(BETWEEN_LINES):
        comment = f"{marker} copydesk: ignore-next-line[{found.rule}]"
        yield f"{text[:start]}{comment}{line_end}{text[start:]}"
    while number > 1 and source.line(number - 1).strip():
        number -= 1
    start = starts[number - 1]
    line = source.line(number)
    indent = line[: len(line) - len(line.lstrip())]
    gap = line_end if path.endswith((".po", ".pot")) else line_end * 2
    comment = f"{indent}{marker} copydesk: ignore[{found.rule}]"
    yield f"{text[:start]}{comment}{gap}{text[start:]}"


def _signs(report: FileReport) -> Counter[tuple[str, str, str]]:
    return Counter(_sign(report, one) for one in report.diagnostics)


def _sign(report: FileReport, found: Diagnostic) -> tuple[str, str, str]:
    """Return what a diagnostic says, wherever it stands."""
    return found.rule, found.message, found.span.of(report.source.text)
