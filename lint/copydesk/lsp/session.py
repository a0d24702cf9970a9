"""The folders that the editor has open, and what is set for each."""

import os
from collections.abc import Mapping
from pathlib import Path

from copydesk.config.find import NAMES, find
from copydesk.config.projects import RunOptions
from copydesk.config.settings import BASELINE, SIDE_FILE, matcher
from copydesk.engines import Engines
from copydesk.house_list import FILE
from copydesk.lsp.settings import EditorSettings
from copydesk.plugins import Plugins, installed
from copydesk.runner import Desk

WATCHED = (*NAMES, FILE, BASELINE, SIDE_FILE)
"""Names of the files that say how articles are checked."""


class Session:
    """All roots of one editor; `base` is what the server's command line says."""

    def __init__(self, base: RunOptions) -> None:
        self.base = base
        self.roots: list[str] = []
        self._plugins: Plugins | None = None
        self._engines = Engines(cached=base.cache)
        self._fallback = EditorSettings(base)
        self._settings: dict[str, EditorSettings] = {}
        self._desks: dict[str, Desk] = {}

    def set_up(self, fallback: EditorSettings, settings: Mapping[str, EditorSettings]) -> None:
        """Take the settings of the roots, and those of texts outside them."""
        self._fallback = fallback
        self._settings = dict(settings)
        self.reload()

    def reload(self) -> None:
        """Forget what configuration files said."""
        find.cache_clear()
        self._desks = {}

    def root_of(self, path: str) -> str:
        """Return the innermost root that holds a file, '' for none."""
        place = os.path.abspath(path)
        holding = (root for root in self.roots if _is_within(place, root))
        return max(holding, key=len, default="")

    def settings_for(self, path: str) -> EditorSettings:
        """Return the editor's settings for a file."""
        return self._settings.get(self.root_of(path), self._fallback)

    def desk_for(self, path: str) -> Desk:
        """Return the desk that checks a file."""
        root = self.root_of(path)
        desk = self._desks.get(root)
        if desk is None:
            self._plugins = self._plugins or installed()
            desk = Desk(self.settings_for(path).options, self._plugins)
            desk.engines = self._engines
            self._desks[root] = desk
        return desk

    def is_excluded(self, path: str) -> bool:
        """Tell whether the project leaves a file out. Raises ConfigError."""
        settings = self.desk_for(path).settings(path)
        name = settings.name_below_base(path) if settings.exclude else None
        return name is not None and matcher(settings.exclude)(name)

    def configuration_of(self, path: str) -> Path | None:
        """Return the configuration file that speaks of a file, None for none."""
        config = self.settings_for(path).options.config
        return config or find(os.path.dirname(os.path.abspath(path)))

    def house_list_of(self, path: str) -> Path:
        """Return the file of the newsroom's names for an article. Raises ConfigError."""
        settings = self.desk_for(path).settings(path)
        return settings.base / (settings.names or FILE)

    def depends_on(self, path: str) -> bool:
        """Tell whether how articles are checked depends on a file."""
        return is_watched(path) or os.path.abspath(path) in self.files()

    def files(self) -> set[str]:
        """Return the files that configurations met so far name: plugins, lists, a baseline."""
        found: set[str] = set()
        for desk in self._desks.values():
            for project in desk.projects.met():
                settings = project.settings
                lists = settings.languagetool.get("accept", ())
                own = (settings.names, settings.names_ledger, settings.baseline)
                named = (*settings.plugins, *own)
                names = (settings.file, *(settings.base / one for one in named if one), *lists)
                found.update(os.path.abspath(one) for one in names if one)
        return found

    def problems(self) -> list[str]:
        """Return a sentence for each plugin that cannot be used."""
        found = [one for desk in self._desks.values() for one in desk.problems()]
        return [f"plugin {one.plugin}: {one.message}" for one in dict.fromkeys(found)]

    def close(self) -> None:
        """Let go of the grammar engines."""
        self._engines.close()


def is_watched(path: str) -> bool:
    """Tell a file that says how articles are checked by its name alone."""
    return os.path.basename(path) in WATCHED


def _is_within(path: str, folder: str) -> bool:
    return path == folder or path.startswith(os.path.join(folder, ""))
