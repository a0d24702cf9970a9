"""``.copydesk-ignore.toml``: what to be silent about, for formats without comments."""

from collections.abc import Iterator
from datetime import date, datetime
from functools import cached_property
from pathlib import Path
from typing import Any

from copydesk.config.document import Document
from copydesk.config.errors import ConfigError
from copydesk.waivers import Waiver

TABLE = "ignore"
KEYS = ("path", "rule", "match", "expires", "reason")


class SideEntry:
    """One table ``[[ignore]]``. Raises ConfigError for a key or value that makes no sense."""

    def __init__(self, document: Document, number: int, table: Any) -> None:
        self.number = number
        self._document = document
        if not isinstance(table, dict):
            raise document.error((), TABLE, "must be written [[ignore]], with two brackets")
        for key in table:
            if key not in KEYS:
                from copydesk.config.suggest import did_you_mean

                hint = did_you_mean(key, KEYS, f"those here are {', '.join(KEYS)}")
                raise self._error(key, f"is not a known key; {hint}")
        self.paths = self._texts(table, "path")
        self.rules = self._texts(table, "rule")
        self.match = self._text(table, "match")
        self.reason = self._text(table, "reason")
        self.expires = self._date(table)

    @property
    def line(self) -> int:
        """The line, from 1, of the entry's path."""
        return self._document.line((TABLE, self.number), "path")

    @property
    def names_files(self) -> bool:
        """Whether all paths are those of single files."""
        return not any(set(one) & set("*?[!") or one.endswith("/") for one in self.paths)

    def covers(self, name: str) -> bool:
        """Tell whether a file, by its path in the project, is meant."""
        from copydesk.config.settings import matcher

        return matcher(tuple(_rooted(one) for one in self.paths))(name)

    def is_over(self, today: date) -> bool:
        """Tell whether the last day of the entry has gone."""
        return self.expires is not None and self.expires < today

    def waiver(self) -> Waiver:
        """Return what the linter needs to know of the entry."""
        return Waiver(self.number, self.rules, self.match)

    def _texts(self, table: dict[str, Any], key: str) -> tuple[str, ...]:
        value = table.get(key)
        values = value if isinstance(value, list) else [value]
        if not values or not all(isinstance(one, str) and one.strip() for one in values):
            what = "must be text in quotes, or a list of such"
            raise self._error(key, what if key in table else f"is missing; it {what}")
        return tuple(values)

    def _text(self, table: dict[str, Any], key: str) -> str:
        value = table.get(key, "")
        if not isinstance(value, str) or (key == "match" and key in table and not value.strip()):
            raise self._error(key, "must be text in quotes")
        return value

    def _date(self, table: dict[str, Any]) -> date | None:
        value = table.get("expires")
        if value is None:
            return None
        if isinstance(value, str):
            try:
                return date.fromisoformat(value)
            except ValueError:
                value = None
        if isinstance(value, datetime) or not isinstance(value, date):
            raise self._error("expires", "must be a date such as 2027-01-31")
        return value

    def _error(self, key: str, message: str) -> ConfigError:
        return self._document.error((TABLE, self.number), key, message)


class SideFile:
    """A side file and its entries. Raises ConfigError, which names file, line and key."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.document = Document(path)
        self.entries = tuple(self._entries())

    @cached_property
    def today(self) -> date:
        """The day of the run."""
        return date.today()

    def waivers(self, name: str) -> tuple[Waiver, ...]:
        """Return what speaks today of a file, by its path in the project."""
        return tuple(
            one.waiver()
            for one in self.entries
            if not one.is_over(self.today) and one.covers(name)
        )

    def _entries(self) -> Iterator[SideEntry]:
        for key in self.document.table:
            if key != TABLE:
                raise self.document.error((), key, "is not a known key; write tables [[ignore]]")
        tables = self.document.table.get(TABLE, [])
        if not isinstance(tables, list):
            message = "must be written [[ignore]], with two brackets"
            raise self.document.error((), TABLE, message)
        for number, table in enumerate(tables):
            yield SideEntry(self.document, number, table)


def _rooted(path: str) -> str:
    """Return a path as a pattern: one without a slash is a file of the project's folder."""
    return path if path.startswith(("/", "**/", "*")) else f"/{path}"
