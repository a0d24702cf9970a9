"""HTML is read as the HTML standard says: compared with a parser that follows it to the letter.

turbohtml passes the conformance tests of the standard, but keeps no places of
its texts. `copydesk` keeps places, and must find the same tags, texts and
paragraphs.
"""

import turbohtml
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import SourceFile
from copydesk.parsers.html import parse
from copydesk.parsers.html_text import pieces
from copydesk.parsers.html_tokens import RAW, tokens

INLINE = [
    *["<b>", "</b>", "<i x=1>", "</i>", "<span>", "</span>", "<a/b c>", "<", "</", ">", "=", "/"],
    *["&amp;", "&eacute", "&lt;", "&#233;", "&bogus;", "&notit;", " ", "\n", "mot", "é", "fin."],
    *["<!-- c -->", "<!-->", "<!--", "-->", "--!>", "<!doctype html>", "<?x?>", "</ >", "</>"],
]
BLOCKS = ["<p>", "</p>", "<div>", "</div>", "<ul>", "<li>", "</li>", "</ul>", "<h1>", "</h2>"]
OTHERS = [
    *[
        "<script>",
        "</script>",
        "<style>",
        "</style>",
        "<textarea>",
        "<title>",
        "</title >",
        "<br/>",
    ],
    *["<a title='x>y'>", '<a t="', "'", '"', "<table>", "<tr>", "<td>", "</table>", "<img alt=a>"],
]

soup = st.lists(st.sampled_from(INLINE + BLOCKS + OTHERS), max_size=16).map("".join)
prose = st.lists(st.sampled_from(INLINE + BLOCKS), max_size=16).map(
    lambda some: "<p>" + "".join(some)
)


def tags(text: str) -> list[tuple[str, tuple[str, ...]]]:
    """Return the tags, each with the names of its attributes."""
    return [
        (token.name, () if token.name[0] == "/" else tuple(token.attributes))
        for token in tokens(text)
        if token.name and token.name[0] != "!"
    ]


def their_tags(text: str) -> list[tuple[str, tuple[str, ...]]]:
    found = []
    for token in turbohtml.tokenize(text):
        if token.type.name == "START_TAG":
            found.append((str(token.tag), tuple(name for name, _ in token.attrs or ())))
        elif token.type.name == "END_TAG":
            found.append((f"/{token.tag}", ()))
    return found


def words(text: str) -> str:
    """Return all text, that of raw elements undecoded unless it is that of a title."""
    out, last = [], ""
    for token in tokens(text):
        if token.name:
            last = token.name
        elif last in RAW - {"title", "textarea"}:
            out.append(token.span.of(text))
        else:
            out += [piece.text for piece in pieces(text, *token.span, raw=True)]
    return "".join(out)


def their_words(text: str) -> str:
    data = (one.data or "" for one in turbohtml.tokenize(text) if one.type.name == "TEXT")
    return "".join(data)


def paragraphs(text: str) -> list[str]:
    article = parse(SourceFile("a.html", text), "fr")
    return ["".join(one.span.of(article.text).split()) for one in article.parsed_blocks]


def their_paragraphs(text: str) -> list[str]:
    """Return the text between the starts and ends of blocks in the tree, without white space."""
    found = [""]

    def walk(node: turbohtml.Node) -> None:
        for child in node.children:
            if isinstance(child, turbohtml.Text):
                found[-1] += child.data
            elif isinstance(child, turbohtml.Element):
                is_block = f"<{child.tag}>" in BLOCKS or child.tag == "h2"
                found.extend([""] * is_block)
                walk(child)
                found.extend([""] * is_block)

    walk(turbohtml.parse(text))
    return [made for one in found if (made := "".join(one.split()))]


@settings(max_examples=300, deadline=None)
@given(soup)
def test_tags_and_texts(text: str) -> None:
    assert tags(text) == their_tags(text)
    assert words(text) == their_words(text)


@settings(max_examples=300, deadline=None)
@given(prose)
def test_paragraphs(text: str) -> None:
    assert paragraphs(text) == their_paragraphs(text)
