"""Show how a change moves the diagnostics: ``python tools/compare_revisions.py REF PATH…``.

Checks the paths twice, with copydesk as it is in the commit REF and as it is
in this folder, and compares the two reports. Neither run sees what earlier
ones have kept. Options for ``copydesk check`` follow ``--``, those for
``copydesk compare`` come before REF. The exit code is that of the comparison.
"""

import os
import subprocess
import sys
import tempfile
from argparse import ArgumentParser
from pathlib import Path

ROOT = Path(__file__).parents[1]


def main() -> int:
    """Run both and return the exit code of ``copydesk compare``."""
    ours, _, options = _split(sys.argv[1:])
    parser = ArgumentParser(description=(__doc__ or "").partition("\n")[0])
    parser.add_argument("--output-format", default="text", help="text, json or markdown")
    parser.add_argument("--fail-on", default="any", help="any, gained or never")
    parser.add_argument("--limit", default="200", help="diagnostics to list; 0 for all")
    parser.add_argument("ref", metavar="REF", help="the commit or branch to compare with")
    parser.add_argument("paths", metavar="PATH", nargs="+", help="articles")
    args = parser.parse_args(ours)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        tree = folder / "tree"
        _git("worktree", "add", "--quiet", "--detach", str(tree), args.ref)
        try:
            before = _check(tree, folder / "before.json", args.paths, options)
        finally:
            _git("worktree", "remove", "--force", str(tree))
        after = _check(ROOT, folder / "after.json", args.paths, options)
        how = (f"--output-format={args.output_format}", f"--fail-on={args.fail_on}")
        return _copydesk(ROOT, folder, "compare", *how, f"--limit={args.limit}", before, after)


def _split(arguments: list[str]) -> tuple[list[str], str, list[str]]:
    at = arguments.index("--") if "--" in arguments else len(arguments)
    return arguments[:at], "--", arguments[at + 1 :]


def _git(*arguments: str) -> None:
    subprocess.run(["git", *arguments], cwd=ROOT, check=True)


def _check(tree: Path, report: Path, paths: list[str], options: list[str]) -> str:
    """Check the paths with the copydesk of a tree; return where its report is."""
    form = f"--output-format=json:{report}"
    code = _copydesk(tree, report.parent, "check", form, "--no-cache", *options, "--", *paths)
    if not report.is_file():
        sys.exit(f"copydesk of {tree} wrote no report (exit code {code})")
    return str(report)


def _copydesk(tree: Path, cache: Path, *arguments: str) -> int:
    """Run the copydesk of a tree, with a cache of its own."""
    sources = os.pathsep.join((str(tree / "lint"), str(tree / "rules")))
    environment = {**os.environ, "PYTHONPATH": sources, "COPYDESK_CACHE": str(cache / tree.name)}
    command = [sys.executable, "-m", "copydesk", *arguments]
    return subprocess.run(command, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main())
