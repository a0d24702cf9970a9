"""Checking files, one at a time: reading them, with which settings, with which grammar."""

import os
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from functools import partial
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.config.errors import ConfigError
from copydesk.config.projects import Projects, RunOptions
from copydesk.config.settings import Settings
from copydesk.diagnostic import Diagnostic
from copydesk.discovery import STDIN, Found, find_files
from copydesk.engine_rules import CHOOSABLE
from copydesk.engines import Engines, covers, may_report
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.linter import LintOptions, lint
from copydesk.parsers import opening_for, parser_for
from copydesk.plugins import PluginProblem, Plugins
from copydesk.reading import MEGABYTE, ReadError, checked_size, read, source_file
from copydesk.report import FileReport
from copydesk.source import SourceFile

if TYPE_CHECKING:
    from copydesk.grammar.identity import Identity
    from copydesk.results import Results

LANGUAGE = re.compile(r"[^.]\.([a-z]{2}(?:[-_][A-Za-z]{2,4})?)\.\w+$")

__all__ = ["ConfigError", "Desk", "RunOptions"]


class Desk:
    """Everything that checks files in one process: projects, plugins, grammar."""

    def __init__(self, options: RunOptions, plugins: Plugins | None = None) -> None:
        self.options = options
        self.projects = Projects(options, plugins)
        self.engines = Engines(cached=options.cache)
        self.results = _results(self.projects) if options.cache else None
        self._grammars: dict[str, Identity] = {}

    def __enter__(self) -> "Desk":
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        """Let go of the grammar engines and the kept results."""
        self.engines.close()
        if self.results is not None:
            self.results.close()

    def renewed(self) -> "Desk":
        """Return this desk for a forked process: the same projects, engines of its own."""
        from copy import copy

        other = copy(self)
        other.engines = Engines(cached=self.options.cache)
        return other

    def warm_up(self, path: str) -> None:
        """Load the rules for a file, so that forked processes share them."""
        with suppress(ConfigError):
            self.projects.of(path).rules_for(path)(language_in_name(path) or "fr")

    def settings(self, path: str) -> Settings:
        """Return what applies to a file, or to a run over a folder. Raises ConfigError."""
        return self.projects.of(path).settings_for(path)

    def problems(self) -> list[PluginProblem]:
        """Return what is wrong with plugins, each problem once."""
        found = (one for some in self.projects.all_plugins() for one in some.problems)
        return list(dict.fromkeys(found))

    def files(self, paths: Sequence[str]) -> Iterator[Found]:
        """Yield the files that the paths stand for, and what is wrong with the others.

        Raises ConfigError.
        """
        return find_files(paths, lambda folder: self.projects.of(folder).filter_for(folder))

    def read(self, path: str) -> tuple[SourceFile, str]:
        """Return the text of a file, and a sentence to tell the user or ''.

        Raises ReadError and ConfigError.
        """
        settings = self.settings(path)
        return self.open(path, read(path, settings.max_file_size))

    def read_stdin(self, name: str) -> tuple[SourceFile, str]:
        """Return what standard input holds, as the text of a file of that name.

        Raises ReadError and ConfigError.
        """
        settings = self.settings(name)
        data = sys.stdin.buffer.read(int(settings.max_file_size * MEGABYTE) + 1)
        checked_size(data, settings.max_file_size)
        return self.open(name, data)

    def open(self, path: str, data: bytes) -> tuple[SourceFile, str]:
        """Return the file of that name with these bytes, and a sentence to tell the user or ''.

        Raises ReadError and ConfigError.
        """
        project = self.projects.of(path)
        return source_file(
            path,
            data,
            encoding=project.settings_for(path).encoding,
            opening=opening_for(path, project.formats(path)),
        )

    def check_file(self, path: str, *, stdin_filename: str = "") -> FileReport:
        """Return the report on a file; that it cannot be read or checked is an error in it.

        With `stdin_filename`, ``-`` is what standard input holds under that name.

        Raises GrammarUnavailableError where the run demands an engine that is not there.
        """
        name = stdin_filename if stdin_filename and path == STDIN else path
        try:
            if name == path:
                report, notice = self._checked(path)
            else:
                source, notice = self.read_stdin(name)
                report = self.check(source)
            if self.options.fixes is not None:
                from copydesk.mending import mend

                before = report.source.text
                check = partial(self.check, before=before)
                report = mend(report, check, self.options.fixes, on_disk=name == path)
        except ReadError as error:
            return FileReport.failed(name, str(error))
        except ConfigError as error:
            return FileReport.misconfigured(name, str(error))
        except GrammarUnavailableError:
            raise
        except Exception as error:  # one article must not end the run for all others
            kind = type(error).__name__
            return FileReport.failed(name, f"copydesk failed ({kind}: {error}); please report it")
        return self._noticed(report, notice)

    def known(self, path: str) -> FileReport | None:
        """Return the report on a file as an earlier run has left it, None for none.

        None too for a file that cannot be read, and where fixes are wanted:
        `check_file` does both.
        """
        if self.results is None or self.options.fixes is not None:
            return None
        try:
            _, report, notice = self._found(path, read(path, self._limit(path)))
        except (ReadError, ConfigError):
            return None
        return self._noticed(self.sifted(report), notice) if report else None

    def _checked(self, path: str) -> tuple[FileReport, str]:
        """Return the report on a file, kept or new, and what reading it has to say."""
        data = read(path, self._limit(path))
        key, report, notice = self._found(path, data)
        if report is None:
            source, notice = self.open(path, data)
            report = self._linted(source)
            if self.results and key and self._is_known_grammar(path):
                report = self.results.keep(report, key)
        return self.sifted(report), notice

    def _found(self, path: str, data: bytes) -> tuple[str, FileReport | None, str]:
        """Return the key of a file's report, and what was kept with it, if anything."""
        if self.results is None:
            return "", None, ""
        grammar = self._grammar(path)
        key = self.results.key(path, data, grammar.name) if grammar.name else ""
        kept = self.results.find(path, key) if key else None
        if kept is None:
            return key, None, ""
        source, notice = self.open(path, data)
        report = self.results.report(source, key, kept)
        if report and grammar.hint:
            report = replace(report, notices=(grammar.hint,))
        return key, report, notice

    def _limit(self, path: str) -> float:
        return self.settings(path).max_file_size

    def _grammar(self, path: str) -> "Identity":
        """Return which grammar engine a file would be checked with."""
        from copydesk.grammar.identity import identity

        settings = self.settings(path)
        wanted = settings.grammar
        name = "languagetool" if wanted == "auto" else wanted
        if not may_report(settings.selection, name):
            wanted = "off"
        key = repr((wanted, settings.languagetool))
        if key not in self._grammars:
            self._grammars[key] = identity(wanted, dict(settings.languagetool))
        return self._grammars[key]

    def _is_known_grammar(self, path: str) -> bool:
        """Tell whether the engine that was used is the one that was foreseen."""
        from copydesk.grammar.identity import NONE

        engine = self.engines.get(self.settings(path), self.projects.of(path).plugins)
        return (engine is None) == (self._grammar(path).name == NONE)

    def _noticed(self, report: FileReport, notice: str) -> FileReport:
        """Return a report with what the user should know beside it."""
        notices = [f"{report.source.path}: {notice}"] if notice else []
        hints = self.engines.take_hints()
        if not (notices or hints):
            return report
        return replace(report, notices=(*notices, *report.notices, *hints))

    def parse(self, source: SourceFile, language: str) -> Article:
        """Return a file as an article. Raises ConfigError."""
        formats = self.projects.of(source.path).formats(source.path)
        return parser_for(source.path, formats)(source, language)

    def lint_options(self, path: str) -> LintOptions:
        """Return what `lint` needs to know of a file.

        Raises ConfigError and GrammarUnavailableError.
        """
        project = self.projects.of(path)
        settings = project.settings_for(path)
        return LintOptions(
            language=settings.language,
            likely_language=language_in_name(path),
            grammar=self.engines.get(settings, project.plugins),
            covers=lambda name: covers(settings.selection, name),
            waivers=project.records.waivers(path) if project.records else (),
            family=project.family,
            fault=project.name_fault,
        )

    def check(self, source: SourceFile, *, before: str | None = None) -> FileReport:
        """Return the report on a text, without what the project has decided to live with.

        `before` is the text of the file on the disk where this is a mended one.

        Raises ConfigError and GrammarUnavailableError.
        """
        return self.sifted(self._linted(source), before)

    def sifted(self, report: FileReport, before: str | None = None) -> FileReport:
        """Return a report with known diagnostics set apart, and what concerns no change left out.

        `before` is as for `check`. Raises ConfigError.
        """
        path = report.source.path
        records = self.projects.of(path).records
        if records is not None:
            report = records.sifted(report)
        if self.options.changes is not None:
            report = self.options.changes.touched(report, os.path.realpath(path), before)
        return report

    def _linted(self, source: SourceFile) -> FileReport:
        """Return all that is found in a text. Raises ConfigError and GrammarUnavailableError."""
        path = source.path
        project = self.projects.of(path)
        settings = project.settings_for(path)
        parse = self.parse
        options = self.lint_options(path)
        if self.options.time_rules:
            from copydesk.timing import Stopwatch

            options = replace(options, watch=Stopwatch())
        report = lint(source, project.rules_for(path), parse, options)
        report = replace(report, diagnostics=_finished(report.diagnostics, settings))
        if options.watch:
            report = replace(report, seconds=dict(options.watch.seconds))
        if not self.options.statistics:
            return report
        options = replace(options, grammar=None, watch=None)
        strict = lint(source, project.rules_for(path, strict=True), parse, options)
        return replace(report, habits=_habits(report.diagnostics, strict.diagnostics))


def _results(projects: Projects) -> "Results":
    from copydesk.results import Results

    return Results(projects)


def _finished(found: Iterable[Diagnostic], settings: Settings) -> tuple[Diagnostic, ...]:
    """Leave out what the engine says and nobody wants; add the addresses of rule pages."""
    kept = (
        one for one in found if one.rule not in CHOOSABLE or covers(settings.selection, one.rule)
    )
    pages = settings.docs_url
    return tuple(
        replace(one, url=pages.replace("{rule}", one.rule)) if pages and not one.url else one
        for one in kept
    )


def _habits(found: Iterable[Diagnostic], strict: Iterable[Diagnostic]) -> dict[str, int]:
    """Count what only a strict reading reports: the article's habits."""
    counts = Counter(one.rule for one in strict) - Counter(one.rule for one in found)
    return dict(sorted(counts.items()))


def language_in_name(path: str) -> str:
    """Return the language in a name such as ``story.fr.md`` or ``story.en-GB.txt``, or ''."""
    found = LANGUAGE.search(os.path.basename(path))
    return found[1] if found else ""
