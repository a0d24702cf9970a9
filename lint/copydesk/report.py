"""The outcome of a run: what was found in each file, and in all."""

from collections import Counter
from collections.abc import Mapping
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
    language's convention but agree with the rest of the article. `notices`
    are sentences for the user that are no faults of the text. `others` are
    the files that related places speak of. `checked` is false for a file that
    could not be read, and for what shows only across files: neither counts
    as an article. `fixed` counts the diagnostics that were mended, by rule;
    `source` is then the text without them, and `original` the one before.
    `known` are the diagnostics of the baseline, which are not reported, and
    `waived` the numbers of the side file's entries that silenced something.
    `seconds` says, where that was measured, how long each rule took.
    """

    source: SourceFile
    diagnostics: tuple[Diagnostic, ...] = ()
    suppressed: int = 0
    words: int = 0
    language: str = ""
    errors: tuple[RunError, ...] = ()
    observations: Mapping[str, tuple[Observation, ...]] = field(default_factory=dict)
    habits: dict[str, int] = field(default_factory=dict)
    notices: tuple[str, ...] = ()
    others: Mapping[str, SourceFile] = field(default_factory=dict)
    checked: bool = True
    fixed: Mapping[str, int] = field(default_factory=dict)
    original: SourceFile | None = None
    known: tuple[Diagnostic, ...] = ()
    waived: frozenset[int] = frozenset()
    seconds: Mapping[str, float] = field(default_factory=dict)

    @classmethod
    def failed(cls, path: str, message: str) -> "FileReport":
        """Return the report on a file that could not be checked."""
        return cls(SourceFile(path, ""), errors=(RunError(path, message),), checked=False)

    @classmethod
    def misconfigured(cls, path: str, message: str) -> "FileReport":
        """Return the report on a file whose project is at fault, as all its files will tell."""
        return cls(SourceFile(path, ""), errors=(RunError("", message),), checked=False)


@dataclass(slots=True)
class FileCount:
    """The length of one article, and how many diagnostics it has."""

    words: int = 0
    diagnostics: int = 0


@dataclass(slots=True)
class Summary:
    """Counts over a whole run.

    `files` are the articles checked and `flagged` the paths of those with
    diagnostics. `rules`, `habits` and `fixed` count by rule name. `truncated`
    are the diagnostics that were found and not shown. `mended` are the paths
    of files with fixes; `fix_only` says that what remains was not asked for.
    `known` counts the diagnostics of the baseline. `by_file` counts by path;
    with None, for a run of any length, nothing does. `seconds` is the time of
    each rule, where that was measured.
    """

    files: int = 0
    words: int = 0
    suppressed: int = 0
    counts: dict[Severity, int] = field(default_factory=lambda: dict.fromkeys(Severity, 0))
    fixable: int = 0
    truncated: int = 0
    errors: list[RunError] = field(default_factory=list)
    flagged: set[str] = field(default_factory=set)
    rules: Counter[str] = field(default_factory=Counter)
    habits: Counter[str] = field(default_factory=Counter)
    fixed: Counter[str] = field(default_factory=Counter)
    mended: set[str] = field(default_factory=set)
    fix_only: bool = False
    known: int = 0
    by_file: dict[str, FileCount] | None = None
    seconds: dict[str, float] = field(default_factory=dict)

    def add(self, report: FileReport) -> None:
        """Count one file's report in."""
        self.files += report.checked
        self.words += report.words
        self.suppressed += report.suppressed
        self.known += len(report.known)
        self.errors.extend(one for one in report.errors if one.path or one not in self.errors)
        self.habits.update(report.habits)
        self.fixed.update(report.fixed)
        if report.fixed:
            self.mended.add(report.source.path)
        if report.diagnostics:
            self.flagged.add(report.source.path)
        for diagnostic in report.diagnostics:
            self.counts[diagnostic.severity] += 1
            self.rules[diagnostic.rule] += 1
            self.fixable += bool(diagnostic.fixes)
        for name, seconds in report.seconds.items():
            self.seconds[name] = self.seconds.get(name, 0.0) + seconds
        if self.by_file is not None:
            one = self.by_file.setdefault(report.source.path, FileCount())
            one.words += report.words
            one.diagnostics += len(report.diagnostics)

    @property
    def total(self) -> int:
        """All diagnostics."""
        return sum(self.counts.values())

    def at_least(self, severity: Severity) -> int:
        """Return how many diagnostics are of this severity or worse."""
        return sum(count for one, count in self.counts.items() if one >= severity)
