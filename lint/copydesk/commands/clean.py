"""``copydesk clean``: remove what earlier runs have kept of a project."""

import os
import sys
from argparse import ArgumentParser, Namespace

from copydesk.config.projects import Projects, RunOptions
from copydesk.result_store import is_cache


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``clean``."""
    parser.add_argument(
        "paths", nargs="*", default=["."], metavar="PATH", help="files or folders of the project"
    )


def run(args: Namespace) -> int:
    """Remove the caches of the projects that the paths belong to. Raises ConfigError."""
    projects = Projects(RunOptions())
    folders = dict.fromkeys(projects.of(path).cache_folder for path in args.paths)
    return max(map(_remove, folders))


def _remove(folder: str) -> int:
    if not os.path.lexists(folder):
        print(f"{folder}: there is nothing to remove")
        return 0
    if not is_cache(folder):
        message = "is no cache of copydesk (its CACHEDIR.TAG is missing), so it was left alone"
        print(f"copydesk: {folder} {message}", file=sys.stderr)
        return 2
    from shutil import rmtree

    try:
        rmtree(folder)
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}"
        print(f"copydesk: {folder} cannot be removed whole: {reason}", file=sys.stderr)
        return 2
    print(f"Removed {folder}")
    return 0
