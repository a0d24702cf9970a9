"""The command line: which subcommand runs, and what a failure looks like."""

import errno
import gc
import os
import sys
from collections.abc import Sequence
from importlib import import_module
from io import TextIOWrapper
from itertools import takewhile
from typing import TYPE_CHECKING

from copydesk import __version__

if TYPE_CHECKING:
    from argparse import HelpFormatter

    from copydesk.arguments import Parser

FAILED = 2
INTERRUPTED = 130
FULL = (errno.ENOSPC, errno.EDQUOT)
MANY_OBJECTS = 200_000
"""Objects after which Python looks for garbage, of which a run makes next to none."""
OPTIONS = ("-h", "--help", "-V", "--version")
"""What may stand before a subcommand."""
COMMANDS = {
    "check": "check articles",
    "fix": "go through the fixes one by one",
    "baseline": "keep what is known of old articles, so that only what is new is told",
    "rules": "list the rules",
    "explain": "show what a rule is for",
    "config": "show which settings apply to a file, and why",
    "init": "write a configuration file to start from",
    "lsp": "run the language server, for editors",
    "serve": "keep a warm server, which makes check start at once",
    "clean": "remove what earlier runs have kept",
    "languagetool": "install, start and stop LanguageTool",
    "names": "list the names of articles, or count those of an archive",
    "compare": "show what one run finds that another does not",
    "completion": "print the completion script for a shell",
}


def main(argv: Sequence[str] | None = None) -> int:
    """Run copydesk with `argv`, by default the process's, and return its exit code.

    0: nothing found; 1: diagnostics at or above ``--fail-on``; 2: the job
    could not be done; 130: interrupted.
    """
    if argv is not None:
        return coded(list(argv))
    arguments = sys.argv[1:]
    if arguments[:1] == ["check"]:
        from copydesk.serve_client import run_served

        code = run_served(arguments)
        if code is not None:
            return code
    gc.set_threshold(MANY_OBJECTS, 50, 50)
    try:
        return coded(arguments)
    finally:
        gc.freeze()  # the process ends: looking for garbage in all that it has takes 20 ms


def coded(arguments: list[str]) -> int:
    """Run copydesk and return its exit code, whatever happens."""
    if arguments in (["--version"], ["-V"]):
        print(f"copydesk {__version__}")
        return 0
    try:
        return _run(arguments)
    except KeyboardInterrupt:
        print("copydesk: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        _write_no_more()
        return FAILED
    except OSError as error:
        if error.errno not in FULL:
            return _crashed(error)
        _write_no_more()
        reason = os.strerror(error.errno or 0)
        print(f"copydesk: {reason}: make room and run it again", file=sys.stderr)
        return FAILED
    except Exception as error:
        return _crashed(error)


def _write_no_more() -> None:
    """Let what is left to write, the flush at exit too, go nowhere."""
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


def _run(arguments: list[str]) -> int:
    from copydesk.config.errors import ConfigError
    from copydesk.grammar.protocol import GrammarUnavailableError

    _never_fail_to_encode()
    args = _parser(arguments).parse_args(arguments)
    try:
        code: int = import_module(f"copydesk.commands.{args.command}").run(args)
    except (ConfigError, GrammarUnavailableError) as error:
        print(f"copydesk: {error}", file=sys.stderr)
        return FAILED
    sys.stdout.flush()
    return code


def _never_fail_to_encode() -> None:
    """Write what a terminal's encoding lacks, and what no encoding has, as an escape."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")


def _crashed(error: Exception) -> int:
    """Say that copydesk itself failed; with ``COPYDESK_DEBUG`` set, where."""
    if os.environ.get("COPYDESK_DEBUG"):
        import traceback

        traceback.print_exception(error)
    kind = type(error).__name__
    print(
        f"copydesk: internal error: {kind}: {error}. Please report it with what "
        "COPYDESK_DEBUG=1 shows",
        file=sys.stderr,
    )
    return FAILED


def _parser(arguments: Sequence[str]) -> "Parser":
    """Return the parser; only the subcommand that runs is imported for its options."""
    wanted = next((one for one in arguments if not one.startswith("-")), "")
    parser = bare_parser()
    for option in takewhile(lambda one: one != wanted, arguments):
        if option not in OPTIONS:
            parser.refuse(option)
    if wanted and wanted not in COMMANDS:
        parser.error(_no_command(wanted))
    # Given its name, argparse need not format the usage, which imports much.
    commands = parser.add_subparsers(
        dest="command", metavar="COMMAND", required=True, prog=parser.prog
    )
    for name, summary in COMMANDS.items():
        one = commands.add_parser(
            name,
            help=summary,
            description=f"{summary.capitalize()}.",
            formatter_class=_formatter,
            allow_abbrev=False,
        )
        if name == wanted:
            import_module(f"copydesk.commands.{name}").add_arguments(one)
    return parser


def _no_command(name: str) -> str:
    from copydesk.config.suggest import did_you_mean

    if os.path.exists(name):
        return f"there is no command “{name}”; did you mean “copydesk check {name}”?"
    hint = did_you_mean(name, COMMANDS, f"there are {', '.join(COMMANDS)}")
    return f"there is no command “{name}”; {hint}"


def bare_parser() -> "Parser":
    """Return the parser without its subcommands."""
    from copydesk.arguments import Parser

    parser = Parser(
        prog="copydesk",
        formatter_class=_formatter,
        description="Find what a newspaper's copy desk would catch in an article.",
        epilog="Exit codes: 0 clean, 1 diagnostics found, 2 the job could not be done.",
        allow_abbrev=False,
    )
    parser.add_argument("-V", "--version", action="version", version=f"copydesk {__version__}")
    return parser


def _formatter(prog: str) -> "HelpFormatter":
    """Return argparse's formatter, told the width so that it need not import shutil."""
    from argparse import HelpFormatter

    from copydesk.terminal import width

    columns = os.environ.get("COLUMNS", "")
    return HelpFormatter(prog, width=int(columns) if columns.isdigit() else width(sys.stdout) - 2)


if __name__ == "__main__":
    sys.exit(main())
