"""The command line: which subcommand runs, and what a failure looks like."""

import os
import sys
from collections.abc import Sequence
from importlib import import_module
from typing import TYPE_CHECKING

from copydesk import __version__

if TYPE_CHECKING:
    from argparse import ArgumentParser

FAILED = 2
INTERRUPTED = 130
COMMANDS = {
    "check": "check articles",
    "rules": "list the rules",
    "explain": "show what a rule is for",
    "config": "show which settings apply to a file, and why",
    "init": "write a configuration file to start from",
    "languagetool": "install, start and stop LanguageTool",
    "completion": "print the completion script for a shell",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run copydesk with `argv`, by default the process's, and return its exit code.

    0: nothing found; 1: diagnostics at or above ``--fail-on``; 2: the job
    could not be done; 130: interrupted.
    """
    arguments = list(sys.argv[1:] if argv is None else argv)
    if arguments in (["--version"], ["-V"]):
        print(f"copydesk {__version__}")
        return 0
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print("copydesk: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # The reader has gone; what is left to write, the flush at exit too, goes nowhere.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return FAILED


def _run(arguments: list[str]) -> int:
    from copydesk.config.errors import ConfigError
    from copydesk.grammar.protocol import GrammarUnavailableError

    args = _parser(arguments).parse_args(arguments)
    try:
        code: int = import_module(f"copydesk.commands.{args.command}").run(args)
    except (ConfigError, GrammarUnavailableError) as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return FAILED
    sys.stdout.flush()
    return code


def _parser(arguments: Sequence[str]) -> "ArgumentParser":
    """Return the parser; only the subcommand that runs is imported for its options."""
    parser = bare_parser()
    commands = parser.add_subparsers(dest="command", metavar="COMMAND", required=True)
    wanted = next((one for one in arguments if one in COMMANDS), "")
    for name, summary in COMMANDS.items():
        one = commands.add_parser(name, help=summary, description=summary.capitalize() + ".")
        if name == wanted:
            import_module(f"copydesk.commands.{name}").add_arguments(one)
    return parser


def bare_parser() -> "ArgumentParser":
    """Return the parser without its subcommands."""
    from argparse import ArgumentParser

    parser = ArgumentParser(
        prog="copydesk",
        description="Find what a newspaper's copy desk would catch in an article.",
        epilog="Exit codes: 0 clean, 1 diagnostics found, 2 the job could not be done.",
    )
    parser.add_argument("-V", "--version", action="version", version=f"copydesk {__version__}")
    return parser


if __name__ == "__main__":
    sys.exit(main())
