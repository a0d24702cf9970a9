"""What changed in a git repository since a revision, or since it left that revision's branch."""

import os
import subprocess
from collections.abc import Iterable, Iterator
from functools import cache
from typing import NamedTuple

from copydesk.changes import Changes, Lines
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE
from copydesk.unified_diff import DiffError, read_diff

KEY = "--diff-base"
DIFF = (
    *("-c", "core.quotePath=off", "diff", "--unified=0", "--find-renames", "--no-color"),
    *("--no-ext-diff", "--no-textconv", "--ignore-submodules"),
    *("--src-prefix=a/", "--dst-prefix=b/"),
)
FROM_HOOK = ("GIT_DIR", "GIT_WORK_TREE", "GIT_INDEX_FILE", "GIT_PREFIX", "GIT_EXTERNAL_DIFF")
"""What git tells its hooks of their own repository; the article may lie in another."""


def changes_since(ref: str, paths: Iterable[str]) -> Changes:
    """Return what changed in the repositories of some files.

    A file has changed where it differs, as it now lies on the disk, from the
    last commit that `ref` and HEAD have in common, as in ``git diff
    --merge-base``; all of an untracked file is new, an ignored one is none of
    git's business. Raises ConfigError.
    """
    roots = {repository(os.path.dirname(os.path.realpath(path))): path for path in paths}
    if "" in roots:
        raise _error(f"{roots['']} is in no git repository; check it without {KEY}")
    files: dict[str, Lines | None] = {}
    for root in sorted(roots):
        files.update(_changed(root, ref))
    return Changes(files, f"since {ref}")


@cache
def repository(folder: str) -> str:
    """Return the top folder of the repository that a folder is in, '' for none."""
    if os.path.lexists(os.path.join(folder, ".git")):
        return folder
    parent = os.path.dirname(folder)
    return repository(parent) if parent != folder else ""


def _changed(root: str, ref: str) -> Iterator[tuple[str, Lines | None]]:
    base = _base(root, ref)
    try:
        found = read_diff(_git(root, *DIFF, base))
    except DiffError as error:
        raise _error(f"what git says of {root} {error}") from None
    for one in found:
        yield _place(root, one.path.removeprefix("b/")), one.lines
    listed = os.fsdecode(_git(root, "ls-files", "--others", "--exclude-standard", "-z"))
    names = [name for name in listed.split("\0") if name]
    there = _names(root, base) if names else frozenset()
    for name in names:  # taken out of the index, a file may be as it was all the same
        if name not in there or not _is_same(root, base, name):
            yield _place(root, name), None


def _names(root: str, commit: str) -> frozenset[str]:
    listed = os.fsdecode(_git(root, "ls-tree", "-r", "-z", "--name-only", "--full-tree", commit))
    return frozenset(listed.split("\0"))


def _is_same(root: str, commit: str, name: str) -> bool:
    try:
        with open(os.path.join(root, name), "rb") as file:
            return file.read() == _git(root, "cat-file", "blob", f"{commit}:{name}")
    except OSError:
        return False


def _place(root: str, name: str) -> str:
    return os.path.realpath(os.path.join(root, name))


def _base(root: str, ref: str) -> str:
    """Return the commit to compare with. Raises ConfigError."""
    if not ref or ref.startswith("-"):
        raise _error(f"“{ref}” is no revision; name a branch, a tag or a commit")
    asked = _run(root, "rev-parse", "--verify", "--quiet", f"{ref}^{{commit}}")
    if asked.code:
        raise _error(_no_revision(root, ref, asked))
    commit = asked.text
    common = _run(root, "merge-base", commit, "HEAD")
    if common.code == 0:
        return common.text.split("\n")[0]
    if _run(root, "rev-parse", "--verify", "--quiet", "HEAD").code:
        raise _error(f"{root} has no commit yet; check it without {KEY}")
    if _is_shallow(root):
        raise _error(
            f"the clone {root} is shallow and does not reach back to where “{ref}” and HEAD part; "
            "run “git fetch --unshallow”, or set fetch-depth: 0 where the CI checks it out"
        )
    raise _error(f"“{ref}” and HEAD have no commit in common in {root}; name another revision")


def _no_revision(root: str, ref: str, asked: "_Answer") -> str:
    if "dubious ownership" in asked.problem:
        reason = "which belongs to someone else; its manual says how, under safe.directory"
        return f"git does not trust {root}, {reason}"
    shallow = _is_shallow(root)
    message = f"there is no revision “{ref}” in {root}; check the spelling"
    if shallow or "/" in ref:
        message += f", or fetch it: “git fetch origin {ref.removeprefix('origin/')}”"
    return message + ("; the clone is shallow" if shallow else "")


def _is_shallow(root: str) -> bool:
    return _run(root, "rev-parse", "--is-shallow-repository").text == "true"


def _git(root: str, *arguments: str) -> bytes:
    done = _run(root, *arguments)
    if done.code:
        raise _error(f"git failed in {root}: {done.problem.removeprefix('fatal: ')}")
    return done.data


class _Answer(NamedTuple):
    """What git said; `problem` is the last line of its complaint."""

    code: int
    data: bytes
    problem: str

    @property
    def text(self) -> str:
        return os.fsdecode(self.data).strip()


def _run(root: str, *arguments: str) -> _Answer:
    environment = {name: one for name, one in os.environ.items() if name not in FROM_HOOK}
    try:
        done = subprocess.run(
            ["git", "-C", root, "-c", "core.fsmonitor=false", *arguments],
            env={**environment, "LC_ALL": "C", "GIT_OPTIONAL_LOCKS": "0"},
            stdin=subprocess.DEVNULL,
            capture_output=True,
            check=False,
        )
    except FileNotFoundError:
        message = "needs git, which is not installed; install it, or use --changed-lines"
        raise _error(message) from None
    lines = done.stderr.decode(errors="replace").strip().split("\n")
    said = next((one for one in lines if one.startswith("fatal:")), lines[-1])
    return _Answer(done.returncode, done.stdout, said)


def _error(message: str) -> ConfigError:
    return ConfigError(COMMAND_LINE, message, key=KEY)
