"""GitHub's annotations: one command a line, whatever the article says."""

import re

import pytest

from copydesk import Diagnostic, Severity, SourceFile, Span
from copydesk.report import FileReport, RunError
from reporters.hostile import PATHS, TEXTS, failed, report, written

COMMAND = re.compile(r"::(\w+)(?: ([^:]*))?::(.*)")


def read(line: str) -> tuple[str, dict[str, str], str]:
    """Return a command as the runner reads it: name, properties, message."""
    match = COMMAND.fullmatch(line)
    assert match, line
    properties = dict(one.split("=", 1) for one in match[2].split(","))
    return (
        match[1],
        {name: decoded(value) for name, value in properties.items()},
        decoded(match[3]),
    )


def decoded(text: str) -> str:
    for code, character in (("%2C", ","), ("%3A", ":"), ("%0A", "\n"), ("%0D", "\r")):
        text = text.replace(code, character)
    return text.replace("%25", "%")


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_an_article_gives_no_commands(text: str, path: str) -> None:
    *commands, last, end = written("github", report(path, text)).split("\n")
    [(name, properties, _)] = map(read, commands)
    assert name == "error"
    assert properties["title"] == "languagetool/X_Y[1]"
    assert properties["file"].encode() == path.encode("utf-8", "backslashreplace")
    assert last.startswith("Found 1 diagnostic")
    assert end == ""


def test_a_message_is_read_back() -> None:
    [line, _, _] = written("github", report("a.txt", "100 % : virgule, ::fin")).split("\n")
    assert read(line)[2] == "100 % : virgule, ::fin"


@pytest.mark.parametrize(
    ("severity", "command"), [(Severity.WARNING, "warning"), (Severity.INFO, "notice")]
)
def test_severities(severity: Severity, command: str) -> None:
    assert written("github", report("a", "b", severity=severity)).startswith(f"::{command} ")


def test_places() -> None:
    source = SourceFile("./a.txt", "Né ici.\nUne faute\nlà.")
    found = tuple(Diagnostic("x", span, "m") for span in (Span(3, 6), Span(12, 20)))
    one, two, *_ = written("github", FileReport(source, found)).split("\n")
    assert one == "::warning file=a.txt,line=1,endLine=1,col=4,endColumn=7,title=x::m"
    assert two == "::warning file=a.txt,line=2,endLine=3,title=x::m"


def test_what_went_wrong_is_an_error() -> None:
    text = written("github", failed("a.txt", "is gone"), errors=(RunError("", "no\nengine"),))
    assert "::error file=a.txt,title=copydesk::is gone\n" in text
    assert "::error title=copydesk::no<U+000A>engine\n" in text
