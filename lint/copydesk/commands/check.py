"""``copydesk check``: the main job."""

from argparse import ArgumentParser, Namespace
from collections.abc import Iterator

from copydesk.commands.options import add_settings, jobs, run_options
from copydesk.commands.output import Writer
from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Severity
from copydesk.discovery import STDIN, Found
from copydesk.feed import Feed
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.jobs import processes
from copydesk.plugins import Plugins
from copydesk.progress import Progress
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters import report_format
from copydesk.runner import Desk


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``check``."""
    add = parser.add_argument
    add("paths", nargs="*", default=["."], metavar="PATH", help="files, folders, globs or -")
    add("--stdin-filename", metavar="NAME", default="stdin.txt", help="the name of what - reads")
    add("--output-format", default="text", metavar="FORMAT", help="text, concise or json")
    add("--statistics", action="store_true", help="count by rule, silent habits too")
    add("--no-cache", action="store_true", help="do not use what earlier runs have kept")
    add("--jobs", type=jobs, default=0, metavar="N", help="processes to use, or auto")
    add_settings(parser)


def run(args: Namespace) -> int:
    """Check what the arguments name and return the exit code."""
    with Desk(run_options(args, statistics=args.statistics)) as desk:
        form = report_format(args.output_format, _plugins(desk, args).report_formats())
        progress = Progress()
        writer = Writer(form, statistics=args.statistics, progress=progress)
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
        return _exit_code(writer.end(), fail_on)


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
    writer.limit = settings.max_diagnostics
    feed = Feed(desk)
    found = list(desk.files(args.paths))
    progress.start(len(found))
    for report in _reports(desk, args, found):
        feed.gather(report)
        writer.write(report)
        progress.step(report.source.path)
    for report in feed.reports():
        writer.write(report)
    return settings.fail_on


def _reports(desk: Desk, args: Namespace, found: list[Found]) -> Iterator[FileReport]:
    """Yield what is wrong with the paths, then the reports of all files in order."""
    for one in found:
        if isinstance(one, RunError):
            yield FileReport.failed(one.path, one.message)
    paths = [one for one in found if isinstance(one, str)]
    number = processes(args.jobs, len(paths)) if STDIN not in paths else 1
    if number == 1:
        for path in paths:
            yield desk.check_file(path, stdin_filename=args.stdin_filename)
        return
    from copydesk.parallel import check_files

    yield from check_files(desk.options, paths, number)


def _exit_code(summary: Summary, fail_on: str) -> int:
    if summary.errors:
        return 2
    if fail_on == "never":
        return 0
    return 1 if summary.at_least(Severity[fail_on.upper()]) else 0
