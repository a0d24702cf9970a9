"""What shows only when all articles of a run are compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from sys import intern

from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic
from copydesk.linter import INTERNAL_ERROR, LintOptions, finish, internal_error
from copydesk.parsers import parser_for
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.rule import FeedDiagnostic, Observation, Rule
from copydesk.runner import Desk
from copydesk.sightings import Sightings, Values
from copydesk.source import SourceFile


class Feed:
    """Gathers what rules observe in each file, and asks them at the end.

    A rule is asked with the options it has for the first file in which it saw
    something. Observations that lie in a cache are read when rules are asked,
    and the answer to the very same articles is kept there too.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._paths: list[str] = []
        self._kept: list[tuple[int, str, Mapping[str, tuple[Observation, ...]]]] = []
        self._seen: dict[str, Sightings] = {}
        self._values = Values()
        self._rules: dict[str, Rule] = {}

    def gather(self, report: FileReport) -> None:
        """Keep what the rules observed in one file."""
        seen, path = report.observations, report.source.path
        if not seen:
            return
        file = len(self._paths)
        self._paths.append(path)
        if isinstance(seen, dict):
            self._add(file, report.language, seen)
        else:
            self._kept.append((file, intern(report.language), seen))

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports on what shows only across files, in order of path."""
        results = self._desk.results
        every = [(self._paths[file], seen) for file, _, seen in self._kept]
        is_whole = results is not None and 0 < len(every) == len(self._paths)
        kept = results.feed(every) if results and is_whole else None
        known = kept.read() if kept else None
        found = self._compared() if known is None else known
        reports = [self._report(path, found[path]) for path in sorted(found)]
        lost = any(getattr(seen, "lost", False) for _, seen in every)
        if kept and known is None and not lost and not any(map(_is_failed, reports)):
            kept.write(found)
        yield from reports

    def _compared(self) -> dict[str, list[Diagnostic]]:
        """Return what the rules say of all articles together, by path."""
        for file, language, seen in self._kept:
            self._add(file, language, dict(seen.items()))
        found: dict[str, list[Diagnostic]] = {}
        for name in sorted(self._seen):
            for one in self._asked(name):
                found.setdefault(one.path, []).append(one.diagnostic)
        self._seen.clear()
        return found

    def _add(
        self, file: int, language: str, observations: Mapping[str, tuple[Observation, ...]]
    ) -> None:
        """Add what rules saw in the file of some number."""
        if not self._rules.keys() >= observations.keys():
            path = self._paths[file]
            for rule in self._desk.projects.of(path).rules_for(path)(language):
                if rule.meta.name in observations:
                    self._rules.setdefault(rule.meta.name, rule)
        for name, some in observations.items():
            sightings = self._seen.setdefault(name, Sightings(self._paths))
            for one in some:
                sightings.add(file, one, self._values)

    def _asked(self, name: str) -> Iterable[FeedDiagnostic]:
        sightings = self._seen[name].in_order()
        try:
            return list(self._rules[name].check_feed(sightings))
        except Exception as error:
            return [FeedDiagnostic(sightings[0].path, internal_error(name, error))]

    def _report(self, path: str, found: Iterable[Diagnostic]) -> FileReport:
        try:
            source, _ = self._desk.read(path)
            project = self._desk.projects.of(path)
            formats = project.formats(path)
            waivers = project.records.waivers(path) if project.records else ()
        except ReadError as error:
            return FileReport.failed(path, str(error))
        except ConfigError as error:
            return FileReport.misconfigured(path, str(error))
        article = parser_for(path, formats)(source, "")
        options = LintOptions(waivers=waivers, family=project.family)
        report = finish(article, found, options)
        return self._desk.sifted(replace(report, checked=False, others=self._others(report)))

    def _others(self, report: FileReport) -> dict[str, SourceFile]:
        """Return the files that related places speak of; one that has gone is left out."""
        others: dict[str, SourceFile] = {}
        for path in {
            one.path for found in report.diagnostics for one in found.related if one.path
        }:
            try:
                others[path], _ = self._desk.read(path)
            except (ReadError, ConfigError):
                continue
        return others


def _is_failed(report: FileReport) -> bool:
    """Tell whether a report must be made anew: a file or a rule failed."""
    return bool(report.errors) or any(one.rule == INTERNAL_ERROR for one in report.diagnostics)
