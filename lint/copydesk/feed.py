"""What shows only when all articles of a run are compared."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace

from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic
from copydesk.linter import INTERNAL_ERROR, LintOptions, finish
from copydesk.parsers import parser_for
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.rule import FeedDiagnostic, Observation, Rule, Sighting
from copydesk.runner import Desk
from copydesk.source import SourceFile

FEW = 100
"""Articles whose observations are held as they are; those of more would fill the memory."""


def _once(value: object, shared: dict[object, object]) -> object:
    """Return the first of equal values: thousands of articles see the same names."""
    if type(value) is tuple and all(type(one) is str for one in value):
        return shared.setdefault(value, value)
    return value


class Feed:
    """Gathers what rules observe in each file, and asks them at the end.

    A rule is asked with the options it has for the first file in which it saw
    something. Observations that lie in a cache are read when rules are asked,
    and the answer to the very same articles is kept there too.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._articles: list[tuple[str, str, Mapping[str, tuple[Observation, ...]]]] = []
        self._seen: dict[str, list[Sighting]] = {}
        self._rules: dict[str, Rule] = {}

    def gather(self, report: FileReport) -> None:
        """Keep what the rules observed in one file."""
        seen = report.observations
        if seen:
            seen = _packed(seen) if len(self._articles) >= FEW and isinstance(seen, dict) else seen
            self._articles.append((report.source.path, report.language, seen))

    def reports(self) -> Iterator[FileReport]:
        """Yield the reports on what shows only across files, in order of path."""
        results = self._desk.results
        every = [(path, seen) for path, _, seen in self._articles]
        kept = results.feed(every) if results and every else None
        known = kept.read() if kept else None
        found = self._compared() if known is None else known
        reports = [self._report(path, found[path]) for path in sorted(found)]
        lost = any(getattr(seen, "lost", False) for _, seen in every)
        if kept and known is None and not lost and not any(map(_is_failed, reports)):
            kept.write(found)
        yield from reports

    def _compared(self) -> dict[str, list[Diagnostic]]:
        """Return what the rules say of all articles together, by path."""
        shared: dict[object, object] = {}
        for path, language, observations in self._articles:
            rules = self._desk.projects.of(path).rules_for(path)(language)
            for rule in rules:
                self._rules.setdefault(rule.meta.name, rule)
            for name, some in observations.items():
                sightings = (
                    Sighting(path, one.span, _once(one.value, shared), one.article) for one in some
                )
                self._seen.setdefault(name, []).extend(sightings)
        found: dict[str, list[Diagnostic]] = {}
        for name in sorted(self._seen):
            for one in self._asked(name):
                found.setdefault(one.path, []).append(one.diagnostic)
        self._seen.clear()
        return found

    def _asked(self, name: str) -> Iterable[FeedDiagnostic]:
        from copydesk.linter import internal_error

        sightings = self._seen[name]
        try:
            return list(self._rules[name].check_feed(sightings))
        except ConfigError:
            raise
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


def _packed(seen: Mapping[str, tuple[Observation, ...]]) -> Mapping[str, tuple[Observation, ...]]:
    """Return observations in less memory, where they can be written down."""
    from copydesk.plain_data import NotPlainError
    from copydesk.results import Packed

    try:
        return Packed(seen)
    except NotPlainError:
        return seen
