"""Annotated text and the way back from its offsets."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.grammar.languagetool.annotate import Offsets, annotation, requests
from copydesk.grammar.protocol import Passage
from copydesk.source import Span
from copydesk.units import utf16_length


def test_blocks_are_kept_apart() -> None:
    [parts] = requests([Passage("Un titre"), Passage("Un texte.")])
    assert annotation(parts) == [
        {"text": "Un titre"},
        {"markup": "\n", "interpretAs": "\n\n"},
        {"text": "Un texte."},
    ]


def test_a_masked_stretch_is_markup() -> None:
    [parts] = requests([Passage("Voir https://example.org ici.", (Span(5, 24),))])
    assert annotation(parts) == [
        {"text": "Voir "},
        {"markup": "https://example.org", "interpretAs": "X"},
        {"text": " ici."},
    ]


def test_masks_may_touch_overlap_and_nest() -> None:
    [parts] = requests([Passage("abcdef", (Span(3, 5), Span(0, 4), Span(1, 2)))])
    assert [piece.get("markup", piece.get("text")) for piece in annotation(parts)] == [
        "abcd",
        "e",
        "f",
    ]


def test_blank_passages_are_not_sent_and_keep_their_numbers() -> None:
    [parts] = requests([Passage(""), Passage(" \n"), Passage("Un texte.")])
    assert [part.passage for part in parts] == [2]


def test_an_article_without_text_asks_nothing() -> None:
    assert list(requests([Passage(""), Passage("   ")])) == []


def test_a_long_article_is_asked_about_in_parts() -> None:
    passages = [Passage("un mot " * 3) for _ in range(10)]
    sizes = [sum(len(part.text) for part in parts) for parts in requests(passages, maximum=50)]
    assert max(sizes) <= 50
    assert sum(sizes) == 210


def test_a_long_line_is_cut_between_words_and_keeps_its_places() -> None:
    text = "motif " * 100
    parts = [
        part for some in requests([Passage(text, (Span(300, 305),))], maximum=64) for part in some
    ]
    assert "".join(part.text for part in parts) == text
    assert all(part.text.startswith("motif") for part in parts)
    assert [part.start + span.start for part in parts for span in part.masked] == [300]


def test_a_lone_surrogate_does_not_stop_the_request() -> None:
    [parts] = requests([Passage("a\ud800b")])
    assert annotation(parts) == [{"text": "a?b"}]


@pytest.mark.parametrize(
    ("offset", "length", "expected"),
    [
        (0, 2, (0, Span(0, 1))),
        (3, 1, (0, Span(2, 3))),
        (3, 4, (0, Span(2, 5))),
        (8, 3, (1, Span(0, 3))),
        (7, 1, None),
        (6, 3, None),
        (99, 1, None),
        (0, 0, None),
    ],
    ids=["emoji", "after emoji", "two", "second", "break", "across", "beyond", "empty"],
)
def test_places(offset: int, length: int, expected: tuple[int, Span] | None) -> None:
    [parts] = requests([Passage("😀 é😀z"), Passage("Ça va")])
    assert Offsets(parts).place(offset, length) == expected


def test_a_match_on_masked_text_has_no_place() -> None:
    [parts] = requests([Passage("Voir abc ici.", (Span(5, 8),))])
    assert Offsets(parts).place(5, 3) is None


@given(st.lists(st.text(min_size=1).filter(lambda text: not text.isspace()), min_size=1))
def test_every_passage_comes_back_whole(texts: list[str]) -> None:
    [parts] = requests([Passage(text) for text in texts], maximum=10**9)
    offsets, at = Offsets(parts), 0
    for number, text in enumerate(texts):
        units = utf16_length(text)
        assert offsets.place(at, units) == (number, Span(0, len(text)))
        at += units + 1
