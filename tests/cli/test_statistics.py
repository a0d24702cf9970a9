"""--statistics and --time-rules."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from cli.command import Run

jsonschema: Any = import_module("jsonschema")
SCHEMA = json.loads(
    (Path(__file__).parents[2] / "lint/copydesk/reporters/report.schema.json").read_text("utf-8")
)


@pytest.fixture
def folder(desk: Path) -> Path:
    """Return a folder with three articles, of which one has nothing to report."""
    (desk / "a.txt").write_text("Une faute, une faute, peut-être.", encoding="utf-8")
    (desk / "b.txt").write_text("Une faute.", encoding="utf-8")
    (desk / "c.txt").write_text("Rien à dire de tout cela.", encoding="utf-8")
    return desk


@pytest.mark.usefixtures("folder")
def test_tables_by_rule_and_file(run: Run) -> None:
    code, out, _ = run("check", "--statistics")
    assert code == 1
    assert out.splitlines()[:7] == [
        "  count  per 1,000 words  rule",
        "      3            230.8  wrong-word",
        "      1             76.9  weak-word",
        "",
        "  count  per 1,000 words  file",
        "      3            600.0  a.txt",
        "      1            500.0  b.txt",
    ]


@pytest.mark.usefixtures("folder")
def test_the_same_as_json(run: Run) -> None:
    summary = run("check", "--statistics", "--output-format", "json").json["summary"]
    found = summary["statistics"]
    assert found["per_1000_words"] == pytest.approx(4000 / 13, abs=0.001)
    assert [(one["rule"], one["diagnostics"]) for one in found["rules"]] == [
        ("wrong-word", 3),
        ("weak-word", 1),
    ]
    assert found["files"][0] == {
        "path": "a.txt",
        "diagnostics": 3,
        "words": 5,
        "per_1000_words": 600.0,
    }
    assert len(found["files"]) == 2


@pytest.mark.parametrize("jobs", ["1", "2"])
@pytest.mark.usefixtures("folder")
def test_time_is_told_beside_the_report(run: Run, jobs: str) -> None:
    plain = run("check", "--output-format", "json").json
    code, out, err = run("check", "--time-rules", "--output-format", "json", "--jobs", jobs)
    assert code == 1
    timed = json.loads(out)
    assert timed["diagnostics"] == plain["diagnostics"]
    seconds = timed["summary"]["seconds"]
    assert {"(parsing)", "wrong-word"} <= set(seconds)
    head, *rows = err.splitlines()
    assert head.split()[:3] == ["ms", "share", "ms/article"]
    assert rows[-1].endswith("in all")
    assert any(row.endswith("  wrong-word") for row in rows)


@pytest.mark.usefixtures("folder")
def test_both_are_in_the_schema(run: Run) -> None:
    report = run("check", "--statistics", "--time-rules", "--output-format", "json").json
    jsonschema.validate(report, SCHEMA)
