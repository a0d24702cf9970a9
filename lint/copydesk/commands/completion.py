"""``copydesk completion``: the completion script for a shell.

The scripts are made from the parsers, so that they know every option, and hold
all names themselves: a key press starts no Python.
"""

from argparse import SUPPRESS, Action, ArgumentParser, Namespace, _SubParsersAction
from collections.abc import Iterable, Iterator
from importlib import import_module
from typing import NamedTuple

RULES = frozenset({"select", "extend_select", "ignore", "rule"})
"""Arguments that take names of rules."""


class Argument(NamedTuple):
    """An option with its spellings, or a positional argument with none.

    `choices` are the words it takes; with none, it takes files or free text.
    """

    flags: tuple[str, ...]
    help: str
    takes_value: bool
    choices: tuple[str, ...]


class Command(NamedTuple):
    """A subcommand and what may follow it."""

    name: str
    help: str
    options: tuple[Argument, ...]
    words: tuple[str, ...]


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``completion``."""
    shells = ("bash", "zsh", "fish", "powershell")
    parser.add_argument(
        "shell", choices=shells, help="put the output where the shell looks for it"
    )


def run(args: Namespace) -> int:
    """Print the script for a shell and return the exit code."""
    script = import_module(f"copydesk.commands.shells.{args.shell}").script
    print(script(list(commands())), end="")
    return 0


def commands() -> Iterator[Command]:
    """Yield the subcommands, with the rules that are installed."""
    from copydesk.cli import COMMANDS
    from copydesk.plugins import installed

    rules = tuple(rule.meta.name for rule in installed().rules())
    for name, summary in COMMANDS.items():
        parser = ArgumentParser(add_help=False)
        parser.add_argument("-h", "--help", action="store_true", help="show the options")
        import_module(f"copydesk.commands.{name}").add_arguments(parser)
        yield _command(name, summary, parser._actions, rules)


def _command(
    name: str, summary: str, actions: Iterable[Action], rules: tuple[str, ...]
) -> Command:
    options: list[Argument] = []
    words: list[str] = []
    for action in actions:
        if action.help == SUPPRESS:
            continue
        argument = _argument(action, rules)
        if argument.flags:
            options.append(argument)
        else:
            words += argument.choices
    return Command(name, summary, tuple(options), tuple(words))


def _argument(action: Action, rules: tuple[str, ...]) -> Argument:
    choices = tuple(map(str, action.choices or ()))
    if action.dest in RULES:
        choices = rules
    takes_value = action.nargs != 0 and not isinstance(action, _SubParsersAction)
    return Argument(tuple(action.option_strings), action.help or "", takes_value, choices)
