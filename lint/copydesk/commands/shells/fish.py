"""The completion script for fish."""

from collections.abc import Iterator, Sequence

from copydesk.commands.completion import Argument, Command

HEAD = """\
# fish completion for copydesk; save it as ~/.config/fish/completions/copydesk.fish
complete -c copydesk -n __fish_use_subcommand -l version -d 'show the version'
complete -c copydesk -n __fish_use_subcommand -s h -l help -d 'show the commands'
"""


def script(commands: Sequence[Command]) -> str:
    """Return the script; where it knows no words, fish completes files."""
    return HEAD + "\n".join(line for one in commands for line in _lines(one)) + "\n"


def _lines(command: Command) -> Iterator[str]:
    first = "complete -c copydesk -n __fish_use_subcommand"
    yield f"{first} -f -a {command.name} -d {_quoted(command.help)}"
    after = f"complete -c copydesk -n '__fish_seen_subcommand_from {command.name}'"
    for option in command.options:
        yield f"{after} {_flags(option)} -d {_quoted(option.help)}{_value(option)}"
    if command.words:
        yield f"{after} -f -a {_quoted(' '.join(command.words))}"


def _flags(option: Argument) -> str:
    return " ".join(
        f"-l {one[2:]}" if one.startswith("--") else f"-s {one[1:]}" for one in option.flags
    )


def _value(option: Argument) -> str:
    if not option.takes_value:
        return ""
    return f" -x -a {_quoted(' '.join(option.choices))}" if option.choices else " -r"


def _quoted(text: str) -> str:
    return "'" + text.replace("\\", "\\\\").replace("'", "\\'") + "'"
