"""Language data of the built-in rules: `data/<family>_<language>.toml`, beside their logic.

A language without a file has no data, and rules that need some stay silent on it.
"""

from collections.abc import Mapping
from functools import lru_cache
from pathlib import Path
from typing import Any

from copydesk import toml_cache

FOLDER = Path(__file__).parent / "data"


@lru_cache(maxsize=32)
def load(family: str, language: str) -> Mapping[str, Any]:
    """Return the data of a family of rules for an ISO 639 code, empty where there are none."""
    if not language.isalpha():
        return {}
    path = FOLDER / f"{family}_{language}.toml"
    return toml_cache.read(path) if path.exists() else {}


@lru_cache(maxsize=128)
def words(family: str, language: str, key: str) -> frozenset[str]:
    """Return a list of words, which the file has in one string with blanks between."""
    return frozenset(load(family, language).get(key, "").split())


@lru_cache(maxsize=128)
def lines(family: str, language: str, key: str) -> tuple[str, ...]:
    """Return a list of phrases, which the file has one a line."""
    text = load(family, language).get(key, "")
    return tuple(line.strip() for line in text.splitlines() if line.strip())
