"""The Markdown summary, read back by a real parser: the article stays text."""

from collections.abc import Iterator

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt
from markdown_it.token import Token

from copydesk import Diagnostic, SourceFile, Span
from copydesk.report import FileReport, RunError
from copydesk.reporters.markdown import LIMIT, inert
from copydesk.terminal import escaped
from reporters.hostile import PATHS, TEXTS, failed, report, written

PARSER = MarkdownIt("commonmark").enable(["table", "strikethrough"])
HARMLESS = {"text", "text_special", "html_inline"}


def inlines(text: str) -> Iterator[Token]:
    """Yield the pieces of running text: the heading, cells, paragraphs and items."""
    for token in PARSER.parse(text):
        assert token.type not in {"html_block", "fence", "code_block"}
        if token.type == "inline":
            yield token


def shown(token: Token) -> str:
    """Return what a reader sees of a piece, which must be plain text."""
    pieces = token.children or []
    assert {one.type for one in pieces} <= HARMLESS, token.content
    assert {one.content for one in pieces if one.type == "html_inline"} <= {"<!-- -->"}
    return "".join(one.content for one in pieces if one.type != "html_inline")


def cells(text: str) -> list[str]:
    """Return what stands in the cells of the table, its head left out."""
    _, _, *table = inlines(text)
    assert [shown(one) for one in table[:4]] == ["place", "severity", "rule", "message"]
    return [shown(one) for one in table[4:]]


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_shown_as_it_is(text: str, path: str) -> None:
    line, column = 1, 1
    assert cells(written("markdown", report(path, text))) == [
        f"{escaped(path)}:{line}:{column}",
        "🔴 error",
        "languagetool/X_Y[1]",
        escaped(text).strip(),
    ]


@settings(deadline=None)
@given(st.text(st.sampled_from("a1 |\\`*_~<>[]()!&;:#@$^={}\n.-+/é\ud800"), max_size=30))
def test_generated_texts_are_shown_as_they_are(text: str) -> None:
    *_, message = cells(written("markdown", report("a.txt", text)))
    assert message == escaped(text).strip()


@pytest.mark.parametrize(
    "text",
    ["@desk", "#12", "a@b.example", "https://x.example", "www.x.example", "GH-12", ":tada:"],
)
def test_forges_find_nothing_to_link(text: str) -> None:
    assert text not in inert(text)


def test_counts_come_first_and_problems_last() -> None:
    out = written("markdown", failed("a.txt", "is <b>"), report("b.txt", "x"))
    assert out.startswith("### copydesk\n\n**Found 1 diagnostic (1 error) in 1 file;")
    assert out.endswith("\n- a.txt\\: is \\<b\\>\n")
    problem = RunError("", "no engine")
    assert written("markdown", errors=(problem,)).endswith("\n- no engine\n")


def test_nothing_found() -> None:
    out = written("markdown", FileReport(SourceFile("a.txt", "Rien.")))
    assert out == "### copydesk\n\n**All clear: 1 article**\n"


def test_a_long_report_stays_within_what_forges_take() -> None:
    found = tuple(Diagnostic("x", Span(0, 1), "é" * 1_000) for _ in range(1_000))
    out = written("markdown", FileReport(SourceFile("a.txt", "x"), found))
    assert LIMIT - 10_000 < len(out.encode()) < LIMIT + 1_000
    rows = out.count("🟡")
    assert f"… and {1_000 - rows} diagnostics more" in out
