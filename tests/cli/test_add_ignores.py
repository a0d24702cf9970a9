"""The side file, and ``--add-ignores``, which writes comments and entries."""

from pathlib import Path

import pytest

from cli.command import Run

SIDE = ".copydesk-ignore.toml"


def told(run: Run, *arguments: str) -> list[str]:
    """Return what a check tells, up to the name of the rule."""
    out = run("check", "--output-format", "concise", *arguments).out
    return [one.partition("]")[0] + "]" for one in out.splitlines()]


@pytest.fixture
def archive(desk: Path) -> Path:
    """Return a project with articles in several formats."""
    (desk / "copydesk.toml").write_text(
        (desk / "copydesk.toml").read_text().replace('"desk"', '"desk", "*-suppression"')
    )
    (desk / "a.md").write_text("Une faute, peut-être.\n\nUne autre\nfaute ici.\n")
    (desk / "b.txt").write_text("Une faute ici, peut-être.\n\nEt une faute.\n")
    (desk / "c.html").write_text("<p>Une faute.</p>\n<p>Une\nfaute.</p>\n")
    return desk


def side(folder: Path, text: str) -> None:
    """Write the side file."""
    (folder / SIDE).write_text(text, encoding="utf-8")


def test_everything_is_silenced_once(archive: Path, run: Run) -> None:
    code, _, err = run("check", "--add-ignores")
    assert (code, err) == (0, "copydesk: silenced 8 diagnostics\n")
    assert (archive / "a.md").read_text().splitlines() == [
        "Une faute, peut-être. <!-- copydesk: ignore[weak-word, wrong-word] -->",
        "",
        "Une autre",
        "faute ici. <!-- copydesk: ignore[wrong-word] -->",
    ]
    assert (archive / "b.txt").read_text().startswith("Une faute ici, peut-être.\n")
    before = {one.name: one.read_bytes() for one in archive.iterdir() if one.is_file()}
    assert told(run) == []
    code, _, err = run("check", "--add-ignores")
    assert (code, err) == (0, "copydesk: nothing to silence\n")
    assert {one.name: one.read_bytes() for one in archive.iterdir() if one.is_file()} == before


def test_a_comment_that_is_there_gets_the_new_rule(archive: Path, run: Run) -> None:
    text = "Une faute, peut-être. <!-- copydesk: ignore[weak-word] cité -->\n"
    (archive / "a.md").write_text(text)
    run("check", "--add-ignores", "a.md")
    assert (archive / "a.md").read_text() == text.replace("weak-word]", "weak-word, wrong-word]")


def test_entries_have_path_rule_and_match(archive: Path, run: Run) -> None:
    run("check", "--add-ignores", "b.txt")
    assert (archive / SIDE).read_text(encoding="utf-8").split("\n\n")[0] == (
        '[[ignore]]\npath = "b.txt"\nrule = "wrong-word"\nmatch = "Une faute ici, peut-être."'
    )
    (archive / "b.txt").write_text("Une faute de plus.\n\nEt une faute.\n")
    assert "b.txt:1:5: error [wrong-word]" in told(run, "b.txt")


def test_what_a_comment_would_break_goes_to_the_side_file(archive: Path, run: Run) -> None:
    (archive / "a.md").write_text("| Une faute | b |\n|---|---|\n| faute | x |\n")
    run("check", "--add-ignores", "a.md")
    assert told(run, "a.md") == []


def test_what_shows_only_between_articles(archive: Path, run: Run) -> None:
    for name in ("y.md", "z.md", "z.txt"):
        (archive / name).write_text("Un mot commun.\n")
    run("check", "--add-ignores")
    assert "ignore[shared-word]" in (archive / "z.md").read_text()
    assert told(run) == []


@pytest.mark.parametrize("other", ["--diff", "-"])
def test_what_writes_nothing_cannot_write_ignores(run: Run, other: str) -> None:
    code, _, err = run("check", "--add-ignores", other)
    assert code == 2
    assert "--add-ignores: writes into files" in err


def test_a_pattern_a_family_and_a_day_to_come(archive: Path, run: Run) -> None:
    entry = '[[ignore]]\npath = "*.{}"\nrule = "{}"\nexpires = 2999-01-31\nreason = "cité"\n'
    side(archive, "".join(entry.format(one, "desk") for one in ("md", "txt", "html")))
    code, out, _ = run("check")
    assert (code, out) == (0, "All clear: 3 articles; 8 suppressed\n")
    assert run("check", "--jobs", "2").out == out


def test_an_entry_that_is_over_is_told_and_silences_nothing(archive: Path, run: Run) -> None:
    side(archive, '[[ignore]]\npath = "b.txt"\nrule = "all"\nexpires = 2001-01-31\n')
    found = told(run, "b.txt")
    assert len(found) == 4
    assert found[-1] == f"{SIDE}:2:1: warning [expired-suppression]"


def test_unused_and_unknown(archive: Path, run: Run) -> None:
    side(
        archive,
        '[[ignore]]\npath = "b.txt"\nrule = ["wrong-word", "wrong-wrod"]\nmatch = "rien de tel"\n',
    )
    out = run("check", "b.txt", "--output-format", "concise").out
    assert f"{SIDE}:2:1: warning [unused-suppression]" in out
    assert f"{SIDE}:3:1: warning [unknown-suppression]" in out
    assert "did you mean “wrong-word”?" in out
    assert "unused-suppression" not in run("check", "a.md").out


def test_an_entry_about_many_is_judged_by_a_run_over_all(archive: Path, run: Run) -> None:
    side(archive, '[[ignore]]\npath = "*.txt"\nrule = "new-word"\n')
    assert "suppression" not in run("check", "b.txt").out
    assert "suppression" not in run("check").out
    side(archive, '[[ignore]]\npath = "z*.txt"\nrule = "wrong-word"\n')
    assert "suppression" not in run("check", "b.txt").out
    assert "unused-suppression" in run("check").out


def test_an_unknown_name_in_a_comment(archive: Path, run: Run) -> None:
    (archive / "a.md").write_text("Rien. <!-- copydesk: ignore[wrong-wrod] -->\n")
    out = run("check", "a.md", "--output-format", "concise").out
    assert out == (
        "a.md:1:29: warning [unknown-suppression] Suppression silences nothing: “wrong-wrod” is "
        "no rule or family; did you mean “wrong-word”?\n"
    )


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ('[[ignore]]\npath = "a"\n', "1: ignore.rule: is missing"),
        ('[[ignore]]\npath = "a"\nrule = 1\n', "3: ignore.rule: must be text in quotes"),
        ('[[ignore]]\npath = "a"\nrule = "x"\nexpire = 1\n', "did you mean “expires”?"),
        ('[[ignore]]\npath = "a"\nrule = "x"\nexpires = "soon"\n', "4: ignore.expires: must be"),
        ('[[ignore]]\npath = "a"\nrule = "x"\nmatch = ""\n', "4: ignore.match: must be text"),
        ("ignore = 1\n", "1: ignore: must be written [[ignore]]"),
        ('[[ignored]]\npath = "a"\n', "1: ignored: is not a known key"),
        ("[[ignore]]\npath = \n", "2: is not valid TOML"),
        ("[[ignore]]\npath = [\n", "2: is not valid TOML"),
    ],
)
def test_a_side_file_at_fault(archive: Path, run: Run, text: str, message: str) -> None:
    side(archive, text)
    code, _, err = run("check")
    assert code == 2
    assert err.count(SIDE) == 1
    assert message in err


@pytest.mark.parametrize(
    ("name", "text", "expected"),
    [
        ("a.tex", "Une faute.\nFin.\n", "Une faute. % copydesk: ignore[wrong-word]\nFin.\n"),
        ("a.rst", "Fin.\n\nUne\nfaute.\n", "Fin.\n\n{}\n\nUne\nfaute.\n"),
        ("a.rst", "- Une faute.\n", "{}\n\n- Une faute.\n"),
        (
            "a.adoc",
            "Une\nfaute.\n",
            "Une\n// copydesk: ignore-next-line[wrong-word]\nfaute.\n",
        ),
        ("a.po", 'msgid "a"\nmsgstr "Une faute."\n', '{}\nmsgid "a"\nmsgstr "Une faute."\n'),
        (
            "a.vtt",
            "WEBVTT\r\n\r\n00:01.000 --> 00:02.000\r\nUne faute.\r\n",
            "WEBVTT\r\n\r\n{}\r\n\r\n00:01.000 --> 00:02.000\r\nUne faute.\r\n",
        ),
    ],
)
def test_comments_of_each_format(
    desk: Path, run: Run, name: str, text: str, expected: str
) -> None:
    marks = {"a.rst": "..", "a.po": "#", "a.vtt": "NOTE"}
    (desk / name).write_bytes(text.encode())
    assert run("check", "--add-ignores", name).err == "copydesk: silenced 1 diagnostic\n"
    comment = f"{marks.get(name)} copydesk: ignore[wrong-word]"
    assert (desk / name).read_bytes().decode() == expected.format(comment)
    assert told(run, name) == []
    assert not (desk / SIDE).exists()


def test_subtitles_get_no_comment(desk: Path, run: Run) -> None:
    text = "1\n00:00:01,000 --> 00:00:02,000\nUne faute.\n"
    (desk / "a.srt").write_text(text)
    run("check", "--add-ignores", "a.srt")
    assert (desk / "a.srt").read_text() == text
    assert 'path = "a.srt"' in (desk / SIDE).read_text()
