"""AsciiDoc: what is read, and where it stands."""

from pathlib import Path

import pytest

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.asciidoc import parse
from copydesk.testing import lint
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma

SAMPLE = Path(__file__).parents[1] / "formats" / "article.adoc"


def read(text: str) -> Article:
    return parse(SourceFile("a.adoc", text))


def prose(text: str) -> list[str]:
    article = read(text)
    return [one.span.of(article.text) for one in article.parsed_blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un *beau* _port_ `a , b` #net#.", "Un beau port \ufffc net."),
        ("**rou**vert, __rou__vert, [.rouge]#été#", "rouvert, rouvert, été"),
        ("*Un _beau_ port* et 2 * 3 * 4", "Un beau port et 2 * 3 * 4"),
        ("snake_case_name et a*b*c", "snake_case_name et a*b*c"),
        ("H~2~O, 1^er^, M^me^", "H2O, 1er, Mme"),
        (r"Un \*mot* et \{quai}", "Un *mot* et {quai}"),
        ("Voir https://a.fr/b_c_d[le site] ou https://a.fr/x_y_.", "Voir le site ou https://a.fr/x_y_."),
        ("Voir link:a.html[ici,window=_blank] et mailto:a@b.fr[Nous].", "Voir ici et Nous."),
        ("Voir <<a>> ou <<a,la _suite_>>.", "Voir \ufffc ou la suite."),
        ("L'été d'Oran... (C) 2026 -- enfin", "L’été d’Oran… © 2026 — enfin"),
        ('"`Oui`", dit-il, \'`non`\'', "“Oui”, dit-il, ‘non’"),
        ("R&amp;D &#8217; {nbsp}! {inconnu}", "R&D ’ \u00a0! \ufffc"),
        ("Un +*mot*+ et +++<b>a , b</b>+++ et pass:[c]", "Un *mot* et \ufffc et \ufffc"),
        ("Un ((port)) et(((index, autre))) fin[[ancre]].", "Un port et fin."),
        ("Une ligne +\nUne autre", "Une ligne\nUne autre"),
        ("Un // port", "Un // port"),
        ("Un port\n// commentaire , ici\nrouvre", "Un port\nrouvre"),
    ],
)  # fmt: skip
def test_inline_markup(text: str, expected: str) -> None:
    assert prose(text) == [expected]


def test_blocks_of_the_sample() -> None:
    article = read(SAMPLE.read_text("utf-8"))
    found = [(one.kind, one.span.of(article.text)) for one in article.parsed_blocks]
    assert article.language == "fr"
    assert found[0] == (BlockKind.HEADLINE, "Le port d’Oran rouvre mercredi")
    assert found[1] == (BlockKind.BYLINE, "Nadia Belkacem")
    cells = [text for kind, text in found if kind is BlockKind.TABLE_CELL]
    assert cells == ["Produit", "Volume", "Gaz", "dix millions , ou douze", "Total"]
    captions = [text for kind, text in found if kind is BlockKind.CAPTION]
    assert captions == ["Le code", "Les volumes", "La baie , vue d’avion", "L’eau du port"]
    assert (BlockKind.QUOTATION, "La mer , toujours.") in found
    assert "non lu" not in article.text


@pytest.mark.parametrize(
    "skipped",
    [
        "----\na , b\n\nc , d\n----\n",
        "[source]\na , b\n",
        " a , b\n",
        "////\na , b\n////\n",
        "include::a , b.adoc[]\n",
        "ifdef::a[]\n",
        "[stem]\n++++\na , b\n++++\n",
        "```python\na , b\n```\n",
        ":attribut: a , b\n",
        "'''\n",
    ],
)
def test_what_is_not_prose(skipped: str) -> None:
    assert prose(f"Avant.\n\n{skipped}\nAprès.\n") == ["Avant.", "Après."]


def test_titles_over_lines() -> None:
    article = read("Le titre\n========\n\nUn texte.\n\nLa suite\n--------\n\nFin.\n")
    assert [one.kind for one in article.parsed_blocks] == [
        BlockKind.HEADLINE,
        BlockKind.PARAGRAPH,
        BlockKind.HEADING,
        BlockKind.PARAGRAPH,
    ]


def test_lists() -> None:
    assert prose("* [x] Un\n* Deux\nsuite\n\n1. Trois\nTerme:: Quatre\n") == [
        "Un",
        "Deux\nsuite",
        "Trois",
        "Terme",
        "Quatre",
    ]


def test_places_and_fixes() -> None:
    text = "L'_été_ {nbsp}R&amp;D\r\n*est* là"
    article = read(text)
    assert article.text == "L'été \u00a0R&D\r\nest là"
    at = article.text.index("&")
    assert article.edit(Span(at, at + 1), "et") == (Span(15, 20), "et")
    assert article.edit(Span(0, 2), "*a*") is None


def test_no_fix_makes_a_title_longer_than_the_line_under_it() -> None:
    article = read("Le le port rouvre\n=================\n\nLe le quai aussi.\n")
    assert article.parsed_blocks[0].kind is BlockKind.HEADLINE
    assert article.edit(Span(2, 5), "") is None
    at = article.text.index("Le le quai")
    assert article.edit(Span(at + 2, at + 5), "") is not None


def test_comments_silence() -> None:
    rule = SpaceBeforeComma()
    assert lint(rule, "Un port , ici.\n", language="fr", path="a.adoc")
    text = "// copydesk: ignore[space-before-comma] oui\n\nUn port , ici.\n"
    assert lint(rule, text, language="fr", path="a.adoc") == []


@pytest.mark.parametrize(
    "sign",
    ["*", "_a ", "*a ", "[", "<<", "((", "`", "====\n", "____\n", "* a\n", "{a", "|", "[a]#b "],
)
def test_broken_files(sign: str) -> None:
    read(sign * 5_001)
