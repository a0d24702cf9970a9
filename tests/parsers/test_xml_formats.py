"""NITF, NewsML-G2, RSS, Atom, XLIFF and TMX: what is prose, of what kind, and where it stands."""

from pathlib import Path

import pytest

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.xml import parse, recognises, root
from copydesk.reading import ParseError

SAMPLES = Path(__file__).parent.parent / "formats"


def read(text: str, language: str = "", path: str = "a.xml") -> list[Article]:
    first = parse(SourceFile(path, text), language)
    return [first, *first.more]


def sample(name: str, language: str = "") -> list[Article]:
    return read((SAMPLES / name).read_text(encoding="utf-8"), language, name)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(one.kind.value, one.span.of(article.text)) for one in article.parsed_blocks]


def texts(articles: list[Article]) -> list[list[str]]:
    return [[prose for _, prose in blocks(article)] for article in articles]


def test_nitf() -> None:
    [article] = sample("article.nitf.xml")
    assert article.language == "fr"
    assert blocks(article) == [
        ("headline", "Le port d’Oran rouvre & attend ses navires"),
        ("heading", "Trois mois de travaux"),
        ("byline", "Par Nadia Belkacem"),
        ("dateline", "ORAN, 4 mars"),
        ("paragraph", "Le port a rouvert mercredi."),
        ("paragraph", "Le port d’Oran a rouvert mercredi , a annoncé la compagnie\nnationale."),
        ("caption", "Le quai vide"),
        ("caption", "Le quai, mardi."),
        ("heading", "Une reprise lente"),
        ("paragraph", "« Nous sommes prêts », a dit le directeur. We are ready, a-t-il dit."),
        ("list-item", "Trois quais"),
        ("list-item", "Deux grues"),
        ("table-cell", "Produit"),
        ("table-cell", "Gaz"),
        ("quotation", "Il faudra du temps."),
        ("paragraph", "Avec les agences."),
    ]
    assert [one.span.of(article.text) for one in article.declared] == ["We are ready"]


def test_newsml_has_an_article_for_each_item() -> None:
    french, english = sample("item.newsml.xml")
    assert (french.language, english.language) == ("fr", "en")
    assert blocks(french) == [
        ("headline", "Le port d’Oran rouvre"),
        ("byline", "Nadia Belkacem"),
        ("dateline", "ORAN"),
        ("paragraph", "Les travaux ont duré trois mois ."),
        ("paragraph", "Le port a rouvert mercredi & attend ses navires."),
        ("paragraph", "The port is open."),
    ]
    assert french.parsed_blocks[-1].language == "en"
    assert blocks(english) == [
        ("headline", "Oran port reopens"),
        ("paragraph", "The port reopened on Wednesday."),
        ("paragraph", "The quay was empty."),
        ("paragraph", "Nobody came."),
    ]


def test_rss_has_html_within_xml() -> None:
    articles = sample("feed.rss.xml")
    assert {one.locale for one in articles} == {"fr-FR"}
    assert blocks(articles[0]) == [
        ("headline", "Le port d’Oran rouvre & attend"),
        ("paragraph", "Le port a rouvert mercredi, a annoncé la compagnie."),
    ]
    assert blocks(articles[1]) == [
        ("headline", "Les grues tournent"),
        ("paragraph", "Trois grues tournent à nouveau depuis lundi , dit le maire."),
        ("heading", "Une reprise"),
        ("paragraph", "Il l’a redit mardi."),
        ("caption", "Une grue"),
    ]
    file = articles[0].source.text
    at = articles[0].text.index("annoncé")
    assert articles[0].to_source(Span(at, at + 7)).of(file) == "annonc&amp;eacute;"


def test_atom_says_what_its_fields_are() -> None:
    english, french = sample("feed.atom.xml")
    assert (english.language, french.language) == ("en", "fr")
    assert texts([english, french]) == [
        [
            "Oran port reopens",
            "Three cranes & a quay.",
            "The port reopened\non Wednesday.",
            "Three cranes",
        ],
        ["Le port « rouvre »", "Le quai est vide mardi , dit-il."],
    ]
    title = "<entry><title>a &lt;b&gt; c</title></entry>"
    feed = f'<feed xmlns="http://www.w3.org/2005/Atom">{title}</feed>'
    assert texts(read(feed)) == [["a <b> c"]]


@pytest.mark.parametrize("name", ["story.xliff", "story.xlf"])
def test_xliff_has_targets_alone(name: str) -> None:
    [article] = sample(name)
    assert article.language == "fr"
    assert [kind for kind, _ in blocks(article)] == ["paragraph", "paragraph"]
    assert blocks(article)[1][1].startswith("Le quai était vide￼ , dit-il")


def test_tmx_has_the_segments_of_one_language() -> None:
    assert texts(sample("memory.tmx")) == [["Le port rouvre."], ["Le quai était vide , dit-il."]]
    assert [one.language for one in sample("memory.tmx")] == ["fr", "fr"]
    assert texts(sample("memory.tmx", "en-GB"))[0] == ["The port reopens."]
    assert texts(sample("memory.tmx", "de")) == [[]]


@pytest.mark.parametrize(
    ("name", "text", "wanted", "place"),
    [
        ("feed.rss.xml", "compagnie", "R&D", "R&amp;amp;D"),
        ("feed.rss.xml", "lundi", "R&D", "R&amp;D"),
        ("feed.atom.xml", "Three cranes &", "1 & 2", "1 &amp; 2"),
        ("story.xliff", "dit-il &", "<a>", "&lt;a&gt;"),
        ("article.nitf.xml", "Le quai vide", '"a"', "&quot;a&quot;"),
    ],
)
def test_what_a_fix_writes_is_escaped_as_often_as_needed(
    name: str, text: str, wanted: str, place: str
) -> None:
    [article] = [one for one in sample(name) if text in one.text]
    at = article.text.index(text)
    found = article.edit(Span(at, at + len(text)), wanted)
    assert found is not None
    assert found[1] == place
    file = article.source.text
    written = file[: found[0].start] + found[1] + file[found[0].end :]
    assert any(wanted in one.text for one in read(written))


def test_a_cdata_section_is_not_ended_by_a_fix() -> None:
    article = sample("feed.rss.xml")[1]
    at = article.text.index("grues")
    assert article.edit(Span(at, at + 5), "a]]>b") is not None  # ">" is written "&gt;" in HTML
    [nitf] = read("<nitf><body><p><![CDATA[un]]></p></body></nitf>")
    assert nitf.edit(Span(0, 2), "a]]>b") is None
    assert nitf.edit(Span(0, 2), "a<b") == (Span(24, 26), "a<b")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("<nitf/>", "nitf"),
        ("<?xml version='1.0'?><!DOCTYPE rss [<!-- <a> -->]>\n<rss>", "rss"),
        ("<!-- <a> --><x:newsItem>", "newsitem"),
        ("<!-- a -->" * 2_000 + "<tmx>", "tmx"),
        ("<!DOCTYPE nitf SYSTEM 'nitf.dtd' [<!ELEMENT a (b)>]> <nitf>", "nitf"),
        ("<!--" * 50_000, ""),
        ("", ""),
        ("text", ""),
    ],
)
def test_the_root_decides(text: str, name: str) -> None:
    assert root(text) == name
    assert recognises(text) == bool(name)


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<project/>", "<project>"),
        ("", "no root element"),
        ("<rss><item></rss>", "not well-formed"),
        ('<!DOCTYPE nitf [<!ENTITY a "b">]><nitf>&a;</nitf>', "declares entities"),
        ('<!DOCTYPE nitf [<!ENTITY a SYSTEM "file:///etc/passwd">]><nitf>&a;</nitf>', "entities"),
        ("<nitf>" + "<p>" * 5_000, "within one another"),
    ],
)
def test_what_cannot_be_read_is_told(text: str, message: str) -> None:
    with pytest.raises(ParseError, match=message):
        read(text)


def test_an_external_dtd_is_named_and_never_fetched() -> None:
    dtd = '<!DOCTYPE nitf SYSTEM "http://127.0.0.1:9/nitf.dtd">'
    [article] = read(f"{dtd}<nitf><body><p>un&nbsp;&eacute;t&#233; &alpha;</p></body></nitf>")
    assert article.text == "un\u00a0été α"
    assert article.edit(Span(3, 6), "an") is not None


def test_no_article_is_an_empty_one() -> None:
    [article] = read("<rss><channel><title>a</title></channel></rss>")
    assert article.parsed_blocks == ()
    assert article.to_source(Span(0, 0)) == Span(0, 0)


def test_xhtml_named_xml() -> None:
    [article] = read(
        '<?xml version="1.0"?><html xmlns="x" lang="fr"><body><p>Un<br/>deux</p></body></html>'
    )
    assert blocks(article) == [("paragraph", "Un\ndeux")]
    assert article.parsed_blocks[0].kind is BlockKind.PARAGRAPH
