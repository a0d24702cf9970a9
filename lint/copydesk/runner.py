"""Checking many files: what is read, with which settings, in which process."""

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from functools import lru_cache
from pathlib import Path
from typing import Any

from copydesk.config.errors import ConfigError
from copydesk.config.load import find, load, option_error
from copydesk.config.settings import Settings
from copydesk.discovery import find_files
from copydesk.grammar.protocol import GrammarEngine
from copydesk.linter import LintOptions, lint
from copydesk.parsers import by_suffix, parser_for
from copydesk.plugins import Plugins, installed
from copydesk.reading import ReadError, decode
from copydesk.report import FileReport, RunError
from copydesk.rule import FeedDiagnostic, Observation, Rule, Sighting
from copydesk.ruleset import OptionError, select
from copydesk.source import SourceFile

MEGABYTE = 1_000_000


@dataclass(frozen=True)
class RunOptions:
    """What the command line says; it wins over every configuration file.

    `overrides` are fields of Settings. `config` is the file of ``--config``.
    """

    overrides: dict[str, Any] = field(default_factory=dict)
    config: Path | None = None
    statistics: bool = False


class Desk:
    """Everything that checks files in one process: plugins, settings, grammar."""

    def __init__(self, options: RunOptions, plugins: Plugins | None = None) -> None:
        self.options = options
        self.plugins = plugins or installed()
        self.notices: list[str] = []
        self._local: set[Path] = set()
        self._grammar: GrammarEngine | None = None
        self._grammar_known = False
        self._rules = lru_cache(maxsize=None)(self._choose)
        self._feed_rules: dict[str, Rule] = {}

    # Settings

    def settings(self, path: str) -> Settings:
        """Return what applies to a file. Raises ConfigError."""
        return self._base(self._config(path)).for_path(Path(path))

    def _config(self, path: str) -> Path | None:
        return self.options.config or find(Path(path).absolute().parent)

    @lru_cache(maxsize=None)  # noqa: B019 - a desk lives as long as its process
    def _base(self, config: Path | None) -> Settings:
        settings = load(config)
        for name in settings.plugins:
            self._add_local((config.parent if config else Path()) / name)
        return replace(settings, **self.options.overrides)

    def _add_local(self, path: Path) -> None:
        if path not in self._local:
            self._local.add(path)
            self.plugins.add_local(path)
            self._all_rules.cache_clear()

    # Rules

    @lru_cache(maxsize=None)  # noqa: B019 - a desk lives as long as its process
    def _all_rules(self) -> tuple[type[Rule], ...]:
        return self.plugins.rules()

    def rules(self, path: str) -> Callable[[str], Sequence[Rule]]:
        """Return the function from a language to the rules for a file in it."""
        config = self._config(path)
        if any(one.paths for one in self._base(config).overrides):
            return lambda language: self._rules(config, path, language)
        return lambda language: self._rules(config, None, language)

    def _choose(self, config: Path | None, path: str | None, language: str) -> tuple[Rule, ...]:
        settings = self._base(config)
        if path is not None:
            settings = settings.for_path(Path(path))
        settings = settings.for_language(Path(path or "."), language)
        settings = replace(settings, **self.options.overrides)
        shared = {"typography": settings.typography}
        try:
            rules = select(self._all_rules(), settings.selection, settings.rules, shared)
        except OptionError as error:
            raise option_error(settings, error.key, str(error)) from None
        self._feed_rules.update({rule.meta.name: rule for rule in rules})
        return rules

    # Files

    def files(self, paths: Sequence[str]) -> Iterator[str | RunError]:
        """Yield the files that the paths stand for, and the paths that stand for none."""
        suffixes = by_suffix(self.plugins.formats())
        exclude = self.settings(os.path.join(paths[0] if paths else ".", "x")).exclude
        return find_files(paths, suffixes, exclude)

    def read(self, path: str) -> SourceFile:
        """Return the text of a file. Raises ReadError."""
        settings = self.settings(path)
        try:
            size = os.stat(path).st_size
            if size > settings.max_file_size * MEGABYTE:
                raise ReadError(
                    f"has {size / MEGABYTE:.1f} MB; the limit is {settings.max_file_size:g} MB "
                    "(setting “max_file_size”)"
                )
            with open(path, "rb") as file:
                data = file.read()
        except OSError as error:
            raise ReadError(f"cannot be read: {error.strerror or error}") from None
        return self.decoded(path, data)

    def decoded(self, path: str, data: bytes) -> SourceFile:
        """Return the source file for bytes that came from `path`. Raises ReadError."""
        source, notice = decode(path, data, encoding=self.settings(path).encoding)
        if notice:
            self.notices.append(f"{path}: {notice}")
        return source

    def check_file(self, path: str) -> FileReport:
        """Return the report on one file; a file that cannot be read is an error in it."""
        try:
            return self.check(self.read(path))
        except ReadError as error:
            empty = SourceFile(path, "")
            return FileReport(empty, errors=(RunError(path, str(error)),))

    def check(self, source: SourceFile) -> FileReport:
        """Return the report on a text. Raises ConfigError."""
        path = source.path
        settings = self.settings(path)
        parse = parser_for(path, self.plugins.formats())
        options = LintOptions(
            language=settings.language or _language_of(path),
            grammar=self.grammar(settings),
            covers=settings.selection.covers,
        )
        report = lint(source, self.rules(path), parse, options)
        if not self.options.statistics:
            return report
        return replace(report, habits=self._habits(source, report, parse, options))

    def _habits(
        self, source: SourceFile, report: FileReport, parse: Any, options: LintOptions
    ) -> dict[str, int]:
        """Count what only a strict reading would report: the article's habits."""
        strict = Desk(
            replace(self.options, overrides={**self.options.overrides, "typography": "strict"}),
            self.plugins,
        )
        quiet = replace(options, grammar=None)
        counts: dict[str, int] = {}
        for one in lint(source, strict.rules(source.path), parse, quiet).diagnostics:
            counts[one.rule] = counts.get(one.rule, 0) + 1
        for one in report.diagnostics:
            counts[one.rule] = counts.get(one.rule, 0) - 1
        return {rule: count for rule, count in sorted(counts.items()) if count > 0}

    # Grammar

    def grammar(self, settings: Settings) -> GrammarEngine | None:
        """Return the grammar engine, made once. Raises GrammarUnavailableError."""
        if not self._grammar_known:
            self._grammar_known = True
            self._grammar = self._find_grammar(settings)
        return self._grammar

    def _find_grammar(self, settings: Settings) -> GrammarEngine | None:
        if settings.grammar == "off":
            return None
        from copydesk.grammar.choose import choose

        engine, hint = choose(settings, self.plugins.grammar_engines())
        if hint:
            self.notices.append(hint)
        return engine

    def close(self) -> None:
        """Let go of the grammar engine."""
        if self._grammar is not None:
            self._grammar.close()

    # The feed

    def check_feed(self, seen: dict[str, list[Sighting]]) -> Iterator[FileReport]:
        """Yield reports on what shows only when all files of the run are compared."""
        found: dict[str, list[FeedDiagnostic]] = {}
        for name in sorted(seen):
            rule = self._feed_rules.get(name)
            for one in rule.check_feed(seen[name]) if rule else ():
                found.setdefault(one.path, []).append(one)
        for path in sorted(found):
            yield self._feed_report(path, found[path])

    def _feed_report(self, path: str, found: Iterable[FeedDiagnostic]) -> FileReport:
        from copydesk.linter import finish

        try:
            source = self.read(path)
        except ReadError as error:
            return FileReport(SourceFile(path, ""), errors=(RunError(path, str(error)),))
        article = parser_for(path, self.plugins.formats())(source, "")
        return finish(article, [one.diagnostic for one in found])


def _language_of(path: str) -> str:
    """Return the language in a name such as ``story.fr.md``, or ''."""
    parts = os.path.basename(path).split(".")
    if len(parts) < 3:
        return ""
    code = parts[-2]
    known = code[:2].isalpha() and code[:2].islower() and (len(code) == 2 or code[2:3] in "-_")
    return code if known and len(code) <= 7 else ""


def gather(seen: dict[str, list[Sighting]], report: FileReport) -> None:
    """Keep what the rules want to compare across files."""
    for rule, observations in report.observations.items():
        seen.setdefault(rule, []).extend(_sighted(report.source.path, observations))


def _sighted(path: str, observations: Iterable[Observation]) -> Iterator[Sighting]:
    return (Sighting(path, one.span, one.value) for one in observations)


__all__ = ["ConfigError", "Desk", "RunOptions", "gather"]
