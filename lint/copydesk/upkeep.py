"""What baselines and side files have that nothing in a run needed: told as diagnostics in them."""

import os
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from copydesk.baseline import Entry, stale
from copydesk.config.errors import ConfigError
from copydesk.config.projects import Project
from copydesk.diagnostic import NOWHERE, Diagnostic, Severity
from copydesk.engine_rules import ENGINE_RULES, EXPIRED, STALE
from copydesk.engines import covers
from copydesk.records import Records
from copydesk.report import FileReport
from copydesk.rule import Rule
from copydesk.ruleset import Selection, means
from copydesk.runner import Desk
from copydesk.side_file import TABLE, SideEntry, SideFile
from copydesk.source import SourceFile, line_at
from copydesk.suppressions import UNKNOWN, UNUSED


@dataclass
class _Checked:
    """One article of the run: all that was found in it, known and new."""

    path: str
    language: str = ""
    found: list[Diagnostic] = field(default_factory=list)


class Judge:
    """Tells which rules a run can speak of: those that ran where they had to.

    `paths` are those of the command line. A run is whole for a project if it
    took in the project's folder: only then is a rule that compares articles,
    and an entry about many of them, known to have had its chance.
    """

    def __init__(self, desk: Desk, paths: Sequence[str]) -> None:
        self._desk = desk
        self._paths = [os.path.join(os.path.realpath(one), "") for one in paths]

    def is_whole(self, base: object) -> bool:
        """Tell whether the run took in a folder with all that is below."""
        folder = os.path.join(os.path.realpath(str(base)), "")
        return any(folder.startswith(one) and os.path.isdir(one) for one in self._paths)

    def ran(self, project: Project, path: str, language: str) -> frozenset[str]:
        """Return the names of the rules that had their chance to report in an article."""
        whole = self.is_whole(project.settings.base)
        return frozenset(
            rule.meta.name
            for rule in project.rules_for(path)(language)
            if whole or type(rule).check_feed is Rule.check_feed
        )

    def judges(self, project: Project, path: str, language: str, rule: str) -> bool:
        """Tell whether a rule would have reported in an article what it knows of it."""
        if rule in self.ran(project, path, language):
            return True
        settings = project.settings_for(path, language)
        if rule in ENGINE_RULES:
            return covers(settings.selection, rule)
        engine, slash, _ = rule.partition("/")
        if slash and engine in self._engines(project):
            made = self._desk.engines.get(settings, project.plugins)
            return made is not None and made.name == engine and covers(settings.selection, rule)
        return not project.plugins.problems and bool(project.name_fault(rule))

    def _engines(self, project: Project) -> set[str]:
        return {"languagetool", *(one.name for one in project.plugins.grammar_engines())}


class Upkeep:
    """Gathers what was in use, article by article, and says at the end what was not."""

    def __init__(self, desk: Desk, paths: Sequence[str]) -> None:
        self._desk = desk
        self._judge = Judge(desk, paths)
        self._checked: dict[str, _Checked] = {}
        self._waived: dict[int, set[int]] = {}

    def gather(self, report: FileReport) -> None:
        """Keep what was found in an article; one in error is no witness."""
        path = report.source.path
        try:
            project = self._desk.projects.of(path)
            records = project.records
        except ConfigError:
            return
        if records is None or report.errors:
            self._checked.pop(path, None)
            return
        if report.checked:
            self._checked[path] = _Checked(path, report.language)
        if path in self._checked:
            self._checked[path].found += [*report.diagnostics, *report.known]
        self._waived.setdefault(id(project), set()).update(report.waived)

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports on the baselines and side files of the run."""
        done: set[str] = set()
        for project in self._desk.projects.met():
            try:
                records = project.records
            except ConfigError:
                continue
            for path, found in self._told(project, records) if records else ():
                if found and path not in done:
                    done.add(path)
                    yield found_in(path, found, project)

    def _told(
        self, project: Project, records: Records
    ) -> Iterator[tuple[str, list[tuple[int, Diagnostic]]]]:
        """Yield (path, diagnostics with their lines) for each file of a project's records."""
        if records.baseline is not None:
            yield str(records.baseline_path), list(self._stale(project, records))
        if records.side is not None:
            yield str(records.side_path), list(self._idle(project, records, records.side))

    def _articles(self, project: Project) -> list[_Checked]:
        projects = self._desk.projects
        return [one for path, one in self._checked.items() if projects.of(path) is project]

    # Baselines

    def _stale(self, project: Project, records: Records) -> Iterator[tuple[int, Diagnostic]]:
        baseline = records.baseline
        if baseline is None:
            return
        checked = {records.name(one.path): one for one in self._articles(project)}
        whole = self._judge.is_whole(records.base)
        for name, entries in sorted(baseline.entries.items()):
            if name in checked:
                left = self._gone(project, records, checked[name], entries)
            elif whole and not (records.base / name).exists():
                left = list(entries)
            else:
                continue
            held = [one for one in left if records.by_count(one.rule)]
            free = [one for one in left if not records.by_count(one.rule)]
            for some, severity in ((held, Severity.WARNING), (free, Severity.INFO)):
                if some:
                    yield baseline.line(name), _stale_of(name, some, severity)

    def _gone(
        self, project: Project, records: Records, article: _Checked, entries: Sequence[Entry]
    ) -> list[Entry]:
        judge = self._judge
        return [
            one
            for one in stale(entries, article.found, records.by_count)
            if judge.judges(project, article.path, article.language, one.rule)
        ]

    # Side files

    def _idle(
        self, project: Project, records: Records, side: SideFile
    ) -> Iterator[tuple[int, Diagnostic]]:
        used = self._waived.get(id(project), set())
        for one in side.entries:
            for name in one.rules:
                fault = project.name_fault(name)
                if fault:
                    line = side.document.line((TABLE, one.number), "rule", name)
                    message = f"Entry silences nothing: {fault}"
                    yield line, _warning(UNKNOWN, message)
            if one.is_over(side.today):
                day = f"its last day was {one.expires}"
                message = f"Entry for {_listed(one.paths)} silences nothing any more: {day}"
                yield one.line, _warning(EXPIRED, message)
            elif one.number not in used and self._had_its_chance(project, records, one):
                yield one.line, _warning(UNUSED, f"Suppression is not needed: {_idle(one)}")

    def _had_its_chance(self, project: Project, records: Records, entry: SideEntry) -> bool:
        """Tell whether an entry would have silenced something in this run."""
        articles = [
            one for one in self._articles(project) if entry.covers(records.side_name(one.path))
        ]
        whole = self._judge.is_whole(project.settings.base)
        if not articles:
            return whole
        if not (whole or (entry.names_files and len(articles) == len(entry.paths))):
            return False
        return any(
            means(entry.rules, (name, records.family(name)))
            for one in articles
            for name in self._judge.ran(project, one.path, one.language)
        )


def found_in(path: str, found: Sequence[tuple[int, Diagnostic]], project: Project) -> FileReport:
    """Return the report on a file of records; of what is told, what the settings leave on."""
    shown = os.path.relpath(path)
    with open(path, encoding="utf-8-sig", newline="") as file:
        source = SourceFile(path if shown.startswith("..") else shown, file.read())
    # On whatever is selected, for it is about the files of records: only “ignore” leaves it out.
    selection = Selection(ignore=project.settings_for(path).ignore)
    placed = []
    for line, one in found:
        if covers(selection, one.rule):
            start = source.line_starts[min(line, len(source.line_starts)) - 1]
            placed.append((line_at(source, start), one))
    told = tuple(replace(one, span=span) for span, one in sorted(placed, key=lambda one: one[0]))
    return FileReport(source, diagnostics=told, checked=False)


def _stale_of(article: str, entries: Sequence[Entry], severity: Severity) -> Diagnostic:
    counts = Counter(one.rule for one in entries)
    rules = ", ".join(f"{number} × {rule}" for rule, number in sorted(counts.items()))
    message = f"{article} has no more what stands here ({rules}); run “copydesk baseline prune”"
    return Diagnostic(STALE, NOWHERE, message, severity)


def _warning(rule: str, message: str) -> Diagnostic:
    return Diagnostic(rule, NOWHERE, message, Severity.WARNING)


def _idle(entry: SideEntry) -> str:
    rules = " or ".join(f"“{one}”" for one in entry.rules)
    return f"{rules} reports nothing of the kind in {_listed(entry.paths)}"


def _listed(paths: Sequence[str]) -> str:
    return ", ".join(paths)
