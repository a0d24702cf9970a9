"""``copydesk check``: the main job."""

import os
import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterable, Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

from copydesk.config.errors import ConfigError
from copydesk.config.settings import FAIL_ON
from copydesk.diagnostic import Severity
from copydesk.formats import Reporter, ReportStyle
from copydesk.reading import ReadError
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters import reporter
from copydesk.rule import Sighting
from copydesk.runner import Desk, RunOptions, gather
from copydesk.source import SourceFile

STDIN = "-"


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``check``."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="PATH", help="files, folders, globs or -")
    add("--stdin-filename", metavar="NAME", default="stdin.txt", help="the name of what - reads")
    add("--select", type=_names, metavar="RULES", help="run only these rules or families")
    add("--extend-select", type=_names, metavar="RULES", help="run these as well")
    add("--ignore", type=_names, metavar="RULES", help="do not run these")
    add("--preview", action="store_true", default=None, help="run preview rules too")
    add("--language", metavar="CODE", help="the articles' language, such as fr")
    add("--typography", choices=("consistent", "strict"), help="what typography is held to")
    add("--grammar", metavar="ENGINE", help="auto, off, languagetool or a plugin's engine")
    add("--fail-on", choices=FAIL_ON, help="the severity that makes the run fail")
    add("--max-diagnostics", type=_count, metavar="N", help="show at most N; 0 shows all")
    add("--output-format", default="text", metavar="FORMAT", help="text, concise or json")
    add("--config", type=Path, metavar="FILE", help="use this configuration for every file")
    add("--statistics", action="store_true", help="count what was found, and silent habits")
    add("--no-cache", action="store_true", help="do not use what earlier runs have kept")
    add("--jobs", type=_count, default=0, metavar="N", help="processes; 0 chooses")


def _names(value: str) -> tuple[str, ...]:
    return tuple(name.strip() for name in value.split(",") if name.strip())


def _count(value: str) -> int:
    number = int(value)
    if number < 0:
        raise ValueError
    return number


def run_options(args: Namespace) -> RunOptions:
    """Return what the command line says, for the runner. Raises ConfigError."""
    names = ("select", "extend_select", "ignore", "preview", "language", "typography", "grammar")
    overrides: dict[str, Any] = {
        name: value
        for name in (*names, "fail_on", "max_diagnostics")
        if (value := getattr(args, name)) is not None
    }
    if args.config is not None and not args.config.is_file():
        raise ConfigError(str(args.config), "there is no such file", key="--config")
    return RunOptions(overrides, args.config, args.statistics)


def run(args: Namespace) -> int:
    """Check what the arguments name and return the exit code."""
    desk = Desk(run_options(args))
    try:
        return _check(desk, args)
    finally:
        desk.close()


def _check(desk: Desk, args: Namespace) -> int:
    settings = desk.settings(args.paths[0] if args.paths[0] != STDIN else args.stdin_filename)
    writer = _Writer(
        reporter(args.output_format, desk.plugins, _style()), settings.max_diagnostics
    )
    for report in _reports(desk, args):
        _tell(desk)
        writer.write(report)
    summary = writer.end()
    for problem in desk.plugins.problems:
        print(f"copydesk: plugin {problem.plugin}: {problem.message}", file=sys.stderr)
    if summary.errors or desk.plugins.problems:
        return 2
    return _exit_code(summary, settings.fail_on)


def _exit_code(summary: Summary, fail_on: str) -> int:
    if fail_on == "never":
        return 0
    return 1 if summary.at_least(Severity[fail_on.upper()]) else 0


def _reports(desk: Desk, args: Namespace) -> Iterator[FileReport]:
    """Yield the reports of all files in order, and at the end those on the feed."""
    seen: dict[str, list[Sighting]] = {}
    for path in _paths(desk, args.paths):
        if isinstance(path, RunError):
            report = FileReport(SourceFile(path.path, ""), errors=(path,))
        elif path == STDIN:
            report = _stdin(desk, args.stdin_filename)
        else:
            report = desk.check_file(path)
        gather(seen, report)
        yield report
    yield from desk.check_feed(seen)


def _paths(desk: Desk, paths: list[str]) -> Iterable[str | RunError]:
    return paths if paths == [STDIN] else desk.files(paths)


def _stdin(desk: Desk, name: str) -> FileReport:
    try:
        return desk.check(desk.decoded(name, sys.stdin.buffer.read()))
    except ReadError as error:
        return FileReport(SourceFile(name, ""), errors=(RunError(name, str(error)),))


def _tell(desk: Desk) -> None:
    for notice in desk.notices:
        print(f"copydesk: {notice}", file=sys.stderr)
    desk.notices.clear()


def _style() -> ReportStyle:
    terminal = sys.stdout.isatty()
    wanted = bool(os.environ.get("FORCE_COLOR")) or terminal
    colour = wanted and not os.environ.get("NO_COLOR") and os.environ.get("TERM") != "dumb"
    width = os.get_terminal_size().columns if terminal else 100
    return ReportStyle(colour=colour, width=width)


class _Writer:
    """Writes reports as they come, and no more diagnostics than are wanted."""

    def __init__(self, reporter: Reporter, limit: int) -> None:
        self._reporter = reporter
        self._limit = limit
        self._summary = Summary()

    def write(self, report: FileReport) -> None:
        shown = self._summary.total - self._summary.truncated
        self._summary.add(report)
        if self._limit and shown + len(report.diagnostics) > self._limit:
            left = max(0, self._limit - shown)
            self._summary.truncated += len(report.diagnostics) - left
            report = replace(report, diagnostics=report.diagnostics[:left])
        sys.stdout.write(self._reporter.file(report))
        for error in report.errors:
            print(f"copydesk: {error.path}: {error.message}", file=sys.stderr)

    def end(self) -> Summary:
        sys.stdout.write(self._reporter.end(self._summary))
        return self._summary
