"""From a configuration file to settings, or to an error that says what is wrong where."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import msgspec

from copydesk.config.check import faults
from copydesk.config.convert import said
from copydesk.config.document import Document, TablePath
from copydesk.config.schema import (
    FieldOptions,
    LanguageToolOptions,
    Options,
    Overridable,
    Override,
)
from copydesk.config.settings import OVERRIDABLE, OverrideSettings, Settings
from copydesk.config.suggest import unknown_key


def load(document: Document) -> Settings:
    """Return the settings that a configuration file comes to.

    Raises ConfigError, which names the file, the line and the key at fault.
    """
    try:
        options = msgspec.convert(document.table, Options)
    except msgspec.ValidationError as error:
        message, key, table = explained(str(error), unknown_key)
        raise document.error(table, key, message) from None
    values = _values(options, Options.__struct_fields__)
    values |= _fields(options)
    _check(document, (), values)
    values["overrides"] = tuple(
        _override(document, number, one) for number, one in enumerate(options.overrides)
    )
    values["languagetool"] = _languagetool(document, options.languagetool)
    return Settings(file=document.path, **values)


def _values(options: msgspec.Struct, names: Any) -> dict[str, Any]:
    """Return what the file says of the keys in `names`, lists as tuples."""
    values = {name: getattr(options, name) for name in names}
    return {
        name: tuple(value) if isinstance(value, list) else value
        for name, value in values.items()
        if value is not None
    }


def _languagetool(document: Document, options: LanguageToolOptions) -> dict[str, Any]:
    """Return what the file says of LanguageTool; its lists of words as whole paths."""
    values = _values(options, document.table.get("languagetool", {}))
    if values:
        from copydesk.grammar.languagetool.valid import faults as faults_of

        for key, message in faults_of(values):
            raise document.error(("languagetool",), key, message)
    if values.get("accept"):
        from copydesk.grammar.accept import AcceptError, read_words

        for name in options.accept:
            try:
                read_words(document.path.parent / name)
            except AcceptError as error:
                raise document.error(("languagetool",), "accept", str(error), name) from None
        values["accept"] = tuple(str(document.path.parent / name) for name in options.accept)
    return values


def _fields(options: Overridable) -> dict[str, Any]:
    """Return the setting `fields` where the file has the table."""
    if options.fields is None:
        return {}
    return {"fields": _values(options.fields, FieldOptions.__struct_fields__)}


def _override(document: Document, number: int, one: Override) -> OverrideSettings:
    table = ("overrides", number)
    if not one.paths and not one.languages:
        message = "is missing: say which files are meant, with “paths” or “languages”"
        raise document.error(table, "paths", message)
    values = _values(one, OVERRIDABLE)
    if not one.rules:
        del values["rules"]
    values |= _fields(one)
    _check(document, table, values)
    return OverrideSettings(tuple(one.paths), tuple(one.languages), values)


def _check(document: Document, table: TablePath, values: Mapping[str, Any]) -> None:
    for key, message in faults(values):
        *more, last = key.split(".")
        raise document.error((*table, *more), last, message)


def explained(
    message: str, unknown_key: Callable[[str, TablePath], str]
) -> tuple[str, str, TablePath]:
    """Return what is wrong, the key, and the path of its table.

    `message` is msgspec's; `unknown_key` says what to do about a key that a
    table does not have.

    >>> explained("Expected `array | null`, got `str` - at `$.overrides[1].select`", unknown_key)
    ('must be a list, not text in quotes', 'select', ('overrides', 1))
    """
    what, _, where = message.partition(" - at ")
    parts: list[str | int] = []
    for name, number in re.findall(r"\.([\w-]+)|\[(\d+)\]", where):
        parts.append(name or int(number))
    unknown = re.search(r"unknown field `([^`]+)`", what)
    if unknown:
        return unknown_key(unknown[1], tuple(parts)), unknown[1], tuple(parts)
    if len(parts) > 1 and isinstance(parts[-1], int):
        # An item of a list has no line of its own to look for; its list has.
        parts.pop()
        what = f"{what} in the list"
    key = str(parts.pop()) if parts else ""
    return said(what), key, tuple(parts)
