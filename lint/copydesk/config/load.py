"""Finding the configuration of a file and reading it."""

import re
from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from copydesk.config.errors import ConfigError
from copydesk.config.locate import line_of
from copydesk.config.settings import (
    FAIL_ON,
    OVERRIDABLE,
    TYPOGRAPHY,
    OverrideSettings,
    Settings,
)

NAMES = ("copydesk.toml", ".copydesk.toml", "pyproject.toml")


@lru_cache(maxsize=None)
def find(folder: Path) -> Path | None:
    """Return the nearest configuration file of `folder`, looking upward.

    A ``pyproject.toml`` counts only with a table ``[tool.copydesk]``.
    """
    for name in NAMES:
        path = folder / name
        if path.is_file() and (name != "pyproject.toml" or _speaks_to_us(path)):
            return path
    return find(folder.parent) if folder.parent != folder else None


def _speaks_to_us(path: Path) -> bool:
    try:
        return b"[tool.copydesk" in path.read_bytes()
    except OSError:
        return False


@lru_cache(maxsize=None)
def load(path: Path | None) -> Settings:
    """Return the settings that a configuration file comes to.

    None means no file: the defaults. Raises ConfigError, which names the
    file, the line and the key at fault.
    """
    if path is None:
        return Settings()
    text = _read(path)
    table = _parse(path, text)
    options = _checked(path, text, table)
    return _settings(path, text, options)


def _read(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        reason = error.strerror or str(error)
        raise ConfigError(str(path), f"cannot be read: {reason}") from None
    except UnicodeDecodeError:
        raise ConfigError(str(path), "is not UTF-8 text; save it as UTF-8") from None


def _parse(path: Path, text: str) -> Mapping[str, Any]:
    import tomllib

    try:
        table = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise ConfigError(str(path), f"is not valid TOML: {error}") from None
    if path.name == "pyproject.toml":
        own: Mapping[str, Any] = table.get("tool", {}).get("copydesk", {})
        return own
    return table


def _checked(path: Path, text: str, table: Mapping[str, Any]) -> Any:
    import msgspec

    from copydesk.config.schema import Options

    try:
        return msgspec.convert(table, Options)
    except msgspec.ValidationError as error:
        message, key, where = _explained(str(error))
        raise _error(path, text, where, key, message) from None


def _explained(message: str) -> tuple[str, str, tuple[str | int, ...]]:
    """Return what is wrong, the key, and the path of its table."""
    what, _, where = message.partition(" - at `$")
    parts: list[str | int] = []
    for name, number in re.findall(r"\.([\w-]+)|\[(\d+|\.\.\.)\]", where):
        parts.append(name or (int(number) if number.isdigit() else 0))
    unknown = re.search(r"unknown field `([^`]+)`", what)
    if unknown:
        from copydesk.config.suggest import unknown_key

        return unknown_key(unknown[1], parts), unknown[1], tuple(parts)
    while len(parts) > 1 and isinstance(parts[-1], int):
        parts.pop()
    key = str(parts.pop()) if parts else ""
    return f"{what[:1].lower()}{what[1:]}".replace("`", ""), key, tuple(parts)


def _error(
    path: Path, text: str, table: tuple[str | int, ...], key: str, message: str
) -> ConfigError:
    prefix: tuple[str | int, ...] = ("tool", "copydesk") if path.name == "pyproject.toml" else ()
    line = line_of(text, (*prefix, *table), key)
    dotted = ".".join(str(part) for part in (*table, key) if isinstance(part, str) and part)
    return ConfigError(str(path), message, key=dotted, line=line)


def _settings(path: Path, text: str, options: Any) -> Settings:
    import msgspec

    values: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in msgspec.structs.asdict(options).items()
        if value is not None and name not in {"overrides", "languagetool", "rules"}
    }
    _check_choices(path, text, values, ())
    overrides = tuple(
        _override(path, text, number, one) for number, one in enumerate(options.overrides)
    )
    languagetool = msgspec.structs.asdict(options.languagetool)
    return Settings(
        file=path,
        rules=dict(options.rules),
        overrides=overrides,
        languagetool=languagetool,
        **values,
    )


def _override(path: Path, text: str, number: int, one: Any) -> OverrideSettings:
    values = {
        name: tuple(value) if isinstance(value, list) else value
        for name in OVERRIDABLE
        if (value := getattr(one, name)) is not None
    }
    where = ("overrides", number)
    if not one.paths and not one.languages:
        raise _error(path, text, where, "paths", "is missing: say which files are meant")
    _check_choices(path, text, values, where)
    return OverrideSettings(tuple(one.paths), tuple(one.languages), values)


def _check_choices(
    path: Path, text: str, values: Mapping[str, Any], table: tuple[str | int, ...]
) -> None:
    for key, choices in (("fail_on", FAIL_ON), ("typography", TYPOGRAPHY)):
        if key in values and values[key] not in choices:
            offered = ", ".join(choices)
            message = f"must be one of {offered}, not “{values[key]}”"
            raise _error(path, text, table, key, message)


def option_error(settings: Settings, key: str, message: str) -> ConfigError:
    """Return the error for an option of a rule, with its line."""
    path = settings.file
    if path is None:
        return ConfigError("command line", message, key=key)
    *table, last = key.split(".")
    return _error(path, _read(path), tuple(table), last, message)
