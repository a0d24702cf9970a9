"""The line that a diagnostic is about, as a terminal shows it."""

import pytest

from copydesk.reporters.excerpt import Excerpt, excerpt
from copydesk.source import SourceFile, Span
from copydesk.terminal import cells


def of(text: str, fault: str, width: int = 80) -> Excerpt:
    """Return the excerpt about the first place of `fault`."""
    start = text.index(fault)
    return excerpt(SourceFile("a.txt", text), Span(start, start + len(fault)), width)


def underlined(seen: Excerpt) -> str:
    """Return what stands above the underline, told cell by cell."""
    out, at = "", 0
    for character in seen.text:
        if seen.column <= at < seen.column + seen.length or (
            at == seen.column + seen.length and not cells(character) and out
        ):
            out += character
        at += cells(character)
    return out


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("Une faute ici.", "faute"),
        ("À 東京, une faute ici.", "faute"),
        ("À 東京, une faute ici.", "東京"),
        ("e\u0301te\u0301 : une faute ici", "faute"),
        ("😀 une faute ici", "faute"),
        ("faute", "faute"),
        ("Né à Lyon\r\nUne faute\r\nRien", "faute"),
    ],
)
def test_the_underline_is_below_the_fault(text: str, fault: str) -> None:
    seen = of(text, fault)
    assert underlined(seen) == fault


def test_tabs_take_four_columns() -> None:
    assert of("\tUne\tfaute", "faute") == Excerpt(1, "    Une    faute", 11, 5, 1)


def test_what_is_invisible_is_shown_and_underlined() -> None:
    assert of("a\u200bb", "\u200b") == Excerpt(1, "a<U+200B>b", 1, 8, 1)
    assert of("\x1b[31mfaute", "faute") == Excerpt(1, "<U+001B>[31mfaute", 12, 5, 1)


def test_an_empty_place_has_one_mark() -> None:
    assert excerpt(SourceFile("a.txt", "abc"), Span(3, 3), 80) == Excerpt(1, "abc", 3, 1, 1)
    assert excerpt(SourceFile("a.txt", ""), Span(0, 0), 80) == Excerpt(1, "", 0, 1, 1)


@pytest.mark.parametrize("width", [20, 33, 80])
@pytest.mark.parametrize("before", [0, 5, 500])
@pytest.mark.parametrize("after", [0, 5, 500])
def test_long_lines_are_cut_around_the_fault(width: int, before: int, after: int) -> None:
    text = "é" * before + "faute" + "à" * after
    seen = of(text, "faute", width)
    assert underlined(seen) == "faute"
    assert cells(seen.text) <= width
    assert seen.text.startswith("…") == (not seen.text.startswith(text[:10]))
    assert seen.text.endswith("…") == (not seen.text.endswith(text[-10:]))
    if before + after > width:
        assert cells(seen.text) >= width - 2


def test_a_long_fault_is_cut_itself() -> None:
    seen = of("avant " + "東" * 500 + " après", "東" * 500, 40)
    assert cells(seen.text) <= 40
    assert seen.text.startswith("…東")
    assert seen.text.endswith("東…")
    assert underlined(seen) == "東" * (seen.length // 2)


def test_a_fault_over_several_lines_shows_the_first() -> None:
    seen = of("Un\ndeux trois\nquatre cinq", "trois\nquatre")
    assert seen == Excerpt(2, "deux trois", 5, 5, 3)


def test_a_fault_at_a_line_end() -> None:
    assert of("Un\r\ndeux", "\r\n") == Excerpt(1, "Un", 2, 1, 1)


def test_the_cost_does_not_depend_on_the_line() -> None:
    source = SourceFile("a.txt", "mot " * 1_000_000)
    for start in range(0, 4_000_000, 4_000):
        assert excerpt(source, Span(start, start + 3), 80).length == 3
