"""``--diff-base`` and ``--changed-lines``, with the real git."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from cli.command import PLUGIN, Run
from copydesk.config.projects import RunOptions
from copydesk.git_changes import changes_since
from copydesk.runner import Desk

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")

IDENTITY = {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_SYSTEM": os.devnull} | {
    f"GIT_{who}_{what}": value
    for who in ("AUTHOR", "COMMITTER")
    for what, value in (("NAME", "Desk"), ("EMAIL", "desk@example.org"))
}


def git(folder: Path, *arguments: str) -> str:
    """Run git in a folder and return what it says."""
    done = subprocess.run(
        ["git", *arguments],
        cwd=folder,
        env={**os.environ, **IDENTITY},
        capture_output=True,
        check=False,
    )
    assert done.returncode == 0, done.stderr.decode()
    return done.stdout.decode()


def commit(folder: Path, **texts: str) -> None:
    """Write articles (``a_md`` is ``a.md``) and commit all that there is."""
    for name, text in texts.items():
        (folder / name.replace("_", ".")).write_text(text, encoding="utf-8")
    git(folder, "add", "--all")
    git(folder, "commit", "--quiet", "--allow-empty", "--message", "x")


@pytest.fixture
def story(desk: Path) -> Path:
    """Return a repository with a branch, on which nothing has changed yet."""
    git(desk, "init", "--quiet", "--initial-branch", "main")
    (desk / ".gitignore").write_text(".copydesk_cache\nbuild\n")
    commit(desk, a_md="Une faute.\n\nUne faute.\n\nUne faute.\n", b_txt="Une faute.\n")
    git(desk, "switch", "--quiet", "--create", "branch")
    return desk


def told(run: Run, *arguments: str, stdin: bytes = b"") -> list[str]:
    """Return the places and rules that a check tells."""
    options = ("--output-format", "concise", *(arguments or ("--diff-base", "main")))
    out = run("check", *options, stdin=stdin).out
    return [one.partition(": ")[0] for one in out.splitlines()]


def test_nothing_changed(story: Path, run: Run) -> None:
    (story / "b.txt").chmod(0o755)
    code, out, err = run("check", "--diff-base", "main")
    assert (code, out) == (0, "Nothing was checked\n")
    assert err == "copydesk: no article here has changed since main\n"


def test_lines_that_changed_committed_staged_or_not(story: Path, run: Run) -> None:
    commit(story, a_md="Deux faute.\n\nUne faute.\n\nUne faute.\n")
    (story / "b.txt").write_text("Une faute.\nUne autre faute.\n")
    git(story, "add", "b.txt")
    (story / "b.txt").write_text("Une faute.\n\nUne, peut-être.\n")
    assert told(run) == ["a.md:1:6", "b.txt:3:6"]
    assert told(run, "--diff-base", "HEAD") == ["b.txt:3:6"]


def test_what_changed_on_the_other_branch_is_not_ours(story: Path, run: Run) -> None:
    commit(story, c_md="Une faute.\n")
    git(story, "switch", "--quiet", "main")
    commit(story, b_txt="Une autre faute.\n")
    git(story, "switch", "--quiet", "branch")
    assert told(run) == ["c.md:1:5"]


def test_moved_deleted_and_new_files(story: Path, run: Run) -> None:
    text = "".join(f"Ligne {number}.\n\n" for number in range(20))
    git(story, "switch", "--quiet", "main")
    commit(story, a_md=f"Une faute.\n\n{text}Deux faute.\n\n")
    git(story, "switch", "--quiet", "branch")
    git(story, "merge", "--quiet", "main")
    git(story, "mv", "a.md", "moved à part.md")
    git(story, "rm", "--quiet", "b.txt")
    path = story / "moved à part.md"
    path.write_text(f"{path.read_text()}Une autre faute.\n")
    (story / "new.txt").write_text("Une faute.\n")
    (story / "build").mkdir()
    (story / "build" / "x.txt").write_text("Une faute.\n")
    assert told(run) == ["moved à part.md:45:11", "new.txt:1:5"]


def test_a_file_only_moved_has_not_changed(story: Path, run: Run) -> None:
    git(story, "mv", "a.md", "c.md")
    commit(story)
    assert told(run) == []


def test_files_that_did_not_change_are_not_read(story: Path, run: Run) -> None:
    commit(story, c_txt="panne\n")
    git(story, "switch", "--quiet", "--create", "next")
    commit(story, b_txt="Une autre faute.\n")
    assert "no ink" in run("check", "--no-cache").out
    outcome = run("check", "--no-cache", "--diff-base", "branch", "--output-format", "concise")
    assert "b.txt:1:11" in outcome.out
    assert outcome.code == 1


def test_a_changed_sentence_over_several_lines(story: Path, run: Run) -> None:
    commit(story, c_md="Une bien\ngrosse faute\nici. Une faute.\n")
    commit(story, c_md="Une très\ngrosse faute\nici. Une faute.\n")
    assert told(run, "--diff-base", "HEAD~", "c.md") == ["c.md:2:8"]


def test_a_line_taken_out_of_a_sentence(story: Path, run: Run) -> None:
    commit(story, c_md="Une bien\ngrosse,\ntrès grosse\nfaute. Fin.\n\nUne faute.\n")
    commit(story, c_md="Une bien\ngrosse,\nfaute. Fin.\n\nUne faute.\n")
    assert "c.md:3:1" in told(run, "--diff-base", "HEAD~", "c.md")


def test_from_a_folder_below(story: Path, run: Run) -> None:
    (story / "sub").mkdir()
    commit(story, **{"sub/c_md": "Une faute.\n"})
    assert told(run, "--diff-base", "main", "sub") == ["sub/c.md:1:5"]


def test_fixes_mend_changed_lines_alone(story: Path, run: Run) -> None:
    (story / "a.md").write_text("Une faute.\n\nDeux faute.\n\nUne faute.\n")
    assert run("check", "--fix", "--diff-base", "main").code == 0
    assert (story / "a.md").read_text() == "Une faute.\n\nDeux erreur.\n\nUne faute.\n"


def test_several_processes_agree(story: Path, run: Run) -> None:
    for number in range(6):
        (story / f"n{number}.txt").write_text("Une faute.\n")
    (story / "a.md").write_text("Une faute.\n\nDeux faute.\n\nUne faute.\n")
    one = told(run, "--diff-base", "main", "--jobs", "1", "--no-cache")
    assert told(run, "--diff-base", "main", "--jobs", "2", "--no-cache") == one
    assert len(one) == 7


def test_stale_entries_are_no_matter_of_a_part(story: Path, run: Run) -> None:
    run("baseline", "create")
    (story / "a.md").write_text("Une faute.\n\nRien.\n\nDeux faute.\n")
    assert told(run) == ["a.md:5:6"]


@pytest.mark.parametrize("folder", [".", "sub"])
def test_a_diff_on_standard_input(story: Path, run: Run, folder: str) -> None:
    (story / "sub").mkdir()
    (story / "sub" / "é t.md").write_text("Une faute.\n")
    (story / "a.md").write_text("Une faute.\n\nDeux faute.\n\nUne faute.\n")
    git(story, "add", "--all")
    diff = git(story, "diff", "--cached").encode()
    expected = ["a.md:3:6", "sub/é t.md:1:5"]
    assert told(run, "--changed-lines", stdin=diff) == expected
    raw = subprocess.run(
        ["git", "diff", "--cached", "--no-prefix"], cwd=story, capture_output=True, check=True
    ).stdout
    assert told(run, "--changed-lines", folder, stdin=raw) == [
        one for one in expected if folder == "." or one.startswith("sub")
    ]


@pytest.mark.parametrize(
    ("arguments", "stdin", "message"),
    [
        (["--diff-base", "nix"], b"", "there is no revision “nix” in "),
        (["--diff-base", "origin/main"], b"", "or fetch it: “git fetch origin main”"),
        (["--diff-base=--output=x"], b"", "“--output=x” is no revision; name a branch"),
        (["--diff-base", ""], b"", "“” is no revision"),
        (["--diff-base", "main", "--changed-lines"], b"", "use one of them"),
        (["--diff-base", "main", "-"], b"x", "--diff-base: works on files, and - is standard"),
        (["--changed-lines"], b"bonjour", "what standard input holds is no unified diff"),
        (["--changed-lines"], b"--- a/q\n+++ b/q\n@@ -1 +1 @@\n-a\n+b\n", "no file of the diff"),
    ],
)
@pytest.mark.usefixtures("story")
def test_what_cannot_be_done(run: Run, arguments: list[str], stdin: bytes, message: str) -> None:
    code, _, err = run("check", *arguments, stdin=stdin)
    assert code == 2
    assert message in err


def test_no_repository_and_no_commit(desk: Path, run: Run) -> None:
    (desk / "a.md").write_text("Une faute.\n")
    assert (
        "a.md is in no git repository; check it without" in run("check", "--diff-base", "main").err
    )
    git(desk, "init", "--quiet")
    assert "there is no revision “HEAD”" in run("check", "--diff-base", "HEAD").err


def test_without_git(story: Path, run: Run) -> None:
    (story / "a.md").write_text("Une faute.\n")
    err = run("check", "--diff-base", "main", PATH="/nowhere").err
    assert "--diff-base: needs git, which is not installed" in err


def test_a_shallow_clone(story: Path, run: Run) -> None:
    commit(story, c_md="Une faute.\n")
    git(story, "switch", "--quiet", "main")
    commit(story)
    clone = ["clone", "--quiet", "--depth", "1", "--no-single-branch", f"file://{story}", "clone"]
    git(story, *clone)
    git(story / "clone", "switch", "--quiet", "branch")
    code, _, err = run("check", "--diff-base", "origin/main", "clone")
    assert code == 2
    assert "is shallow and does not reach back" in err
    assert "fetch-depth: 0" in err


def test_branches_without_common_history(story: Path, run: Run) -> None:
    git(story, "switch", "--quiet", "--orphan", "other")
    commit(story, d_md="Une faute.\n")
    assert "have no commit in common" in run("check", "--diff-base", "main").err


words = st.sampled_from(["Rien.", "Une faute.", "Bien.", ""])
texts = st.lists(words, max_size=6).map("\n".join)
names = st.sampled_from(["a.txt", "b.txt", "c d.txt"])
trees = st.dictionaries(names, texts, max_size=3)


def put(folder: Path, tree: dict[str, str]) -> None:
    """Make the articles of a folder those of a tree."""
    for path in folder.glob("*.txt"):
        path.unlink()
    for name, text in tree.items():
        (folder / name).write_text(text)


@settings(
    max_examples=20,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(st.lists(trees, min_size=1, max_size=3), trees)
@example([{"b.txt": "Une faute.\nRien."}, {}], {"b.txt": "Une faute.\nRien."})
def test_any_history(
    tmp_path_factory: pytest.TempPathFactory, history: list[dict[str, str]], now: dict[str, str]
) -> None:
    """What is told lies on lines that are new; what is not, was so in the first commit."""
    folder = tmp_path_factory.mktemp("history")
    (folder / "copydesk.toml").write_text(
        f'plugins = ["{PLUGIN.as_posix()}"]\ngrammar = "off"\nselect = ["wrong-word"]\n'
    )
    git(folder, "init", "--quiet", "--initial-branch", "main")
    for tree in history:
        put(folder, tree)
        commit(folder)
    first = git(folder, "rev-list", "--max-parents=0", "HEAD").strip()
    put(folder, now)
    paths = [str(folder / name) for name in now]
    changed = changes_since(first, paths) if paths else None
    with Desk(RunOptions(cache=False, changes=changed)) as desk:
        for name, text in now.items():
            lines = text.split("\n")
            report = desk.check_file(str(folder / name))
            seen = {report.source.position(one.span.start).line for one in report.diagnostics}
            kept = [
                line
                for number, line in enumerate(lines, start=1)
                if number not in seen and "faute" in line
            ]
            old = [
                one for tree in history[:1] for text in tree.values() for one in text.split("\n")
            ]
            assert all(one in old for one in kept)
            if history[0].get(name) == text:
                assert not seen
