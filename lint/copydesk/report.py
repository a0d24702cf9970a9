"""The outcome of a run: what was found in each file, and in all."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.rule import Observation
from copydesk.source import SourceFile


class RunError(NamedTuple):
    """Why a file (or, with an empty path, the run) could not be checked."""

    path: str
    message: str


@dataclass(frozen=True, slots=True)
class FileReport:
    """What was found in one file; spans are in the file's text.

    `diagnostics` are sorted by place, then by rule. `observations` are what
    rules want to compare across files, by rule name. `words` is the length
    of the article. `habits` counts, by rule, the places that depart from the
    language's convention but agree with the rest of the article.
    """

    source: SourceFile
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: int = 0
    words: int = 0
    language: str = ""
    errors: tuple[RunError, ...] = ()
    observations: dict[str, tuple[Observation, ...]] = field(default_factory=dict)
    habits: dict[str, int] = field(default_factory=dict)


@dataclass(slots=True)
class Summary:
    """Counts over a whole run."""

    files: int = 0
    words: int = 0
    suppressed: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    fixable: int = 0
    truncated: int = 0
    errors: list[RunError] = field(default_factory=list)

    def add(self, report: FileReport) -> None:
        """Count one file's report in."""
        self.files += 1
        self.words += report.words
        self.suppressed += report.suppressed
        self.errors.extend(report.errors)
        self.count(report.diagnostics)

    def count(self, diagnostics: Iterable[Diagnostic]) -> None:
        """Count diagnostics in."""
        for diagnostic in diagnostics:
            self.counts[diagnostic.severity] += 1
            self.fixable += bool(diagnostic.fixes)

    @property
    def total(self) -> int:
        """All diagnostics."""
        return sum(self.counts.values())

    def at_least(self, severity: Severity) -> int:
        """Return how many diagnostics are of this severity or worse."""
        return sum(count for one, count in self.counts.items() if one >= severity)
