"""The completion script for bash."""

from collections.abc import Iterator, Sequence

from copydesk.commands.completion import Command

HEAD = """\
# bash completion for copydesk; load it with: source <(copydesk completion bash)
_copydesk() {
    local cur=${COMP_WORDS[COMP_CWORD]} prev=${COMP_WORDS[COMP_CWORD-1]} command= word
    if [[ $cur == = ]]; then
        cur=
    elif [[ $prev == = ]]; then
        prev=${COMP_WORDS[COMP_CWORD-2]}
    fi
    for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do
        if [[ $word != -* ]]; then
            command=$word
            break
        fi
    done
    COMPREPLY=()
"""
TAIL = """\
}
complete -o default -o bashdefault -F _copydesk copydesk
"""


def script(commands: Sequence[Command]) -> str:
    """Return the script; where it knows no words, bash completes files."""
    names = " ".join(one.name for one in commands)
    lines = ['    case "$command $prev" in', *_values(commands), "    esac"]
    lines += ["    case $command in", *_words(commands)]
    lines += [f"        '') {_reply(f'{names} --help --version')} ;;", "    esac"]
    return HEAD + "\n".join(lines) + "\n" + TAIL


def _values(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        for option in (one for one in command.options if one.takes_value):
            patterns = "|".join(f'"{command.name} {flag}"' for flag in option.flags)
            reply = _reply(" ".join(option.choices)) + "; " if option.choices else ""
            yield f"        {patterns}) {reply}return ;;"


def _words(commands: Sequence[Command]) -> Iterator[str]:
    for command in commands:
        flags = " ".join(flag for one in command.options for flag in one.flags)
        yield f"        {command.name})"
        yield f"            if [[ $cur == -* ]]; then {_reply(flags)}"
        other = f"else {_reply(' '.join(command.words))}; " if command.words else ""
        yield f"            {other}fi ;;"


def _reply(words: str) -> str:
    return f'COMPREPLY=($(compgen -W "{words}" -- "$cur"))'
