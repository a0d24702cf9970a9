"""XML events: exact places, and nothing that reaches out of the file."""

import re
from collections.abc import Sequence
from contextlib import suppress
from itertools import pairwise
from xml.etree import ElementTree as ET
from xml.sax.saxutils import escape, quoteattr

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk.parsers.xml_events import XML_LANG, Event, Kind, attribute_span, events
from copydesk.reading import ParseError
from copydesk.source import Span

LAUGHS = """<?xml version="1.0"?>
<!DOCTYPE lolz [
  <!ENTITY lol "lol">
  <!ENTITY lol1 "&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;&lol;">
  <!ENTITY lol2 "&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;&lol1;">
]>
<lolz>&lol2;</lolz>"""
EXTERNAL = '<!DOCTYPE a [<!ENTITY file SYSTEM "file:///etc/hostname">]><a>&file;</a>'
PARAMETER = '<!DOCTYPE a [<!ENTITY % more SYSTEM "http://localhost/x.dtd"> %more;]><a/>'

CHARACTERS = st.characters(
    codec="utf-8", exclude_categories=("Cc", "Cs", "Cn"), exclude_characters="\ufffe\uffff"
)
PROSE = st.text(st.one_of(CHARACTERS, st.sampled_from("é «»😀\r\n\t&<>'\"")), max_size=20)
NAMES = st.sampled_from(["p", "hl1", "em", "nitf:p", "été"])


def _element(name: str, attribute: str, children: list[str]) -> str:
    value = quoteattr(attribute, {"\r": "&#13;", "\n": "&#10;", "\t": "&#9;"})
    return f"<{name} lang={value}>{''.join(children)}</{name}>"


LEAVES = st.one_of(
    PROSE.map(lambda text: escape(text, {"é": "&#xe9;"})),
    PROSE.map(escape),
    PROSE.map(lambda text: f"<![CDATA[{text.replace(']]>', '')}]]>"),
    PROSE.map(lambda text: f"<!--{text.replace('-', '')}-->"),
    PROSE.map(lambda text: f"<?app {text.replace('?>', '')}?>"),
    st.just("<br/>"),
)
ELEMENTS = st.recursive(
    LEAVES,
    lambda inner: st.builds(_element, NAMES, PROSE, st.lists(inner, max_size=4)),
    max_leaves=12,
)
DOCUMENTS = st.lists(ELEMENTS, max_size=4).map(
    lambda parts: f'<article xmlns:nitf="urn:n">{"".join(parts)}</article>'
)


@given(DOCUMENTS)
def test_events_cover_the_text_and_say_what_elementtree_says(text: str) -> None:
    found = list(events(text))
    assert (found[0].span.start, found[-1].span.end) == (0, len(text))
    assert all(one.span.end == after.span.start for one, after in pairwise(found))
    root = ET.fromstring(text)  # noqa: S314 - our own text
    assert _read(found) == "".join(root.itertext())
    starts = [one for one in found if one.kind is Kind.START]
    assert [one.attributes for one in starts] == [one.attrib for one in root.iter()]


def _read(found: Sequence[Event]) -> str:
    """Return all text, its own line ends as XML has them."""
    return "".join(
        one.text if one.kind is Kind.REFERENCE else re.sub("\r\n?", "\n", one.text)
        for one in found
        if one.kind in (Kind.TEXT, Kind.REFERENCE)
    )


@given(DOCUMENTS)
def test_each_event_is_at_its_very_text(text: str) -> None:
    for one in events(text):
        there = one.span.of(text)
        match one.kind:
            case Kind.TEXT:
                assert there == one.text
            case Kind.REFERENCE:
                assert there == f"&{one.name};"
            case Kind.START:
                assert there.startswith("<")
                assert there.endswith(">")
            case Kind.END:
                assert there == "" or (there.startswith("</") and there.endswith(">"))
            case Kind.COMMENT:
                assert there.startswith("<!--") and there.endswith("-->")  # noqa: PT018


@given(DOCUMENTS, st.data())
def test_broken_documents_are_refused_or_read(text: str, data: st.DataObject) -> None:
    at = data.draw(st.integers(0, len(text)))
    cut = data.draw(st.integers(0, 5))
    broken = text[:at] + data.draw(st.text(max_size=3)) + text[at + cut :]
    with suppress(ParseError):
        assert "".join(one.span.of(broken) for one in events(broken)) == broken


def test_namespaces_are_resolved() -> None:
    text = '<a xmlns="urn:x" xmlns:y="urn:y" xml:lang="fr"><y:b y:c="1" d="2"/></a>'
    starts = [one for one in events(text) if one.kind is Kind.START]
    assert [(one.namespace, one.name) for one in starts] == [("urn:x", "a"), ("urn:y", "b")]
    assert starts[0].attributes == {XML_LANG: "fr"}
    assert starts[1].attributes == {"{urn:y}c": "1", "d": "2"}


def test_the_encoding_that_the_prolog_names_is_passed_over() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><a>Été €</a>'
    [found] = [one for one in events(text) if one.kind is Kind.TEXT]
    assert found.span.of(text) == found.text == "Été €"


def test_a_document_type_is_named_and_not_fetched() -> None:
    text = '<!DOCTYPE nitf SYSTEM "file:///nitf.dtd"><nitf>Caf&eacute; &maison;</nitf>'
    found = [one for one in events(text) if one.kind is Kind.REFERENCE]
    assert [(one.name, one.text) for one in found] == [("eacute", "é"), ("maison", "\ufffc")]


def test_text_over_portions_keeps_its_places() -> None:
    text = f"<a>{'Été 😀 ' * 100_000}<b/>{'x' * 300_000}&amp;</a>"
    found = list(events(text))
    assert all(one.text == one.span.of(text) for one in found if one.kind is Kind.TEXT)
    assert found[-1].span == Span(len(text) - 4, len(text))


@pytest.mark.parametrize("text", [LAUGHS, EXTERNAL, PARAMETER])
def test_documents_that_declare_entities_are_refused(text: str) -> None:
    with pytest.raises(ParseError, match="declares entities"):
        list(events(text))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "no element found in line 1, column 1"),
        ("<a>\n<b></a>", "mismatched tag in line 2, column 6"),
        ("<a>&nbsp;</a>", "undefined entity in line 1, column 4"),
        ("<a>\x00</a>", "not well-formed"),
        ("<a>\ud800</a>", "not well-formed"),
        ("<b:a/>", "unbound prefix"),
    ],
)
def test_broken_documents_are_told_by_their_place(text: str, said: str) -> None:
    with pytest.raises(ParseError, match=said):
        list(events(text))


def test_depth_is_bounded() -> None:
    deep = "<a>" * 2_000
    with pytest.raises(ParseError, match="within one another"):
        list(events(deep + deep.replace("<", "</")))


@pytest.mark.parametrize("quote", ["'", '"'])
def test_the_value_of_an_attribute_has_a_place(quote: str) -> None:
    text = f"<é><img src={quote}a{quote} alt = {quote}Le port &amp; l’été{quote}/></é>"
    event = list(events(text))[1]
    span = attribute_span(text, event, "alt")
    assert span is not None
    assert span.of(text) == "Le port &amp; l’été"
    assert attribute_span(text, event, "title") is None
