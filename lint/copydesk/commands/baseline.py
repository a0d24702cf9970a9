"""``copydesk baseline``: keep what is known of old articles."""

import os
from argparse import ArgumentParser, Namespace
from dataclasses import replace

from copydesk.baseline import Entry, entry, pruned, risen, updated
from copydesk.commands.check import reports
from copydesk.commands.options import add_settings, jobs, run_options
from copydesk.commands.output import Failures
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE, Project
from copydesk.discovery import STDIN
from copydesk.engine_rules import FAILURES
from copydesk.feed import Feed
from copydesk.progress import Progress
from copydesk.records import Records
from copydesk.report import FileReport, RunError
from copydesk.reporters.counts import counted
from copydesk.runner import Desk
from copydesk.storing import store
from copydesk.upkeep import Judge

ACTIONS = {
    "create": "record all that is found, in a new file",
    "update": "record what is new too, and take out what is gone",
    "prune": "take out what is gone, and nothing else",
}
Entries = dict[str, list[Entry]]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``baseline``."""
    actions = "; ".join(f"{name}: {what}" for name, what in ACTIONS.items())
    parser.add_argument("action", choices=tuple(ACTIONS), help=actions)
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files, folders or globs"
    )
    parser.add_argument("--no-cache", action="store_true", help="use nothing of earlier runs")
    parser.add_argument(
        "--jobs", type=jobs, default=0, metavar="N", help="processes to use, or auto"
    )
    add_settings(parser)
    parser.set_defaults(stdin_filename="", fix=False, fix_only=False, diff=False)


def run(args: Namespace) -> int:
    """Write the baselines of the projects of the articles named. Raises ConfigError."""
    if STDIN in args.paths:
        message = "standard input is no article of the project; name the files"
        raise ConfigError(COMMAND_LINE, message, key="PATH")
    if args.baseline == "":
        raise ConfigError(COMMAND_LINE, "leaves nothing to write", key="--no-baseline")
    options = run_options(args)
    if args.action == "create":
        options = replace(options, overrides={**options.overrides, "baseline": ""})
    with Desk(options) as desk:
        return _Run(desk, args).run()


class _Run:
    """One run: the articles by project, as they are now."""

    def __init__(self, desk: Desk, args: Namespace) -> None:
        self._desk = desk
        self._args = args
        self._judge = Judge(desk, args.paths)
        self._reports: dict[str, FileReport] = {}
        self._failures = Failures()

    def run(self) -> int:
        """Check the articles, write the baselines, say what changed, and return the exit code."""
        for path in self._args.paths:
            self._desk.projects.of(path).check_records()
        self._refuse_to_overwrite()
        self._gather()
        projects = {self._project(path): None for path in self._reports}
        for project in projects:
            self._write(project)
        if not projects:
            print("Nothing was checked")
        for problem in self._desk.problems():
            self._failures.add(RunError("", f"plugin {problem.plugin}: {problem.message}"))
        return 2 if self._failures else 0

    def _refuse_to_overwrite(self) -> None:
        if self._args.action != "create":
            return
        for path in self._args.paths:
            records = self._records(self._desk.projects.of(path))
            if records.baseline_path.exists():
                message = "is there already; use “copydesk baseline update”, or remove it first"
                raise ConfigError(os.path.relpath(records.baseline_path), message)

    def _records(self, project: Project) -> Records:
        """Return the records of a project. Raises ConfigError."""
        created = self._args.action == "create"
        return Records(project, to_create=(self._args.baseline or "") if created else None)

    def _gather(self) -> None:
        """Keep the reports on all articles, each with all that is found in it."""
        found = list(self._desk.files(self._args.paths))
        progress, feed = Progress(), Feed(self._desk)
        progress.start(len(found))
        for report in reports(self._desk, self._args, found):
            feed.gather(report)
            self._keep(report)
            progress.step(report.source.path)
        for report in feed.reports():
            self._keep(report)
        progress.clear()

    def _keep(self, report: FileReport) -> None:
        for error in report.errors:
            self._failures.add(error)
        before = self._reports.get(report.source.path)
        if report.errors or (before is None and not report.checked):
            self._reports.pop(report.source.path, None)
            return
        every = (*report.diagnostics, *report.known)
        if before is not None:
            every = (*before.diagnostics, *every)
            report = before
        self._reports[report.source.path] = replace(
            report, diagnostics=every, known=(), observations={}
        )

    def _write(self, project: Project) -> None:
        """Write the baseline of a project. Raises ConfigError."""
        from copydesk.baseline_file import written

        create = self._args.action == "create"
        records = self._records(project)
        before: Entries = {}
        if records.baseline is not None:
            before = {name: list(some) for name, some in records.baseline.entries.items()}
        elif not create:
            message = "there is no such baseline; make it with “copydesk baseline create”"
            raise ConfigError(os.path.relpath(records.baseline_path), message)
        after = self._after(project, records, before)
        if not create:
            _hold(records, before, after)
        store(records.baseline_path, written(after))
        _tell(records, before, after)

    def _after(self, project: Project, records: Records, before: Entries) -> Entries:
        """Return the entries of a project once its articles of this run are recorded."""
        after = {
            name: some
            for name, some in before.items()
            if (records.base / name).exists() or not self._judge.is_whole(records.base)
        }
        for path, report in self._reports.items():
            if self._project(path) is project:
                name = records.name(path)
                after[name] = self._entries(project, records, report, before.get(name, []))
        return after

    def _entries(
        self, project: Project, records: Records, report: FileReport, known: list[Entry]
    ) -> list[Entry]:
        text = report.source.text
        found = [entry(one, text) for one in report.diagnostics if one.rule not in FAILURES]

        def judged(rule: str) -> bool:
            return self._judge.judges(project, report.source.path, report.language, rule)

        if self._args.action == "prune":
            return pruned(known, found, judged, records.by_count)
        return updated(known, found, judged)

    def _project(self, path: str) -> Project:
        return self._desk.projects.of(path)


def _hold(records: Records, before: Entries, after: Entries) -> None:
    """Raise ConfigError where the count of a rule rose that the ratchet holds."""
    rose = [
        f"“{rule}” from {old} to {new}"
        for rule, old, new in risen(before, after, records.by_count)
    ]
    if rose:
        rules = ", ".join(rose)
        message = f"was not changed: the ratchet lets counts only fall, and there rose {rules}"
        raise ConfigError(
            os.path.relpath(records.baseline_path),
            f"{message}; mend what is new, or take the rule out of “ratchet”",
        )


def _tell(records: Records, before: Entries, after: Entries) -> None:
    """Say what came and what went."""
    old = {(name, one.fingerprint) for name, some in before.items() for one in some}
    new = {(name, one.fingerprint) for name, some in after.items() for one in some}
    articles = sum(bool(some) for some in after.values())
    total = f"{counted(len(new), 'diagnostic')} in {counted(articles, 'article')}"
    change = f" ({len(new - old):,} added, {len(old - new):,} removed)" if before else ""
    print(f"{os.path.relpath(records.baseline_path)}: {total}{change}")
