"""reStructuredText: what is read, where it stands, and what docutils makes of it."""

from pathlib import Path
from typing import Any

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from docutils.parsers.rst import Directive, directives

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.rst import parse

SAMPLE = Path(__file__).parents[1] / "formats" / "article.rst"


def read(text: str) -> Article:
    return parse(SourceFile("a.rst", text))


def prose(text: str) -> list[str]:
    article = read(text)
    return [" ".join(one.span.of(article.text).split()) for one in article.parsed_blocks]


def kinds(text: str) -> list[tuple[BlockKind, str]]:
    article = read(text)
    return [(one.kind, one.span.of(article.text)) for one in article.parsed_blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Un *beau* **port**.", "Un beau port."),
        ("Le ``code , ici`` est là.", "Le \ufffc est là."),
        ("L'*été* d’*Oran* (*hier*).", "L'été d’Oran (hier)."),
        ("2*3*4 et a_b_c et snake_case", "2*3*4 et a_b_c et snake_case"),
        ("Une étoile * seule * ici.", "Une étoile * seule * ici."),
        (r"Une \*étoile\* et re\ ``x``\ te", "Une *étoile* et re\ufffcte"),
        ("Voir `le site <https://a.fr/b_c_>`_ ou `ici`__.", "Voir le site ou ici."),
        ("Voir Oran_ et https://a.fr/x_y_ ainsi.", "Voir Oran et https://a.fr/x_y_ ainsi."),
        ("Un |mot| court [1]_.", "Un \ufffc court."),
        (":math:`a , b` et :emphasis:`oui` et `non`:sub:", "\ufffc et oui et non"),
        ("Une *fin jamais venue", "Une *fin jamais venue"),
        ('Le signe "*" et le signe (*).', 'Le signe "*" et le signe (*).'),
        ("Un _`but` là.", "Un but là."),
    ],
)
def test_inline_markup(text: str, expected: str) -> None:
    assert prose(text) == [expected]


def test_titles() -> None:
    found = kinds("=====\nTitre\n=====\n\nSuite\n-----\n\nTexte.\n\n----\n\nFin.\n")
    assert found == [
        (BlockKind.HEADLINE, "Titre"),
        (BlockKind.HEADING, "Suite"),
        (BlockKind.PARAGRAPH, "Texte."),
        (BlockKind.PARAGRAPH, "Fin."),
    ]


def test_a_title_after_text_is_a_heading() -> None:
    assert kinds("Texte.\n\nSuite\n-----\n")[1] == (BlockKind.HEADING, "Suite")


def test_a_line_that_only_looks_like_an_item_is_prose() -> None:
    assert prose("A. Einstein était\nun physicien.") == ["A. Einstein était un physicien."]


def test_language_and_byline_at_the_top() -> None:
    article = read(":Author: Nadia\n:lang: fr\n:slug: a , b\n\nTexte.\n")
    assert article.language == "fr"
    assert [block.kind for block in article.parsed_blocks] == [
        BlockKind.BYLINE,
        BlockKind.PARAGRAPH,
    ]


@pytest.mark.parametrize(
    "skipped",
    [
        ".. a , b\n   c , d\n",
        ".. raw:: html\n\n   <p>a , b</p>\n",
        ".. code-block:: python\n   :linenos:\n\n   a , b\n\n   c , d\n",
        ".. |x| replace:: a , b\n",
        ".. _but: a , b\n",
        ".. unknown:: a , b\n\n   c , d\n",
        ">>> a , b\nc , d\n",
        ".. math::\n\n   a , b\n",
    ],
)
def test_what_is_not_prose(skipped: str) -> None:
    assert prose(f"Avant.\n\n{skipped}\nAprès.\n") == ["Avant.", "Après."]


@pytest.mark.parametrize("literal", ["    a , b\n\n    c , d\n", "> a , b\n> c , d\n"])
@pytest.mark.parametrize(("end", "shown"), [("ici::", "ici:"), ("ici ::", "ici")])
def test_literal_blocks(literal: str, end: str, shown: str) -> None:
    assert prose(f"Voir {end}\n\n{literal}\nAprès.\n") == [f"Voir {shown}", "Après."]


def test_no_fix_comes_before_two_colons() -> None:
    article = read("Voici ::\n\n  a\n\nVoici::\n\n  a\n")
    assert article.text == "Voici\n\nVoici:"
    assert article.edit(Span(12, 12), " ") is None
    assert article.edit(Span(7, 12), "Voilà") is not None


def test_places_with_carriage_returns() -> None:
    text = "Titre\r\n=====\r\n\r\n- Un *mot* ,\r\n  et\tun autre\r\n"
    article = read(text)
    assert article.parsed_blocks[1].span.of(article.text) == "Un mot ,\r\net\tun autre"
    for at, sign in enumerate(article.text):
        if not sign.isspace():
            assert article.to_source(Span(at, at + 1)).of(text) == sign


class _Foreign(Directive):
    """Sphinx's directives, as far as the sample has them."""

    has_content = True
    optional_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        return []


def _docutils(text: str) -> list[str]:
    """Return the prose that docutils finds, code and formulas as U+FFFC."""
    from docutils.parsers.rst import roles

    roles.register_local_role("ref", _ref)
    directives.register_directive("code-block", _Foreign)
    tree = publish_doctree(text, settings_overrides={"report_level": 5, "raw_enabled": True})
    leaves = (nodes.literal, nodes.math)
    for mark in [*tree.findall(nodes.footnote_reference)]:
        mark.parent.remove(mark)
    for leaf in [*tree.findall(lambda one: isinstance(one, leaves))]:
        leaf.parent.replace(leaf, nodes.Text("\ufffc"))
    out = []
    kinds = (nodes.paragraph, nodes.title, nodes.subtitle, nodes.caption, nodes.term, nodes.author)
    for node in tree.findall():
        if isinstance(node, nodes.image):
            out.append(node.get("alt", ""))
        elif isinstance(node, nodes.line_block):
            out.append(node.astext())
        elif isinstance(node, kinds) and not isinstance(node.parent, nodes.field_body):
            parent = node.parent
            if not isinstance(parent, nodes.substitution_definition):
                out.append(node.astext())
    return [" ".join(one.split()) for one in out if one.strip()]


def _ref(*read: Any, **_: object) -> Any:
    return [nodes.Text(read[2].partition("<")[0].strip())], []


def test_docutils_finds_the_same_prose() -> None:
    text = SAMPLE.read_text("utf-8")
    assert sorted(prose(text)) == sorted(_docutils(text))
