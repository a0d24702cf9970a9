"""LaTeX: what is read, and where it stands."""

from pathlib import Path

import pytest

from copydesk import SourceFile, Span
from copydesk.article import Article, BlockKind
from copydesk.parsers.latex import parse
from copydesk.testing import lint
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma

SAMPLE = Path(__file__).parents[1] / "formats" / "article.tex"
FRENCH = "\\usepackage[french]{babel}\n\\begin{document}\n"


def read(text: str) -> Article:
    return parse(SourceFile("a.tex", text))


def prose(text: str) -> list[str]:
    article = read(text)
    return [one.span.of(article.text) for one in article.parsed_blocks]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (r"\'Et\'e d\'{e}j\`a na\"ive, gar\c{c}on, \c ca", "Été déjà naïve, garçon, ça"),
        (r"c\oe ur, \oe{}uvre, \OE uvre, Bj\o rn, Stra\ss e", "cœur, œuvre, Œuvre, Bjørn, Straße"),
        (r"na\"{\i}f, na\"\i f, \v{S}koda, \H{o}", "naïf, naïf, Škoda, ő"),
        ("``Yes'', he said: `no' -- l'an --- 3", "“Yes”, he said: ‘no’ – l’an — 3"),
        (r"R\&D, 50\,\%, 10~000 \$, a\_b", "R&D, 50\u202f%, 10\u00a0000 $, a_b"),
        (r"\emph{Le \textbf{port}} {\it d'Oran}", "Le port d’Oran"),
        (r"\textcolor{red}{Un} \href{https://a.fr/b_c}{site}", "Un site"),
        (r"Voir \url{https://a.fr} et \cite[p.~3]{b}.", "Voir \ufffc et \ufffc."),
        (r"Soit $x = {a , b}$, \(c\) et \[d\] fin.", "Soit \ufffc, \ufffc et \ufffc fin."),
        (r"\verb|a , {| et \lstinline{b} et \texttt{c}", "\ufffc et \ufffc et \ufffc"),
        ("Un % a , b\n  port % c\n", "Un port"),
        (r"\enquote{Oui}, dit-elle.", "“Oui”, dit-elle."),
        (r"Un\\deux\\[2pt]trois", "Un\ndeux\ntrois"),
        (r"\noindent\Large Un port\label{x}\index{y , z}.", "Un port."),
        (r"coor\-don\-ner 1\up{er} M\textsuperscript{me}", "coordonner 1er Mme"),
        (r"\inconnue{a , b} reste.", "\ufffc reste."),
        ("Un  port\n   et\tun quai", "Un port\net un quai"),
        (r"Co\^ute 5 \$ ou 6 \$.", "Coûte 5 $ ou 6 $."),
    ],
)
def test_text(text: str, expected: str) -> None:
    assert prose(text) == [expected]


def test_babel_sets_the_blanks_of_french() -> None:
    assert prose(FRENCH + r"Oui ! Non: « peut-être » ; \og oui \fg, 12:30.") == [
        "Oui\u00a0! Non\u00a0: «\u00a0peut-être\u00a0»\u00a0; «\u00a0oui\u00a0», 12:30."
    ]
    assert prose("Oui ! Non: 1.") == ["Oui ! Non: 1."]


@pytest.mark.parametrize(
    ("head", "language"),
    [
        (r"\usepackage[english,french]{babel}", "fr"),
        (r"\usepackage[main=english,french]{babel}", "en"),
        (r"\setdefaultlanguage{german}", "de"),
        (r"\documentclass[francais]{article}\usepackage{babel}", "fr"),
        ("% \\usepackage[english]{babel}\n\\usepackage[french]{babel}", "fr"),
    ],
)
def test_language(head: str, language: str) -> None:
    assert read(f"{head}\n\\begin{{document}}\nUn.\n\\end{{document}}").locale == language


def test_a_language_within() -> None:
    article = read(FRENCH + r"Il dit \foreignlanguage{english}{we go} et part.")
    assert [(one.span.of(article.text), one.language) for one in article.declared] == [
        ("we go", "en")
    ]


def test_footnotes_follow_their_paragraph() -> None:
    text = r"Un port\footnote{Au \emph{nord}. \textit{Ici}} rouvre. Il est beau."
    assert prose(text) == ["Un port rouvre. Il est beau.", "Au nord. Ici"]


def test_headings_captions_lists_and_cells() -> None:
    article = read(SAMPLE.read_text("utf-8"))
    kinds = [one.kind for one in article.parsed_blocks]
    assert kinds.count(BlockKind.TABLE_CELL) == 4
    assert kinds.count(BlockKind.LIST_ITEM) == 3
    assert kinds[:2] == [BlockKind.HEADLINE, BlockKind.BYLINE]
    assert BlockKind.CAPTION in kinds
    assert BlockKind.QUOTATION in kinds


def test_after_the_document_nothing_is_read() -> None:
    assert "reste , non lu" not in read(SAMPLE.read_text("utf-8")).text


def test_accents_are_replaced_whole() -> None:
    text = r"Un \'et\'e~!"
    article = read(text)
    at = article.text.index("été")
    assert article.edit(Span(at, at + 3), "R&D") == (Span(3, 10), r"R\&D")
    blank = article.text.index("\u00a0")
    assert article.edit(Span(blank, blank + 1), " ") == (Span(10, 11), " ")
    assert article.edit(Span(0, 2), "A\u00a0B") == (Span(0, 2), "A~B")


def test_comments_silence() -> None:
    rule = SpaceBeforeComma()
    assert lint(rule, "Un port , ici.\n", language="fr", path="a.tex")
    for comment in ("Un port , ici. % copydesk: ignore\n", "% copydesk: ignore\nUn port , ici.\n"):
        assert lint(rule, comment, language="fr", path="a.tex") == []


@pytest.mark.parametrize(
    "text",
    [
        "{",
        "}",
        "\\textbf{",
        "\\footnote{",
        "$",
        "\\begin{verbatim}",
        "\\begin{quote}",
        "\\unknown{",
        "\\(",
        "\\section[",
    ],
)
def test_broken_files(text: str) -> None:
    read(text * 2_001 + " fin")
