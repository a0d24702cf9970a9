"""OpenDocument texts: what is read of them."""

from copydesk import Span
from copydesk.article import Article
from copydesk.parsers import opening_for, parser_for
from copydesk.parsers.zip_document import DocumentFile
from copydesk.reading import source_file
from parsers.office import odt

BOX = '<draw:frame text:anchor-type="{}"><draw:text-box>{}</draw:text-box></draw:frame>'
ENGLISH = (
    '<style:style style:name="T1" style:family="text">'
    '<style:text-properties fo:language="en" fo:country="GB"/></style:style>'
    '<style:style style:name="P1" style:family="paragraph" '
    'style:parent-style-name="Heading_20_2"/>'
    '<style:style style:name="T2" style:family="text">'
    '<style:text-properties text:display="none"/></style:style>'
    '<style:style style:name="P2" style:family="paragraph" style:parent-style-name="Standard">'
    '<style:text-properties fo:language="fr" fo:country="FR"/></style:style>'
)


def opened(body: str) -> DocumentFile:
    data = odt(body, automatic=ENGLISH)
    source, _ = source_file("a.odt", data, opening=opening_for("a.odt"))
    assert isinstance(source, DocumentFile)
    return source


def parsed(body: str) -> Article:
    return parser_for("a.odt")(opened(body), "")


def kinds(body: str) -> list[tuple[str, str]]:
    article = parsed(body)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def p(content: str, style: str = "Standard") -> str:
    return f'<text:p text:style-name="{style}">{content}</text:p>'


def test_white_space_is_read_as_programs_show_it() -> None:
    body = p("\n  Le   port\n<text:span> ferme</text:span><text:s text:c='2'/>ce<text:tab/>soir")
    assert opened(body).text == "Le port ferme  ce\tsoir"


def test_a_line_break_begins_a_line() -> None:
    assert opened(p("Le port<text:line-break/>ferme.") + p("") + p("Fin")).text == (
        "Le port\nferme.\n\nFin"
    )


def test_styles_and_elements_say_what_a_paragraph_is() -> None:
    body = (
        p("Le port ferme", "Title")
        + '<text:h text:outline-level="2">Une attente</text:h>'
        + p("Une colère", "P1")
        + p("Nous attendons.", "Quotations")
        + f"<text:list><text:list-item>{p('Un point')}</text:list-item></text:list>"
        + "<table:table><table:table-row><table:table-cell><text:list><text:list-item>"
        + f"{p('Sète')}</text:list-item></text:list></table:table-cell></table:table-row>"
        + "</table:table>"
        + p("Le texte suit.")
    )
    assert [kind for kind, _ in kinds(body)] == [
        *("headline", "heading", "heading", "quotation", "list-item", "table-cell", "paragraph")
    ]


def test_notes_follow_the_text() -> None:
    note = (
        '<text:note text:note-class="footnote"><text:note-citation>1</text:note-citation>'
        f"<text:note-body>{p('Selon la mairie.')}</text:note-body></text:note>"
    )
    assert kinds(p(f"Le port{note} ferme.") + p("Fin du texte.")) == [
        ("paragraph", "Le port ferme."),
        ("paragraph", "Fin du texte."),
        ("list-item", "Selon la mairie."),
    ]


def test_comments_deletions_and_tables_of_contents_are_not_read() -> None:
    body = (
        "<text:tracked-changes><text:changed-region text:id='c'><text:deletion>"
        f"{p('vieux')}</text:deletion></text:changed-region></text:tracked-changes>"
        f"<text:table-of-content><text:index-body>{p('Sommaire')}</text:index-body>"
        "</text:table-of-content>"
        + p(
            f"Le <office:annotation>{p('à voir')}</office:annotation>port<text:change "
            'text:change-id="c"/><text:change-start text:change-id="d"/> neuf'
            '<text:change-end text:change-id="d"/>'
            '<text:span text:style-name="T2"> caché</text:span>.'
        )
    )
    assert opened(body).text == "Le port neuf."


def test_frames_are_read_after_their_anchor() -> None:
    box = BOX.format("paragraph", p("Encadré"))
    picture = (
        '<draw:frame text:anchor-type="as-char"><draw:image/><svg:title>Un quai</svg:title>'
        "</draw:frame>"
    )
    found = parsed(p(f"Avant{box} après {picture}") + p("Fin")).text
    assert found == "Avant après \ufffc\nEncadré\nFin"


def test_fields_are_read_and_not_changed() -> None:
    source = opened(p("Page <text:page-number>3</text:page-number> du <text:a>port</text:a>"))
    assert source.text == "Page 3 du port"
    assert source.accepts(Span(10, 14), "quai")
    assert not source.accepts(Span(5, 6), "4")


def test_stretches_in_another_language_are_foreign() -> None:
    french = "Le journal a publié un article sur la ville et le port "
    body = p(f'{french}<text:span text:style-name="T1">Sunset Boulevard</text:span> hier.', "P2")
    article = parsed(body)
    assert article.locale == "fr-FR"
    assert [(one.span.of(article.text), one.language) for one in article.declared] == [
        ("Sunset Boulevard", "en")
    ]


def test_spaces_are_written_so_that_they_stay() -> None:
    source = opened(p("Le port ferme ce soir."))
    after = source.with_text("Le port  ce  soir. ", [])
    assert after.text == "Le port  ce  soir. "
    after = source.with_text("port ferme ce soir.", [(Span(0, 3), "")])
    assert after.text == "port ferme ce soir."
    after = source.with_text(" port ferme ce soir.", [(Span(0, 2), "")])
    assert after.text == " port ferme ce soir."
    assert "<text:s/>port" in after.archive.part("content.xml").text
