"""Markdown: what is prose, what kind of block it is, and where it stands in the file."""

import pytest

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.markdown import parse
from parsers.places import check_fault

ARTICLE = """\
---
title: Le port d’Oran reçoit un premiér navire
lang: fr
---

![Le quai numéro deuxx](quai.jpg "quai numéro deuxx")
*Le navire à quaii, mardi. Photo : Agence*

ORAN – Un *méthaniér* a accosté [mardii](https://exemple.org/mardii "mardii") au port,
selon la **compagniie**[^1].

## Une cargaisson attendue ##

> « Nous étions prêtts », a dit le directeur
> du terminall, *Karim Aït-Saadi*.

- Premier déchargementt
  * quai norrd
	- cuve soutterraine
1. Contrôle sanitairre
   suivi de l’emmbarquement

| Produit | Quantitée |
|:--|--:|
| Gaz \\| liquidde | ~~dix~~ douzze |

Retour attenduu
---------------

<div class="note">Le prix a baisssé.<br>
Il remonttera<!-- remonttera --> bientôt.</div>

Prix : 12&nbsp;euross\\*, dit `euross` <sup>offficiel</sup>\x20\x20
et rien de pluus, voir <https://exemple.org/pluus>.

    code_indentéé

~~~
clôtture
~~~

[^1]: Communiqué du ministèrre,
    publié lunddi.

[lien]: https://exemple.org "lunddi"
"""

FAULTS = {
    "premiér": BlockKind.HEADLINE,
    "deuxx": BlockKind.CAPTION,
    "quaii": BlockKind.CAPTION,
    "méthaniér": BlockKind.PARAGRAPH,
    "mardii": BlockKind.PARAGRAPH,
    "compagniie": BlockKind.PARAGRAPH,
    "cargaisson": BlockKind.HEADING,
    "prêtts": BlockKind.QUOTATION,
    "terminall": BlockKind.QUOTATION,
    "déchargementt": BlockKind.LIST_ITEM,
    "norrd": BlockKind.LIST_ITEM,
    "soutterraine": BlockKind.LIST_ITEM,
    "sanitairre": BlockKind.LIST_ITEM,
    "emmbarquement": BlockKind.LIST_ITEM,
    "Quantitée": BlockKind.TABLE_CELL,
    "liquidde": BlockKind.TABLE_CELL,
    "douzze": BlockKind.TABLE_CELL,
    "attenduu": BlockKind.HEADING,
    "baisssé": BlockKind.PARAGRAPH,
    "remonttera": BlockKind.PARAGRAPH,
    "euross": BlockKind.PARAGRAPH,
    "offficiel": BlockKind.PARAGRAPH,
    "pluus": BlockKind.PARAGRAPH,
    "ministèrre": BlockKind.LIST_ITEM,
    "lunddi": BlockKind.LIST_ITEM,
}


def read(text: str, language: str = "fr") -> Article:
    return parse(SourceFile("article.fr.md", text), language)


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    article = read(text)
    return [(block.kind, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize(("fault", "kind"), FAULTS.items())
def test_a_fault_in_each_construct(fault: str, kind: BlockKind, line_end: str) -> None:
    check_fault(read(ARTICLE.replace("\n", line_end)), fault, kind)


@pytest.mark.parametrize("left_out", ["exemple.org/mardii", "code_ind", "clôtture", "quai.jpg"])
def test_markup_is_no_prose(left_out: str) -> None:
    assert left_out in ARTICLE
    assert left_out not in read(ARTICLE).text


def test_each_fault_is_read_once() -> None:
    text = read(ARTICLE).text
    assert [fault for fault in FAULTS if text.count(fault) != 1] == ["pluus"]  # and in its URL


def test_an_entity_is_one_character() -> None:
    article = read("Le prix : 12&nbsp;euros &amp; 5&#x202F;%.")
    assert article.text == "Le prix : 12\u00a0euros & 5\u202f%."
    place = article.text.index("\u00a0")
    assert article.to_source(Span(place, place + 1)).of(article.source.text) == "&nbsp;"
    assert not article.is_exact(Span(place - 2, place + 1))


def test_an_escape_is_one_character() -> None:
    article = read(r"Voir \[annexe\] et C:\Temp.")
    assert article.text == r"Voir [annexe] et C:\Temp."
    assert article.to_source(Span(5, 6)) == Span(5, 7)
    assert article.is_exact(Span(17, 20))


def test_code_leaves_a_placeholder() -> None:
    article = read("Tapez `` a`b `` puis `c`.")
    assert article.text == "Tapez ￼ puis ￼."
    assert article.to_source(Span(6, 7)).of(article.source.text) == "`` a`b ``"


def test_a_stretch_over_markup_is_not_exact() -> None:
    article = read("Le *pétrole* transite.")
    assert article.text == "Le pétrole transite."
    assert article.to_source(Span(0, 10)).of(article.source.text) == "Le *pétrole"
    assert not article.is_exact(Span(0, 10))
    assert article.is_exact(Span(3, 10))


@pytest.mark.parametrize(
    ("markdown", "text"),
    [
        ("Un mot <!-- note --> de plus.", "Un mot de plus."),
        ("Fin <!-- note -->\nSuite", "Fin\nSuite"),
        ("Ligne  \nsuite\\\nfin", "Ligne\nsuite\nfin"),
        ("Un<br>deux<br/>\ntrois", "Un\ndeux\ntrois"),
        ("Le 1<sup>er</sup> mai", "Le 1er mai"),
        ("a [b](c 'd') e", "a b e"),
        ("a [b][c] e\n\n[c]: /d", "a b e"),
        ("a [b] e", "a [b] e"),
        ("a[^1] e.\n\n[^1]: Note.", "a e.\n\nNote."),
        ("a[^2] e.", "a[^2] e."),
        ("*a **b** c* ~~d~~ _e", "a b c d _e"),
        ("a ![b](c) d", "a ￼ d"),
        ("{{< photo 3 >}}\n\nVoir {% lien %}.", "Voir ￼."),
        ("- [x] fait\n- [ ] à faire", "fait\n\nà faire"),
        ("<script>\nvar a;\n</script>\n\nTexte", "Texte"),
        ("<!-- un\n\ndeux -->\nTexte", "Texte"),
        ("***\n\nTexte\n\n---", "Texte"),
        ("Texte\n\n[a]: /b", "Texte"),
    ],
)
def test_prose_without_markup(markdown: str, text: str) -> None:
    assert read(markdown).text == text


def test_first_heading_of_first_level_is_the_headline() -> None:
    assert kinds("Chapeau\n\n# Titre\n\n# Autre") == [
        (BlockKind.PARAGRAPH, "Chapeau"),
        (BlockKind.HEADLINE, "Titre"),
        (BlockKind.HEADING, "Autre"),
    ]


def test_opening_heading_is_the_headline_where_none_is_of_first_level() -> None:
    assert kinds("## Titre\n\nTexte\n\n## Suite")[0] == (BlockKind.HEADLINE, "Titre")
    assert kinds("Texte\n\n## Suite")[1] == (BlockKind.HEADING, "Suite")


def test_title_of_the_front_matter_is_the_headline_where_no_heading_is() -> None:
    front = "---\ntitle: Oran attend\n---\n"
    assert kinds(front + "Texte.")[0] == (BlockKind.HEADLINE, "Oran attend")
    assert kinds(front + "# Titre\n\nTexte.")[0] == (BlockKind.HEADLINE, "Titre")


def test_language_of_the_front_matter_gives_way_to_the_caller() -> None:
    text = "---\nlang: fr-CA\n---\nTexte."
    assert read(text, "").language == "fr"
    assert read(text, "").locale == "fr-CA"
    assert read(text, "en").language == "en"


def test_images_around_the_prose_are_captions() -> None:
    assert kinds("[![Le quai](a.jpg)](b) Le *port*.\n![La mer](c.jpg)") == [
        (BlockKind.CAPTION, "Le quai"),
        (BlockKind.PARAGRAPH, "Le port."),
        (BlockKind.CAPTION, "La mer"),
    ]


def test_emphasis_right_after_an_image_is_its_caption() -> None:
    assert kinds("![Quai](a.jpg)\n*Le **quai** vide.*")[1][0] is BlockKind.CAPTION
    assert kinds("![Quai](a.jpg)\n*Le* quai *vide.*")[1][0] is BlockKind.PARAGRAPH
    assert kinds("*Le quai vide.*")[0][0] is BlockKind.PARAGRAPH


def test_html_blocks_have_kinds_and_languages() -> None:
    article = read(
        '<figure>\n  <img src="a" alt="Un quai &lt;vide&gt;">\n'
        '  <figcaption lang="en">The <b>quay</b></figcaption>\n</figure>\n<p>Texte'
    )
    assert [(one.kind, one.span.of(article.text), one.language) for one in article.blocks] == [
        (BlockKind.CAPTION, "Un quai <vide>", ""),
        (BlockKind.CAPTION, "The quay", "en"),
        (BlockKind.PARAGRAPH, "Texte", ""),
    ]


@pytest.mark.parametrize("text", ["", " \r\n\t\n", "---\n---\n", "```\ncode\n", "\ufeff", "***"])
def test_no_prose_no_block(text: str) -> None:
    article = read(text.replace("\ufeff", ""))
    assert article.blocks == ()
    assert article.to_source(Span(0, 0)) == Span(0, 0)
