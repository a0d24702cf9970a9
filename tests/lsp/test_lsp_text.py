"""The server's copy of a text, its edits, and diagnostics carried over an edit."""

import tomllib

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from lsprotocol import types

from copydesk import Diagnostic, Fix, Related, Span, TextEdit
from copydesk.config.projects import RunOptions
from copydesk.fix import apply_edits
from copydesk.lsp.config_edit import ignoring
from copydesk.lsp.documents import Document, path_of, range_of, span_of
from copydesk.lsp.edits import between
from copydesk.lsp.nearby import edit_between, paragraphs_around, updated
from copydesk.lsp.settings import read
from copydesk.source import SourceFile

TEXTS = st.text(st.sampled_from("aé 😀\n\r\u2028\x0b\x0c\x85"), max_size=30)
CODECS = {"utf-8": "utf-8", "utf-16": "utf-16-le", "utf-32": "utf-32-le"}
UNITS = {"utf-8": 1, "utf-16": 2, "utf-32": 4}


def lines(text: str) -> list[str]:
    """Return the lines of a text with their ends, as the protocol parts them."""
    parted = text.replace("\r\n", "\0").replace("\r", "\1").replace("\n", "\2")
    found, line = [], ""
    for sign in parted:
        line += {"\0": "\r\n", "\1": "\r", "\2": "\n"}.get(sign, sign)
        if sign in "\0\1\2":
            found.append(line)
            line = ""
    return [*found, line]


def position(text: str, offset: int, encoding: str) -> types.Position:
    """Return a place as an editor counts, told without the server's arithmetic."""
    before = lines(text[:offset])
    column = len(before[-1].encode(CODECS[encoding])) // UNITS[encoding]
    return types.Position(len(before) - 1, column)


@settings(max_examples=300, deadline=None)
@given(st.data(), TEXTS, st.sampled_from(sorted(CODECS)))
def test_the_text_stays_that_of_the_editor(data: st.DataObject, text: str, encoding: str) -> None:
    document = Document("untitled:a", "a.txt", 1, text)
    for version in range(2, 6):
        places = [at for at in range(len(text) + 1) if text[at - 1 : at + 1] != "\r\n"]
        start, end = sorted(data.draw(st.sampled_from(places)) for _ in range(2))
        new = data.draw(TEXTS)
        place = types.Range(position(text, start, encoding), position(text, end, encoding))
        change = types.TextDocumentContentChangePartial(place, new)
        document.apply([change], version, encoding)
        text = text[:start] + new + text[end:]
        assert document.source.text == text
        assert document.version == version


@given(TEXTS, st.sampled_from(sorted(CODECS)))
def test_places_there_and_back(text: str, encoding: str) -> None:
    source = SourceFile("a.txt", text)
    for at in range(len(text) + 1):
        if text[at - 1 : at + 1] != "\r\n":
            assert span_of(source, range_of(source, Span(0, at), encoding), encoding).end == at


def test_two_halves_of_a_character_become_one() -> None:
    document = Document("untitled:a", "a.txt", 1, "x")
    start = types.Range(types.Position(0, 0), types.Position(0, 0))
    for half in ("\ude00", "\ud83d"):
        document.apply([types.TextDocumentContentChangePartial(start, half)], 2, "utf-16")
    assert document.source.text == "😀x"


@given(TEXTS, TEXTS)
def test_the_smallest_edit_between_two_texts(before: str, after: str) -> None:
    old, new = edit_between(before, after)
    assert before[: old.start] + new.of(after) + before[old.end :] == after
    assert apply_edits(before, between(SourceFile("a", before), after)) == after


def faults(text: str) -> list[Diagnostic]:
    """Report each “les les”, with a fix, and each “Lyon” if “Paris” stands anywhere."""
    found = []
    at = text.find("les les")
    while at >= 0:
        fix = Fix.safe("Keep one", TextEdit(Span(at + 3, at + 7), ""))
        found.append(Diagnostic("twice", Span(at, at + 7), "twice", fixes=(fix,)))
        at = text.find("les les", at + 1)
    lyon, paris = text.find("Lyon"), text.find("Paris")
    if lyon >= 0 and paris >= 0:
        related = (Related(Span(paris, paris + 5), "here"),)
        found.append(Diagnostic("cities", Span(lyon, lyon + 4), "both", related=related))
    return sorted(found, key=lambda one: (one.span, one.rule))


def test_an_edit_elsewhere_moves_what_is_known_of_the_article() -> None:
    before = "À Paris.\n\nIl a vu les les élus.\n\nÀ Lyon."
    after = before.replace("vu", "bien vu les les maires et")
    assert list(updated(faults(before), before, after, faults)) == faults(after)


def test_what_an_edit_mends_goes() -> None:
    before = "À Paris.\n\nIl a vu les les élus.\n\nÀ Lyon."
    after = before.replace("les les", "les")
    assert list(updated(faults(before), before, after, faults)) == faults(after)


@given(TEXTS, st.integers(0, 30), st.integers(0, 30))
def test_paragraphs_hold_the_edit_and_end_at_line_ends(text: str, one: int, other: int) -> None:
    start, end = sorted((min(one, len(text)), min(other, len(text))))
    found = paragraphs_around(text, Span(start, end))
    assert found is not None
    assert found.start <= start <= end <= found.end
    assert found.start == 0 or text[found.start - 1] in "\r\n"
    assert found.end == len(text) or text[found.end] in "\r\n"


@pytest.mark.parametrize(
    "text",
    ["", "# only\n", "ignore = []\n", 'ignore = [\n  "a", # why\n]\n', "[rules.a]\nx = 1\n"],
)
def test_a_configuration_is_told_to_ignore_a_rule(text: str) -> None:
    edit = ignoring(text, "b")
    assert edit is not None
    after = tomllib.loads(apply_edits(text, [edit]))
    before = tomllib.loads(text)
    assert sorted(after.pop("ignore")) == sorted([*before.pop("ignore", []), "b"])
    assert after == before


@pytest.mark.parametrize("text", ['ignore = ["b"]\n', "ignore = [\n", 'ignore = "a"\n'])
def test_a_configuration_that_cannot_be_edited_is_left_alone(text: str) -> None:
    assert ignoring(text, "b") is None


def test_settings_that_make_no_sense_are_told_and_left_out() -> None:
    section = {"select": ["names"], "preview": "yes", "typography": "lax", "langage": "fr"}
    made, wrong = read(section, RunOptions({"grammar": "off"}), "/desk")
    assert made.options.overrides == {"grammar": "off", "select": ("names",)}
    assert [one.split("”")[0] for one in wrong] == [
        "The setting “copydesk.langage",
        "The setting “copydesk.preview",
        "The setting “copydesk.typography",
    ]


@pytest.mark.parametrize(
    ("uri", "language", "path"),
    [
        ("file:///desk/%C3%A9t%C3%A9.md", "markdown", "/desk/été.md"),
        ("untitled:Untitled-1", "html", "/desk/Untitled-1.html"),
        ("untitled:/x/story.fr.md", "markdown", "/desk/story.fr.md"),
        ("untitled:", "klingon", "/desk/untitled.txt"),
    ],
)
def test_where_a_text_belongs(uri: str, language: str, path: str) -> None:
    assert path_of(uri, language, ["/desk"]) == path
