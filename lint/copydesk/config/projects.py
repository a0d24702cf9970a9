"""Which configuration, plugins and rules apply to which file."""

import os
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.config.errors import ConfigError
from copydesk.config.filters import folder_filter
from copydesk.config.find import find
from copydesk.config.settings import Settings
from copydesk.discovery import Filter
from copydesk.fix import FixOptions
from copydesk.formats import Format
from copydesk.parsers import by_suffix
from copydesk.plugins import Plugins
from copydesk.rule import Rule
from copydesk.ruleset import OptionError, select

if TYPE_CHECKING:
    from copydesk.config.document import Document

COMMAND_LINE = "command line"
GRAMMAR = ("auto", "off", "languagetool")
"""Ways to check grammar without a plugin."""
NAMING = ("select", "extend_select", "ignore", "rules")
"""The settings that name rules."""


@dataclass(frozen=True)
class RunOptions:
    """What the command line says; it wins over every configuration file.

    `overrides` are fields of Settings. `config` is the file of ``--config``.
    `fixes` says which fixes are applied; with None, files are only checked.
    Without `cache`, nothing that an earlier run has kept is used.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    statistics: bool = False
    fixes: FixOptions | None = None
    cache: bool = True


class Project:
    """A configuration file, or none, and all that it means.

    `settings` are those of the file, before overrides and the command line.

    Raises ConfigError.
    """

    def __init__(self, file: Path | None, options: RunOptions, plugins: Plugins) -> None:
        self.document = _document(file)
        self.settings = _load(self.document)
        self.options = options
        names = self.settings.plugins
        local = [self.settings.base / name for name in names]
        self.plugins = plugins.with_local(local) if local else plugins
        self.formats: Mapping[str, Format] = by_suffix(self.plugins.formats())
        self._chosen: dict[tuple[int, ...], tuple[Rule, ...]] = {}
        self._check_engine()
        self._check_names()

    def settings_for(self, path: str, language: str | None = None) -> Settings:
        """Return what applies to a file, whose language may not be known yet."""
        settings = self.settings.overridden(self.settings.overrides_for(path, language))
        return settings.commanded(self.options.overrides)

    def rules_for(self, path: str, *, strict: bool = False) -> Callable[[str], Sequence[Rule]]:
        """Return the function from a language to the rules for a file in it.

        `strict` holds typography to the language's conventions, whatever the
        settings say. The function raises ConfigError for an option that a rule
        does not have.
        """
        return lambda language: self._rules(path, language, strict=strict)

    def _rules(self, path: str, language: str, *, strict: bool) -> tuple[Rule, ...]:
        applied = (strict, *map(id, self.settings.overrides_for(path, language)))
        if applied not in self._chosen:
            settings = self.settings_for(path, language)
            self._chosen[applied] = self._choose(settings, strict=strict)
        return self._chosen[applied]

    def _choose(self, settings: Settings, *, strict: bool) -> tuple[Rule, ...]:
        shared = {"typography": "strict" if strict else settings.typography}
        try:
            return select(self.plugins.rules(), settings.selection, settings.rules, shared)
        except OptionError as error:
            *table, key = error.key.split(".")
            raise self._error(tuple(table), key, str(error)) from None

    def filter_for(self, folder: str) -> Filter:
        """Return which files of a folder are articles."""
        return folder_filter(self.settings_for(os.path.join(folder, "x")), self.formats)

    def _check_engine(self) -> None:
        wanted = self.settings.commanded(self.options.overrides).grammar
        if wanted in GRAMMAR or self.plugins.problems:
            return
        engines = [one.name for one in self.plugins.grammar_engines()]
        if wanted not in engines:
            offered = ", ".join([*GRAMMAR, *engines])
            message = f"there is no grammar engine “{wanted}”; there are {offered}"
            if "grammar" in self.options.overrides:
                raise ConfigError(COMMAND_LINE, message, key="--grammar")
            raise self._error((), "grammar", message)

    def _check_names(self) -> None:
        """Raise ConfigError for a rule that does not exist.

        A broken plugin takes its rules away: it is reported by itself, and
        their names are no fault then.
        """
        rules = self.plugins.rules()
        overrides = [one.values for one in self.settings.overrides]
        said = [vars(self.settings), self.options.overrides, *overrides]
        if self.plugins.problems or not any(values.get(key) for values in said for key in NAMING):
            return
        from copydesk.config.names import KnownNames, faults

        engines = [GRAMMAR[-1], *(one.name for one in self.plugins.grammar_engines())]
        known = KnownNames(rules, engines)
        for key, _, message in faults(self.options.overrides, known):
            raise ConfigError(COMMAND_LINE, message, key=f"--{key.replace('_', '-')}")
        for key, name, message in faults(vars(self.settings), known):
            raise self._error((), key, message, name)
        for number, values in enumerate(overrides):
            for key, name, message in faults(values, known):
                raise self._error(("overrides", number), key, message, name)

    def _error(
        self, table: tuple[str | int, ...], key: str, message: str, value: str = ""
    ) -> ConfigError:
        if self.document is None:
            return ConfigError(COMMAND_LINE, message, key=key)
        *more, key = key.split(".")
        return self.document.error((*table, *more), key, message, value)


class Projects:
    """The projects of one process, by configuration file."""

    def __init__(self, options: RunOptions, plugins: Plugins) -> None:
        self.options = options
        self.plugins = plugins
        self._known: dict[Path | None, Project | ConfigError] = {}

    def of(self, path: str) -> Project:
        """Return the project that a file or folder belongs to. Raises ConfigError."""
        place = os.path.abspath(path)
        folder = place if os.path.isdir(place) else os.path.dirname(place)
        file = self.options.config or find(folder)
        if file not in self._known:
            self._known[file] = self._made(file)
        found = self._known[file]
        if isinstance(found, ConfigError):
            raise found
        return found

    def _made(self, file: Path | None) -> Project | ConfigError:
        try:
            return Project(file, self.options, self.plugins)
        except ConfigError as error:
            return error

    def all_plugins(self) -> list[Plugins]:
        """Return the plugins of every project met so far."""
        projects = (one for one in self._known.values() if isinstance(one, Project))
        return [self.plugins, *(one.plugins for one in projects)]


def _document(file: Path | None) -> "Document | None":
    if file is None:
        return None
    from copydesk.config.document import Document

    return Document(file)


def _load(document: "Document | None") -> Settings:
    if document is None:
        return Settings()
    from copydesk.config.load import load

    return load(document)
