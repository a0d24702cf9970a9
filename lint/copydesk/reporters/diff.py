"""What fixes change, as a unified diff that patch and git can apply."""

import sys
from collections.abc import Iterator
from difflib import unified_diff

from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.terminal import escaped, painted

COLOURS = {"+": "32", "-": "31", "@": "36"}
HEADS = ("---", "+++")
UNENDED = "\\ No newline at end of file\n"


class DiffReporter:
    """Writes the texts before and after, line by line; a terminal gets no control characters."""

    def __init__(self, style: ReportStyle) -> None:
        self._colour = style.colour
        self._escape = style.colour or sys.stdout.isatty()

    def file(self, report: FileReport) -> str:
        """Return the difference that fixes make to one file."""
        if report.original is None:
            return ""
        return "".join(self._lines(report.source.path, report.original.text, report.source.text))

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the protocol's
        """Return nothing: counts are no part of a diff."""
        return ""

    def _lines(self, path: str, before: str, after: str) -> Iterator[str]:
        name = escaped(path)
        lines = unified_diff(_lines(before), _lines(after), name, name)
        for number, line in enumerate(lines):
            colour = "1" if number < len(HEADS) else COLOURS.get(line[0], "")
            body = line.removesuffix("\n")
            shown = escaped(body.removesuffix("\r")) if self._escape else body
            yield painted(shown, colour, colour=self._colour and bool(colour)) + "\n"
            if body == line:
                yield UNENDED


def _lines(text: str) -> list[str]:
    r"""Return the lines with their ends; as for patch and git, only ``\n`` ends one."""
    lines = text.split("\n")
    last = lines.pop()
    return [f"{line}\n" for line in lines] + ([last] if last else [])
