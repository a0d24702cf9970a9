"""What a project has decided to live with: its baseline and its side file."""

import os
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.baseline import sift
from copydesk.config.errors import ConfigError
from copydesk.config.find import find
from copydesk.config.settings import BASELINE, SIDE_FILE
from copydesk.report import FileReport
from copydesk.ruleset import means

if TYPE_CHECKING:
    from copydesk.baseline_file import BaselineFile
    from copydesk.config.projects import Project
    from copydesk.side_file import SideFile
    from copydesk.waivers import Waiver


class Records:
    """The baseline and the side file of a project, None for one that it has not.

    `base` is the folder that the names of articles in the baseline start from.
    A baseline `to_create`, under a name that is '' for the usual one, is not read.

    Raises ConfigError for a file that is damaged, or named and not there.
    """

    def __init__(self, project: "Project", *, to_create: str | None = None) -> None:
        self._project = project
        settings = project.settings.commanded(project.options.overrides)
        self.ratchet = settings.ratchet
        named = to_create or project.options.overrides.get("baseline", "")
        self.base = _base(project, named)
        self.side_path = project.settings.base / SIDE_FILE
        self.baseline_path = self.base / (named or project.settings.baseline or BASELINE)
        wanted = settings.baseline not in {"", BASELINE} or (
            bool(settings.baseline) and os.path.lexists(self.baseline_path)
        )
        wanted = wanted and to_create is None
        self.baseline = _baseline(self.baseline_path) if wanted else None
        self.side = _side_file(self.side_path) if os.path.lexists(self.side_path) else None

    def name(self, path: str) -> str:
        """Return the name of an article in the baseline: its path in the project."""
        return _relative(path, self.base)

    def side_name(self, path: str) -> str:
        """Return the name of an article in the side file: its path in the project."""
        return _relative(path, self._project.settings.base)

    def sifted(self, report: FileReport) -> FileReport:
        """Return a report with the diagnostics of the baseline set apart."""
        if self.baseline is None or not report.diagnostics:
            return report
        entries = self.baseline.entries.get(self.name(report.source.path), ())
        if not entries:
            return report
        new, known = sift(entries, report.diagnostics, self.by_count)
        return replace(report, diagnostics=tuple(new), known=tuple(known))

    def waivers(self, path: str) -> "tuple[Waiver, ...]":
        """Return what the side file says of an article."""
        if self.side is None:
            return ()
        return self.side.waivers(self.side_name(path))

    def by_count(self, rule: str) -> bool:
        """Tell whether the ratchet holds a rule to its count."""
        return bool(self.ratchet) and means(self.ratchet, (rule, self.family(rule)))

    @property
    def family(self) -> Callable[[str], str]:
        """The function from the name of a rule to its family."""
        return self._project.family


def _base(project: "Project", named: str) -> Path:
    """Return the folder of the project; with ``--baseline``, of the one that one stands in."""
    if not named:
        return project.settings.base
    file = project.options.config or find(os.getcwd())
    return Path(os.path.abspath(file)).parent if file else Path.cwd()


def _baseline(path: Path) -> "BaselineFile":
    from copydesk.baseline_file import BaselineFile

    return BaselineFile(path)


def _side_file(path: Path) -> "SideFile":
    from copydesk.side_file import SideFile

    return SideFile(path)


def _relative(path: str, base: Path) -> str:
    try:
        name = os.path.relpath(os.path.abspath(path), os.path.abspath(base))
    except ValueError:  # another drive
        raise ConfigError(path, f"is on another drive than {base}") from None
    return name.replace(os.sep, "/")
