"""What applies to a file, each value with the place that says so."""

from collections.abc import Iterator, Mapping
from typing import Any, NamedTuple

from copydesk.config.document import Document, TablePath
from copydesk.config.projects import COMMAND_LINE, Project

DEFAULT = "default"
ADDED = frozenset({"ignore", "extend_select"})
"""Lists to which several places may add."""
HIDDEN = frozenset({"file", "overrides", "rules", "languagetool"})
"""Fields of Settings that are told in other ways."""


class Said(NamedTuple):
    """A setting by its key, its value, and where it comes from."""

    key: str
    value: Any
    where: str


def explained(project: Project, path: str, language: str) -> Iterator[Said]:
    """Yield what applies to a file of a project whose article is in `language`."""
    sources = _Sources(project, path, language)
    settings = project.settings_for(path, language)
    for key, value in vars(settings).items():
        if key not in HIDDEN:
            yield Said(key, value, sources.of((), key))
    for table, options in (
        ("languagetool", {"": settings.languagetool}),
        ("rules", settings.rules),
    ):
        for name, values in sorted(options.items()):
            where = (table, name) if name else (table,)
            for key, value in values.items():
                yield Said(".".join([*where, key]), value, sources.of(where, key))


class _Sources:
    """The places that speak of one file, the strongest last."""

    def __init__(self, project: Project, path: str, language: str) -> None:
        self._document = project.document
        self._command = project.options.overrides
        self._overrides = [
            (number, one)
            for number, one in enumerate(project.settings.overrides)
            if any(one is other for other in project.settings.overrides_for(path, language))
        ]

    def of(self, table: tuple[str, ...], key: str) -> str:
        """Return where a key has its value from."""
        found = list(self._all(table, key))
        if not found:
            return DEFAULT
        return " + ".join(found) if key in ADDED else found[-1]

    def _all(self, table: tuple[str, ...], key: str) -> Iterator[str]:
        selects = not table and "select" in self._command
        set_aside = selects and key in {"select", "extend_select", "ignore"}
        if self._document is not None and not set_aside:
            yield from self._written(self._document, table, key)
        if not table and key in self._command:
            yield COMMAND_LINE
        elif set_aside:
            yield f"{COMMAND_LINE} (--select)"

    def _written(self, document: Document, table: tuple[str, ...], key: str) -> Iterator[str]:
        if _has(document.table, table, key):
            yield self._place(document, table, key)
        for number, override in self._overrides:
            if _has(override.values, table, key):
                yield self._place(document, ("overrides", number, *table), key)

    def _place(self, document: Document, table: TablePath, key: str) -> str:
        return f"{document.path}:{document.line(table, key)}"


def _has(values: Mapping[str, Any], table: tuple[str, ...], key: str) -> bool:
    for name in table:
        values = values.get(name, {})
    return key in values
