"""What applies to a file, once everything is merged."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from copydesk.ruleset import Selection

FAIL_ON = ("error", "warning", "info", "never")
TYPOGRAPHY = ("consistent", "strict")
OVERRIDABLE = ("select", "extend_select", "ignore", "preview", "typography", "language", "rules")


@dataclass(frozen=True)
class OverrideSettings:
    """Settings for some files: `values` has only what the table says."""

    paths: tuple[str, ...]
    languages: tuple[str, ...]
    values: Mapping[str, Any]


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
    fail_on: str = "warning"
    max_diagnostics: int = 0
    grammar: str = "auto"
    encoding: str = ""
    max_file_size: float = 10.0
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    plugins: tuple[str, ...] = ()
    docs_url: str = ""
    languagetool: Mapping[str, Any] = field(default_factory=dict)
    overrides: tuple[OverrideSettings, ...] = ()

    @property
    def selection(self) -> Selection:
        """Which rules are on."""
        return Selection(self.select, self.extend_select, self.ignore, self.preview)

    def for_path(self, path: Path) -> "Settings":
        """Return the settings for one file: overrides by path alone applied."""
        return self._overridden(
            one
            for one in self.overrides
            if one.paths and not one.languages and self._is(path, one)
        )

    def for_language(self, path: Path, language: str) -> "Settings":
        """Return the settings for one file whose article is in `language`."""
        return self._overridden(
            one
            for one in self.overrides
            if language in one.languages and (not one.paths or self._is(path, one))
        )

    def _is(self, path: Path, override: OverrideSettings) -> bool:
        from pathspec import GitIgnoreSpec

        base = self.file.parent if self.file else Path.cwd()
        try:
            name = path.resolve().relative_to(base.resolve()).as_posix()
        except ValueError:
            return False
        return GitIgnoreSpec.from_lines(override.paths).match_file(name)

    def _overridden(self, overrides: Any) -> "Settings":
        settings = self
        for override in overrides:
            values = dict(override.values)
            rules = {**settings.rules}
            for name, some in values.pop("rules", {}).items():
                rules[name] = {**rules.get(name, {}), **some}
            if "ignore" in values:
                values["ignore"] = (*settings.ignore, *values["ignore"])
            settings = replace(settings, rules=rules, **values)
        return settings
