"""``copydesk check``: the main job."""

import sys
from argparse import ArgumentParser, Namespace
from collections.abc import Iterator
from dataclasses import replace
from typing import TYPE_CHECKING

from copydesk.collecting import settle
from copydesk.commands.options import (
    add_changes,
    add_fixes,
    add_settings,
    fix_options,
    jobs,
    run_options,
)
from copydesk.commands.output import Writer, print_text
from copydesk.commands.reports import Reports
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.diagnostic import Severity
from copydesk.discovery import STDIN, Found
from copydesk.feed import Feed
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.jobs import processes
from copydesk.plugins import Plugins
from copydesk.progress import Progress
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters import DIFF
from copydesk.reporters.counts import counted, would_fix
from copydesk.runner import Desk

if TYPE_CHECKING:
    from copydesk.commands.adding import Ignores
    from copydesk.upkeep import Upkeep


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``check``."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="PATH", help="files, folders, globs or -")
    add("--stdin-filename", metavar="NAME", default="stdin.txt", help="the name of what - reads")
    add(
        "--output-format",
        action="append",
        metavar="FORMAT[:FILE]",
        help="text, concise, json, sarif, github and more; again for another report",
    )
    add("--statistics", action="store_true", help="count by rule and file, silent habits too")
    add("--time-rules", action="store_true", help="show how long each rule takes")
    add("--no-cache", action="store_true", help="do not use what earlier runs have kept")
    add("--jobs", type=jobs, default=0, metavar="N", help="processes to use, or auto")
    add("--add-ignores", action="store_true", help="write down that what is found stays")
    add_changes(parser)
    add_fixes(parser)
    add_settings(parser)


def run(args: Namespace) -> int:
    """Check what the arguments name and return the exit code."""
    fixes = fix_options(args)
    with Desk(run_options(args, statistics=args.statistics, fixes=fixes)) as desk:
        wanted = args.output_format or ["text"]
        with Reports(
            wanted,
            lambda: _plugins(desk, args),
            statistics=args.statistics,
            parse=desk.parse,
            checked=args.paths,
        ) as reports:
            if args.diff and reports.files:
                message = "shows fixes and reports nothing; write reports in a run without it"
                raise ConfigError(COMMAND_LINE, message, key="--diff")
            return _run(args, desk, reports)


def _run(args: Namespace, desk: Desk, reports: Reports) -> int:
    progress = Progress()
    out = sys.stderr if _prints_text(args) else sys.stdout
    form = DIFF if args.diff else reports.form()
    writer = Writer(form, statistics=args.statistics, progress=progress, out=out)
    writer.summary.fix_only = args.fix_only
    try:
        fail_on = _check(desk, args, writer, progress)
    except (ConfigError, GrammarUnavailableError) as error:
        writer.fail(RunError("", str(error)))
        fail_on = "never"
    except KeyboardInterrupt:
        writer.fail(RunError("", "interrupted: not all files were checked"))
        writer.end()
        raise
    for problem in desk.problems():
        writer.fail(RunError("", f"plugin {problem.plugin}: {problem.message}"))
    for unwritten in reports.finish(writer.summary):
        writer.fail(unwritten)
    summary = writer.end()
    if args.time_rules:
        from copydesk.reporters.timings import timings

        print(timings(summary), end="", file=sys.stderr)
    if args.diff:
        writer.say([would_fix(summary)])
        return _exit_code(summary, "never") or int(bool(summary.fixed))
    return _exit_code(summary, "never" if args.fix_only else fail_on)


def _prints_text(args: Namespace) -> bool:
    """Tell whether standard output is for the mended text of standard input."""
    return STDIN in args.paths and (args.fix or args.fix_only) and not args.diff


def _first(args: Namespace) -> str:
    """Return the path whose configuration speaks for the run as a whole."""
    path: str = args.paths[0] if args.paths[0] != STDIN else args.stdin_filename
    return path


def _plugins(desk: Desk, args: Namespace) -> Plugins:
    """Return the plugins of the run; where its configuration is at fault, what is installed."""
    try:
        return desk.projects.of(_first(args)).plugins
    except ConfigError:
        return desk.projects.plugins


def _check(desk: Desk, args: Namespace, writer: Writer, progress: Progress) -> str:
    """Check and write everything; return the severity from which the run fails."""
    settings = desk.settings(_first(args))
    desk.projects.of(_first(args)).check_records()
    writer.limit = settings.max_diagnostics
    feed = Feed(desk)
    found = list(desk.files(args.paths))
    if args.diff_base is not None or args.changed_lines:
        found = _changed(desk, args, found, writer)
    progress.start(len(found))
    ends = _Ends(desk, args)
    for one in reports(desk, args, found):
        report = ends.through(one)
        feed.gather(report)
        writer.write(_shown(report, args))
        progress.step(report.source.path)
    if args.diff:
        return settings.fail_on
    for report in feed.reports():
        writer.write(_shown(ends.through(report), args))
    for report in ends.reports():
        writer.write(_shown(report, args))
    for sentence in ends.finish(writer):
        writer.say([sentence])
    return settings.fail_on


def _changed(desk: Desk, args: Namespace, found: list[Found], writer: Writer) -> list[Found]:
    """Return the files that changed, and have the desk report on changes alone."""
    from copydesk.commands.changing import changes

    paths = [one for one in found if isinstance(one, str)]
    changed = changes(args, paths)
    desk.options = replace(desk.options, changes=changed)
    left = [one for one in found if isinstance(one, RunError) or changed.has(one)]
    if paths and not left:
        writer.say([f"no article here has changed {changed.since}"])
    return left


class _Ends:
    """What is done with reports before they are written, where it is asked for."""

    def __init__(self, desk: Desk, args: Namespace) -> None:
        self._desk = desk
        self._paths: list[str] = args.paths
        self._upkeep: Upkeep | None = None
        self._ignores = _ignores(desk, args) if args.add_ignores else None
        self._is_part = args.diff_base is not None or args.changed_lines or STDIN in args.paths

    def through(self, report: FileReport) -> FileReport:
        """Return a report as it is to be written, and keep what the end needs of it."""
        if self._ignores is not None:
            report = self._ignores.add(report)
        if not self._is_part and self._has_records(report.source.path):
            from copydesk.upkeep import Upkeep

            self._upkeep = self._upkeep or Upkeep(self._desk, self._paths)
            self._upkeep.gather(report)
        return report

    def reports(self) -> Iterator[FileReport]:
        """Yield what is to be told of baselines and side files."""
        return self._upkeep.reports() if self._upkeep else iter(())

    def finish(self, writer: Writer) -> Iterator[str]:
        """Write side files, and yield what the user should know of it."""
        if self._ignores is not None:
            for problem in self._ignores.finish():
                writer.fail(problem)
            number = self._ignores.silenced
            yield f"silenced {counted(number, 'diagnostic')}" if number else "nothing to silence"

    def _has_records(self, path: str) -> bool:
        try:
            return self._desk.projects.of(path).records is not None
        except ConfigError:
            return False


def _ignores(desk: Desk, args: Namespace) -> "Ignores":
    """Return what writes suppressions. Raises ConfigError."""
    if args.diff or STDIN in args.paths:
        other = "--diff" if args.diff else "-"
        message = f"writes into files, and {other} writes none; leave one of them out"
        raise ConfigError(COMMAND_LINE, message, key="--add-ignores")
    from copydesk.commands.adding import Ignores

    return Ignores(desk)


def _shown(report: FileReport, args: Namespace) -> FileReport:
    """Return what is to be reported of a file."""
    return replace(report, diagnostics=()) if args.fix_only or args.diff else report


def reports(desk: Desk, args: Namespace, found: list[Found]) -> Iterator[FileReport]:
    """Yield what is wrong with the paths, then the reports of all files in order."""
    for one in found:
        if isinstance(one, RunError):
            yield FileReport.failed(one.path, one.message)
    paths = [one for one in found if isinstance(one, str)]
    number = processes(args.jobs, len(paths)) if STDIN not in paths else 1
    if number == 1:
        for checked, path in enumerate(paths):
            settle(checked)
            report = desk.check_file(path, stdin_filename=args.stdin_filename)
            if path == STDIN and _prints_text(args):
                print_text(report)
            yield report
        return
    from copydesk.parallel import check_files

    yield from check_files(desk, paths, number)


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.errors:
        return 2
    if fail_on == "never":
        return 0
    return 1 if summary.at_least(Severity[fail_on.upper()]) else 0
