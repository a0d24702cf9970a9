"""Names of persons: the lists, and the table that is made of them."""

import pytest

from copydesk.analysis.names.lexicon import is_given_name
from copydesk.analysis.people import DERIVED, GIVEN, TABLE, given_lines, is_last_name, listed
from copydesk.table import Table
from copydesk_rules.names.given import are_renderings, are_two


def test_the_table_has_the_names_of_both_lists() -> None:
    table = Table.open(TABLE)
    rows = [
        line.split("\t")
        for path in (GIVEN, DERIVED)
        for line in path.read_text("utf-8").splitlines()
        if line[0] != "#"
    ]
    names = {name.lower() for row in rows for name in row[1].split()}
    assert all(name in table for name in names)
    assert len(table) < 1.3 * len(names)


def test_the_derived_list_says_where_each_name_is_from() -> None:
    rows = [line for line in DERIVED.read_text("utf-8").splitlines() if line[0] != "#"]
    assert len(rows) > 7_000
    assert {row.split("\t")[2] for row in rows} == {"wikidata"}
    assert {row.split("\t")[0] for row in rows} == {"given", "family"}


@pytest.mark.parametrize("name", ["Yuri", "Clemens", "Noriko", "Jean-Pierre", "Souleymane"])
def test_given_names(name: str) -> None:
    assert is_given_name(name)


@pytest.mark.parametrize("word", ["Berlin", "Le", "The", "Kim", "Nguyen", "Rosatom", "Mexico"])
def test_what_is_no_given_name(word: str) -> None:
    assert not given_lines(word.lower())


def test_renderings_of_one_name() -> None:
    assert are_renderings("iouri", "yury")
    assert are_renderings("souleymane", "suleiman")
    assert not are_renderings("mario", "maria")


def test_a_name_that_the_list_by_hand_parts_stays_two() -> None:
    assert are_two("vladimir", "volodymyr")
    assert not are_renderings("sergei", "serhiy")
    assert not are_two("jeanne", "yuri")
    assert not listed("jeanne")


def test_last_names() -> None:
    assert is_last_name("takahashi")
    assert not is_last_name("rosatom")
