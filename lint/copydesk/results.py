"""What earlier runs have found, as reports: which key, what is kept, what is given back."""

import os
import sys
from collections.abc import Callable, ItemsView, Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from typing import Any

from copydesk.config.projects import Project, Projects
from copydesk.diagnostic import Diagnostic, Related, Severity
from copydesk.digest import sha256
from copydesk.fix import Applicability, Fix, TextEdit
from copydesk.plain_data import NotPlainError, dump, load, name_of
from copydesk.report import FileReport
from copydesk.result_store import ResultStore
from copydesk.rule import Observation
from copydesk.source import SourceFile, Span

FORMAT = "1"
"""Part of every key; raised when what is kept changes its meaning."""
KINDS = {
    name_of(one): one
    for one in (Applicability, Diagnostic, Fix, Observation, Related, Severity, Span, TextEdit)
}
LONGEST = 1 << 32
"""Code points that no text has."""
BREAK = b"\n"
"""Between a report and what was observed; what `dump` writes is one line."""
Observations = dict[str, tuple[Observation, ...]]


class Results:
    """The results of all projects of a run; `stores` are those in use, by folder."""

    def __init__(self, projects: Projects) -> None:
        self._projects = projects
        self.stores: dict[str, ResultStore] = {}

    def key(self, path: str, data: bytes, grammar: str) -> str:
        """Return the key of the report on a file with these bytes. Raises ConfigError.

        '' where there can be none: the project is not known to be the same
        next time. `grammar` is the identity of what checks the grammar.
        """
        project = self._projects.of(path)
        remembered = project.remembered
        if remembered is None or not project.settings.cache:
            return ""
        if project.records is not None and project.records.waivers(path):
            return ""  # which entries of the side file are in use is not kept
        statistics = str(self._projects.options.statistics)
        settings = project.settings_for(path)
        parts = (FORMAT, remembered.identity, statistics, grammar, _chosen(project, path))
        head = "\0".join((*parts, settings.encoding, _name(project, path)))
        return sha256(b"\0".join((head.encode("utf-8", "surrogatepass"), data)))

    def find(self, path: str, key: str) -> bytes | None:
        """Return what was kept of a file under its key, None for nothing. Raises ConfigError."""
        return self.store(path).get(key)

    def report(self, source: SourceFile, key: str, kept: bytes) -> FileReport | None:
        """Return the report on a file that was kept as these bytes, None where they make none."""
        found, _, seen = kept.partition(BREAK)
        try:
            diagnostics, suppressed, words, language, habits = load(found, KINDS.get)
            report = FileReport(source, diagnostics, suppressed, words, language, habits=habits)
            if not _fits(report):
                return None
        except (NotPlainError, TypeError, ValueError, AttributeError):
            return None
        return replace(report, observations=Kept(self.store(source.path), key)) if seen else report

    def keep(self, report: FileReport, key: str) -> FileReport:
        """Keep a report; return it with what rules observed out of the way.

        Reports that are not whole are not kept: files in error, and those
        whose observations cannot be written down.
        """
        if not key or report.errors or not report.checked or report.notices or report.others:
            return report
        store, seen = self.store(report.source.path), dict(report.observations)
        parts = (report.diagnostics, report.suppressed, report.words, report.language)
        try:
            found = dump((*parts, dict(report.habits)))
            result = found + BREAK + dump(seen) if seen else found
        except NotPlainError:
            return report
        kept = store.put(key, result) and seen
        return replace(report, observations=Kept(store, key)) if kept else report

    def feed(
        self, articles: Sequence[tuple[str, Mapping[str, tuple[Observation, ...]]]]
    ) -> "KeptFeed | None":
        """Return where the comparison of some articles, by path, is kept.

        None where what was observed in one of them is not kept itself.
        """
        parts = [(path, seen.key) for path, seen in articles if isinstance(seen, Kept)]
        if len(parts) < len(articles):
            return None
        key = sha256(repr((FORMAT, parts)).encode("utf-8", "surrogatepass"))
        return KeptFeed(self.store(articles[0][0]), key, frozenset(path for path, _ in parts))

    def store(self, path: str) -> ResultStore:
        """Return the store for a file. Raises ConfigError."""
        folder = self._projects.of(path).cache_folder
        if folder not in self.stores:
            self.stores[folder] = ResultStore(folder)
        return self.stores[folder]

    def close(self) -> list[str]:
        """Make room in the stores; return what the user should know of them."""
        for one in self.stores.values():
            one.close()
        return [one.problem for one in self.stores.values() if one.problem]


class Kept(Mapping[str, tuple[Observation, ...]]):
    """What rules observed in one file, read from a cache whenever it is asked for.

    So a run over a million articles holds none of it. Where the data have gone or
    make no sense there is nothing, and `lost` is set.
    """

    __slots__ = ("_folder", "key", "lost")

    def __init__(self, store: ResultStore, key: str) -> None:
        self._folder = sys.intern(store.folder)
        self.key = key
        self.lost = False

    def __reduce__(self) -> "tuple[Callable[[str, str], Kept], tuple[str, str]]":
        return _kept_in, (self._folder, self.key)

    def __getitem__(self, rule: str) -> tuple[Observation, ...]:
        return self._read()[rule]

    def __iter__(self) -> Iterator[str]:
        return iter(self._read())

    def __len__(self) -> int:
        return len(self._read())

    def __bool__(self) -> bool:
        return True

    def items(self) -> ItemsView[str, tuple[Observation, ...]]:
        """Return the observations by rule, read once for all of them."""
        return self._read().items()

    def _read(self) -> Observations:
        data = ResultStore(self._folder).get(self.key) or b""
        try:
            found: Any = load(data.partition(BREAK)[2], _known)
        except NotPlainError:
            found = None
        if not _are_observations(found):
            self.lost = True
            return {}
        observations: Observations = found
        return observations


def _kept_in(folder: str, key: str) -> Kept:
    return Kept(ResultStore(folder), key)


class KeptFeed:
    """Where the outcome of one comparison of articles is kept: diagnostics by path.

    `paths` are those of the articles: nothing that is kept may speak of others.
    """

    def __init__(self, store: ResultStore, key: str, paths: frozenset[str]) -> None:
        self._store = store
        self._key = key
        self._paths = paths

    def read(self) -> dict[str, list[Diagnostic]] | None:
        """Return what is kept, None where there is nothing, or nothing that makes sense."""
        data = self._store.get(self._key)
        try:
            found: Any = load(data, KINDS.get) if data is not None else None
            is_sound = isinstance(found, dict) and self._paths.issuperset(found)
            if not (is_sound and all(map(self._are_sound, found.values()))):
                return None
        except (NotPlainError, TypeError, ValueError, AttributeError):
            return None
        kept: dict[str, list[Diagnostic]] = found
        return kept

    def _are_sound(self, some: Any) -> bool:
        return isinstance(some, list) and all(
            _is_sound(one)
            and all(not other.path or other.path in self._paths for other in one.related)
            for one in some
        )

    def write(self, found: dict[str, list[Diagnostic]]) -> None:
        """Keep an outcome, if it can be."""
        with suppress(NotPlainError):
            self._store.put(self._key, dump(found))


def _known(name: str) -> type | None:
    """Return a type that a plugin has made known by now; nothing is imported."""
    if name in KINDS:
        return KINDS[name]
    module, _, path = name.partition(":")
    if module.partition(".")[0] in sys.stdlib_module_names:
        return None
    found: Any = sys.modules.get(module)
    for part in path.split("."):
        found = getattr(found, part, None)
    return found if isinstance(found, type) else None


def _chosen(project: Project, path: str) -> str:
    """Tell which overrides of a project are about a file, whatever its language."""
    overrides = project.settings.overrides
    if not overrides:
        return ""
    name = project.settings.name_below_base(path)
    return repr([replace(one, languages=()).covers(name, None) for one in overrides])


def _name(project: Project, path: str) -> str:
    """Return the path of a file below the folder of its project, or else its name."""
    base = os.path.join(project.settings.base, "")
    place = os.path.abspath(path)
    return place.removeprefix(base) if place.startswith(base) else os.path.basename(place)


def _fits(report: FileReport) -> bool:
    """Tell whether the places in a report lie in the file, and all is of its kind."""
    length = len(report.source.text)
    counts = (report.suppressed, report.words, *report.habits.values())
    return all(isinstance(one, int) for one in counts) and all(
        _is_sound(one) and all(end <= length for _, end in _spans(one))
        for one in report.diagnostics
    )


def _is_sound(found: Diagnostic) -> bool:
    """Tell whether what is kept of a diagnostic is of its kind."""
    return (
        isinstance(found, Diagnostic)
        and isinstance(found.severity, Severity)
        and all(isinstance(one, str) for one in _texts(found))
        and all(
            type(start) is type(end) is int and 0 <= start <= end for start, end in _spans(found)
        )
    )


def _are_observations(found: Any) -> bool:
    """Tell whether what is kept is observations by rule; only a rule knows their values."""
    return isinstance(found, dict) and all(
        isinstance(rule, str) and isinstance(some, tuple) and all(map(_is_observation, some))
        for rule, some in found.items()
    )


def _is_observation(one: Any) -> bool:
    if type(one) is not Observation or type(one.span) is not Span:
        return False
    return all(
        type(number) is int and 0 <= number < LONGEST for number in (*one.span, one.article)
    )


def _texts(found: Diagnostic) -> Iterator[str]:
    yield from (found.rule, found.message, found.url, found.fingerprint)
    yield from (text for one in found.related for text in (one.message, one.path))
    yield from (fix.title for fix in found.fixes)
    yield from (edit.text for fix in found.fixes for edit in fix.edits)


def _spans(found: Diagnostic) -> Iterator[Span]:
    yield found.span
    yield found.passage
    yield from (one.span for one in found.related if not one.path)
    yield from (edit.span for fix in found.fixes for edit in fix.edits)
