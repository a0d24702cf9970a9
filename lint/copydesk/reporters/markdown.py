"""A summary in Markdown, for the summary of a CI job or a comment.

The text of an article is shown as it is: nothing in it becomes HTML, a link, a
table cell, an emoji or a mention of someone.
"""

import re
from collections.abc import Iterator

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.counts import counted, summary_line
from copydesk.source import SourceFile
from copydesk.terminal import escaped

LIMIT = 900_000
"""Bytes of rows; GitHub refuses a job summary over 1 MiB."""
SPECIAL = re.compile(r"[\\`*_{}\[\]()<>|~&:$!^=]")
SIGNS = {Severity.ERROR: "🔴 error", Severity.WARNING: "🟡 warning", Severity.INFO: "🔵 info"}
HEAD = "| place | severity | rule | message |\n|---|---|---|---|\n"


class MarkdownReporter:
    """Keeps a row for each diagnostic, up to `LIMIT`, since the counts stand above them."""

    def __init__(self, style: ReportStyle) -> None:  # noqa: ARG002 - the format has none
        self._rows: list[str] = []
        self._left = LIMIT
        self._more = 0

    def file(self, report: FileReport) -> str:
        """Keep the rows of one file; nothing can be written yet."""
        for one in report.diagnostics:
            row = _row(report.source, one) if self._left > 0 else ""
            self._left -= len(row.encode())
            if self._left > 0:
                self._rows.append(row)
            else:
                self._more += 1
        return ""

    def end(self, summary: Summary) -> str:
        """Return the whole summary."""
        return "\n".join(self._parts(summary))

    def _parts(self, summary: Summary) -> Iterator[str]:
        yield f"### copydesk\n\n**{summary_line(summary)}**\n"
        if self._rows:
            yield HEAD + "".join(self._rows)
        if self._more:
            yield f"… and {counted(self._more, 'diagnostic')} more, left out for their length.\n"
        if summary.errors:
            yield "".join(
                f"- {inert(f'{one.path}: ' if one.path else '')}{inert(one.message)}\n"
                for one in summary.errors
            )


def inert(text: str) -> str:
    r"""Return `text` in Markdown that shows just this text, on one line.

    A comment after ``@`` and ``#`` keeps forges from seeing a mention or an
    issue there, which a backslash does not.

    >>> inert("<b> a|b")
    '\\<b\\> a\\|b'
    """
    text = SPECIAL.sub(r"\\\g<0>", escaped(text))
    text = re.sub(r"(?i)\b(www|GH)([.-])", r"\1\\\2", text)
    return re.sub(r"[@#](?=\w)", r"\g<0><!-- -->", text)


def _row(source: SourceFile, found: Diagnostic) -> str:
    line, column = source.position(found.span.start)
    place = f"{inert(source.path)}\\:{line}\\:{column}"
    rule = inert(found.rule)
    return f"| {place} | {SIGNS[found.severity]} | {rule} | {inert(found.message)} |\n"
