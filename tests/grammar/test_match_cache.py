"""The cache of answers: bounded, shared, and never in the way."""

import resource
import sqlite3
import subprocess
import sys
from pathlib import Path

import pytest

from copydesk.grammar import cache as caches
from copydesk.grammar.cache import MatchCache, key_of
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

MATCH = GrammarMatch(3, Span(2, 7), "RULE", "Faute", ("un", "deux"), "CAT", "grammar", "d", "u")
KEY = key_of([Passage("Un texte.")], "fr")


@pytest.fixture
def said() -> list[str]:
    return []


@pytest.fixture
def cache(tmp_path: Path, said: list[str]) -> MatchCache:
    return MatchCache(said.append, str(tmp_path / "folder" / "grammar.sqlite3"))


def test_what_is_put_comes_back(cache: MatchCache) -> None:
    cache.put({KEY: [MATCH]})
    assert cache.get([KEY]) == {KEY: (MATCH,)}


def test_no_matches_are_an_answer_too(cache: MatchCache) -> None:
    assert cache.get([KEY]) == {}
    cache.put({KEY: []})
    assert cache.get([KEY]) == {KEY: ()}


@pytest.mark.parametrize(
    "other",
    [
        key_of([Passage("Un texte")], "fr"),
        key_of([Passage("Un texte.")], "en"),
        key_of([Passage("Un texte.", (Span(0, 2),))], "fr"),
        key_of([Passage("Un "), Passage("texte.")], "fr"),
        key_of([Passage("Un texte."), Passage("")], "fr"),
    ],
)
def test_another_question_has_another_key(other: bytes) -> None:
    assert other != KEY


def test_lone_surrogates_have_a_key() -> None:
    assert key_of([Passage("\ud800")], "fr") != key_of([Passage("\ud801")], "fr")


@pytest.mark.parametrize("content", [b"not a database at all, but long enough " * 50, b"", b"x"])
def test_a_damaged_file_is_made_anew(cache: MatchCache, said: list[str], content: bytes) -> None:
    Path(cache.path).parent.mkdir()
    Path(cache.path).write_bytes(content)
    cache.put({KEY: [MATCH]})
    assert cache.get([KEY]) == {KEY: (MATCH,)}
    assert said == []


def test_a_file_damaged_in_the_middle_is_made_anew(cache: MatchCache) -> None:
    for number in range(200):
        cache.put({key_of([Passage(str(number))], "fr"): [MATCH] * 20})
    content = bytearray(Path(cache.path).read_bytes())
    content[5000:-2000] = b"\xff" * (len(content) - 7000)
    Path(cache.path).write_bytes(content)
    for number in range(200):
        cache.get([key_of([Passage(str(number))], "fr")])
        cache.put({key_of([Passage(str(number))], "fr"): [MATCH]})
    seventh = key_of([Passage("7")], "fr")
    assert cache.get([seventh]) == {seventh: (MATCH,)}


def test_a_value_damaged_in_its_row_is_asked_again(cache: MatchCache) -> None:
    cache.put({KEY: [MATCH]})
    with sqlite3.connect(cache.path) as database:
        database.execute("update answers set value = ?", (b'[{"passage": "x"}]',))
    assert cache.get([KEY]) == {}


def test_a_folder_that_cannot_be_made_is_told_once(tmp_path: Path, said: list[str]) -> None:
    (tmp_path / "file").write_text("", encoding="utf-8")
    cache = MatchCache(said.append, str(tmp_path / "file" / "grammar.sqlite3"))
    cache.put({KEY: [MATCH]})
    assert cache.get([KEY]) == {}
    [message] = said
    assert "grammar.sqlite3 cannot be used" in message


def test_a_full_disk_is_told_once(cache: MatchCache, said: list[str]) -> None:
    cache.put({KEY: []})
    soft, hard = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, hard))
    try:
        for number in range(5):
            cache.put({key_of([Passage(str(number))], "fr"): [MATCH] * 500})
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, (soft, hard))
    assert len(said) == 1
    assert cache.get([KEY]) == {KEY: ()}


def test_the_least_recently_used_make_room(
    cache: MatchCache, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(caches, "LARGEST", 100_000)
    for number in range(2000):
        cache.put({key_of([Passage(str(number))], "fr"): [MATCH]})
    with sqlite3.connect(cache.path) as database:
        [(count,)] = database.execute("select count(*) from answers")
    assert Path(cache.path).stat().st_size <= 120_000
    assert 100 < count < 1000


WRITER = """
import sys
from copydesk.grammar.cache import MatchCache, key_of
from copydesk.grammar.protocol import Passage
cache = MatchCache(lambda message: sys.exit(message), sys.argv[1])
for number in range(200):
    cache.put({key_of([Passage(sys.argv[2] + str(number))], "fr"): []})
"""


def test_processes_write_at_once(cache: MatchCache) -> None:
    command = [sys.executable, "-c", WRITER, cache.path]
    running = [subprocess.Popen([*command, name]) for name in "abc"]
    assert [one.wait(60) for one in running] == [0, 0, 0]
    keys = [key_of([Passage(f"{name}{number}")], "fr") for name in "abc" for number in range(200)]
    assert cache.get(keys) == dict.fromkeys(keys, ())


def test_the_version_of_a_server_is_kept(cache: MatchCache) -> None:
    assert cache.version_of("http://localhost") == ""
    cache.note_version("http://localhost", "6.5")
    cache.note_version("http://localhost", "6.6")
    assert cache.version_of("http://localhost") == "6.6"
