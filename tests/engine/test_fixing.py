"""Mending comes to rest, leaves the rest alone and can be repeated without effect."""

import re
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk import Applicability, BlockKind, Diagnostic, Fix, SourceFile, Span, TextEdit
from copydesk.fixing import UnstableFixesError, fix, moved, settle, usable
from copydesk.linter import lint
from copydesk.parsers import parser_for
from copydesk.plugins import installed
from copydesk.report import FileReport
from engine.faulty_articles import articles

RULES = [rule() for rule in installed().rules()]
SAFE, UNSAFE = Applicability.SAFE, Applicability.UNSAFE
FORMATS = {"a.txt": articles(markdown=False), "a.md": articles(markdown=True)}
many = settings(max_examples=150, deadline=None, suppress_health_check=list(HealthCheck))


class Desk:
    """Lints with every built-in rule, and keeps the reports."""

    def __init__(self) -> None:
        self.reports: list[FileReport] = []

    def __call__(self, source: SourceFile) -> FileReport:
        """Return the report on a text."""
        report = lint(source, lambda _: RULES, parser_for(source.path))
        self.reports.append(report)
        return report


def mended(path: str, text: str, at_least: Applicability) -> Desk:
    """Mend a text, and return all that was reported on the way."""
    desk = Desk()
    fix(desk(SourceFile(path, text)), desk, at_least)
    return desk


def assert_only_edited(before: FileReport, after: FileReport, at_least: Applicability) -> None:
    """Assert that all that no edit speaks of is still there, in order, and nothing else."""
    text = before.source.text
    fixes = [one for found in before.diagnostics for one in found.fixes]
    edits = sorted(edit for one in fixes if one.applicability >= at_least for edit in one.edits)
    pattern, at = "", 0
    for edit in edits:
        if edit.span.start >= at:
            pattern += re.escape(text[at : edit.span.start]) + "(?s:.*?)"
        at = max(at, edit.span.end)
    assert re.fullmatch(pattern + re.escape(text[at:]), after.source.text)


@pytest.mark.parametrize("at_least", [SAFE, UNSAFE])
@pytest.mark.parametrize("path", FORMATS)
@given(data=st.data())
@many
def test_fixes_come_to_rest(path: str, at_least: Applicability, data: st.DataObject) -> None:
    text = data.draw(FORMATS[path])
    desk = mended(path, text, at_least)
    for before, after in zip(desk.reports, desk.reports[1:], strict=False):
        assert_only_edited(before, after, at_least)
    last = desk.reports[-1]
    assert not any(usable(one, last.source, at_least) for one in last.diagnostics)
    again = mended(path, last.source.text, at_least)
    assert [one.source.text for one in again.reports] == [last.source.text]


def structure(source: SourceFile) -> list[BlockKind]:
    """Return the kinds of the blocks; a mended word can make a dateline known as one."""
    article = parser_for(source.path)(source, "")
    return [one.kind for one in article.blocks if one.kind is not BlockKind.DATELINE]


@given(FORMATS["a.md"])
@many
def test_safe_fixes_leave_the_markup_alone(text: str) -> None:
    desk = mended("a.md", text, SAFE)
    kinds = [structure(report.source) for report in desk.reports]
    assert kinds[0] == kinds[-1]
    for mark in ("**", "`", "](https://example.org/a,b;c)", "<!-- a  a , b -->", "|"):
        assert {report.source.text.count(mark) for report in desk.reports} == {text.count(mark)}


def report_on(text: str, *fixes: Fix, encoding: str = "utf-8") -> FileReport:
    """Return a report with one diagnostic for each fix."""
    found = tuple(Diagnostic("made-up", Span(0, 1), "Made up", fixes=(one,)) for one in fixes)
    return FileReport(SourceFile("a.txt", text, encoding=encoding), diagnostics=found)


def test_fixes_that_undo_each_other_are_refused() -> None:
    def swap(source: SourceFile) -> FileReport:
        other = "b" if source.text == "a" else "a"
        found = report_on(source.text, Fix.safe("Swap", TextEdit(Span(0, 1), other)))
        return replace(found, source=source)

    with pytest.raises(UnstableFixesError, match=r"“made-up” undo one another.*--ignore made-up"):
        fix(swap(SourceFile("a.txt", "a")), swap)


def pairs(source: SourceFile) -> FileReport:
    """Return a report in which two rules want a and b in turn, and a third no x."""
    wanted = {"a": ("no-a", "b"), "b": ("no-b", "a"), "x": ("no-x", "y")}
    found = [
        Diagnostic(rule, Span(at, at + 1), sign, fixes=(Fix.safe("Swap", TextEdit(span, other)),))
        for at, sign in enumerate(source.text)
        if sign in wanted
        for (rule, other), span in [(wanted[sign], Span(at, at + 1))]
    ]
    return FileReport(source, diagnostics=tuple(found))


def test_rules_that_undo_each_other_keep_none_from_mending() -> None:
    start = pairs(SourceFile("a.txt", "x a x"))
    with pytest.raises(UnstableFixesError) as raised:
        fix(start, pairs)
    assert raised.value.rules == ("no-a", "no-b")
    after, told = settle(start, pairs)
    assert after.source.text == "y a y"
    assert after.fixed == {"no-x": 2}
    assert [one.rule for one in after.diagnostics] == ["no-a"]
    assert told == (
        "the fixes of “no-a” and “no-b” undo one another, so theirs were left out; "
        "report it, and leave them out with --ignore no-a,no-b"
    )
    assert settle(after, pairs) == (after, told)


def test_a_fix_that_calls_for_itself_ends() -> None:
    def more(source: SourceFile) -> FileReport:
        return replace(
            report_on(source.text, Fix.safe("Add", TextEdit(Span(0, 0), "a"))), source=source
        )

    after, told = settle(more(SourceFile("a.txt", "a")), more)
    assert after.source.text == "a"
    assert told.startswith("the fixes of “made-up” undo one another")


def test_a_fix_that_changes_nothing_is_no_fix() -> None:
    report = report_on("ab", Fix.safe("Keep", TextEdit(Span(0, 1), "a")))
    assert fix(report, lambda _: pytest.fail("linted again")) is report


def test_a_character_that_the_encoding_lacks_is_not_written() -> None:
    edit = TextEdit(Span(0, 1), "\u202f")
    report = report_on("ab", Fix.safe("Widen", edit), encoding="latin-1")
    assert fix(report, lambda _: pytest.fail("linted again")) is report


def test_the_first_fix_that_is_certain_enough_is_taken() -> None:
    first, second = (
        Fix.unsafe("1", TextEdit(Span(0, 1), "b")),
        Fix.safe("2", TextEdit(Span(0, 1), "c")),
    )
    found = Diagnostic("made-up", Span(0, 1), "Made up", fixes=(first, second))
    source = SourceFile("a.txt", "a")
    assert usable(found, source, SAFE) is second
    assert usable(found, source, UNSAFE) is first


def test_places_move_with_the_edits_before_them() -> None:
    edits = [TextEdit(Span(0, 2), "x"), TextEdit(Span(5, 5), "yyy"), TextEdit(Span(9, 10), "")]
    assert moved(Span(5, 7), edits) == Span(7, 9)
