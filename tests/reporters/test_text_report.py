"""The format for people."""

from typing import Any

import pytest

from copydesk import Diagnostic, Fix, Related, Severity, SourceFile, Span, TextEdit
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.counts import summary_line
from copydesk.reporters.text import TextReporter

SOURCE = SourceFile("a.txt", "Une faute ici.\nEncore.")


def shown(found: Diagnostic, **style: Any) -> str:
    """Return what is written about one diagnostic."""
    report = FileReport(SOURCE, (found,))
    return TextReporter(ReportStyle(**style)).file(report)


def summary(*severities: Severity, files: int = 1, **more: Any) -> Summary:
    """Return the summary of a run over `files` articles, all faults in the first."""
    found = tuple(Diagnostic("x", Span(0, 1), "x", one) for one in severities)
    whole = Summary(**more)
    whole.add(FileReport(SOURCE, found))
    whole.files = files
    return whole


def test_fixes_say_how_far_to_trust_them() -> None:
    edit = TextEdit(Span(4, 9), "erreur")
    fixes = (Fix.safe("A", edit), Fix.unsafe("B", edit), Fix.display("C", edit))
    out = shown(Diagnostic("x", Span(4, 9), "x", fixes=fixes))
    assert out.endswith("  = help: A\n  = help: B (unsafe)\n  = help: C (a suggestion)\n\n")


def test_many_related_places_are_counted() -> None:
    related = tuple(Related(Span(0, 3), f"n° {number}") for number in range(7))
    out = shown(Diagnostic("x", Span(4, 9), "x", related=related))
    assert out.count(": n° ") == 5
    assert "  = and 2 more places\n" in out


def test_messages_and_titles_are_escaped() -> None:
    fix = Fix.safe("T\x1b[0m\n", TextEdit(Span(0, 1), ""))
    out = shown(Diagnostic("x", Span(4, 9), "M\x1b[2J\u202e", fixes=(fix,)))
    assert "M<U+001B>[2J<U+202E>" in out
    assert "T<U+001B>[0m<U+000A>" in out
    assert "\x1b" not in out


def test_a_place_in_an_unknown_file_is_left_out() -> None:
    out = shown(Diagnostic("x", Span(4, 9), "x", related=(Related(Span(0, 1), "m", "gone.txt"),)))
    assert "gone" not in out


def test_a_fault_over_two_lines_says_where_it_ends() -> None:
    out = shown(Diagnostic("x", Span(10, 20), "x"))
    assert "1 | Une faute ici.\n  |           ^^^^ … to line 2\n" in out


def test_colours_change_nothing_but_colours() -> None:
    import re

    fix = Fix.safe("Write “erreur”", TextEdit(Span(4, 9), "erreur"))
    found = Diagnostic("x", Span(4, 9), "m", related=(Related(Span(0, 3), "y"),), fixes=(fix,))
    coloured = shown(found, colour=True)
    assert coloured != shown(found)
    assert re.sub(r"\x1b\[[\d;]*m", "", coloured) == shown(found)


E, W, I = Severity.ERROR, Severity.WARNING, Severity.INFO  # noqa: E741


@pytest.mark.parametrize(
    ("counts", "line"),
    [
        (summary(files=0), "Nothing was checked"),
        (summary(), "All clear: 1 article"),
        (summary(files=1200), "All clear: 1,200 articles"),
        (summary(E), "Found 1 diagnostic (1 error) in 1 file"),
        (summary(I, W, E, E, I), "Found 5 diagnostics (2 errors, 1 warning, 2 info) in 1 file"),
        (
            summary(W, fixable=2, truncated=3, suppressed=4),
            "Found 1 diagnostic (1 warning) in 1 file; 2 fixable; "
            "3 not shown (--max-diagnostics); 4 suppressed",
        ),
    ],
)
def test_the_summary_line(counts: Summary, line: str) -> None:
    assert summary_line(counts) == line


def test_the_summary_line_tells_of_problems() -> None:
    whole = summary()
    whole.errors.append(RunError("a.txt", "is gone"))
    assert summary_line(whole) == "All clear: 1 article; 1 problem on the way, see above"
