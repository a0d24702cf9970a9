"""The completion script for zsh."""

from collections.abc import Iterator, Sequence

from copydesk.commands.completion import Argument, Command

HEAD = """\
#compdef copydesk
# zsh completion for copydesk; save it as _copydesk in a folder of $fpath, or load
# it with: source <(copydesk completion zsh)
_copydesk() {
    local -a commands
    commands=(
"""
MIDDLE = """\
    )
    if (( CURRENT == 2 )); then
        _describe command commands
        _arguments '--version[show the version]' '--help[show the commands]'
        return
    fi
    local command=$words[2]
    shift words
    (( CURRENT-- ))
    case $command in
"""
TAIL = """\
    esac
}
if [[ $funcstack[1] == _copydesk ]]; then
    _copydesk "$@"
else
    compdef _copydesk copydesk
fi
"""


def script(commands: Sequence[Command]) -> str:
    """Return the script; where it knows no words, zsh completes files."""
    names = [f"        '{one.name}:{_plain(one.help)}'" for one in commands]
    return "\n".join([HEAD + "\n".join(names), MIDDLE + "\n".join(_cases(commands)), TAIL])


def _cases(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        rest = f"({' '.join(command.words)})" if command.words else "_files"
        specs = [spec for one in command.options for spec in _specs(one)]
        arguments = " \\\n            ".join([*specs, f"'*:argument:{rest}'"])
        yield f"    {command.name}) _arguments \\\n            {arguments} ;;"


def _specs(option: Argument) -> Iterator[str]:
    for flag in option.flags:
        value = f":value:({' '.join(option.choices)})" if option.choices else ":value:_files"
        yield f"'{flag}[{_plain(option.help)}]{value if option.takes_value else ''}'"


def _plain(text: str) -> str:
    """Return a sentence without the signs that zsh reads in a specification."""
    return text.translate({ord(sign): " " for sign in "[]:\\"}).replace("'", "’")
