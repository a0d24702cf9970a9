"""What a project says of names in files of their own: its house list and its ledger."""

import os
from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING

from copydesk.config.errors import ConfigError
from copydesk.config.settings import Settings
from copydesk.house_list import FILE

if TYPE_CHECKING:
    from copydesk.config.document import Document


def paths(settings: Settings) -> frozenset[str]:
    """Return where these files are, or would be."""
    named = (settings.names, settings.names_ledger)
    return frozenset(os.path.join(settings.base, name) for name in named if name)


def options(settings: Settings, document: "Document | None" = None) -> Mapping[str, object]:
    """Return what rules take from these files, by the names of their fields.

    The house list is read; a ledger is only looked for. `document` is the
    configuration that names the files. Raises ConfigError.
    """
    found: dict[str, object] = {}
    house = os.path.join(settings.base, settings.names)
    if settings.names and (settings.names != FILE or os.path.isfile(house)):
        from copydesk.house_list_file import load

        _check(house, "names", settings.names, document)
        found["house_list"] = load(Path(house))
    if settings.names_ledger:
        from copydesk.name_ledger import Ledger

        ledger = os.path.join(settings.base, settings.names_ledger)
        _check(ledger, "names_ledger", settings.names_ledger, document)
        found["ledger"] = Ledger(Path(ledger))
    return found


def _check(path: str, key: str, name: str, document: "Document | None") -> None:
    """Raise ConfigError where there is no such file."""
    if os.path.isfile(path):
        return
    message = f"there is no file {path}; correct the path, or make it with “copydesk names”"
    if document is not None:
        raise document.error((), key, message, name)
    raise ConfigError(path, message, key=key)
