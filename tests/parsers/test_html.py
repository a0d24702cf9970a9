"""HTML: what is prose, what kind of block it is, and where it stands in the file."""

import pytest

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.html import parse
from parsers.places import check_fault

PAGE = """\
<!DOCTYPE html>
<html lang="fr">
<head>
  <title>Le port &amp; la mér – La Gazette</title>
  <meta name="description" content="descriptionn">
  <style>.scripte { color: red }</style>
  <script>let scripte = "<p>scripte</p>";</script>
</head>
<body>
  <header><a href="/">La Gazettte</a></header>
  <nav><ul><li>Acceuil <li>Sportt</ul></nav>
  <article>
    <h1>Le port &amp; la <em>merr</em></h1>
    <p class="byline">Par Nadia Belkacemm</p>
    <p>ORAN – Le port ne <b>rou</b>vrirra pas avant
       l&rsquo;&eacute;t&eacute;e, dit le mairre<!-- note cachée -->.
       <img src="quai.jpg" alt="Un quai vidde" title="Vue du larrge"> Il l’a redit lunddi.
    <h2>Une attentte</h2>
    <ul><li>Le quai norrd <li>Le quai <code>sudd</code> aussii</ul>
    <blockquote><p lang="en">We are readdy</p></blockquote>
    <table><tr><th>Produitt<td>Quantitée</table>
    <figure><img alt='L&#39;embarcadèrre' src=a>
    <figcaption>La baie vuue d’avion</figcaption></figure>
    <aside><p>Une phrase en exerggue</p><ul><li>Lire auussi</ul></aside>
    <p hidden>Un brouillonn</p><p style="display: none">Un autre brouillonn</p>
    <pre>codde</pre>
    <form><label>Votre adressse</label></form>
    <footer>Publié hierr</footer>
  </article>
  <aside><p>Publicitée</p></aside>
  <footer>Mentionns</footer>
</body>
</html>
"""

FAULTS = {
    "mér": BlockKind.HEADING,
    "merr": BlockKind.HEADLINE,
    "Belkacemm": BlockKind.BYLINE,
    "mairre": BlockKind.PARAGRAPH,
    "lunddi": BlockKind.PARAGRAPH,
    "vidde": BlockKind.CAPTION,
    "larrge": BlockKind.CAPTION,
    "attentte": BlockKind.HEADING,
    "norrd": BlockKind.LIST_ITEM,
    "aussii": BlockKind.LIST_ITEM,
    "readdy": BlockKind.QUOTATION,
    "Produitt": BlockKind.TABLE_CELL,
    "Quantitée": BlockKind.TABLE_CELL,
    "embarcadèrre": BlockKind.CAPTION,
    "vuue": BlockKind.CAPTION,
    "exerggue": BlockKind.PARAGRAPH,
}
LEFT_OUT = [
    *["descriptionn", "scripte", "Gazettte", "Acceuil", "Sportt", "cachée", "sudd", "auussi"],
    *["brouillonn", "codde", "adressse", "hierr", "Publicitée", "Mentionns"],
]


def read(text: str, language: str = "", path: str = "a.html") -> Article:
    return parse(SourceFile(path, text), language)


def kinds(text: str, path: str = "a.html") -> list[tuple[str, str]]:
    article = read(text, "fr", path)
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


def texts(text: str, path: str = "a.html") -> list[str]:
    return [prose for _, prose in kinds(text, path)]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("fault", "kind"), FAULTS.items())
def test_a_fault_in_each_construct(fault: str, kind: BlockKind, line_end: str) -> None:
    check_fault(read(PAGE.replace("\n", line_end)), fault, kind)


@pytest.mark.parametrize("left_out", LEFT_OUT)
def test_what_is_no_prose_of_the_article(left_out: str) -> None:
    assert left_out in PAGE
    assert left_out not in read(PAGE).text


def test_inline_elements_break_no_word_and_references_are_characters() -> None:
    article = read(PAGE)
    at = article.text.index("rouvrirra")
    assert article.to_source(Span(at, at + 9)).of(PAGE) == "rou</b>vrirra"
    assert not article.is_exact(Span(at, at + 9))
    at = article.text.index("l’étée")
    assert article.to_source(Span(at, at + 6)).of(PAGE) == "l&rsquo;&eacute;t&eacute;e"
    assert article.edit(Span(at, at + 6), "l’été") is not None
    assert article.edit(Span(at - 9, at), "x") is not None


def test_languages_of_page_block_and_words() -> None:
    article = read(PAGE)
    assert (article.language, article.locale) == ("fr", "fr")
    assert [one.language for one in article.blocks if one.kind is BlockKind.QUOTATION] == ["en"]
    article = read("<html lang=en><article lang='fr-CA'><p>Il joue <i lang=en>for ever</i> ici")
    assert article.locale == "fr-CA"
    assert [(one.span.of(article.text), one.language) for one in article.foreign] == [
        ("for ever", "en")
    ]
    assert read("<p lang=fr>Oui", "en").language == "en"
    assert read("<html lang='&lt;'><p>Oui").locale != "&lt;"


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>Un<p>Deux</p>Trois", ["Un", "Deux", "Trois"]),
        ("Un<br>deux", ["Un\ndeux"]),
        ("Un<br> <br/>deux", ["Un", "deux"]),
        ("a  b\t\n c", ["a b\nc"]),
        ("a <b> b</b>", ["a b"]),
        ("<b><i>a</b> b</i> c", ["a b c"]),
        ("<p><b>a<p>b</b> c", ["a", "b c"]),
        ("a<script>b</script>c<style>d</style>", ["a", "c"]),
        ("<!-- <p>a</p> --><p>b<!--> c<!---> d --!> e", ["b c d --!> e"]),
        ("<!doctype html><?php echo ?>a</ b>c</>d", ["acd"]),
        ("a < b <3 &", ["a < b <3 &"]),
        (
            "AT&T &amp;amp; &eacutex &bogus; &#x1F600; &#0; &notit;",
            ["AT&T &amp; éx &bogus; 😀 � ¬it;"],
        ),
        ("<a title='a>b' href=x>c</a>", ["a>b", "c"]),
        ('<p title="jamais fermé>a</p>', []),
        ("<IMG ALT=Un&nbsp;quai><P>A</P>", ["Un\u00a0quai", "A"]),
        ("a <img alt='quai'> b <img alt='mer'>", ["a ￼ b", "quai", "mer"]),
        ("<img alt='' title=' '>a", ["a"]),
        ("<template><p>a</p></template><dialog>b</dialog>c", ["c"]),
        ("<div role=navigation>a</div><div hidden>b</div>c", ["c"]),
        ("<table><tr><td>a<td>b<tr><td>c</table>d", ["a", "b", "c", "d"]),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", ["a", "b", "c"]),
        ("<dl><dt>a<dd>b</dl>", ["a", "b"]),
        ("<head><title>t</title><p>a", ["t", "a"]),
        ("<title>Un &amp; deux</title><h1>Deux", ["Un & deux", "Deux"]),
        ("<title>Deux | Site</title><h1>Deux", ["Deux"]),
        ("<textarea><p>a</textarea>b", ["b"]),
        ("a<ruby>b<rt>c</rt></ruby>", ["ab"]),
        ("<svg><title>a</title><text>b</text></svg>c", ["c"]),
        ("<p>Tapez <kbd>q</kbd> ou <code>x</code>.", ["Tapez ￼ ou ￼."]),
        ("</p></li></td></b>a", ["a"]),
        ("<p", []),
        ("", []),
    ],
)
def test_markup_as_browsers_read_it(html: str, found: list[str]) -> None:
    assert texts(html) == found


@pytest.mark.parametrize(
    ("html", "found"),
    [
        ("<p>x</p><main><p>a b c d</main>", ["a b c d"]),
        ("<main><p>x</p><article><p>a</article></main>", ["a"]),
        ("<div itemprop=articleBody><p>a</div><p>x", ["a"]),
        ("<article><p>a a a a</article><article>b</article>", ["a a a a"]),
        (
            "<article>a a</article><article>b b</article><article>c c</article>",
            ["a a", "b b", "c c"],
        ),
        ("<h1>t</h1><article><p>a</article><p>x", ["t", "a"]),
        ("<article>a<article>b</article></article>", ["a", "b"]),
        ("<p>a</p><aside>x</aside>", ["a"]),
        ("<div role=main>a</div>x", ["a"]),
    ],
)
def test_which_part_of_a_page_is_the_article(html: str, found: list[str]) -> None:
    assert texts(html) == found


def test_xhtml_closes_empty_elements_and_has_cdata() -> None:
    body = "<body><p/>a<p>b &amp; <![CDATA[c & <d>]]></p></body>"
    file = f'<?xml version="1.0"?><html xmlns="x">{body}</html>'
    assert texts(file, "a.xhtml") == ["a", "b & c & <d>"]


def test_one_headline() -> None:
    assert kinds("<h1>a</h1><p>b<h1>c</h1>") == [
        ("headline", "a"),
        ("paragraph", "b"),
        ("heading", "c"),
    ]
    assert kinds("<title>t</title><h2>a</h2>")[0] == ("headline", "t")


def test_what_a_fix_writes_is_escaped() -> None:
    file = '<p title="Un ami">Un quai</p><p title=nu>b'
    article = read(file, "fr")
    quai, ami = article.text.index("quai"), article.text.index("ami")
    nu = article.text.index("nu", ami)
    assert article.edit(Span(quai, quai + 4), "R&D <a>") == (Span(21, 25), "R&amp;D &lt;a&gt;")
    assert article.edit(Span(ami, ami + 3), '"x"') == (Span(13, 16), "&quot;x&quot;")
    assert article.edit(Span(nu, nu + 2), "a b") is None


@pytest.mark.parametrize(
    "html",
    [
        "<" * 300_000,
        "<p " * 100_000,
        "<a b='" * 50_000,
        "<!--" * 100_000,
        "<div>" * 50_000 + "a",
        "<b x><div>" * 20_000 + "</b>" * 50_000,
        "<table>" + "<i x>" * 600 + "<td>" * 50_000,
        "&" * 300_000,
        "<script>" * 50_000,
        "<svg><title>" * 20_000,
        " \n" * 200_000,
        "<li><p><b x>" * 20_000,
    ],
)
def test_hostile_markup_is_read_to_its_end(html: str) -> None:
    article = read(html)
    assert article.to_source(Span(0, len(article.text))).end <= len(html)
