"""The completion script for PowerShell."""

from collections.abc import Iterable, Sequence

from copydesk.commands.completion import Command

HEAD = """\
# PowerShell completion for copydesk; add it to $PROFILE:
#   copydesk completion powershell | Out-String | Invoke-Expression
Register-ArgumentCompleter -Native -CommandName copydesk -ScriptBlock {
    param($wordToComplete, $commandAst, $cursorPosition)
    $words = @($commandAst.CommandElements | Select-Object -Skip 1 | ForEach-Object { "$_" })
    if ($wordToComplete) { $words = @($words | Select-Object -SkipLast 1) }
    $command = $words | Where-Object { -not $_.StartsWith('-') } | Select-Object -First 1
    $previous = $words | Select-Object -Last 1
"""
TAIL = """\
    $key = "$command $previous"
    if ($values.ContainsKey($key)) { $known = $values[$key] } else { $known = $after["$command"] }
    $known | Where-Object { $_ -like "$wordToComplete*" } | ForEach-Object {
        [System.Management.Automation.CompletionResult]::new($_, $_, 'ParameterValue', $_)
    }
}
"""


def script(commands: Sequence[Command]) -> str:
    """Return the script; where it knows no words, PowerShell completes files."""
    after = [_entry("", [one.name for one in commands])]
    values = []
    for command in commands:
        flags = [flag for one in command.options for flag in one.flags]
        after.append(_entry(command.name, [*command.words, *flags]))
        values += [
            _entry(f"{command.name} {flag}", one.choices)
            for one in command.options
            for flag in one.flags
            if one.takes_value
        ]
    tables = ["    $after = @{", *after, "    }", "    $values = @{", *values, "    }"]
    return HEAD + "\n".join(tables) + "\n" + TAIL


def _entry(key: str, words: Iterable[str]) -> str:
    quoted = ", ".join(f"'{word}'" for word in words)
    return f"        '{key}' = @({quoted})"
