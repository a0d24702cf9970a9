"""Options that several subcommands share: those that change settings."""

import os
from argparse import ArgumentParser, ArgumentTypeError, Namespace
from pathlib import Path
from typing import Any

from copydesk.config.check import FAIL_ON, TYPOGRAPHY, faults
from copydesk.config.errors import ConfigError
from copydesk.config.projects import COMMAND_LINE, RunOptions
from copydesk.fix import Applicability, FixOptions

SETTINGS = (
    "select",
    "extend_select",
    "ignore",
    "preview",
    "language",
    "typography",
    "grammar",
    "fail_on",
    "max_diagnostics",
    "baseline",
)
"""The settings that an option of the same name sets."""


def add_settings(parser: ArgumentParser) -> None:
    """Declare the options that win over the configuration."""
    add = parser.add_argument
    add("--config", type=Path, metavar="FILE", help="use this configuration for every file")
    add(
        "--select",
        type=names,
        action="extend",
        metavar="RULES",
        help="run only these rules or families",
    )
    add("--extend-select", type=names, action="extend", metavar="RULES", help="run these as well")
    add("--ignore", type=names, action="extend", metavar="RULES", help="do not run these")
    add("--preview", action="store_true", default=None, help="run preview rules too")
    add("--language", metavar="CODE", help="the articles' language, such as fr")
    add("--typography", choices=TYPOGRAPHY, help="what typography is held to")
    add("--grammar", metavar="ENGINE", help="auto, off, languagetool or a plugin's engine")
    add("--fail-on", choices=FAIL_ON, help="the lowest severity that makes the run fail")
    add("--baseline", type=os.path.abspath, metavar="FILE", help="the file of known diagnostics")
    no_baseline = "report known diagnostics too"
    add("--no-baseline", dest="baseline", action="store_const", const="", help=no_baseline)
    add("--max-diagnostics", type=count, metavar="N", help="show at most N; 0 shows all")


def add_changes(parser: ArgumentParser) -> None:
    """Declare the options that leave out what did not change."""
    add = parser.add_argument
    add("--diff-base", metavar="REF", help="only what changed since this branch or commit of git")
    add("--changed-lines", action="store_true", help="only what a diff on standard input changes")


def add_fixes(parser: ArgumentParser) -> None:
    """Declare the options that mend what is found."""
    add = parser.add_argument
    add("--fix", action="store_true", help="apply safe fixes, and report what remains")
    add("--unsafe-fixes", action="store_true", help="apply unsafe fixes too: read them over")
    add("--fix-only", action="store_true", help="apply fixes, and do not report what remains")
    add("--diff", action="store_true", help="show what would be fixed, and write nothing")


def fix_options(args: Namespace) -> FixOptions | None:
    """Return how the run mends files, None for not at all. Raises ConfigError."""
    if not (args.fix or args.fix_only or args.diff):
        if args.unsafe_fixes:
            message = "says which fixes, not that any are applied; add --fix, --fix-only or --diff"
            raise ConfigError(COMMAND_LINE, message, key="--unsafe-fixes")
        return None
    at_least = Applicability.UNSAFE if args.unsafe_fixes else Applicability.SAFE
    return FixOptions(at_least, write=not args.diff)


def run_options(
    args: Namespace, *, statistics: bool = False, fixes: FixOptions | None = None
) -> RunOptions:
    """Return what the command line says, for the runner. Raises ConfigError."""
    overrides: dict[str, Any] = {
        name: tuple(value) if isinstance(value, list) else value
        for name in SETTINGS
        if (value := getattr(args, name)) is not None
    }
    for key, message in faults(overrides):
        raise ConfigError(COMMAND_LINE, message, key=f"--{key.replace('_', '-')}")
    if args.config is not None and not args.config.is_file():
        message = f"there is no file {args.config}"
        raise ConfigError(COMMAND_LINE, message, key="--config")
    timing = getattr(args, "time_rules", False)
    cache = not (timing or getattr(args, "no_cache", False))
    return RunOptions(overrides, args.config, statistics, fixes, cache, time_rules=timing)


def names(value: str) -> list[str]:
    """Return the names in a list with commas."""
    return [name.strip() for name in value.split(",") if name.strip()]


def count(value: str) -> int:
    """Return a number from 0. Raises ArgumentTypeError."""
    if not (value.isascii() and value.isdigit()):
        raise ArgumentTypeError(f"must be a whole number from 0, not {value!r}")
    return int(value)


def jobs(value: str) -> int:
    """Return a number of processes, 0 for ``auto``. Raises ArgumentTypeError."""
    if value == "auto":
        return 0
    number = count(value)
    if not number:
        raise ArgumentTypeError("must be auto or a number from 1")
    return number
