"""What shows only when all articles of a run are compared."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic
from copydesk.linter import finish
from copydesk.parsers import parser_for
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.rule import FeedDiagnostic, Rule, Sighting
from copydesk.runner import Desk
from copydesk.source import SourceFile


class Feed:
    """Gathers what rules observe in each file, and asks them at the end.

    A rule is asked with the options it has for the first file in which it saw
    something.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._seen: dict[str, list[Sighting]] = {}
        self._rules: dict[str, Rule] = {}

    def gather(self, report: FileReport) -> None:
        """Keep what the rules observed in one file."""
        path = report.source.path
        for name, observations in report.observations.items():
            sightings = (Sighting(path, *one) for one in observations)
            self._seen.setdefault(name, []).extend(sightings)
            if name not in self._rules:
                rules = self._desk.projects.of(path).rules_for(path)(report.language)
                self._rules.update({rule.meta.name: rule for rule in rules})

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports on what shows only across files, in order of path."""
        found: dict[str, list[Diagnostic]] = {}
        for name in sorted(self._seen):
            for one in self._asked(name):
                found.setdefault(one.path, []).append(one.diagnostic)
        for path in sorted(found):
            yield self._report(path, found[path])

    def _asked(self, name: str) -> Iterable[FeedDiagnostic]:
        from copydesk.linter import internal_error

        sightings = self._seen[name]
        try:
            return list(self._rules[name].check_feed(sightings))
        except Exception as error:
            return [FeedDiagnostic(sightings[0].path, internal_error(name, error))]

    def _report(self, path: str, found: Iterable[Diagnostic]) -> FileReport:
        try:
            source, _ = self._desk.read(path)
            plugins = self._desk.projects.of(path).plugins
        except (ReadError, ConfigError) as error:
            return FileReport.failed(path, str(error))
        article = parser_for(path, plugins.formats())(source, "")
        report = finish(article, found)
        return replace(report, checked=False, others=self._others(report))

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
