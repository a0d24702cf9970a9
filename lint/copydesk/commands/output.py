"""Writing reports to standard output, and what went wrong to standard error."""

import sys
from collections.abc import Iterable
from dataclasses import replace
from io import TextIOWrapper
from typing import TextIO

from copydesk.formats import Reporter, ReportFormat, ReportStyle
from copydesk.linter import GRAMMAR_UNAVAILABLE
from copydesk.progress import Progress
from copydesk.report import FileReport, RunError, Summary
from copydesk.terminal import escaped, wants_colour, width


class Writer:
    """Writes reports as they come, and no more diagnostics than are wanted.

    They go to `out`, by default standard output.
    """

    def __init__(
        self,
        form: ReportFormat,
        *,
        statistics: bool,
        progress: Progress,
        out: TextIO | None = None,
    ) -> None:
        self._stream = out or sys.stdout
        if form.encoding and isinstance(self._stream, TextIOWrapper):
            self._stream.reconfigure(encoding=form.encoding)
        style = ReportStyle(wants_colour(self._stream), width(self._stream), statistics)
        self._reporter: Reporter = form.load()(style)
        self._progress = progress
        self._said: set[str] = set()
        self._missed: set[str] = set()
        self.summary = Summary(by_file={} if statistics else None)
        self.limit = 0

    def write(self, report: FileReport) -> None:
        """Write what was found in one file."""
        report = self._news(report)
        left = self.limit - (self.summary.total - self.summary.truncated)
        self.summary.add(report)
        if self.limit and len(report.diagnostics) > left:
            self.summary.truncated += len(report.diagnostics) - left
            report = replace(report, diagnostics=report.diagnostics[:left])
        self._out(self._reporter.file(report))
        self.say(report.notices)
        self.say(_told(error) for error in report.errors)

    def _news(self, report: FileReport) -> FileReport:
        """Leave out that grammar was not checked where an earlier file has said why."""
        missed = [one for one in report.diagnostics if one.rule == GRAMMAR_UNAVAILABLE]
        old = [one for one in missed if one.message in self._missed]
        self._missed.update(one.message for one in missed)
        left = tuple(one for one in report.diagnostics if one not in old)
        return replace(report, diagnostics=left) if old else report

    def fail(self, error: RunError) -> None:
        """Write why the run, or a part of it, could not be done."""
        self.summary.errors.append(error)
        self.say([_told(error)])

    def end(self) -> Summary:
        """Write what stands at the end, and return the counts of the run."""
        self._progress.clear()
        self._out(self._reporter.end(self.summary))
        self._stream.flush()
        return self.summary

    def say(self, sentences: Iterable[str]) -> None:
        """Write sentences to standard error, each once in a run."""
        for sentence in sentences:
            if sentence not in self._said:
                self._said.add(sentence)
                self._progress.clear()
                self._stream.flush()
                print(f"copydesk: {escaped(sentence)}", file=sys.stderr)

    def _out(self, text: str) -> None:
        if text:
            self._progress.clear()
            self._stream.write(text)


class Failures:
    """What could not be done in a run; each sentence is said once, on standard error."""

    def __init__(self) -> None:
        self._said: set[str] = set()

    def __bool__(self) -> bool:
        return bool(self._said)

    def add(self, error: RunError) -> None:
        """Say what went wrong, unless it has been said."""
        sentence = _told(error)
        if sentence not in self._said:
            self._said.add(sentence)
            sys.stdout.flush()
            print(f"copydesk: {escaped(sentence)}", file=sys.stderr)


def _told(error: RunError) -> str:
    return f"{error.path}: {error.message}" if error.path else error.message


def print_text(report: FileReport) -> None:
    """Write the text of a file to standard output, in the encoding that it came in."""
    if report.checked:
        from copydesk.writing import encoded

        sys.stdout.buffer.write(encoded(report.source))
        sys.stdout.buffer.flush()
