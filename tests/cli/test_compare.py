"""``copydesk compare``: what one run finds that another does not."""

import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cli.command import Run
from copydesk.comparing import compare
from copydesk.reporters import comparison
from reporters.hostile import TEXTS

JSONL = ("--output-format", "jsonl:after.jsonl")


def found(path: str, fingerprint: str, rule: str = "x", message: str = "m") -> dict[str, Any]:
    """Return a diagnostic as the JSON report has it, as far as it is compared."""
    return {"path": path, "rule": rule, "message": message, "fingerprint": fingerprint}


SOME = st.lists(
    st.builds(found, st.sampled_from("ab"), st.sampled_from("fg"), st.sampled_from("xy"))
)


@given(SOME, SOME)
def test_nothing_is_lost_or_counted_twice(before: list[Any], after: list[Any]) -> None:
    outcome = compare(before, after)
    both = len(outcome.changed) + outcome.same
    assert len(before) == len(outcome.lost) + both
    assert len(after) == len(outcome.gained) + both
    turned = compare(after, before)
    assert Counter(map(str, turned.gained)) == Counter(map(str, outcome.lost))
    assert bool(compare(before, before)) is False
    for name, one in outcome.rules.items():
        assert one.before == sum(each["rule"] == name for each in before)


@pytest.mark.parametrize("hostile", TEXTS)
def test_no_text_breaks_the_table(hostile: str) -> None:
    outcome = compare([found(hostile, "f", hostile, hostile)], [found("a", "g", hostile)])
    assert len(comparison.markdown(outcome, 0).split("\n| `")) == 3
    assert "\x1b" not in comparison.text(outcome, 0)
    assert len(json.loads(comparison.as_json(outcome))["lost"]) == 1


@pytest.fixture
def reports(desk: Path, run: Run) -> Path:
    """Return a folder with the reports of two runs, between which an article changed."""
    article = desk / "a.txt"
    article.write_text("Une faute ici.\n\nUne faute là.\n", encoding="utf-8")
    run("check", "a.txt", "--output-format", "json:before.json")
    article.write_text("Un mot de plus.\n\nUne faute là.\n\nC’est peut-être.\n", encoding="utf-8")
    run("check", "a.txt", "--output-format", "json:after.json", *JSONL)
    return desk


@pytest.mark.usefixtures("reports")
@pytest.mark.parametrize("after", ["after.json", "after.jsonl"])
def test_lines_may_move(run: Run, after: str) -> None:
    code, out, err = run("compare", "before.json", after)
    assert (code, err) == (1, "")
    head, _, _, *rows = out.splitlines()
    assert head == "1 gained, 1 lost, 0 changed, 1 the same"
    assert [row.split() for row in rows[:2]] == [
        ["0", "1", "+1", "·", "·", "weak-word"],
        ["2", "1", "·", "-1", "·", "wrong-word"],
    ]
    assert rows[3].startswith("+ a.txt:5:7: [weak-word] ")
    assert rows[4].startswith("- a.txt:1:5: [wrong-word] ")


@pytest.mark.usefixtures("reports")
def test_what_fails(run: Run) -> None:
    assert run("compare", "before.json", "before.json").code == 0
    assert run("compare", "before.json", "after.json", "--fail-on", "never").code == 0
    assert run("compare", "before.json", "after.json", "--fail-on", "gained").code == 1
    assert run("compare", "--limit", "1", "before.json", "after.json").out.endswith(
        "and 1 more; --limit 0 shows all\n"
    )


def test_messages_and_severities_that_change(reports: Path, run: Run) -> None:
    report = json.loads((reports / "after.json").read_text("utf-8"))
    report["diagnostics"][0].update(message="autre", severity="info")
    (reports / "other.json").write_text(json.dumps(report), "utf-8")
    code, out, _ = run("compare", "after.json", "other.json")
    assert code == 1
    assert "~ a.txt:3:5: [wrong-word] “faute” is wrong → autre (error → info)" in out
    document = run("compare", "after.json", "other.json", "--output-format", "json").json
    assert document["summary"] == {"gained": 0, "lost": 0, "changed": 1, "same": 1}
    [change] = document["changed"]
    assert change["after"]["message"] == "autre"


def test_fingerprints_of_another_kind(reports: Path, run: Run) -> None:
    report = json.loads((reports / "after.json").read_text("utf-8"))
    for one in report["diagnostics"]:
        one["fingerprint"] = one["fingerprint"][::-1]
    (reports / "other.json").write_text(json.dumps(report), "utf-8")
    assert run("compare", "after.json", "other.json").code == 0


def test_standard_input(reports: Path, run: Run) -> None:
    text = (reports / "before.json").read_bytes()
    assert run("compare", "-", "before.json", stdin=text).code == 0
    assert run("compare", "-", "-", stdin=text).code == 2


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"", ""),
        (b"\xff", "is not UTF-8 (byte 1)"),
        (b"{", "is no report of copydesk: line 1 is not JSON; write one with --output-format"),
        (b'{"version": 2, "diagnostics": []}', "is a report of version 2, and 1 is understood"),
        (b'{"path": "a"}', "a diagnostic lacks one of path, rule, message, fingerprint"),
        (b"[" * 100_000, "is no report of copydesk"),
        (b"[1, 2]", "a diagnostic lacks one of"),
        (b'{"version": 1, "diagnostics": {}}', "is a report of version 1"),
    ],
)
def test_what_is_no_report(tmp_path: Path, run: Run, content: bytes, message: str) -> None:
    (tmp_path / "a.json").write_bytes(content)
    (tmp_path / "b.json").write_text('{"version": 1, "diagnostics": []}')
    code, out, err = run("compare", "a.json", "b.json")
    assert (code, bool(out)) == ((2, False) if message else (0, True))
    assert message in err


def test_a_report_that_is_not_there(run: Run) -> None:
    code, _, err = run("compare", "gone.json", "gone.json")
    assert code == 2
    assert err == "copydesk: gone.json: cannot be read: No such file or directory\n"


def test_reports_that_are_not_whole(reports: Path, run: Run) -> None:
    run("check", "a.txt", "--output-format", "json:short.json", "--max-diagnostics", "1")
    err = run("compare", "after.json", "short.json").err
    assert "short.json: leaves out some diagnostics (1); write it with --max-diagnostics 0" in err
    assert (reports / "short.json").is_file()
