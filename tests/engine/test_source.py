"""Places in a text: lines, columns, UTF-16, and from an article back to its file."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Position, SourceFile, Span
from copydesk.source import TextMap
from copydesk.units import from_utf16, utf16_length

TEXTS = st.lists(
    st.sampled_from(
        ["é", "e\u0301", "ï", "😀", "a", " ", "\n", "\r\n", "\r", "\t", "\0", "\ud800"]
    ),
    max_size=40,
).map("".join)


def test_lines_end_in_all_three_ways() -> None:
    source = SourceFile("a.txt", "Né\r\nà\rCeyhan\n\n😀")
    assert source.line_starts == (0, 4, 6, 13, 14)
    assert [source.line(number) for number in range(1, 6)] == ["Né", "à", "Ceyhan", "", "😀"]
    assert source.position(7) == Position(3, 2)


@pytest.mark.parametrize("number", [0, 3, -1])
def test_a_line_that_is_not_there_is_empty(number: int) -> None:
    assert SourceFile("a.txt", "a\nb").line(number) == ""


def test_past_the_end_of_a_line_is_its_end() -> None:
    source = SourceFile("a.txt", "ab\r\ncd")
    assert source.offset(Position(1, 99)) == 2
    assert source.offset(Position(9, 1)) <= len(source.text)


def test_columns_in_utf16_count_an_emoji_twice() -> None:
    source = SourceFile("a.txt", "é\n😀 Kiev")
    assert source.position(4) == Position(2, 3)
    assert source.position_in(4, "utf-16") == Position(2, 4)


@given(TEXTS)
def test_lines_are_those_of_the_three_line_ends(text: str) -> None:
    source = SourceFile("a.txt", text)
    lines = re.split("\r\n|\r|\n", text)
    assert [source.line(at + 1) for at in range(len(source.line_starts))] == lines


@given(TEXTS, st.integers(0, 60))
def test_a_position_leads_back_to_its_offset(text: str, offset: int) -> None:
    source = SourceFile("a.txt", text)
    offset = min(offset, len(text))
    position = source.position(offset)
    line_end = source.offset(Position(position.line, 10**6))
    assert source.offset(position) == min(offset, line_end)


@given(TEXTS, st.integers(0, 60))
def test_utf16_offsets_lead_back(text: str, offset: int) -> None:
    offset = min(offset, len(text))
    units = utf16_length(text[:offset])
    assert units == len(text[:offset].encode("utf-16-le", "surrogatepass")) // 2
    assert from_utf16(text, units) == offset


def test_an_offset_within_a_pair_is_that_of_the_pair() -> None:
    assert from_utf16("a😀b", 2) == 1
    assert from_utf16("a😀b", 99) == 3


# Runs of "**abc** d&amp;e" without its stars, the entity one character
RUNS = [(0, 2, 3, 3), (3, 7, 2, 2), (5, 9, 1, 5), (6, 14, 1, 1)]


@pytest.mark.parametrize(
    ("span", "place", "exact"),
    [
        (Span(0, 3), Span(2, 5), True),
        (Span(1, 2), Span(3, 4), True),
        (Span(3, 5), Span(7, 9), True),
        (Span(2, 5), Span(4, 9), False),
        (Span(5, 6), Span(9, 14), False),
        (Span(4, 7), Span(8, 15), False),
        (Span(6, 7), Span(14, 15), True),
        (Span(3, 3), Span(7, 7), True),
        (Span(7, 7), Span(15, 15), True),
    ],
)
def test_text_map(span: Span, place: Span, exact: bool) -> None:
    text_map = TextMap(RUNS)
    assert text_map.to_source(span) == place
    assert text_map.is_exact(span) is exact


def test_text_map_of_nothing() -> None:
    assert TextMap([]).to_source(Span(0, 0)) == Span(0, 0)
    assert not TextMap([]).is_exact(Span(0, 0))
