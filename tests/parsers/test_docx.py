"""Word documents: what is read of them."""

import pytest

from copydesk import BlockKind, Span
from copydesk.article import Article
from copydesk.parsers import opening_for, parser_for
from copydesk.parsers.zip_document import DocumentFile
from copydesk.reading import source_file
from parsers.office import W, docx, docx_parts, paragraph, run, zipped

LANGUAGE = '<w:lang w:val="{}"/>'
BOX = (
    '<w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><wps:txbx>'
    "<w:txbxContent>{0}</w:txbxContent></wps:txbx></wp:anchor></w:drawing></mc:Choice>"
    "<mc:Fallback><w:pict><v:textbox><w:txbxContent>{0}</w:txbxContent></v:textbox></w:pict>"
    "</mc:Fallback></mc:AlternateContent></w:r>"
)
FIELD = (
    '<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> {} </w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r>{}'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
)


def opened(data: bytes) -> DocumentFile:
    source, _ = source_file("a.docx", data, opening=opening_for("a.docx"))
    assert isinstance(source, DocumentFile)
    return source


def parsed(data: bytes, language: str = "") -> Article:
    return parser_for("a.docx")(opened(data), language)


def kinds(data: bytes) -> list[tuple[str, str]]:
    article = parsed(data)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def text(*paragraphs: str) -> str:
    return opened(docx("".join(paragraphs))).text


def test_a_line_is_a_paragraph() -> None:
    assert text(paragraph("Le port"), paragraph(), paragraph("ferme.")) == "Le port\n\nferme."


def test_runs_are_one_text() -> None:
    cut = paragraph(
        "Le mi", run("nist", "<w:b/>"), '<w:proofErr w:type="spellStart"/>', "re part."
    )
    assert text(cut) == "Le ministre part."


def test_styles_say_what_a_paragraph_is() -> None:
    numbered = '<w:numPr><w:numId w:val="2"/></w:numPr>'
    unnumbered = '<w:numPr><w:numId w:val="0"/></w:numPr>'
    body = [
        paragraph("Le port ferme", style="Titre"),
        paragraph("Une attente", style="Titre2"),
        paragraph("Une colère", style="Inter"),
        paragraph("Un plan", properties='<w:outlineLvl w:val="2"/>'),
        paragraph("Une grue à Sète. Photo : AFP", style="Legende"),
        paragraph("Nous attendons.", style="Citation"),
        paragraph("Un point", properties=numbered),
        paragraph("Un autre", style="Liste"),
        paragraph("Plus de points.", style="Liste", properties=unnumbered),
        paragraph("Une attente 1", style="TM1"),
        paragraph("Le texte suit.", style="Inconnu"),
        f"<w:tbl><w:tr><w:tc>{paragraph('Sète')}</w:tc></w:tr></w:tbl>",
    ]
    assert [kind for kind, _ in kinds(docx("".join(body)))] == [
        *("headline", "heading", "heading", "heading", "caption", "quotation"),
        *("list-item", "list-item", "list-item", "paragraph", "table-cell"),
    ]


@pytest.mark.parametrize("style", ["Titre2", ""])
def test_a_heading_or_a_short_line_that_opens_the_text_is_the_headline(style: str) -> None:
    body = paragraph("Le port ferme", style=style) + paragraph("Les dockers partent.")
    assert kinds(docx(body))[0] == ("headline", "Le port ferme")


def test_notes_follow_the_text() -> None:
    notes = (
        f'<w:footnote w:type="separator" w:id="-1">{paragraph("non lu")}</w:footnote>'
        f'<w:footnote w:id="2">{paragraph("<w:r><w:footnoteRef/></w:r>", " Selon la mairie.")}'
        "</w:footnote>"
    )
    body = paragraph("Le port", '<w:r><w:footnoteReference w:id="2"/></w:r>', " ferme.")
    assert kinds(docx(body + body, notes)) == [
        ("paragraph", "Le port ferme."),
        ("paragraph", "Le port ferme."),
        ("list-item", "Selon la mairie."),
    ]


def test_tracked_changes_are_read_as_accepted() -> None:
    deleted = '<w:del w:id="1"><w:r><w:delText>vieux </w:delText></w:r></w:del>'
    moved = f'<w:moveFrom w:id="2">{run("ancien ")}</w:moveFrom>'
    inserted = (
        f'<w:ins w:id="3">{run("nouveau ")}</w:ins><w:moveTo w:id="4">{run("grand ")}</w:moveTo>'
    )
    assert text(paragraph("Le ", deleted, moved, inserted, "port.")) == "Le nouveau grand port."


def test_a_deleted_paragraph_mark_joins_paragraphs() -> None:
    joins = "<w:rPr><w:del w:id='1'/></w:rPr>"
    one = paragraph("Le port ", properties=joins)
    assert text(one, paragraph("ferme."), paragraph("Fin.")) == "Le port ferme.\nFin."


def test_text_boxes_are_read_once_after_their_anchor() -> None:
    box = BOX.format(paragraph("Encadré"))
    assert text(paragraph("Avant", box, " après"), paragraph("Fin")) == "Avant après\nEncadré\nFin"


def test_signs_stand_for_themselves() -> None:
    signs = "<w:r><w:t>a</w:t><w:tab/><w:t>b</w:t><w:br/><w:t>c</w:t><w:noBreakHyphen/></w:r>"
    symbol = '<w:r><w:sym w:font="Wingdings" w:char="F0E0"/></w:r>'
    picture = "<w:r><w:drawing><wp:inline/></w:drawing></w:r>"
    formula = "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>"
    tabs = '<w:tabs><w:tab w:val="left" w:pos="1"/></w:tabs>'
    document = docx(paragraph(signs, symbol, "d", picture, formula, properties=tabs))
    article = parsed(document)
    assert article.text == "a\tb\nc\u2011\ufffcd\ufffc\ufffc"
    assert article.source.text == "a\tb\nc\u2011d"
    assert article.to_source(Span(7, 8)) == Span(6, 7)
    assert article.edit(Span(7, 8), "e") == (Span(6, 7), "e")
    assert article.edit(Span(5, 8), "e") is None


def test_fields_show_their_results() -> None:
    link = FIELD.format('HYPERLINK "https://example.org"', run("la mairie"))
    page = FIELD.format("PAGE", run("3"))
    nested = FIELD.format('TOC \\o "1-3"', run("Sommaire") + FIELD.format("PAGEREF _1", run("9")))
    simple = f'<w:fldSimple w:instr=" DATE ">{run("lundi")}</w:fldSimple>'
    source = opened(docx(paragraph(link, " ", page, " ", nested, simple)))
    assert source.text == "la mairie 3 lundi"
    assert source.accepts(Span(3, 9), "ville")
    assert not source.accepts(Span(10, 11), "4")
    assert not source.accepts(Span(12, 17), "mardi")


def test_hidden_text_and_placeholders_are_not_read() -> None:
    hidden = run("secret", "<w:vanish/>") + run("caché", '<w:rStyle w:val="Cache"/>')
    shown = run("vu", '<w:vanish w:val="0"/>')
    empty = f"<w:sdt><w:sdtPr><w:showingPlcHdr/></w:sdtPr><w:sdtContent>{run('Cliquez ici')}"
    filled = f"<w:sdt><w:sdtPr/><w:sdtContent>{run(' et lu')}</w:sdtContent></w:sdt>"
    end = "</w:sdtContent></w:sdt>"
    assert text(paragraph(hidden, shown, empty + end, filled)) == "vu et lu"


def test_white_space_counts_where_the_file_says_so() -> None:
    loose = "<w:r><w:t>  Le\n port </w:t></w:r>"
    assert text(paragraph(loose, run(" ferme"))) == "Le  port ferme"


def test_runs_in_another_language_are_foreign() -> None:
    french = "Le journal a publié un article sur la ville et le port "
    body = paragraph(french, run("Sunset Boulevard", LANGUAGE.format("en-GB")), " hier.")
    article = parsed(docx(body))
    assert article.locale == "fr-FR"
    assert [(one.span.of(article.text), one.language) for one in article.declared] == [
        ("Sunset Boulevard", "en")
    ]


def test_a_language_that_the_words_belie_is_not_believed() -> None:
    english = LANGUAGE.format("en-US")
    body = paragraph(run("Le maire de la ville est parti hier avec les siens.", english))
    body += paragraph(run("Une attente", english))
    article = parsed(docx(body))
    assert (article.language, article.declared) == ("fr", [])


def test_the_strict_form_is_read_too() -> None:
    parts = docx_parts(paragraph("Le port ferme."))
    strict: dict[str, str | bytes] = {
        name: content.replace(W, "http://purl.oclc.org/ooxml/wordprocessingml/main")
        for name, content in parts.items()
        if isinstance(content, str)
    }
    assert opened(zipped(strict)).text == "Le port ferme."


def test_the_text_alone_is_read_as_text() -> None:
    from copydesk import SourceFile

    article = parser_for("a.docx")(SourceFile("a.docx", "Le port\nferme."), "fr")
    assert article.blocks[0].kind is BlockKind.HEADLINE
