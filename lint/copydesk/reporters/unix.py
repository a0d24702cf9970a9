"""One line a diagnostic as compilers write it: ``path:line:column: message [Severity/rule]``.

The form is that of ESLint's formatter of this name, for editors and tools with
a pattern such as Vim's ``%f:%l:%c: %m``.
"""

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.terminal import escaped


class UnixReporter:
    """Writes nothing but lines of diagnostics, so that every line can be matched."""

    def __init__(self, style: ReportStyle) -> None:
        """Take any style: the format has none."""

    def file(self, report: FileReport) -> str:
        """Return a line for each diagnostic; columns count code points from 1."""
        source = report.source
        path = escaped(source.path)
        lines = []
        for one in report.diagnostics:
            line, column = source.position(one.span.start)
            kind = f"{one.severity.label.capitalize()}/{escaped(one.rule)}"
            lines.append(f"{path}:{line}:{column}: {escaped(one.message)} [{kind}]\n")
        return "".join(lines)

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the protocol's signature
        """Return nothing, since every line is a diagnostic."""
        return ""
