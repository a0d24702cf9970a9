"""What is known of each language, read from `languages/<code>.toml`.

A language is data: to add one, write its file (`languages/fr.toml` explains
every key) and its function words in `languages/function_words.toml`.
"""

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property, lru_cache
from pathlib import Path
from typing import Any

from copydesk import toml_cache

FOLDER = os.path.join(os.path.dirname(os.path.dirname(__file__)), "languages")
IN_GAZETTEER = frozenset({"fr", "en", "de", "es", "id"})
"""Languages whose names of countries and peoples stand in the gazetteer."""
_CODE = re.compile(r"[A-Za-z]{2,3}(?:-[A-Za-z0-9]{1,8})*")


class PackError(ValueError):
    """A language file is malformed; the message names the file and the key."""


@dataclass(frozen=True, eq=False)
class LanguagePack:
    """The conventions of one language; an unknown language has the defaults.

    Words are stored as written in the file. Abbreviations have no final full
    stop, elided words no apostrophe.
    """

    language: str = ""
    name: str = ""

    never_final: frozenset[str] = frozenset()
    sometimes_final: frozenset[str] = frozenset()
    often_final: frozenset[str] = frozenset()
    before_numbers: frozenset[str] = frozenset()
    ordinal_dot: bool = False
    one_letter_words: frozenset[str] = frozenset()

    elided: frozenset[str] = frozenset()
    name_elisions: frozenset[str] = frozenset()
    leading_apostrophe: frozenset[str] = frozenset()
    repeatable: frozenset[str] = frozenset()
    repeatable_before: frozenset[str] = frozenset()
    reduplication: bool = False
    lowercase: frozenset[str] = frozenset()
    particles: frozenset[str] = frozenset()
    name_endings: frozenset[str] = frozenset()
    bylines: frozenset[str] = frozenset()

    quotes: tuple[tuple[str, str], ...] = (("“", "”"), ("‘", "’"))
    quote_space: str = ""
    apostrophe: str = "’"
    dash: str = "–"
    dash_spaced: bool = True
    space_before: dict[str, str] = field(default_factory=dict)

    decimal: str = "."
    thousands: str = ","
    currency: str = ""
    units: frozenset[str] = frozenset()
    months: tuple[str, ...] = ()
    dated_months: tuple[str, ...] = ()
    weekdays: tuple[str, ...] = ()
    date_links: frozenset[str] = frozenset()
    today: tuple[str, ...] = ()
    calendar_capitals: bool = False
    before_month: frozenset[str] = frozenset()
    before_weekday: frozenset[str] = frozenset()
    feasts: frozenset[str] = frozenset()

    homographs: frozenset[str] = frozenset()
    countries: Mapping[str, str] = field(default_factory=dict)

    @property
    def months_in_dates(self) -> tuple[str, ...]:
        """The months as they stand after a day: `марта`, where the month is `март`."""
        return self.dated_months or self.months

    @property
    def knows_countries(self) -> bool:
        """Whether the words for countries and peoples are known, here or in the gazetteer."""
        return bool(self.countries) or self.language[:2] in IN_GAZETTEER

    @cached_property
    def function_words(self) -> frozenset[str]:
        """The commonest grammatical words, in lower case."""
        return function_words().get(self.language.split("-", 1)[0], frozenset())


@lru_cache(maxsize=64)
def load(language: str) -> LanguagePack:
    """Return the pack of a language code such as `fr` or `fr-CA`.

    A region without a file of its own has its language's pack; a language
    without one has a neutral pack. Raises PackError for a malformed file.
    """
    if not _CODE.fullmatch(language):
        return LanguagePack(language)
    for code in (language, language.split("-", 1)[0].lower()):
        path = os.path.join(FOLDER, f"{code}.toml")
        if os.path.isfile(path):
            return parse(path, language)
    return LanguagePack(language)


@lru_cache(maxsize=256)
def has_keys(language: str, keys: frozenset[str]) -> bool:
    """Tell whether a language's pack has something under each of these keys.

    >>> has_keys("fr", frozenset({"months", "elided"})), has_keys("en", frozenset({"elided"}))
    (True, False)
    """
    pack = load(language)
    return all(getattr(pack, key, None) for key in keys)


def parse(path: str, language: str) -> LanguagePack:
    """Read a language file. Raises PackError, which names the file and key."""
    table = _read(path)
    kinds = {item.name: str(item.type) for item in fields(LanguagePack) if item.name != "language"}
    values: dict[str, Any] = {"language": language}
    for key, value in table.items():
        if key not in kinds:
            raise PackError(f"{path}: unknown key `{key}`")
        try:
            values[key] = _convert(value, kinds[key])
        except (TypeError, ValueError) as error:
            raise PackError(f"{path}: `{key}` {error}") from error
    return LanguagePack(**values)


@lru_cache(maxsize=1)
def function_words() -> dict[str, frozenset[str]]:
    """Return the function words of all known languages, by language code."""
    path = os.path.join(FOLDER, "function_words.toml")
    words = _read(path)["words"]
    return {language: frozenset(text.split()) for language, text in words.items()}


def language_name(code: str) -> str:
    """Return what a language is called in English, its code where nobody knows.

    >>> language_name("de"), language_name("zh")
    ('German', 'Chinese')
    """
    names = _read(os.path.join(FOLDER, "function_words.toml"))["names"]
    return load(code).name or str(names.get(code, code))


@lru_cache(maxsize=1)
def scripts() -> dict[str, str]:
    """Return the letters, as ranges for a character class, that tell a language."""
    table = _read(os.path.join(FOLDER, "function_words.toml"))["scripts"]
    return {language: str(letters) for language, letters in table.items()}


def _read(path: str) -> dict[str, Any]:
    try:
        return toml_cache.read(Path(path))
    except (OSError, ValueError) as error:
        raise PackError(f"{path}: {error}") from error


def _convert(value: object, kind: str) -> object:
    if "Mapping" in kind:
        if isinstance(value, dict):
            return {code: _string(stems) for code, stems in value.items()}
        raise TypeError("must be a table")
    if "dict" in kind:
        if isinstance(value, dict):
            return {mark: _string(space) for key, space in value.items() for mark in key}
        raise TypeError("must be a table")
    if "tuple[tuple" in kind:
        return tuple(_pair(item) for item in _list(value))
    if "frozenset" in kind:
        return frozenset(_string(value).split())
    if "tuple" in kind:
        if isinstance(value, list):
            return tuple(map(_string, value))
        return tuple(_string(value).split())
    if "bool" in kind:
        if isinstance(value, bool):
            return value
        raise TypeError("must be true or false")
    return _string(value)


def _string(value: object) -> str:
    if not isinstance(value, str):
        raise TypeError("must be a string")
    return value


def _list(value: object) -> list[object]:
    if not isinstance(value, list):
        raise TypeError("must be a list")
    return value


def _pair(value: object) -> tuple[str, str]:
    match value:
        case [str(opening), str(closing)]:
            return opening, closing
    raise TypeError("must hold pairs of marks")
