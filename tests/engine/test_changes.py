"""Unified diffs, and which diagnostics the changed lines concern."""

import difflib

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Diagnostic, Related, SourceFile, Span
from copydesk.changes import Changes, Lines, followed
from copydesk.report import FileReport
from copydesk.unified_diff import DiffError, FileDiff, read_diff

lines = st.lists(
    st.sampled_from(["un", "deux", "--- a/x", "+++ b/x", "@@ -1 +1 @@", ""]), max_size=9
)


def only(diff: str) -> FileDiff:
    """Return the one file of a diff."""
    [one] = read_diff(diff.encode())
    return one


def test_changed_and_removed_lines() -> None:
    one = only(
        "diff --git a/a.md b/a.md\nindex 1..2 100644\n--- a/a.md\n+++ b/a.md\n"
        "@@ -2 +2,2 @@ titre\n-b\n+B\n+C\n@@ -7,2 +8,0 @@\n-x\n-y\n"
    )
    assert one.path == "b/a.md"
    assert one.lines == Lines((2, 3), (1, 8))


@given(lines, lines, st.integers(0, 3))
def test_every_changed_line_is_found(old: list[str], new: list[str], context: int) -> None:
    diff = difflib.unified_diff(old, new, "a/f", "b/f", n=context, lineterm="")
    files = read_diff("\n".join(diff).encode())
    changed = set(files[0].changed) if files else set()
    kept = [one for number, one in enumerate(new, start=1) if number not in changed]
    rest = iter(old)
    assert all(any(one == other for other in rest) for one in kept)
    assert changed <= set(range(1, len(new) + 1))
    assert bool(files) == (old != new)


@pytest.mark.parametrize(
    ("header", "path"),
    [
        ("+++ b/a b.md\t", "b/a b.md"),
        ('+++ "b/caf\\303\\251 \\"x\\".md"', 'b/café "x".md'),
        ("+++ a.md\t2026-11-22 10:00:00 +0000", "a.md"),
        ("+++ w/é.md", "w/é.md"),
    ],
)
def test_names(header: str, path: str) -> None:
    assert only(f"--- a/x\n{header}\n@@ -0,0 +1 @@\n+x\n").path == path


@pytest.mark.parametrize(
    ("diff", "path"),
    [
        (
            "diff --git a/l et and m.docx b/l et and m.docx\n"
            "Binary files a/l et and m.docx and b/l et and m.docx differ\n",
            "b/l et and m.docx",
        ),
        (
            "diff --git a/x.docx b/y.docx\nrename from x.docx\nrename to y.docx\n"
            "Binary files a/x.docx and b/y.docx differ\n",
            "b/y.docx",
        ),
        ("Binary files one/x.docx and two/x.docx differ\n", "two/x.docx"),
        ("diff --git a/x.docx b/x.docx\nGIT binary patch\nliteral 1\nzc\n", "b/x.docx"),
    ],
)
def test_binary_files_have_changed_as_a_whole(diff: str, path: str) -> None:
    one = only(diff)
    assert (one.path, one.lines) == (path, None)


def test_deleted_and_moved_files_are_left_out() -> None:
    diff = (
        "diff --git a/x.md b/x.md\ndeleted file mode 100644\n--- a/x.md\n+++ /dev/null\n"
        "@@ -1 +0,0 @@\n-x\ndiff --git a/y.md b/z.md\nsimilarity index 100%\n"
        "rename from y.md\nrename to z.md\n"
    )
    assert read_diff(diff.encode()) == []
    assert read_diff(b"") == []


def test_line_ends_of_windows_and_no_line_end() -> None:
    one = only(
        "--- a/x\r\n+++ b/x\r\n@@ -1,2 +1,2 @@\r\n un\r\n-deux\r\n\\ No newline at end of file\r\n"
        "+trois\r\n\\ No newline at end of file\r\n"
    )
    assert one.changed == [2]


@pytest.mark.parametrize(
    ("diff", "message"),
    [
        ("bonjour\n", "is no unified diff"),
        ("--- a/x\n+++ b/x\n@@ -1,3 +1,3 @@\n x\n", "has a line that belongs to no hunk|ends in"),
        ("diff --cc x\n--- a/x\n+++ b/x\n@@@ -1 -1 +1 @@@\n", "combined diff"),
        ("--- a/x\n+++ b/x\n@@ -1 +1 @@\nxyz\n", "has a line that belongs to no hunk"),
    ],
)
def test_what_is_no_diff(diff: str, message: str) -> None:
    with pytest.raises(DiffError, match=message):
        read_diff(diff.encode())


TEXT = "Une phrase\nsur deux lignes. Une autre.\n\nUn dernier\nparagraphe.\n"


def touched(changed: Lines, *related: Span) -> bool:
    """Tell whether a diagnostic in TEXT concerns the change; its sentence is the first."""
    others = tuple(Related(one, "") for one in related)
    sentence = Span(0, TEXT.index(" Une autre"))
    found = Diagnostic("x", Span(0, 3), "", related=others, passage=sentence)
    report = FileReport(SourceFile("a.md", TEXT), diagnostics=(found,))
    return bool(Changes({"/a.md": changed}, "").touched(report, "/a.md").diagnostics)


def test_a_diagnostic_on_a_changed_line_or_in_a_changed_sentence() -> None:
    assert touched(Lines((1,)))
    assert touched(Lines((2,)))
    assert not touched(Lines((4,)))
    assert not touched(Lines())


def test_a_removal_within_a_sentence_and_one_beside_it() -> None:
    assert touched(Lines((), (1,)))
    assert not touched(Lines((), (0,)))
    assert not touched(Lines((), (2,)))


def test_related_places_count_if_all_of_them_changed() -> None:
    one, other = TEXT.index("dernier"), TEXT.index("paragraphe")
    assert touched(Lines((4,)), Span(one, one + 7))
    assert not touched(Lines((5,)), Span(one, one + 7))
    assert touched(Lines((4, 5)), Span(one, one + 7), Span(other, other + 3))
    assert not touched(Lines((4,)), Span(one, one + 7), Span(other, other + 3))


def test_failures_are_always_told() -> None:
    found = Diagnostic("internal-error", Span(0, 0), "")
    report = FileReport(SourceFile("a.md", TEXT), diagnostics=(found,))
    assert Changes({}, "").touched(report, "/a.md") == report


def test_a_whole_file() -> None:
    report = FileReport(SourceFile("a.md", TEXT), diagnostics=(Diagnostic("x", Span(0, 3), ""),))
    assert Changes({"/a.md": None}, "").touched(report, "/a.md") == report


@given(lines, lines, st.sets(st.integers(1, 9)))
def test_lines_follow_a_text_that_was_mended(
    before: list[str], after: list[str], changed: set[int]
) -> None:
    known = Lines(tuple(sorted(one for one in changed if one <= len(before))))
    left = followed(known, "\n".join(before), "\n".join(after))
    assert set(left.changed) <= set(range(1, max(1, len(after)) + 1))
    if before == after:
        assert left == known
