"""Baselines: what is known, what is new, what is stale; and the file that they are kept in."""

import json
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Diagnostic, Span
from copydesk.baseline import Entry, entry, pruned, risen, sift, stale, updated
from copydesk.baseline_file import BaselineFile, written
from copydesk.config.errors import ConfigError

names = st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=8)
entries = st.dictionaries(
    names, st.lists(st.builds(Entry, names, names, names), max_size=4), max_size=4
)


def diagnostic(rule: str, fingerprint: str) -> Diagnostic:
    """Return a diagnostic of a rule."""
    return Diagnostic(rule, Span(0, 1), "", fingerprint=fingerprint)


def known(*prints: str, rule: str = "x") -> list[Entry]:
    """Return entries with these fingerprints."""
    return [Entry(rule, "", one) for one in prints]


def test_known_by_fingerprint() -> None:
    found = [diagnostic("x", "1"), diagnostic("x", "3")]
    sifted = sift(known("1", "2"), found)
    assert [one.fingerprint for one in sifted.known] == ["1"]
    assert [one.fingerprint for one in sifted.new] == ["3"]
    assert stale(known("1", "2"), found) == known("2")


def test_by_count_what_is_no_more_than_before_is_known() -> None:
    found = [diagnostic("x", "1"), diagnostic("x", "3")]
    assert sift(known("1", "2"), found, lambda _: True).new == []
    assert stale(known("1", "2"), found, lambda _: True) == []
    assert stale(known("1", "2", "4"), found, lambda _: True) == known("2")


def test_by_count_only_what_no_entry_knows_is_told_of_too_many() -> None:
    found = [diagnostic("x", one) for one in "135"]
    sifted = sift(known("1", "2"), found, lambda _: True)
    assert [one.fingerprint for one in sifted.new] == ["3", "5"]


def test_pruning_takes_out_what_is_gone_and_leaves_rules_that_did_not_run() -> None:
    old = [*known("1", "2"), *known("7", rule="idle")]
    left = pruned(old, known("1", "3"), lambda rule: rule != "idle")
    assert left == [*known("1"), *known("7", rule="idle")]


def test_pruning_by_count_follows_what_has_moved() -> None:
    assert pruned(known("1", "2"), known("1", "3"), lambda _: True, lambda _: True) == known(
        "1", "3"
    )
    assert pruned(known("1"), known("2", "3"), lambda _: True, lambda _: True) == known("2")


def test_updating_takes_what_is_there_now() -> None:
    old = [*known("1", "2"), *known("7", rule="idle")]
    left = updated(old, known("1", "3"), lambda rule: rule != "idle")
    assert left == [*known("7", rule="idle"), *known("1", "3")]


def test_risen_counts_over_all_articles() -> None:
    before, after = {"a": known("1"), "b": known("2")}, {"a": [], "b": known("2", "3", "4")}
    assert list(risen(before, after, lambda _: True)) == [("x", 2, 3)]
    assert list(risen(before, after, lambda _: False)) == []


def test_long_texts_are_cut_for_people() -> None:
    assert entry(Diagnostic("x", Span(0, 300), ""), "a " * 150).text.endswith("a…")


@given(entries)
def test_a_file_gives_back_what_was_written(
    tmp_path_factory: pytest.TempPathFactory, some: dict[str, list[Entry]]
) -> None:
    path = tmp_path_factory.mktemp("baseline") / "b.json"
    path.write_text(written(some), encoding="utf-8", newline="")
    read = BaselineFile(path)
    distinct = {
        name: sorted({one.fingerprint: one for one in every}.values())
        for name, every in some.items()
        if every
    }
    assert {name: list(every) for name, every in read.entries.items()} == distinct
    assert written(read.entries) == written(distinct)


@given(entries)
def test_the_text_does_not_depend_on_the_order(some: dict[str, list[Entry]]) -> None:
    turned = {name: some[name][::-1] for name in reversed(some)}
    unique = all(len({one.fingerprint for one in every}) == len(every) for every in some.values())
    if unique:
        assert written(turned) == written(some)


def test_an_entry_is_a_line() -> None:
    text = written({"b.md": known("2"), "a.md": known("1", "0")})
    lines = text.splitlines()
    assert sum('"fingerprint"' in one for one in lines) == 3
    assert lines.index('  "a.md": [') < lines.index('  "b.md": [')
    assert json.loads(text)["version"] == 1


GOOD = written({"a.md": known("1")})


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (GOOD.replace('"version": 1,', '"version": 1'), 3, "is damaged (expecting ',' delimiter"),
        (GOOD[:60], 5, "is damaged"),
        ("", 1, "is damaged"),
        ("[]", 1, "is no baseline: it has no “version”"),
        ('{"version": 2, "articles": {}}', 1, "has version 2, and this copydesk reads 1"),
        ('{"version": 1}', 1, "“articles” must be an object"),
        (GOOD.replace('"text"', '"txt"'), 4, "entry 1 of “a.md” is not one of rule, text"),
        (
            GOOD.replace(": [\n", ": 1,\n").replace("  ]", "").replace("   {", '"b": {'),
            4,
            "no list",
        ),
        (GOOD.replace("   {", "<<<<<<< HEAD\n   {"), 5, "is in the middle of a merge"),
        ('{"version": 1,\n"articles": {"a":[],\n"a":[]}}', 3, "has “a” twice"),
        ("[" * 100_000, 1, "is damaged"),
    ],
)
def test_a_damaged_file_is_an_error_that_names_the_line(
    tmp_path: Path, text: str, line: int, message: str
) -> None:
    path = tmp_path / "b.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(ConfigError) as failed:
        BaselineFile(path)
    assert str(failed.value).startswith(f"{path}:{line}: ")
    assert message in str(failed.value)


def test_what_is_no_utf8_names_the_line(tmp_path: Path) -> None:
    path = tmp_path / "b.json"
    path.write_bytes(b"{\n\xff}")
    with pytest.raises(ConfigError, match=r"b\.json:2: is damaged \(not UTF-8\)"):
        BaselineFile(path)
