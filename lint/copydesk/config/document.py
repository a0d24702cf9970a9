"""One configuration file as it is written: its tables, and where its keys stand."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from copydesk.config.errors import ConfigError
from copydesk.config.locate import line_of

TablePath = tuple[str | int, ...]


class Document:
    """The text of a configuration file and the table in it that speaks to copydesk.

    Raises ConfigError where the file cannot be read or is no TOML.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self.text = _read(path)
        self._prefix: TablePath = ("tool", "copydesk") if path.name == "pyproject.toml" else ()
        self.table: Mapping[str, Any] = self._parse()

    def _parse(self) -> Mapping[str, Any]:
        import tomllib

        try:
            table: Any = tomllib.loads(self.text)
        except tomllib.TOMLDecodeError as error:
            from copydesk.toml_fault import toml_fault

            message, line = toml_fault(self.text, error)
            raise ConfigError(str(self.path), message, line=line) from None
        for name in self._prefix:
            table = table.get(name, {}) if isinstance(table, dict) else {}
        if not isinstance(table, dict):
            raise ConfigError(str(self.path), "must be a table", key="tool.copydesk")
        return table

    def line(self, table: TablePath, key: str, value: str = "") -> int:
        """Return the line, from 1, of a key in a table, or of a string among its values."""
        return line_of(self.text, (*self._prefix, *table), key, value)

    def error(self, table: TablePath, key: str, message: str, value: str = "") -> ConfigError:
        """Return the error that `message` makes of a key in a table."""
        parts = [part for part in (*table, key) if isinstance(part, str) and part]
        line = self.line(table, key, value)
        return ConfigError(str(self.path), message, key=".".join(parts), line=line)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(str(path), f"cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise ConfigError(str(path), "is not UTF-8 text; save it as UTF-8") from None
