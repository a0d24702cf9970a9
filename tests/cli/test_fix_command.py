"""``copydesk check --fix`` and its like: what is written, what is said, which exit code."""

import contextlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from cli.command import COMMAND, Outcome, Run

FAULTY, MENDED = "Une faute, peut-être.\n", "Une erreur, peut-être.\n"
UNDOING = '''
from dataclasses import dataclass
from copydesk import Fix, Rule, RuleMeta, TextEdit, hookimpl, Span

@dataclass(frozen=True)
class Swap(Rule):
    """A letter is the other one."""
    meta = RuleMeta("swap", "desk", "Letter is the other one")
    def check(self, article):
        other = {"a": "b", "b": "a"}.get(article.text[:1])
        if other:
            fix = Fix.safe("Swap", TextEdit(Span(0, 1), other))
            yield self.diagnostic(Span(0, 1), "swap", fix=fix)

@dataclass(frozen=True)
class Doubtful(Rule):
    """A word is doubtful."""
    meta = RuleMeta("doubtful", "desk", "Word is doubtful")
    def check(self, article):
        at = article.text.find("douteux")
        if at >= 0:
            span = Span(at, at + 7)
            fix = Fix.unsafe("Write “sûr”", TextEdit(span, "sûr"))
            yield self.diagnostic(span, "doubtful", fix=fix)

@hookimpl
def copydesk_rules():
    return [Swap, Doubtful]
'''


@pytest.fixture
def story(desk: Path) -> Path:
    """Return an article with a fault that can be mended and one that cannot."""
    path = desk / "a.txt"
    path.write_bytes(FAULTY.encode())
    return path


@pytest.fixture
def undoing(desk: Path) -> Path:
    """Return a folder with a rule whose fixes undo each other, and one with an unsafe fix."""
    (desk / "undoing.py").write_text(UNDOING, encoding="utf-8")
    (desk / "copydesk.toml").write_text('plugins = ["./undoing.py"]\ngrammar = "off"\n')
    return desk


def test_fix_mends_and_reports_what_remains(story: Path, run: Run) -> None:
    code, out, err = run("check", "--fix", "--output-format", "concise")
    assert (code, out, err) == (1, "a.txt:1:13: warning [weak-word] “peut-être” is weak\n", "")
    assert story.read_bytes() == MENDED.encode()
    assert run("check", "--fix", "--fail-on", "error").code == 0


def test_fix_says_how_many_were_mended(story: Path, run: Run) -> None:
    out = run("check", "--fix").out
    end = "Fixed 1 diagnostic in 1 file; 1 diagnostic left (1 warning) in 1 file\n"
    assert out.endswith(end)
    story.write_text("Une faute.")
    assert run("check", "--fix").out == "Fixed 1 diagnostic in 1 file; nothing left\n"
    assert run("check", "--fix").out == "All clear: 1 article\n"


@pytest.mark.usefixtures("story")
def test_the_json_report_counts_what_was_mended(run: Run) -> None:
    report = run("check", "--fix", "--output-format", "json").json
    assert report["summary"]["fixed"] == 1
    assert [one["rule"] for one in report["diagnostics"]] == ["weak-word"]
    assert report["diagnostics"][0]["start"] == {"line": 1, "column": 13, "offset": 12}


def test_fix_only(story: Path, run: Run) -> None:
    fixed = run("check", "--fix-only", "--fail-on", "warning")
    assert fixed == (0, "Fixed 1 diagnostic in 1 file\n", "")
    again = run("check", "--fix-only", "--fail-on", "warning")
    assert again == (0, "Nothing to fix\n", "")
    assert story.read_bytes() == MENDED.encode()


def test_diff_writes_nothing(story: Path, run: Run) -> None:
    story.write_bytes(b"Rien.\r\n" * 9 + FAULTY.strip().encode())
    code, out, err = run("check", "--diff", "--fail-on", "never")
    assert code == 1
    assert err == "copydesk: would fix 1 diagnostic in 1 file\n"
    assert out == (
        "--- a.txt\n+++ a.txt\n@@ -7,4 +7,4 @@\n Rien.\r\n Rien.\r\n Rien.\r\n"
        "-Une faute, peut-être.\n\\ No newline at end of file\n"
        "+Une erreur, peut-être.\n\\ No newline at end of file\n"
    )
    assert story.read_bytes().endswith(FAULTY.strip().encode())


def test_git_applies_the_diff(story: Path, run: Run) -> None:
    story.write_bytes(b"Une faute.\r\nRien.\r\n\r\nEncore une faute.")
    diff = run("check", "--diff").out
    command = ["git", "apply", "-p0"]
    subprocess.run(command, input=diff.encode(), cwd=story.parent, check=True, timeout=60)
    assert story.read_bytes() == b"Une erreur.\r\nRien.\r\n\r\nEncore une erreur."
    assert run("check", "--diff") == (0, "", "copydesk: nothing to fix\n")


def test_a_text_on_standard_input_comes_out_mended(
    desk: Path, run: Run, environment: dict[str, str]
) -> None:
    command = ["check", "--fix", "--output-format", "concise", "-"]
    code, out, err = run(*command, stdin=FAULTY.encode())
    assert (code, out) == (1, MENDED)
    assert err == "stdin.txt:1:13: warning [weak-word] “peut-être” is weak\n"
    faulty = "\ufeffUne faute.\r\nRien.".encode("utf-16-le")
    done = subprocess.run(
        [*COMMAND, *command],
        input=faulty,
        capture_output=True,
        cwd=desk,
        env=environment,
        check=True,
        timeout=60,
    )
    assert done.stdout == "\ufeffUne erreur.\r\nRien.".encode("utf-16-le")


def test_unsafe_fixes(undoing: Path, run: Run) -> None:
    (undoing / "c.txt").write_text("C'est douteux.")
    assert run("check", "--fix").code == 1
    assert (undoing / "c.txt").read_text() == "C'est douteux."
    assert run("check", "--fix", "--unsafe-fixes").out.startswith("Fixed 1 diagnostic")
    assert (undoing / "c.txt").read_text() == "C'est sûr."
    code, _, err = run("check", "--unsafe-fixes")
    assert code == 2
    assert "--unsafe-fixes: says which fixes, not that any are applied; add --fix" in err


def test_fixes_that_undo_each_other_leave_the_file_alone(undoing: Path, run: Run) -> None:
    (undoing / "a.txt").write_text("a b")
    code, _, err = run("check", "--fix")
    assert code == 1
    assert err == (
        "copydesk: a.txt: the fixes of “swap” undo one another, so theirs were left out; "
        "report it, and leave them out with --ignore swap\n"
    )
    assert (undoing / "a.txt").read_text() == "a b"
    assert run("check", "--fix", "--ignore", "swap").code == 0


def test_a_file_that_cannot_be_written(story: Path, run: Run) -> None:
    story.chmod(0o444)
    code, out, err = run("check", "--fix", "--output-format", "concise")
    assert code == 2
    assert (
        err
        == "copydesk: a.txt: was not changed: it is read-only; make it writable, or use --diff\n"
    )
    assert "“faute” is wrong" in out
    assert story.read_bytes() == FAULTY.encode()


def test_several_processes_mend_as_one_does(desk: Path, run: Run) -> None:
    for number in range(8):
        (desk / f"{number}.txt").write_bytes(FAULTY.encode())
    out = run("check", "--fix", "--jobs", "2").out
    assert "Fixed 8 diagnostics in 8 files; 8 diagnostics left (8 warnings) in 8 files" in out
    assert {path.read_bytes() for path in desk.glob("*.txt")} == {MENDED.encode()}


@pytest.mark.skipif(os.name == "nt", reason="no process groups")
@pytest.mark.parametrize(("jobs", "patience"), [("1", 0.0), ("1", 0.05), ("2", 0.02)])
def test_a_killed_run_leaves_every_file_whole(
    desk: Path, run: Run, environment: dict[str, str], jobs: str, patience: float
) -> None:
    old, new = (text.encode() * 300 for text in (FAULTY, MENDED))
    files = [desk / f"{number:03}.txt" for number in range(300)]
    for path in files:
        path.write_bytes(old)
    command = [*COMMAND, "check", "--fix", "--jobs", jobs]
    with subprocess.Popen(
        command, cwd=desk, env=environment, stdout=subprocess.DEVNULL, start_new_session=True
    ) as process:
        while process.poll() is None and files[0].read_bytes() == old:
            time.sleep(0.005)
        time.sleep(patience)
        with contextlib.suppress(ProcessLookupError):
            os.killpg(process.pid, signal.SIGKILL)
    texts = [path.read_bytes() for path in files]
    assert new in texts
    assert set(texts) <= {old, new}
    for path in files[3:]:
        path.unlink()
    run("check", "--fix-only")
    assert {path.read_bytes() for path in files[:3]} == {new}


def answered(run: Run, *answers: str) -> Outcome:
    """Run ``copydesk fix`` with these answers."""
    return run("fix", stdin="".join(f"{one}\n" for one in answers).encode())


def test_accept_and_skip(story: Path, run: Run) -> None:
    story.write_text("Une faute.\n\nUne autre faute.\n\nEncore une faute.\n")
    code, out, err = answered(run, "a", "s", "accept")
    assert (code, err) == (0, "")
    assert story.read_text() == "Une erreur.\n\nUne autre faute.\n\nEncore une erreur.\n"
    assert "a.txt:1:5: error [wrong-word] “faute” is wrong\n" in out
    assert "1 | Une faute.\n" in out
    assert "1: Write “erreur”\n   Une erreur.\n" in out
    assert out.endswith("2 accepted, 0 ignored, 1 skipped\n")


def test_ignore_for_ever_writes_the_comment(story: Path, run: Run) -> None:
    story.write_bytes(b"Une faute.\r\nRien.\r\n\r\nUne faute.\r\n")
    answered(run, "i", "s")
    comment = " <!-- copydesk: ignore[wrong-word] -->"
    assert story.read_bytes() == f"Une faute.{comment}\r\nRien.\r\n\r\nUne faute.\r\n".encode()
    assert "1 suppressed" in run("check").out


def test_what_has_no_comments_is_ignored_in_the_side_file(desk: Path, run: Run) -> None:
    article = '{"headline": "Le port", "body": "Une faute dans le port. Rien de plus."}\n'
    (desk / "a.json").write_text(article)
    assert answered(run, "i").out.endswith("0 accepted, 1 ignored, 0 skipped\n")
    assert (desk / "a.json").read_text() == article
    assert 'rule = "wrong-word"' in (desk / ".copydesk-ignore.toml").read_text()
    assert "1 suppressed" in run("check").out


def test_edit_writes_what_is_typed(story: Path, run: Run) -> None:
    story.write_text("Une faute.\n")
    answered(run, "e", "méprise")
    assert story.read_text() == "Une méprise.\n"


@pytest.mark.parametrize("last", [("q",), ()])
def test_quit_keeps_what_was_decided(story: Path, run: Run, last: tuple[str, ...]) -> None:
    story.write_text("Une faute, une faute.\n")
    (story.parent / "b.txt").write_text("Une faute.\n")
    assert answered(run, "a", *last).code == 0
    assert story.read_text() == "Une erreur, une faute.\n"
    assert (story.parent / "b.txt").read_text() == "Une faute.\n"


def test_other_answers_are_explained(story: Path, run: Run) -> None:
    out = answered(run, "x", "7", "e", "", "q").out
    assert out.count("i  ignore for ever: write a comment") == 2
    assert story.read_bytes() == FAULTY.encode()


def test_an_interactive_run_needs_files(desk: Path, run: Run) -> None:
    (desk / "b.txt").write_text("Rien.\n")
    assert answered(run) == (0, "Nothing to fix\n", "")
    code, _, err = run("fix", "-")
    assert code == 2
    assert "standard input is for your answers; name the articles" in err
    assert run("fix", "missing.txt").code == 2


def test_an_interactive_run_on_a_read_only_file(story: Path, run: Run) -> None:
    story.chmod(0o444)
    code, _, err = answered(run, "a")
    assert (code, story.read_bytes()) == (2, FAULTY.encode())
    assert "a.txt: was not changed: it is read-only" in err
