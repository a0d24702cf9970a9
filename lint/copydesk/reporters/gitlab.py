"""GitLab's Code Quality report: a JSON array of the Code Climate kind.

https://docs.gitlab.com/ci/testing/code_quality/#code-quality-report-format
"""

from collections.abc import Iterator
from hashlib import sha256
from typing import Any

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, Summary
from copydesk.reporters.dumping import dumped, posix
from copydesk.source import Position, SourceFile

SEVERITIES = {Severity.ERROR: "critical", Severity.WARNING: "minor", Severity.INFO: "info"}


class GitlabReporter:
    """Writes the array as it comes, one diagnostic a line."""

    def __init__(self, style: ReportStyle) -> None:  # noqa: ARG002 - GitLab has its own
        self._separator = "["
        self._seen: dict[str, int] = {}

    def file(self, report: FileReport) -> str:
        """Return the next elements of the array."""
        return "".join(self._items(report))

    def end(self, summary: Summary) -> str:  # noqa: ARG002 - the format has no place for it
        """Return the end of the array."""
        return "\n]\n" if self._separator == "," else "[]\n"

    def _items(self, report: FileReport) -> Iterator[str]:
        for one in report.diagnostics:
            yield f"{self._separator}\n{dumped(self._issue(report.source, one))}"
            self._separator = ","

    def _issue(self, source: SourceFile, found: Diagnostic) -> dict[str, Any]:
        start = source.position(found.span.start)
        end = source.position(found.span.end)
        return {
            "description": found.message,
            "check_name": found.rule,
            "fingerprint": self._fingerprint(source, found),
            "severity": SEVERITIES[found.severity],
            "location": {
                "path": posix(source.path),
                "positions": {"begin": _point(start), "end": _point(end)},
                "lines": {"begin": start.line, "end": end.line},
            },
        }

    def _fingerprint(self, source: SourceFile, found: Diagnostic) -> str:
        """Return an identity that no other diagnostic of the run has: GitLab drops the second."""
        about = found.fingerprint or f"{found.span.of(source.text)}\0{found.message}"
        key = f"{posix(source.path)}\0{found.rule}\0{about}"
        digest = _digest(key)
        ordinal = self._seen[digest] = self._seen.get(digest, 0) + 1
        return digest if ordinal == 1 else _digest(f"{key}\0{ordinal}")


def _digest(text: str) -> str:
    return sha256(text.encode("utf-8", "surrogatepass")).hexdigest()[:32]


def _point(position: Position) -> dict[str, int]:
    return {"line": position.line, "column": position.column}
