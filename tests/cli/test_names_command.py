"""``copydesk names``: the names of articles, and the ledger of an archive."""

import csv
import json
from io import StringIO
from pathlib import Path

import pytest

from copydesk.cli import main

STORY = """\
La ministre Élodie Garance-Duval a reçu Sergueï Lavrov à Rabat mardi matin.

Lavrov a promis une réponse à la ministre Garance-Duval, et Lawrow a souri.
"""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    path = tmp_path / "story.fr.txt"
    path.write_text(STORY, encoding="utf-8")
    return path


def names(*arguments: str) -> int:
    return main(["names", *arguments, "--grammar", "off"])


def test_a_table_counts_bearers_and_marks_slips(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert names("list", str(story)) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0].split() == ["name", "mentions", "articles", "also"]
    [lavrov] = [line for line in lines if line.startswith("Sergueï Lavrov")]
    assert lavrov.split(None, 3)[2:] == ["3", "1  Lavrov (1), Lawrow (1; “Lavrov”?)"]
    assert lines[-1].endswith("1 name with doubtful spellings")


def test_json_and_csv_say_the_same(story: Path, capsys: pytest.CaptureFixture[str]) -> None:
    names("list", str(story), "--output-format", "json")
    found = {one["name"]: one for one in json.loads(capsys.readouterr().out)["names"]}
    assert found["Sergueï Lavrov"]["variants"] == {"Lawrow": "Lavrov"}
    assert found["Élodie Garance-Duval"]["titles"] == {"ministre": 2}
    names("list", str(story), "--output-format", "csv")
    rows = list(csv.DictReader(StringIO(capsys.readouterr().out)))
    assert {row["form"] for row in rows if row["name"] == "Sergueï Lavrov"} == {
        "Sergueï Lavrov", "Lavrov", "Lawrow",
    }  # fmt: skip


def test_a_ledger_is_sorted_and_adds_up(
    story: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = tmp_path / "names.tsv"
    assert names("learn", str(story), "--output", str(ledger)) == 0
    lines = [one for one in ledger.read_text(encoding="utf-8").splitlines() if one[0] != "#"]
    assert lines == sorted(lines)
    assert "fr\tLavrov\t1\t2\tSergueï 1\t" in lines
    assert "in 1 article of" in capsys.readouterr().err
    names("learn", str(story), "--merge", str(ledger), "--output", str(ledger))
    assert "fr\tLavrov\t2\t4\tSergueï 2\t\n" in ledger.read_text(encoding="utf-8")
    names("learn", "--merge", str(ledger), "--fewest", "3", "--output", "-")
    assert capsys.readouterr().out.count("\n") == 2


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["learn", "--output", "x.tsv"], "name an archive"),
        (["learn", "missing.txt", "--output", "x.tsv"], "no article was read"),
        (["learn", "--merge", "missing.tsv", "--output", "x.tsv"], "missing.tsv: cannot be read"),
        (["learn", "story.fr.txt", "--output", "no/x.tsv"], "its folder is not there"),
        (["learn", "story.fr.txt", "--merge", "story.fr.txt", "--output", "x.tsv"], "no line of"),
        (["list", "missing.txt"], "does not exist"),
    ],
)
def test_mistakes_are_told_and_nothing_is_written(
    arguments: list[str],
    said: str,
    story: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(story.parent)
    assert names(*arguments) == 2
    assert said in capsys.readouterr().err
    assert [one.name for one in story.parent.iterdir() if one.suffix == ".tsv"] == []


def test_a_ledger_must_be_asked_for(story: Path) -> None:
    with pytest.raises(SystemExit):
        names("learn", str(story))


def test_the_ledger_of_the_settings_can_be_made(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = story.parent / "names.tsv"
    (story.parent / "copydesk.toml").write_text('names_ledger = "names.tsv"', encoding="utf-8")
    assert main(["check", str(story), "--grammar", "off"]) == 2
    assert "names_ledger: there is no file" in capsys.readouterr().err
    assert names("learn", str(story), "--output", str(ledger)) == 0
    assert main(["check", str(story), "--grammar", "off", "--fail-on", "never"]) == 0


def test_a_list_of_names_counts_from_the_next_run_on(
    story: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    def rules() -> list[str]:
        main(["check", str(story), "--grammar", "off", "--output-format", "json"])
        return [one["rule"] for one in json.loads(capsys.readouterr().out)["diagnostics"]]

    (story.parent / "copydesk.toml").touch()
    house = story.parent / "names.toml"
    assert "name-variant" in rules()
    house.write_text('[[name]]\npreferred = "Lavrov"\naccepted = ["Lawrow"]', encoding="utf-8")
    assert "name-variant" not in rules()
    house.write_text('[[name]]\npreferred = "Lavrov"\nrejected = ["Lawrow"]', encoding="utf-8")
    assert "name-house-style" in rules()
    house.unlink()
    assert "name-house-style" not in rules()
