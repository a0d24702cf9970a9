"""Which configuration, plugins and rules apply to which file."""

import os
import sys
from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any

from copydesk.config import name_files
from copydesk.config.errors import ConfigError
from copydesk.config.filters import folder_filter
from copydesk.config.find import find
from copydesk.config.settings import BASELINE, SIDE_FILE, Settings
from copydesk.discovery import Filter
from copydesk.fix import FixOptions
from copydesk.formats import Format
from copydesk.parsers import DOUBTFUL, by_suffix
from copydesk.plugins import Installed, Plugins
from copydesk.rule import Rule
from copydesk.ruleset import OptionError, select

if TYPE_CHECKING:
    from copydesk.changes import Changes
    from copydesk.config.document import Document
    from copydesk.config.names import KnownNames
    from copydesk.config.remembered import Memory, Remembered
    from copydesk.records import Records

COMMAND_LINE = "command line"
GRAMMAR = ("auto", "off", "languagetool")
"""Ways to check grammar without a plugin."""


@dataclass(frozen=True)
class RunOptions:
    """What the command line says; it wins over every configuration file.

    `overrides` are fields of Settings. `config` is the file of ``--config``.
    `fixes` says which fixes are applied; with None, files are only checked.
    Without `cache`, nothing that an earlier run has kept is used. With
    `changes`, only what concerns them is reported. `time_rules` measures how
    long each rule takes.
    """

    overrides: Mapping[str, Any] = field(default_factory=dict)
    config: Path | None = None
    statistics: bool = False
    fixes: FixOptions | None = None
    cache: bool = True
    changes: "Changes | None" = None
    time_rules: bool = False


class Project:
    """A configuration file, or none, and all that it means.

    `settings` are those of the file, before overrides and the command line.

    Raises ConfigError.
    """

    def __init__(
        self, file: Path | None, options: RunOptions, plugins: Installed | Plugins
    ) -> None:
        self.options = options
        self._file = file
        self._installed = plugins if isinstance(plugins, Installed) else Installed(plugins)
        self._chosen: dict[tuple[int, ...], tuple[Rule, ...]] = {}
        memory = self._memory()
        self.remembered: Remembered | None = memory.recall() if memory else None
        if self.remembered is not None:
            self.settings = self.remembered.settings
            return
        from copydesk.config import named

        self.settings = _load(self.document)
        named.check(self)
        name_files.options(self.settings.commanded(self.options.overrides), self.document)
        if memory and not self.plugins.problems:
            suffixes = frozenset(one for form in self.plugins.formats() for one in form.suffixes)
            files = self._read_by_plugins() | name_files.paths(self.settings)
            self.remembered = memory.remember(self.settings, suffixes, files)

    def _memory(self) -> "Memory | None":
        """Return what may be kept of this project, None where nothing is to be."""
        if not (self.options.cache and self._installed.digest):
            return None
        from copydesk.config.remembered import Memory

        return Memory(self._file, self.options.overrides, self._installed.digest)

    def _read_by_plugins(self) -> frozenset[str]:
        """Return the files of the project that its plugins have read to make their rules."""
        if not self.settings.plugins:
            return frozenset()
        base = os.path.join(os.path.realpath(self.settings.base), "")
        loaded = (getattr(one, "__file__", None) for one in list(sys.modules.values()))
        modules = {one for one in loaded if one and os.path.realpath(one).startswith(base)}
        return frozenset({*modules, *map(str, self.plugins.lexicons().values())})

    @cached_property
    def document(self) -> "Document | None":
        """The configuration file as it is written. Raises ConfigError."""
        return _document(self._file)

    @cached_property
    def plugins(self) -> Plugins:
        """The installed plugins and those of the project, imported when they are asked for."""
        local = [self.settings.base / name for name in self.settings.plugins]
        plugins = self._installed.plugins
        return plugins.with_local(local) if local else plugins

    @property
    def suffixes(self) -> Collection[str]:
        """The endings of the names of files that are articles."""
        if self.remembered is not None:
            return self.remembered.suffixes | by_suffix().keys()
        return by_suffix(self.plugins.formats()).keys()

    def formats(self, path: str) -> tuple[Format, ...]:
        """Return the formats of plugins, none where they do not read this file.

        Before them stand those of records, where the settings name their fields.
        """
        suffix = os.path.splitext(path)[1].lower()
        if self.remembered is not None and suffix not in self.remembered.suffixes:
            return self._records(path, suffix)
        return (*self._records(path, suffix), *self.plugins.formats())

    def _records(self, path: str, suffix: str) -> tuple[Format, ...]:
        """Return the formats of records as the settings for a file say to read them."""
        if suffix not in DOUBTFUL or not (fields := self.settings_for(path).fields):
            return ()
        from copydesk.parsers.records import formats

        return formats(fields)

    @property
    def _doubtful(self) -> Collection[str]:
        """The suffixes of files that may be no articles, unless plugins read them."""
        if self.remembered is not None:
            return DOUBTFUL - self.remembered.suffixes
        return DOUBTFUL.difference(*(one.suffixes for one in self.plugins.formats()))

    @property
    def cache_folder(self) -> str:
        """The folder for what is found in the files of the project."""
        return os.path.join(self.settings.base, self.settings.cache_dir)

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
        shared: dict[str, object] = {"typography": "strict" if strict else settings.typography}
        shared |= self._name_files
        try:
            return select(self.plugins.rules(), settings.selection, settings.rules, shared)
        except OptionError as error:
            *table, key = error.key.split(".")
            raise self.error(tuple(table), key, str(error)) from None

    @cached_property
    def _name_files(self) -> Mapping[str, object]:
        return name_files.options(self.settings.commanded(self.options.overrides))

    def filter_for(self, folder: str) -> Filter:
        """Return which files of a folder are articles."""
        return folder_filter(
            self.settings_for(os.path.join(folder, "x")), self.suffixes, self._doubtful
        )

    @cached_property
    def records(self) -> "Records | None":
        """What the project has decided to live with, None for nothing. Raises ConfigError."""
        wanted = self.settings.commanded(self.options.overrides).baseline
        places = (os.path.join(self.settings.base, name) for name in (BASELINE, SIDE_FILE))
        if wanted in {"", BASELINE} and not any(map(os.path.lexists, places)):
            return None
        from copydesk.records import Records

        return Records(self)

    def check_records(self) -> None:
        """Raise ConfigError where what the project has decided cannot be read."""
        self.records  # noqa: B018 - reading it is what is wanted

    def family(self, rule: str) -> str:
        """Return the family of a rule, '' for a name that is none's."""
        return self._families.get(rule) or rule.rpartition("/")[0]

    @cached_property
    def _families(self) -> Mapping[str, str]:
        return {rule.meta.name: rule.meta.family for rule in self.plugins.rules()}

    def name_fault(self, name: str) -> str:
        """Return what is wrong with the name of a rule in a suppression, or ''.

        A broken plugin takes its rules away: nothing is wrong with names then.
        """
        return "" if self.plugins.problems else self.names.fault(name)

    @cached_property
    def names(self) -> "KnownNames":
        """The names of rules, families and engines that a setting may speak of."""
        from copydesk.config.names import KnownNames

        engines = [GRAMMAR[-1], *(one.name for one in self.plugins.grammar_engines())]
        return KnownNames(self.plugins.rules(), engines)

    def error(
        self, table: tuple[str | int, ...], key: str, message: str, value: str = ""
    ) -> ConfigError:
        """Return the error of a setting: in the configuration file, where there is one."""
        if self.document is None:
            return ConfigError(COMMAND_LINE, message, key=key)
        *more, key = key.split(".")
        return self.document.error((*table, *more), key, message, value)


class Projects:
    """The projects of one process, by configuration file."""

    def __init__(self, options: RunOptions, plugins: Plugins | None = None) -> None:
        self.options = options
        self._installed = Installed(plugins)
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
            return Project(file, self.options, self._installed)
        except ConfigError as error:
            return error

    @property
    def plugins(self) -> Plugins:
        """The installed plugins."""
        return self._installed.plugins

    def met(self) -> list[Project]:
        """Return the projects of the files met so far that can be used."""
        return [one for one in list(self._known.values()) if isinstance(one, Project)]

    def all_plugins(self) -> list[Plugins]:
        """Return the plugins that were imported so far, of every project met."""
        projects = (one for one in self._known.values() if isinstance(one, Project))
        made = [vars(one).get("plugins") for one in (self._installed, *projects)]
        return [one for one in made if one is not None]


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
