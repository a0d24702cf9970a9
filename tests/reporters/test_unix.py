"""The lines of compilers."""

import re

import pytest

from copydesk import Diagnostic, Severity, SourceFile, Span
from copydesk.report import FileReport
from reporters.hostile import PATHS, TEXTS, report, written


def test_a_line() -> None:
    source = SourceFile("a.txt", "Né ici.\nUne faute.")
    found = Diagnostic("wrong-word", Span(12, 17), "“faute”", Severity.ERROR)
    out = written("unix", FileReport(source, (found,)))
    assert out == "a.txt:2:5: “faute” [Error/wrong-word]\n"


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_one_line(text: str, path: str) -> None:
    out = written("unix", report(path, text), report("b.txt", "x"))
    assert len(out.split("\n")) == 3
    assert re.search(r":1:1: .*\[Error/languagetool/X_Y\[1\]\]\n", out)
