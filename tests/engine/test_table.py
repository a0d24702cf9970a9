"""The mapped table."""

from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk.table import Table, TableError, build_table

HARBOURS = {"Brest": "bretagne", "Lorient": "bretagne", "Sète": "occitanie", "": "nulle part"}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "harbours.table"
    build_table(path, HARBOURS.items())
    return path


def test_finds_each_key_and_no_other(path: Path) -> None:
    table = Table.open(path)
    assert {key: table.get(key) for key in HARBOURS} == HARBOURS
    assert len(table) == 4
    assert "Sète" in table
    assert "Sete" not in table
    assert table.get("Brest\xff") is None
    assert table.get("Bres") is None


def test_a_lone_surrogate_is_no_key(path: Path) -> None:
    assert Table.open(path).get("\ud800") is None


def test_items_come_in_order_of_their_bytes(path: Path) -> None:
    assert list(Table.open(path).items()) == sorted(HARBOURS.items())


def test_an_empty_table_has_no_keys(tmp_path: Path) -> None:
    build_table(tmp_path / "empty.table", ())
    table = Table.open(tmp_path / "empty.table")
    assert len(table) == 0
    assert list(table.items()) == []
    assert "Brest" not in table


def test_order_does_not_change_the_bytes(path: Path, tmp_path: Path) -> None:
    other = tmp_path / "other.table"
    build_table(other, reversed(list(HARBOURS.items())))
    assert other.read_bytes() == path.read_bytes()


def test_equal_values_are_stored_once(tmp_path: Path) -> None:
    build_table(tmp_path / "one", ((f"quai {n}", "amarrage " * 50) for n in range(100)))
    assert (tmp_path / "one").stat().st_size < 100 * 50


def test_two_values_of_one_key_leave_the_file_alone(path: Path) -> None:
    before = path.read_bytes()
    with pytest.raises(ValueError, match="two values for 'Brest'"):
        build_table(path, [("Brest", "a"), ("Brest", "b")])
    assert path.read_bytes() == before
    assert [child.name for child in path.parent.iterdir()] == [path.name]


@pytest.mark.parametrize(
    ("damage", "message"),
    [
        (lambda content: content[:0], "empty"),
        (lambda content: content[:2], "not a copydesk table"),
        (lambda content: b"PK" + content[2:], "not a copydesk table"),
        (lambda content: content[:-1], "bytes and has"),
        (lambda content: content[:8] + b"\xff\xff\0\0" + content[12:], "contradicts itself"),
    ],
)
def test_a_damaged_file_is_named(
    path: Path, damage: Callable[[bytes], bytes], message: str
) -> None:
    path.write_bytes(damage(path.read_bytes()))
    with pytest.raises(TableError, match=message) as caught:
        Table.open(path)
    assert path.name in str(caught.value)


def test_damage_past_the_header_is_no_endless_loop(path: Path) -> None:
    content = path.read_bytes()
    path.write_bytes(content[:32] + b"\x40" * (len(content) - 32))
    with pytest.raises(TableError):
        Table.open(path).get("Brest")


@settings(max_examples=50, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.dictionaries(st.text(st.characters(exclude_categories=["Cs"])), st.text("abé€😀")))
def test_gives_back_what_was_put_in(tmp_path: Path, items: dict[str, str]) -> None:
    build_table(tmp_path / "any.table", items.items())
    table = Table.open(tmp_path / "any.table")
    assert dict(table.items()) == items
    assert all(table.get(key) == value for key, value in items.items())
