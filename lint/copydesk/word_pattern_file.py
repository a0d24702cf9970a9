"""Reading patterns of words: the tables of ``words`` become steps of a matcher."""

from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from copydesk.word_matcher import Agreement, Step, Trigger
from copydesk.word_test import entries, key_of, values, word_test

Tables = Sequence[Mapping[str, Any]]

NOMINAL = ("gender", "number")
"""What agrees where a table does not say."""


def steps_of(tables: Tables, lists: Mapping[str, Path]) -> tuple[Step, ...]:
    """Return the steps that some tables describe.

    Raises re.error, KeyError for an unknown list, and OSError for one that
    cannot be read; other faults `word_pattern_check` finds.
    """
    return tuple(_step(table, lists) for table in tables)


def names_of(tables: Tables) -> frozenset[str]:
    """Return the names that some tables give to words."""
    return frozenset(table["name"] for table in tables if "name" in table)


def _step(table: Mapping[str, Any], lists: Mapping[str, Path]) -> Step:
    return Step(
        word_test(table, lists),
        least(table),
        _most(table),
        table.get("name", ""),
        table.get("fault", False),
        tuple(_agreements(table)),
    )


def _agreements(table: Mapping[str, Any]) -> Iterator[Agreement]:
    for key in ("agrees_with", "disagrees_with"):
        if key in table:
            value = table[key] if isinstance(table[key], dict) else {"word": table[key]}
            yield Agreement(value["word"], tuple(value.get("in", NOMINAL)), key == "agrees_with")


def least(table: Mapping[str, Any]) -> int:
    """Return how many words a table asks for at least."""
    run = table.get("any", table.get("repeat"))
    fewest = run.get("min", 0 if "any" in table else 1) if run else 1
    return 0 if table.get("optional") else int(fewest)


def _most(table: Mapping[str, Any]) -> int:
    run = table.get("any", table.get("repeat"))
    return int(run["max"]) if run else 1


def triggers_of(tables: Tables, lists: Mapping[str, Path]) -> tuple[Trigger, ...]:
    """Return what each match must have, and where in it; none where it needs nothing.

    Parts of speech, which every text has, come last.
    """
    found, before, most = [], 0, 0
    for table in tables:
        if least(table):
            found += [Trigger(kind, words, before, most) for kind, words in _needed(table, lists)]
        before += least(table)
        most += _most(table)
    return tuple(sorted(found, key=lambda one: one.kind == "parts"))


def _needed(
    table: Mapping[str, Any], lists: Mapping[str, Path]
) -> Iterator[tuple[str, frozenset[str]]]:
    if "lower" in table:
        yield "keys", frozenset(values(table["lower"]))
    elif "list" in table:
        yield "keys", entries(lists[table["list"]])
    elif "text" in table:
        yield "keys", frozenset(map(key_of, values(table["text"])))
    elif table.get("edge"):
        yield "keys", frozenset(("",))
    if "lemma" in table:
        yield "lemmas", frozenset(values(table["lemma"]))
    elif "pos" in table:
        yield "parts", frozenset(values(table["pos"]))
