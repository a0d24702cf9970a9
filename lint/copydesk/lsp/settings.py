"""What the editor's own settings say."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

import msgspec

from copydesk.commands.options import SETTINGS
from copydesk.config.check import faults
from copydesk.config.convert import said
from copydesk.config.projects import RunOptions
from copydesk.config.suggest import did_you_mean

SECTION = "copydesk"
DEBOUNCE = 200.0
"""Milliseconds without a keystroke after which a long article is read as a whole."""
OF_THE_CLIENT = frozenset({"enable", "interpreter", "path", "server", "trace"})
"""Keys of the same section by which editors find and start the server."""


class Section(msgspec.Struct, rename="camel", omit_defaults=True):
    """The section ``copydesk`` of an editor's settings; every key is optional."""

    configuration: str = ""
    """A configuration file to use for every article, as ``--config``."""
    select: list[str] | None = None
    """Rules or families to run instead of all stable ones."""
    extend_select: list[str] | None = None
    """Rules or families to run beside those."""
    ignore: list[str] | None = None
    """Rules or families not to run."""
    preview: bool | None = None
    """Run preview rules too."""
    language: str | None = None
    """The articles' language; detected when left out."""
    typography: str | None = None
    """``consistent`` or ``strict``."""
    grammar: str | None = None
    """``auto``, ``off``, ``languagetool`` or a plugin's engine."""
    run: str = "onType"
    """``onType``, or ``onSave`` for diagnostics at opening and saving alone."""
    debounce: float = DEBOUNCE
    """Milliseconds without a keystroke after which a long article is read as a whole."""


@dataclass(frozen=True)
class EditorSettings:
    """The settings for one root: `options` are as those of the command line."""

    options: RunOptions = field(default_factory=RunOptions)
    on_type: bool = True
    debounce: float = DEBOUNCE / 1000
    """Seconds."""


def read(section: object, base: RunOptions, root: str) -> tuple[EditorSettings, list[str]]:
    """Return the settings of a section, and sentences on what is wrong with it.

    `base` is what the server's own command line says; the editor wins. `root`
    is the folder from which a relative path to a configuration starts. What is
    wrong is left out.
    """
    table = _table(section)
    wrong = [_unknown(key) for key in table if key not in _KEYS and key not in OF_THE_CLIENT]
    made = Section()
    for key, value in table.items():
        if key in _KEYS:
            try:
                setattr(
                    made, _KEYS[key], getattr(msgspec.convert({key: value}, Section), _KEYS[key])
                )
            except msgspec.ValidationError as error:
                what = said(str(error).partition(" - at ")[0])
                wrong.append(f"The setting “{SECTION}.{key}” {what}.")
    return _made(made, base, root, wrong), wrong


_KEYS = {one.encode_name: one.name for one in msgspec.structs.fields(Section)}


def _table(section: object) -> dict[str, Any]:
    """Return what a section says; editors send null for what is not set."""
    if not isinstance(section, Mapping):
        return {}
    inner = section.get(SECTION)
    table = inner if isinstance(inner, Mapping) else section
    return {str(key): value for key, value in table.items() if value is not None}


def _unknown(key: str) -> str:
    hint = did_you_mean(key, _KEYS, f"there are {', '.join(_KEYS)}")
    return f"The setting “{SECTION}.{key}” does not exist; {hint}."


def _made(section: Section, base: RunOptions, root: str, wrong: list[str]) -> EditorSettings:
    said_here = {
        name: tuple(value) if isinstance(value, list) else value
        for name in SETTINGS
        if (value := getattr(section, name, None)) is not None
    }
    for key, message in faults(said_here):
        wrong.append(f"The setting “{SECTION}.{key}” {message}.")
        said_here.pop(key, None)
    config = Path(root, section.configuration) if section.configuration else base.config
    if config is not None and not config.is_file():
        wrong.append(f"The setting “{SECTION}.configuration”: there is no file {config}.")
        config = base.config
    if section.run not in {"onType", "onSave"}:
        wrong.append(f"The setting “{SECTION}.run” must be onType or onSave.")
    options = RunOptions({**base.overrides, **said_here}, config, cache=base.cache)
    return EditorSettings(options, section.run != "onSave", max(0.0, section.debounce) / 1000)
