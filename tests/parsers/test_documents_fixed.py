"""Fixes in documents: the words change, and not one byte beside them."""

import io
import re
import zipfile
from xml.sax.saxutils import escape

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from copydesk import Applicability, SourceFile, Span
from copydesk.fixing import fix, usable
from copydesk.linter import lint
from copydesk.parsers import opening_for, parser_for
from copydesk.parsers.zip_document import DocumentFile
from copydesk.plugins import installed
from copydesk.reading import source_file
from copydesk.report import FileReport
from copydesk.writing import WriteError
from engine.faulty_articles import articles
from parsers.office import docx, odt, odt_parts, paragraph, run, zipped

RULES = [rule() for rule in installed().rules()]
PARTS = {"a.docx": "word/document.xml", "a.odt": "content.xml"}
STYLES = st.sampled_from(["", "<w:b/>", "<w:i/>", '<w:lang w:val="fr-FR"/>'])
many = settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))


def opened(path: str, data: bytes) -> DocumentFile:
    source, _ = source_file(path, data, opening=opening_for(path))
    assert isinstance(source, DocumentFile)
    return source


def desk(source: SourceFile) -> FileReport:
    return lint(source, lambda _: RULES, parser_for(source.path))


@st.composite
def cut(draw: st.DrawFn, text: str) -> list[str]:
    """Return a text in pieces, as editing programs leave it."""
    places = sorted(draw(st.sets(st.integers(0, len(text)), max_size=4)))
    return [text[start:end] for start, end in zip([0, *places], [*places, len(text)], strict=True)]


@st.composite
def documents(draw: st.DrawFn, path: str) -> tuple[bytes, str]:
    """Return a document with faults in it, and the text that it shows."""
    lines = draw(articles(markdown=False)).splitlines()
    if path == "a.docx":
        made = [
            paragraph(*(run(piece, draw(STYLES)) for piece in draw(cut(line)))) for line in lines
        ]
        return docx("".join(made)), "\n".join(lines)
    lines = [line.strip(" ") for line in lines]
    made = [f"<text:p>{''.join(map(spanned, draw(cut(line))))}</text:p>" for line in lines]
    return odt("".join(made)), "\n".join(lines)


def spanned(text: str) -> str:
    """Return a piece of an OpenDocument text, all but its first space as elements."""
    text = re.sub("^ |(?<= ) | $", "\0", text)
    return f"<text:span>{escape(text).replace(chr(0), '<text:s/>')}</text:span>"


def entries(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def skeleton(path: str, data: bytes) -> str:
    """Return the XML of the text without its words."""
    xml = entries(data)[PARTS[path]].decode()
    if path == "a.docx":
        return re.sub(r"(<w:t [^>]*>)[^<]*", r"\1", xml)
    return re.sub(r">[^<]+", ">", xml.replace("<text:s/>", ""))


@pytest.mark.parametrize("path", PARTS)
@pytest.mark.parametrize("at_least", [Applicability.SAFE, Applicability.UNSAFE])
@given(data=st.data())
@many
def test_fixes_come_to_rest_and_leave_the_rest(
    path: str, at_least: Applicability, data: st.DataObject
) -> None:
    before, text = data.draw(documents(path))
    source = opened(path, before)
    assert source.text == text
    assert source.encoded() == before
    report = fix(desk(source), desk, at_least)
    after = report.source.encoded()
    again = opened(path, after)
    assert again.text == report.source.text
    assert not any(usable(one, again, at_least) for one in desk(again).diagnostics)
    assert (before == after) == (text == again.text)
    old, new = entries(before), entries(after)
    assert [name for name in old if old[name] != new[name]] in ([], [PARTS[path]])
    assert list(old) == list(new)
    assert skeleton(path, before) == skeleton(path, after)


@pytest.mark.parametrize("path", PARTS)
@given(data=st.data())
@many
def test_what_is_accepted_is_written(path: str, data: st.DataObject) -> None:
    source = opened(path, data.draw(documents(path))[0])
    start = data.draw(st.integers(0, len(source.text)))
    end = data.draw(st.integers(start, min(len(source.text), start + 12)))
    new = data.draw(st.text("ab é<&]>'\"\n\u00a0", max_size=4))
    text = source.text[:start] + new + source.text[end:]
    if source.accepts(Span(start, end), new):
        after = source.with_text(text, [(Span(start, end), new)])
        assert opened(path, after.encoded()).text == after.text == text
    else:
        with pytest.raises(WriteError):
            source.with_text(text, [(Span(start, end), new)])


def test_pieces_are_pieces_of_the_file() -> None:
    source = opened("a.docx", docx(paragraph("Le ", run("port & quai"), " ferme.")))
    pieces = [piece for one in source.paragraphs for piece in one.pieces]
    xml = source.archive.part("word/document.xml").text
    assert [(one.text, one.place.of(xml)) for one in pieces] == [
        *(("Le ", "Le "), ("port ", "port "), ("&", "&amp;"), (" quai", " quai")),
        (" ferme.", " ferme."),
    ]


def edited(source: DocumentFile, old: str, new: str) -> DocumentFile:
    start = source.text.index(old)
    edits = [(Span(start, start + len(old)), new)]
    return source.with_text(source.text.replace(old, new, 1), edits)


def test_an_edit_over_runs_keeps_their_styles() -> None:
    source = opened("a.docx", docx(paragraph("Le mi", run("nistr", "<w:b/>"), "e part.")))
    xml = edited(source, "ministre", "Monarque").archive.part("word/document.xml").text
    assert '<w:t xml:space="preserve">Le Monarqu</w:t>' in xml
    assert '<w:b/></w:rPr><w:t xml:space="preserve"></w:t>' in xml
    assert '<w:t xml:space="preserve">e part.</w:t>' in xml


def test_outer_white_space_gets_its_attribute() -> None:
    loose = "<w:r><w:t>ferme.</w:t></w:r>"
    after = edited(opened("a.docx", docx(paragraph("Le port ", loose))), "ferme.", "ferme ")
    assert after.text == "Le port ferme "
    assert '<w:t xml:space="preserve">ferme </w:t>' in after.archive.part("word/document.xml").text


def test_an_entity_is_replaced_whole() -> None:
    after = edited(opened("a.docx", docx(paragraph("Lire & relire"))), "&", "et")
    assert after.text == "Lire et relire"
    assert edited(after, "et", "<&>").text == "Lire <&> relire"


@pytest.mark.parametrize("new", ["a\nb", "a\tb", "\x00", "\ud800", "\ufffc"])
def test_what_xml_cannot_hold_is_not_accepted(new: str) -> None:
    source = opened("a.docx", docx(paragraph("Le port")))
    assert not source.accepts(Span(0, 2), new)
    with pytest.raises(WriteError, match="was not changed"):
        edited(source, "Le", new)


def test_paragraphs_are_not_joined() -> None:
    source = opened("a.docx", docx(paragraph("Le port") + paragraph("ferme.")))
    assert not source.accepts(Span(7, 8), " ")
    assert not source.accepts(Span(5, 10), "t f")


def test_a_signed_document_is_not_changed() -> None:
    parts = odt_parts("<text:p>Le port</text:p>")
    signed = zipped({**parts, "META-INF/documentsignatures.xml": "<a/>"}, stored="mimetype")
    after = edited(opened("a.odt", signed), "Le", "Un")
    with pytest.raises(WriteError, match="it is signed"):
        after.encoded()
