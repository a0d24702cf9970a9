"""Finding the configuration file of a folder."""

import os
from functools import cache
from pathlib import Path

NAMES = ("copydesk.toml", ".copydesk.toml", "pyproject.toml")


@cache
def find(folder: str) -> Path | None:
    """Return the nearest configuration file of an absolute `folder`, looking upward.

    A ``pyproject.toml`` counts only with a table ``[tool.copydesk]``.
    """
    for name in NAMES:
        path = os.path.join(folder, name)
        if os.path.isfile(path) and (name != "pyproject.toml" or speaks_to_us(path)):
            return Path(path)
    parent = os.path.dirname(folder)
    return find(parent) if parent != folder else None


def speaks_to_us(path: str) -> bool:
    """Tell whether a ``pyproject.toml`` has a table for copydesk.

    A file that is no TOML has one if it looks so, and loading it says why it cannot.
    """
    try:
        with open(path, "rb") as file:
            data = file.read()
    except OSError:
        return False
    if b"copydesk" not in data:
        return False
    import tomllib

    try:
        tool = tomllib.loads(data.decode("utf-8-sig")).get("tool", {})
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return b"[tool.copydesk" in data
    return isinstance(tool, dict) and "copydesk" in tool
