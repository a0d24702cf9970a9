"""Articles made up by Hypothesis, written in every format that is text with markup.

`FORMATS` has, by name of a file, the function that writes articles in it; each
function takes a `Choose`, which decides how (which characters are escaped,
which end tags are left out), and a list of articles.
"""

import json
from collections.abc import Callable, Sequence
from html import escape
from typing import NamedTuple

from hypothesis import strategies as st

WORDS = [
    *[
        "Oran",
        "le",
        "port",
        "l’été",
        "d'un",
        "« oui »",
        "élu",
        "10\u00a0000",
        "R&D",
        "a<b",
        "e\u0301",
    ],
    *['"non"', "😀", "fote", "quai", "fin.", "Paris", "navires", "A&amp;B", "c\\d", "x;y", "]]"],
]


class Story(NamedTuple):
    """An article: its headline and its paragraphs."""

    headline: str
    body: list[str]


Choose = Callable[[], bool]
"""Decides between two ways of writing."""

prose = st.lists(st.sampled_from(WORDS), min_size=1, max_size=8).map(" ".join)
stories = st.builds(Story, prose, st.lists(prose, min_size=1, max_size=3))


def _xml(choose: Choose, text: str) -> str:
    """Return `text` as an element holds it, some of it as character references."""
    out = []
    for character in text:
        if character in "&<>":
            out.append(escape(character))
        elif character in "éu« \u00a0😀\"'" and choose() and choose():
            out.append(f"&#{ord(character)};" if choose() else f"&#x{ord(character):x};")
        else:
            out.append(character)
    return "".join(out)


def _html(choose: Choose, text: str) -> str:
    """Return `text` as an HTML element holds it, with inline elements, comments and line ends."""
    made = _xml(choose, text).split(" ")
    out = [made[0]]
    for word in made[1:]:
        out.append("\n   " if choose() and choose() else "  " if choose() and choose() else " ")
        out.append(f"<b>{word}</b>" if choose() and choose() else word)
        if choose() and choose() and choose():
            out.append("<!-- a , b -->")
    return "".join(out)


def _paragraphs(choose: Choose, story: Story, *, closed: bool) -> str:
    out = []
    for text in story.body:
        end = "</p>" if closed or choose() else ""
        out.append(f"<p>{_html(choose, text)}{end}\n")
    return "".join(out)


def html(choose: Choose, written: Sequence[Story]) -> str:
    """Return a page; only the first article is in it."""
    story = written[0]
    return (
        '<!doctype html>\n<html lang="fr"><head><title></title><style>p , b</style></head>\n<body>'
        f"<nav><p>a , b</nav><article><h1>{_html(choose, story.headline)}</h1>\n"
        f"{_paragraphs(choose, story, closed=False)}</article><footer>a , b</footer></body></html>"
    )


def xhtml(choose: Choose, written: Sequence[Story]) -> str:
    """Return an XHTML page with the first article."""
    story = written[0]
    return (
        '<?xml version="1.0"?>\n<html xmlns="http://www.w3.org/1999/xhtml" lang="fr"><body>'
        f"<h1>{_html(choose, story.headline)}</h1>{_paragraphs(choose, story, closed=True)}"
        "</body></html>"
    )


def nitf(choose: Choose, written: Sequence[Story]) -> str:
    """Return a NITF file with the first article."""
    story = written[0]
    return (
        '<?xml version="1.0"?>\n<nitf xml:lang="fr"><head><title>a , b</title></head><body>'
        f"<body.head><hedline><hl1>{_html(choose, story.headline)}</hl1></hedline></body.head>"
        f"<body.content>{_paragraphs(choose, story, closed=True)}</body.content></body></nitf>"
    )


def newsml(choose: Choose, written: Sequence[Story]) -> str:
    """Return a NewsML-G2 message with an item for each article."""
    items = "".join(
        '<newsItem xml:lang="fr"><contentMeta><slugline>a , b</slugline>'
        f"<headline>{_xml(choose, one.headline)}</headline></contentMeta><contentSet><inlineXML>"
        '<html xmlns="http://www.w3.org/1999/xhtml">'
        f"{_paragraphs(choose, one, closed=True)}</html></inlineXML></contentSet></newsItem>\n"
        for one in written
    )
    return f'<newsMessage xmlns="http://iptc.org/std/nar/2006-10-01/">{items}</newsMessage>'


def _field(choose: Choose, name: str, html_text: str) -> str:
    """Return an element of a feed with HTML in it, in a CDATA section or escaped."""
    if choose() and "]]>" not in html_text:
        return f"<{name}><![CDATA[{html_text}]]></{name}>\n"
    return f"<{name}>{_xml(choose, html_text)}</{name}>\n"


def rss(choose: Choose, written: Sequence[Story]) -> str:
    """Return an RSS feed with an item for each article."""
    items = "".join(
        f"<item>{_field(choose, 'title', _xml(choose, one.headline))}"
        f"{_field(choose, 'content:encoded', _paragraphs(choose, one, closed=False))}</item>\n"
        for one in written
    )
    return (
        '<?xml version="1.0"?>\n<rss xmlns:content="http://purl.org/rss/1.0/modules/content/">'
        f"<channel><title>a , b</title><language>fr</language>{items}</channel></rss>"
    )


def atom(choose: Choose, written: Sequence[Story]) -> str:
    """Return an Atom feed with an entry for each article."""
    entries = "".join(
        f"<entry><title>{_xml(choose, one.headline)}</title>"
        '<content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">'
        f"{_paragraphs(choose, one, closed=True)}</div></content></entry>\n"
        for one in written
    )
    return f'<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="fr">{entries}</feed>'


def xliff(choose: Choose, written: Sequence[Story]) -> str:
    """Return an XLIFF 1.2 file with a file element for each article."""
    files = "".join(
        '<file original="a" source-language="en" target-language="fr"><body>'
        + "".join(
            "<trans-unit><source>a , b</source>"
            f"<target>{_xml(choose, text)}</target></trans-unit>\n"
            for text in (one.headline, *one.body)
        )
        + "</body></file>"
        for one in written
    )
    return f'<xliff version="1.2" xmlns="urn:oasis:names:tc:xliff:document:1.2">{files}</xliff>'


def tmx(choose: Choose, written: Sequence[Story]) -> str:
    """Return a TMX file with a segment for each paragraph."""
    units = "".join(
        '<tu><tuv xml:lang="en"><seg>a , b</seg></tuv>'
        f'<tuv xml:lang="fr"><seg>{_xml(choose, text)}</seg></tuv></tu>\n'
        for one in written
        for text in (one.headline, *one.body)
    )
    return f'<tmx version="1.4"><header srclang="en"/><body>{units}</body></tmx>'


def _record(choose: Choose, one: Story) -> dict[str, object]:
    body = _paragraphs(choose, one, closed=False)
    return {"id": "a , b", "title": escape(one.headline, quote=False), "body": f"<p>{body}</p>"}


def json_list(choose: Choose, written: Sequence[Story]) -> str:
    """Return a JSON list with an object for each article, the texts in HTML."""
    ascii_only = choose()
    records = [_record(choose, one) for one in written]
    return json.dumps(records, ensure_ascii=ascii_only, indent=2 if choose() else None)


def jsonl(choose: Choose, written: Sequence[Story]) -> str:
    """Return JSON lines with HTML in them."""
    ascii_only = choose()
    lines = (json.dumps(_record(choose, one), ensure_ascii=ascii_only) for one in written)
    return "\n".join(lines)


def csv(choose: Choose, written: Sequence[Story]) -> str:
    """Return a table with HTML in its cells."""
    rows = ["id,title,body"]
    for one in written:
        record = _record(choose, one)
        cells = (str(record[key]).replace('"', '""') for key in ("id", "title", "body"))
        rows.append(",".join(f'"{cell}"' for cell in cells))
    return "\r\n".join(rows)


Write = Callable[[Choose, Sequence[Story]], str]
FORMATS: dict[str, tuple[Write, bool]] = {
    "a.html": (html, False),
    "a.xhtml": (xhtml, False),
    "a.nitf": (nitf, False),
    "newsml.xml": (newsml, True),
    "a.rss": (rss, True),
    "a.atom": (atom, True),
    "a.xliff": (xliff, True),
    "a.tmx": (tmx, True),
    "a.json": (json_list, True),
    "a.jsonl": (jsonl, True),
    "a.csv": (csv, True),
}
"""By name of a file: the function that writes it, and whether it holds all the articles."""


@st.composite
def files(draw: st.DrawFn, write: Write, *, several: bool) -> tuple[str, list[str]]:
    """Draw a file that a function writes; return its text and the blocks of prose in it."""
    written = draw(st.lists(stories, min_size=1, max_size=3 if several else 1))
    random = draw(st.randoms(use_true_random=False))
    text = write(lambda: random.random() < 0.5, written)
    return text, [block for one in written for block in (one.headline, *one.body)]
