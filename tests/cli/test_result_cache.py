"""What earlier runs have kept: the same reports, and never a stale one."""

import os
import re
from pathlib import Path

import pytest

from cli.command import Run
from copydesk.result_store import SHARDS, ResultStore, prune
from copydesk.results import BREAK, Kept

FOLDER = ".copydesk_cache"
MESSAGE = "“faute” is wrong"


@pytest.fixture
def article(desk: Path) -> Path:
    """Return the path of an article with a fault, in a project of its own."""
    path = desk / "a.txt"
    path.write_text("Une faute, un peut-être.", encoding="utf-8")
    return path


def entries(folder: Path) -> list[Path]:
    """Return the files with results."""
    return sorted(one for one in (folder / FOLDER).glob("*/*") if one.is_file())


def forge(folder: Path, old: str, new: str) -> None:
    """Change what is kept, so that its use shows."""
    from copydesk.result_store import CHECK, _check

    for path in entries(folder):
        result = path.read_bytes()[CHECK:].replace(old.encode(), new.encode())
        path.write_bytes(_check(result) + result)


def test_a_second_run_uses_the_first(article: Path, run: Run) -> None:
    first = run("check")
    assert run("check") == first
    assert len(entries(article.parent)) == 1
    forge(article.parent, MESSAGE, "kept")
    assert "kept" in run("check").out
    assert "kept" in run("check", "--jobs", "2", "a.txt", "copydesk.toml").out
    assert run("check", "--no-cache") == first


@pytest.mark.parametrize("form", ["text", "json", "sarif", "html", "github"])
@pytest.mark.usefixtures("article")
def test_every_format_is_the_same(run: Run, form: str) -> None:
    arguments = ("check", "--output-format", form, "--statistics")
    first = run(*arguments, "--no-cache")
    for _ in range(2):
        assert _timeless(run(*arguments).out) == _timeless(first.out)


def _timeless(text: str) -> str:
    return re.sub(r"\d+:\d+|\d{4}-\d\d-\d\d", "", text)


def test_what_changes_is_read_anew(article: Path, run: Run, tmp_path: Path) -> None:
    run("check")
    forge(tmp_path, MESSAGE, "kept")
    assert "kept" in run("check", "--output-format", "json").out
    config = tmp_path / "copydesk.toml"
    settings = config.read_text()
    for more in (
        'ignore = ["weak-word"]',
        '[rules.wrong-word]\nword = "faute"',
        'language = "fr"',
    ):
        config.write_text(f"{settings}{more}\n")
        assert "kept" not in run("check").out
    config.write_text(settings)
    assert "kept" in run("check").out
    assert "kept" not in run("check", "--typography", "strict").out
    article.write_text("Une faute, un peut-être ?", encoding="utf-8")
    assert "kept" not in run("check").out


def test_a_plugin_of_the_project_and_its_files_count(tmp_path: Path, run: Run) -> None:
    plugin = """
from dataclasses import dataclass
from pathlib import Path
from copydesk import Bad, Good, Rule, RuleMeta, Severity, hookimpl, option
from helper import WORD

@dataclass(frozen=True)
class Word(Rule):
    meta = RuleMeta("some-word", "desk", "Word is there", Severity.ERROR)
    words: str = option("", help="A file of words.")

    def check(self, article):
        for word in [WORD, *(Path(self.words).read_text().split() if self.words else [])]:
            at = article.text.find(word)
            if at >= 0:
                yield self.diagnostic((at, at + len(word)), word)

@hookimpl
def copydesk_rules():
    return [Word]
"""
    (tmp_path / "rules.py").write_text(f"import sys; sys.path.append({str(tmp_path)!r})\n{plugin}")
    (tmp_path / "helper.py").write_text('WORD = "premier"\n')
    (tmp_path / "words").write_text("second")
    (tmp_path / "copydesk.toml").write_text(
        'plugins = ["rules.py"]\nselect = ["some-word"]\ngrammar = "off"\n'
        '[rules.some-word]\nwords = "words"\n'
    )
    (tmp_path / "a.txt").write_text("Le premier, le second, le troisième.", encoding="utf-8")

    def found() -> list[str]:
        out = run("check", "--output-format", "json")
        return [one["message"] for one in out.json["diagnostics"]]

    assert found() == found() == ["premier", "second"]
    (tmp_path / "words").write_text("troisième", encoding="utf-8")
    assert found() == ["premier", "troisième"]
    (tmp_path / "helper.py").write_text('WORD = "second"  # changed\n')
    assert found() == ["second", "troisième"]


def test_what_is_compared_across_articles_survives(desk: Path, run: Run) -> None:
    for name in ("a.txt", "b.txt", "c.txt"):
        (desk / name).write_text("Un commun accord.", encoding="utf-8")
    first = run("check", "--output-format", "json", "--no-cache")
    assert len(first.json["diagnostics"]) == 2
    for _ in range(3):
        assert run("check", "--output-format", "json") == first
    forge(desk, "stands elsewhere too", "kept")
    assert run("check", "--output-format", "concise").out.count("kept") == 2
    (desk / "b.txt").write_text("Rien.", encoding="utf-8")
    changed = run("check", "--output-format", "json")
    assert [one["path"] for one in changed.json["diagnostics"]] == ["c.txt"]
    assert changed == run("check", "--output-format", "json", "--no-cache")


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_many_articles_are_compared_like_few(desk: Path, run: Run, jobs: str) -> None:
    for number in range(130):
        text = "Un commun accord." if number in {3, 120, 129} else f"Rien, {number}."
        (desk / f"a{number:03}.txt").write_text(text, encoding="utf-8")
    for number in range(4, 115):
        (desk / f"a{number:03}.txt").write_text(f"Un mot commun, {number}.", encoding="utf-8")
    form = ("--output-format", "json", "--jobs", jobs)
    first = run("check", *form, "--no-cache")
    assert len(first.json["diagnostics"]) == 113
    assert run("check", *form) == run("check", *form) == first


@pytest.mark.parametrize("damage", [b"", b"x", b"\0" * 500, b"[1]"])
def test_a_damaged_result_is_made_again(article: Path, run: Run, damage: bytes) -> None:
    first = run("check")
    [path] = entries(article.parent)
    whole = path.read_bytes()
    path.write_bytes(damage)
    assert run("check") == first
    assert path.read_bytes() == whole


@pytest.mark.parametrize(
    ("old", "new"), [("[0,", "[9,"), ("4,9]", "4,900]"), ("4,9]", "9,4]"), ('"wrong', '{},"wrong')]
)
def test_nonsense_is_not_believed(article: Path, run: Run, old: str, new: str) -> None:
    first = run("check")
    forge(article.parent, old, new)
    assert run("check") == first


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ('["d","b.txt",["l"', '["d","b.txt",["t"'),
        ('["d","b.txt"', '["d","/etc/hostname"'),
        ('["d","b.txt"', '["d",7'),
        ("Severity", "Nothing"),
        ('"shared-word",["copydesk.source:Span",3,9]', '"shared-word",null'),
        ('"shared-word",["copydesk.source:Span",3,9]', '"shared-word",["t",9,3]'),
        ('"shared-word",["copydesk.source:Span",3,9]', '"shared-word",["t","3","9"]'),
    ],
)
def test_nonsense_is_not_believed_of_a_comparison(
    desk: Path, run: Run, old: str, new: str
) -> None:
    for name in ("a.txt", "b.txt"):
        (desk / name).write_text("Un commun accord.", encoding="utf-8")
    first = run("check", "--output-format", "json")
    assert first.json["diagnostics"]
    before = [path.read_bytes() for path in entries(desk)]
    forge(desk, old, new)
    assert [path.read_bytes() for path in entries(desk)] != before
    assert run("check", "--output-format", "json") == first


@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"7",
        b'["t",["d"]]',
        b'["d","shared-word",7]',
        b'["d","shared-word",["t",["t",1,2]]]',
        b'["d","shared-word",["t",["copydesk.rule:Observation",["t",1,2],"commun",0]]]',
        b'["d","shared-word",["t",["copydesk.rule:Observation",7]]]',
    ],
)
def test_observations_that_make_no_sense_are_lost(tmp_path: Path, data: bytes) -> None:
    store = ResultStore(str(tmp_path / "cache"))
    store.put("abcd", BREAK + data)
    kept = Kept(store, "abcd")
    assert (dict(kept), kept.lost) == ({}, True)


def test_failures_are_not_kept(desk: Path, run: Run) -> None:
    (desk / "a.txt").write_text("Une panne.", encoding="utf-8")
    first = run("check")
    assert first.code == 2
    assert run("check") == first
    assert not entries(desk)


def test_a_folder_that_cannot_be_used_is_done_without(article: Path, run: Run) -> None:
    first = run("check", "--no-cache")
    place = article.parent / FOLDER
    place.write_text("a file")
    assert run("check") == first
    place.unlink()
    elsewhere = article.parent / "elsewhere"
    elsewhere.mkdir()
    place.symlink_to(elsewhere)
    assert run("check") == first
    assert list(elsewhere.iterdir()) == []
    place.unlink()
    place.mkdir()
    (place / "precious").write_text("x")
    assert run("check").out == first.out
    assert [one.name for one in place.iterdir()] == ["precious"]
    assert run("clean").code == 2
    assert (place / "precious").exists()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root writes anywhere")
def test_a_read_only_project(article: Path, run: Run) -> None:
    article.parent.chmod(0o555)
    try:
        assert run("check").err == ""
    finally:
        article.parent.chmod(0o755)


def test_the_folder_can_be_named_and_switched_off(article: Path, run: Run) -> None:
    config = article.parent / "copydesk.toml"
    settings = config.read_text()
    config.write_text(f'{settings}cache_dir = "kept"\n')
    first = run("check")
    assert (article.parent / "kept" / "CACHEDIR.TAG").read_text().startswith("Signature: 8a477f")
    assert (article.parent / "kept" / ".gitignore").read_text().endswith("*\n")
    assert run("clean").code == 0
    assert not (article.parent / "kept").exists()
    config.write_text(f"{settings}cache = false\n")
    assert run("check") == first
    assert run("check", "--no-cache") == first
    assert not (article.parent / FOLDER).exists()
    assert "nothing to remove" in run("clean").out


def test_the_folder_is_bounded(tmp_path: Path) -> None:
    store = ResultStore(str(tmp_path / FOLDER))
    keys = [f"00{number:062x}" for number in range(20)]
    for age, key in enumerate(keys):
        assert store.put(key, b"x" * 84)
        os.utime(tmp_path / FOLDER / "00" / key[2:], (2e9 - age, 2e9 - age))
    store.close()
    assert len(entries(tmp_path)) == 20
    prune(str(tmp_path / FOLDER / "00"), 1000)
    assert [store.get(key) is not None for key in keys] == [True] * 10 + [False] * 10
    assert SHARDS == 256
