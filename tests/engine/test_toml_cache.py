"""TOML files remembered between runs."""

import os
from pathlib import Path

import pytest

from copydesk.toml_cache import read


@pytest.fixture(autouse=True)
def _cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.folders.cache_folder", lambda: str(tmp_path / "cache"))


def test_a_file_is_parsed_once_until_it_changes(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("x = [1, { y = 'é' }]", encoding="utf-8")
    assert read(path) == {"x": [1, {"y": "é"}]}
    with monkeypatch.context() as patch:
        patch.setattr("tomllib.loads", lambda _: pytest.fail("parsed again"))
        assert read(path) == {"x": [1, {"y": "é"}]}
    path.write_text("x = [2, { y = 'é' }]", encoding="utf-8")
    os.utime(path, ns=(1, 1))
    assert read(path)["x"][0] == 2


@pytest.mark.parametrize("content", [b"", b"\x00\xff garbage", b"i\x01\x00\x00\x00"])
def test_a_damaged_cache_is_ignored(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "rules.toml"
    path.write_text("x = 1", encoding="utf-8")
    read(path)
    [cache] = (tmp_path / "cache").iterdir()
    cache.write_bytes(content)
    assert read(path) == {"x": 1}


def test_no_cache_folder_is_no_harm(tmp_path: Path) -> None:
    (tmp_path / "cache").write_text("in the way", encoding="utf-8")
    path = tmp_path / "rules.toml"
    path.write_text("day = 2022-11-22", encoding="utf-8")
    assert read(path)["day"].year == 2022


def test_the_oldest_are_forgotten(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.toml_cache.KEPT", 3)
    for number in range(6):
        path = tmp_path / f"{number}.toml"
        path.write_text(f"x = {number}", encoding="utf-8")
        assert read(path) == {"x": number}
        for one in (tmp_path / "cache").iterdir():
            os.utime(one, ns=(1, one.stat().st_mtime_ns - 10**9))
    assert len(list((tmp_path / "cache").iterdir())) == 3
    monkeypatch.setattr("tomllib.loads", lambda _: pytest.fail("parsed again"))
    assert read(tmp_path / "5.toml") == {"x": 5}
