"""``copydesk baseline``: what is recorded, what is told after, and the ratchet."""

import json
import os
from pathlib import Path

import pytest

from cli.command import Run

NAME = "copydesk-baseline.json"


@pytest.fixture
def archive(desk: Path) -> Path:
    """Return a project of old articles."""
    (desk / "old").mkdir()
    (desk / "old" / "a.md").write_text("Une faute ici.\n\nUne autre faute, peut-être.\n")
    (desk / "b.txt").write_text("Une faute ici.\n")
    return desk


def entries(folder: Path) -> dict[str, list[str]]:
    """Return the rules of the baseline by article."""
    data = json.loads((folder / NAME).read_text(encoding="utf-8"))
    return {name: [one["rule"] for one in some] for name, some in data["articles"].items()}


def lines(run: Run, *arguments: str) -> list[str]:
    """Return what a check tells, without messages."""
    out = run("check", "--output-format", "concise", *arguments).out
    return [one.partition("]")[0] + "]" for one in out.splitlines()]


def test_what_is_recorded_is_silent(archive: Path, run: Run) -> None:
    assert run("baseline", "create").out == f"{NAME}: 4 diagnostics in 2 articles\n"
    assert entries(archive) == {
        "b.txt": ["wrong-word"],
        "old/a.md": ["weak-word", "wrong-word", "wrong-word"],
    }
    code, out, _ = run("check")
    assert (code, out) == (0, "All clear: 2 articles; 4 known\n")
    assert run("check", "--no-baseline").code == 1


def test_edits_elsewhere_wake_nothing_and_new_faults_are_told(archive: Path, run: Run) -> None:
    run("baseline", "create")
    path = archive / "old" / "a.md"
    path.write_text("Un ajout.\n\nEncore une faute.\n\n" + path.read_text())
    assert lines(run) == ["old/a.md:3:12: error [wrong-word]"]


def test_names_of_articles_start_from_the_project(archive: Path, run: Run) -> None:
    run("baseline", "create")
    assert run("check", str(archive / "old" / "a.md")).code == 0
    assert run("check", "old").code == 0


def test_what_is_mended_is_stale(archive: Path, run: Run) -> None:
    run("baseline", "create")
    (archive / "b.txt").write_text("Rien ici.\n")
    code, out, _ = run("check", "--output-format", "concise")
    assert code == 0
    assert out == (
        f"{NAME}:4:1: info [stale-baseline] b.txt has no more what stands here (1 × wrong-word); "
        "run “copydesk baseline prune”\n"
    )
    assert run("check", "--fail-on", "info").code == 1
    assert run("check", "--ignore", "stale-baseline").out.startswith("All clear")
    assert run("baseline", "prune").out == (
        f"{NAME}: 3 diagnostics in 1 article (0 added, 1 removed)\n"
    )
    assert run("check").out == "All clear: 2 articles; 3 known\n"


@pytest.mark.parametrize("only", [["--select", "weak-word"], ["old"]])
def test_what_a_run_did_not_look_for_is_not_stale(
    archive: Path, run: Run, only: list[str]
) -> None:
    run("baseline", "create")
    (archive / "b.txt").write_text("Rien.\n")
    assert "All clear" in run("check", *only).out
    (archive / "b.txt").unlink()
    assert ("stale" in run("check", *only).out) == (only[0] == "--select")


def test_an_article_that_is_gone_is_stale(archive: Path, run: Run) -> None:
    run("baseline", "create")
    (archive / "b.txt").unlink()
    assert lines(run) == [f"{NAME}:4:1: info [stale-baseline]"]
    run("baseline", "prune")
    assert list(entries(archive)) == ["old/a.md"]


def test_update_records_what_is_new(archive: Path, run: Run) -> None:
    run("baseline", "create")
    (archive / "b.txt").write_text("Une autre faute.\n")
    assert run("baseline", "update", "b.txt").out.endswith("(1 added, 1 removed)\n")
    assert run("check").out == "All clear: 2 articles; 4 known\n"


def test_prune_records_nothing_new(archive: Path, run: Run) -> None:
    run("baseline", "create")
    (archive / "b.txt").write_text("Une autre faute.\n")
    run("baseline", "prune")
    assert lines(run) == ["b.txt:1:11: error [wrong-word]"]


def test_what_others_leave_is_kept(archive: Path, run: Run) -> None:
    run("baseline", "create")
    before = (archive / NAME).read_bytes()
    for action in ("update", "prune"):
        run("baseline", action, "b.txt")
        run("baseline", action, "--select", "weak-word")
        assert (archive / NAME).read_bytes() == before


def test_the_same_articles_give_the_same_bytes(archive: Path, run: Run) -> None:
    run("baseline", "create")
    before = (archive / NAME).read_bytes()
    status = (archive / NAME).stat()
    run("baseline", "update", "--jobs", "2")
    assert (archive / NAME).read_bytes() == before
    assert (archive / NAME).stat().st_mtime_ns == status.st_mtime_ns
    assert [one for one in os.listdir(archive) if one.endswith(".tmp")] == []


@pytest.mark.usefixtures("archive")
def test_create_replaces_nothing_and_update_makes_nothing(run: Run) -> None:
    assert "make it with “copydesk baseline create”" in run("baseline", "update").err
    run("baseline", "create")
    code, _, err = run("baseline", "create")
    assert code == 2
    assert f"{NAME}: is there already; use “copydesk baseline update”" in err


@pytest.mark.parametrize("place", ["option", "setting"])
def test_a_baseline_of_another_name(archive: Path, run: Run, place: str) -> None:
    (archive / "ci").mkdir()
    option = ["--baseline", "ci/known.json"] if place == "option" else []
    if place == "setting":
        settings = archive / "copydesk.toml"
        settings.write_text(settings.read_text() + 'baseline = "ci/known.json"\n')
    code, _, err = run("check", *option)
    assert (code, "known.json: there is no such baseline; make it with" in err) == (2, True)
    assert run("baseline", "create", *option).code == 0
    assert '"old/a.md"' in (archive / "ci" / "known.json").read_text()
    assert run("check", *option).code == 0
    assert (run("check").code == 0) == (place == "setting")


def test_a_damaged_baseline_is_told_once_with_its_line(archive: Path, run: Run) -> None:
    run("baseline", "create")
    (archive / NAME).write_text((archive / NAME).read_text().replace("]\n", "\n", 1))
    for arguments in (["check"], ["baseline", "update"]):
        code, _, err = run(*arguments)
        assert code == 2
        assert err.count(f"{NAME}:12: is damaged") == 1


def test_fixes_leave_alone_what_is_known(archive: Path, run: Run) -> None:
    run("baseline", "create")
    path = archive / "b.txt"
    path.write_text(path.read_text() + "\nDeux faute ici.\n")
    assert run("check", "--fix", "b.txt").code == 0
    assert path.read_text() == "Une faute ici.\n\nDeux erreur ici.\n"


def test_what_shows_only_between_articles(desk: Path, run: Run) -> None:
    for name in ("a.md", "b.md"):
        (desk / name).write_text("Un mot commun.\n")
    run("baseline", "create")
    assert run("check").out == "All clear: 2 articles; 1 known\n"
    assert "stale" not in run("check", "b.md").out
    (desk / "a.md").write_text("Un mot.\n")
    assert lines(run) == [f"{NAME}:4:1: info [stale-baseline]"]


@pytest.fixture
def held(archive: Path, run: Run) -> Path:
    """Return a project whose baseline the ratchet holds for one rule."""
    settings = archive / "copydesk.toml"
    settings.write_text(settings.read_text() + 'ratchet = ["wrong-word"]\n')
    run("baseline", "create")
    return archive


def test_under_the_ratchet_a_sentence_may_change(held: Path, run: Run) -> None:
    (held / "b.txt").write_text("Une bien grosse faute.\n")
    assert run("check").out == "All clear: 2 articles; 4 known\n"
    (held / "b.txt").write_text("Une bien grosse faute, une faute ici.\n")
    assert len(lines(run)) == 2


def test_under_the_ratchet_what_is_mended_must_be_taken_out(held: Path, run: Run) -> None:
    (held / "b.txt").write_text("Rien.\n")
    assert lines(run) == [f"{NAME}:4:1: warning [stale-baseline]"]
    assert run("check").code == 1
    run("baseline", "prune")
    assert run("check").code == 0


def test_under_the_ratchet_no_count_rises(held: Path, run: Run) -> None:
    before = (held / NAME).read_bytes()
    (held / "c.md").write_text("Une faute, peut-être.\n")
    code, _, err = run("baseline", "update")
    assert code == 2
    assert "the ratchet lets counts only fall, and there rose “wrong-word” from 3 to 4" in err
    assert (held / NAME).read_bytes() == before
    (held / "b.txt").write_text("Rien.\n")
    assert run("baseline", "update").code == 0


def test_an_unknown_rule_in_the_ratchet(archive: Path, run: Run) -> None:
    settings = archive / "copydesk.toml"
    settings.write_text(settings.read_text() + 'ratchet = ["wrong-wrod"]\n')
    code, _, err = run("check")
    assert code == 2
    assert "copydesk.toml:4: ratchet: “wrong-wrod” is no rule" in err
