"""What applies to a file, once everything is merged."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.ruleset import Selection

BASELINE = "copydesk-baseline.json"
SIDE_FILE = ".copydesk-ignore.toml"
OVERRIDABLE = (
    *("select", "extend_select", "ignore", "preview", "typography", "language", "rules"),
    "fields",
)


@dataclass(frozen=True)
class OverrideSettings:
    """Settings for some files: `values` has only what the table says."""

    paths: tuple[str, ...]
    languages: tuple[str, ...]
    values: Mapping[str, Any]

    def covers(self, name: str | None, language: str | None) -> bool:
        """Tell whether this is about a file.

        `name` is its path below the configuration's folder, None for a file
        elsewhere; `language` is None where it does not matter yet.
        """
        if self.paths and (name is None or not matcher(self.paths)(name)):
            return False
        return not self.languages or language in self.languages


@dataclass(frozen=True)
class Settings:
    """All settings; the defaults are those of a project without configuration."""

    file: Path | None = None
    select: tuple[str, ...] = ()
    extend_select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    preview: bool = False
    typography: str = "consistent"
    language: str = ""
    rules: Mapping[str, Mapping[str, Any]] = field(default_factory=dict)
    fields: Mapping[str, str | tuple[str, ...]] = field(default_factory=dict)
    fail_on: str = "warning"
    max_diagnostics: int = 0
    grammar: str = "auto"
    encoding: str = ""
    max_file_size: float = 10.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    names: str = "names.toml"
    names_ledger: str = ""
    docs_url: str = ""
    cache: bool = True
    cache_dir: str = ".copydesk_cache"
    baseline: str = BASELINE
    ratchet: tuple[str, ...] = ()
    languagetool: Mapping[str, Any] = field(default_factory=dict)
    overrides: tuple[OverrideSettings, ...] = ()

    @property
    def selection(self) -> Selection:
        """Which rules are on."""
        return Selection(self.select, self.extend_select, self.ignore, self.preview)

    @property
    def base(self) -> Path:
        """The folder that the paths in the configuration start from."""
        return self.file.parent if self.file else Path.cwd()

    def overrides_for(self, path: str, language: str | None = None) -> list[OverrideSettings]:
        """Return the overrides for one file, in the order in which they apply.

        Without a language, those that speak of languages are left out.
        """
        name = self.name_below_base(path) if self.overrides else None
        return [one for one in self.overrides if one.covers(name, language)]

    def name_below_base(self, path: str) -> str | None:
        """Return the path of a file as patterns see it, None outside the folder."""
        try:
            return Path(path).resolve().relative_to(self.base.resolve()).as_posix()
        except (ValueError, OSError, RuntimeError):
            return None

    def overridden(self, overrides: Iterable[OverrideSettings]) -> "Settings":
        """Return the settings with overrides applied, the last one the strongest.

        Ignored rules and the options of rules add up; anything else is replaced.
        """
        settings = self
        for override in overrides:
            settings = settings.merged(override.values)
        return settings

    def merged(self, values: Mapping[str, Any]) -> "Settings":
        """Return the settings with `values` on top; `ignore` and `rules` add up."""
        new = dict(values)
        if "ignore" in new:
            new["ignore"] = (*self.ignore, *new["ignore"])
        if "rules" in new:
            rules = {**self.rules}
            for name, options in new["rules"].items():
                rules[name] = {**rules.get(name, {}), **options}
            new["rules"] = rules
        return replace(self, **new)

    def commanded(self, values: Mapping[str, Any]) -> "Settings":
        """Return the settings with what the command line says, which wins.

        ``--select`` sets aside what the configuration selects and ignores;
        ``--ignore`` and ``--extend-select`` add to it.
        """
        settings = self
        if "select" in values:
            settings = replace(self, extend_select=(), ignore=())
        if "extend_select" in values:
            more = (*settings.extend_select, *values["extend_select"])
            values = {**values, "extend_select": more}
        return settings.merged(values)


@cache
def matcher(patterns: tuple[str, ...]) -> Callable[[str], bool]:
    """Return the function that tells whether a path matches patterns as in .gitignore."""
    from pathspec import GitIgnoreSpec

    matches: Callable[[str], bool] = GitIgnoreSpec.from_lines(patterns).match_file
    return matches
