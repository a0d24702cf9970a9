"""What may be wrong with the tables of a word pattern, told to those who write them."""

import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from copydesk.word_pattern_file import NOMINAL, least, steps_of
from copydesk.word_test import SPELLING, TAGS, values

TEXTS = {*TAGS, "text", "lower"}
"""Keys whose value is a text or a list of texts, alternatives."""
FLAGS = {"unknown", "capitalised", "mark", "edge", "may", "fault", "optional"}
ROLES = {"name", "fault", "optional", "repeat", "any", "agrees_with", "disagrees_with"}
"""Keys that say what a word is for, not what it is."""
WORD_KEYS = frozenset((*SPELLING, *TAGS, *ROLES, "not", "may"))
VALUES: Mapping[str, frozenset[str]] = {
    "pos": frozenset(
        (
            *("NOUN", "VERB", "AUX", "ADJ", "ADV", "DET", "PRON", "ADP", "CCONJ", "SCONJ"),
            *("NUM", "INTJ", "PROPN", "X"),
        )
    ),
    "gender": frozenset("mf"),
    "number": frozenset("sp"),
    "person": frozenset("123"),
    "mood": frozenset(("ind", "sub", "cnd", "imp", "inf", "part", "finite")),
    "tense": frozenset(("pres", "imp", "past", "fut")),
    "auxiliary": frozenset(("avoir", "être")),
    "elides": frozenset("yn"),
}
FEATURES = frozenset((*NOMINAL, "person"))
MOST = 20
"""Words that one table may take."""


class WordPatternError(ValueError):
    """A table of words is malformed; the message says which and how."""


def check_words(tables: Any, lists: Mapping[str, Path]) -> None:
    """Raise WordPatternError where some tables make no sense."""
    if not isinstance(tables, list) or not tables:
        raise WordPatternError("must be a list of tables, one a word")
    names: set[str] = set()
    for number, table in enumerate(tables, start=1):
        try:
            _check_table(table)
            for other in (*_others(table),):
                if other not in names:
                    raise WordPatternError(f"speaks of “{other}”, which names no word before it")
            steps_of([table], lists)
        except (WordPatternError, re.error) as error:
            raise WordPatternError(f"word {number}: {error}") from None
        except (KeyError, OSError) as error:
            raise WordPatternError(f"word {number}: list cannot be read: {error}") from None
        names |= {table.get("name", "")} - {""}
    if not any(least(table) for table in tables):
        raise WordPatternError("asks for no word at all: each may be left out")


def _check_table(table: Any) -> None:
    if not isinstance(table, dict):
        raise WordPatternError("must be a table, {…}")
    for key, value in table.items():
        if key not in WORD_KEYS:
            offered = ", ".join(sorted(WORD_KEYS))
            raise WordPatternError(f"{key} is not a key of a word; those are {offered}")
        _check_value(key, value)
    if "any" in table and not set(table) <= {*ROLES, "not"}:
        raise WordPatternError("any stands for all words; it asks nothing else of them")


def _check_value(key: str, value: Any) -> None:
    if key in FLAGS and not isinstance(value, bool):
        raise WordPatternError(f"{key} must be true or false")
    if key in TEXTS:
        kind = isinstance(value, str | list) and value
        if not kind or not all(isinstance(one, str) for one in values(value)):
            raise WordPatternError(f"{key} must be a text or a list of texts")
        wrong = [one for one in values(value) if key in VALUES and one not in VALUES[key]]
        if wrong:
            offered = ", ".join(sorted(VALUES[key]))
            raise WordPatternError(f"{key} must be one of {offered}, not “{wrong[0]}”")
    if key in ("regex", "list", "name") and not isinstance(value, str):
        raise WordPatternError(f"{key} must be a text")
    if key in ("repeat", "any"):
        _check_range(key, value)
    if key == "not":
        for one in value if isinstance(value, list) else [value]:
            _check_table(one)
            if set(one) & ROLES:
                raise WordPatternError(f"not: {min(set(one) & ROLES)} makes no sense there")


def _check_range(key: str, value: Any) -> None:
    numbers = isinstance(value, dict) and all(type(one) is int for one in value.values())
    if not numbers or "max" not in value or not set(value) <= {"min", "max"}:
        raise WordPatternError(f"{key} must be {{max = …}} or {{min = …, max = …}}")
    if not 0 <= value.get("min", 0) <= value["max"] <= MOST or not value["max"]:
        raise WordPatternError(f"{key} must be between 0 and {MOST} words")


def _others(table: Mapping[str, Any]) -> Iterator[str]:
    for key in ("agrees_with", "disagrees_with"):
        value = table.get(key, ())
        if isinstance(value, dict):
            known = set(value) <= {"word", "in"} and isinstance(value.get("word"), str)
            if not known or not set(value.get("in", NOMINAL)) <= FEATURES:
                raise WordPatternError(
                    f"{key} must be a name, or {{word = …, in = […]}} with gender, number, person"
                )
            yield value["word"]
        elif isinstance(value, str):
            yield value
        elif value:
            raise WordPatternError(f"{key} must be the name of a word")
