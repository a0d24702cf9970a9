"""Whatever the Markdown, each piece of prose stands where the article says it does."""

from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import SourceFile
from copydesk.article import Article
from copydesk.parsers.markdown import parse

WORDS = ["Oran", "l’été", "d'un", "mot.", "« oui »", "élu", "10 000", "!", "a_b", "😀", "e\u0301"]
MARKS = [
    *["*", "**", "_", "~~", "`", "``", "[", "]", "](", ")", "![", "<", ">", "\\", "&", "|", "#"],
    *["[^1]", "[^1]:", "[a]", "[a]:", "&amp;", "&nbsp;", "&#233;", "&bogus;", r"\*", r"\é", "\\|"],
    *["<b>", "</b>", "<br>", "<!-- a -->", "<!--", "<p>", "</p>", "<https://a.fr>", "<pre>"],
    *["{{< a >}}", "{% b %}", "http://a.fr", '"', "'", "\0", "\x0c", "\x85", "\u2028", "\ufffc"],
    *['<figcaption lang="en">', '<img alt="b &lt; c">', "<!doctype", "</", "=", "[x](y)"],
]
STARTS = [
    *["", "# ", "### ", "> ", "- ", "* ", "1. ", "  ", "\t", "    ", "```", "---", "===", "***"],
    *[
        "| ",
        "|-|-|",
        "-|-",
        "a|b",
        "[^1]: ",
        "[a]: ",
        "- [x] ",
        ">",
        "---\ntitle: ",
        "+++",
        "<div>",
    ],
]
LINE_ENDS = ["\n", "\n\n", "\r\n", "\r\n\r\n", "\r", "  \n", "\\\n", "\\\r\n"]

line = st.tuples(
    st.lists(st.sampled_from(STARTS), max_size=4).map("".join),
    st.lists(st.sampled_from(WORDS + MARKS + [" ", " ", "  ", "\t"]), max_size=12).map("".join),
    st.sampled_from(LINE_ENDS),
).map("".join)
markdown = st.lists(line, max_size=12).map("".join)


def check_places(article: Article) -> None:
    file, text = article.source.text, article.text
    assert article.text_map is not None
    last = source_last = 0
    opening = {block.span.start for block in article.blocks}
    for start, source_start, length, source_length in article.text_map.runs:
        assert last <= start
        assert source_last <= source_start or start in opening  # an image amid a paragraph
        last, source_last = start + length, source_start + source_length
        assert length > 0
        assert source_last <= len(file)
        assert last <= len(text)
        check_piece(text[start:last], file[source_start:source_last])
    check_blocks(article)


def check_piece(piece: str, source: str) -> None:
    is_escape = source[0] == "\\" and source[1:] == piece
    is_object = piece == "\ufffc" and source[0] in "`![{<"
    is_break = piece == "\n" and source.lower().startswith("<br")
    is_fold = piece in (" ", "\n") and source.isspace()  # YAML over two lines, HTML
    is_entity = piece == unescape(source)
    assert piece == source or is_escape or is_object or is_break or is_fold or is_entity


def check_blocks(article: Article) -> None:
    last = 0
    for block in article.blocks:
        assert last <= block.span.start < block.span.end <= len(article.text)
        prose = block.span.of(article.text)
        assert prose == prose.strip()
        assert article.to_source(block.span).length > 0
        last = block.span.end


@settings(max_examples=300, deadline=None)
@given(markdown)
def test_every_piece_is_the_files_own_text(text: str) -> None:
    check_places(parse(SourceFile("a.md", text), "fr"))


@settings(max_examples=100, deadline=None)
@given(st.text(max_size=60))
def test_any_text_can_be_read(text: str) -> None:
    check_places(parse(SourceFile("a.md", text), "fr"))


@settings(max_examples=100, deadline=None)
@given(st.lists(st.sampled_from(["mot", "ville", "été"]), min_size=1, max_size=6), markdown)
def test_plain_paragraphs_are_read_whole(words: list[str], before: str) -> None:
    prose = " ".join(words)
    article = parse(SourceFile("a.md", f"{prose}\n\n{before}"), "fr")
    assert article.text.startswith(prose)


@pytest.mark.parametrize(
    "text",
    [
        ">" * 10_000 + " a",
        "[" * 10_000 + "a",
        "[" * 10_000 + "a" + "]" * 10_000,
        "- " * 10_000 + "a",
        "*a _b " * 5_000,
        "![" * 10_000,
        "<p>" + "<b " * 10_000,
        "<div>" * 10_000 + "a" + "</p>" * 10_000,
        "`" * 10_000 + "a",
        "[^1]: " * 5_000,
        "---\ntitle: '" + "'" * 10_001,
    ],
)
def test_deep_nesting_is_read_without_recursion(text: str) -> None:
    check_places(parse(SourceFile("a.md", text), "fr"))
