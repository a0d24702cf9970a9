"""Datelines, bylines, and stretches in another language."""

import pytest

from copydesk import Article, SourceFile
from copydesk.article import BlockKind
from copydesk.parsers import parser_for


def read(text: str, path: str = "a.txt", language: str = "fr") -> Article:
    return parser_for(path)(SourceFile(path, text), language)


def blocks(article: Article) -> list[tuple[str, str]]:
    return [(block.kind.value, block.span.of(article.text)) for block in article.blocks]


@pytest.mark.parametrize("path", ["a.txt", "a.md"])
def test_a_dateline_is_a_block_of_its_own(path: str) -> None:
    article = read("# Titre\n\nParis, 3 mars (AFP) – Le navire part.\n\nIl revient.", path)
    assert blocks(article)[1:] == [
        ("dateline", "Paris, 3 mars (AFP) –"),
        ("paragraph", "Le navire part."),
        ("paragraph", "Il revient."),
    ]
    assert [block.follows for block in article.blocks] == [False, False, True, False]
    [dateline] = article.datelines
    assert dateline.span.of(article.text) == "Paris, 3 mars (AFP) –"
    assert [place.span.of(article.text) for place in dateline.places] == ["Paris"]


def test_a_dateline_alone_has_no_paragraph() -> None:
    article = read("Titre\n\nParis, 3 mars (AFP) –\n\nLe navire part.")
    assert blocks(article)[1:] == [
        ("dateline", "Paris, 3 mars (AFP) –"),
        ("paragraph", "Le navire part."),
    ]


def test_only_the_first_paragraphs_have_datelines() -> None:
    text = "Titre\n\n" + "Le navire part.\n\n" * 4 + "Paris, 3 mars (AFP) – Il revient."
    assert read(text).datelines == ()


def test_a_list_item_has_no_dateline() -> None:
    assert read("- Paris, 3 mars (AFP) – Il part.\n- Il revient.", "a.md").datelines == ()


@pytest.mark.parametrize(
    ("byline", "language"),
    [
        ("Par Nadia Belkacem", "fr"),
        ("Par Nadia Belkacem et Luc Morel, à Oran", "fr"),
        ("Par AFP", "fr"),
        ("PAR NADIA BELKACEM", "fr"),
        ("Par : J. K. Morel", "fr"),
        ("By Anna O’Neill and Tom Reed", "en"),
        ("Von Jürgen Müller-Lüdenscheidt", "de"),
        ("Por Ana Ruiz", "es"),
    ],
)
def test_bylines(byline: str, language: str) -> None:
    article = read(f"Titre\n\n{byline}\n\nTexte.", language=language)
    assert blocks(article)[1] == ("byline", byline)


@pytest.mark.parametrize(
    ("line", "language"),
    [
        ("Par Nadia Belkacem, le navire part.", "fr"),
        ("Par temps de crise", "fr"),
        ("Par Oran", "fr"),
        ("par Nadia Belkacem", "fr"),
        ("By Friday morning", "en"),
        ("By Anna O’Neill", "fr"),
    ],
)
def test_no_bylines(line: str, language: str) -> None:
    kinds = [block.kind for block in read(f"Titre\n\n{line}\n\nTexte.", language=language).blocks]
    assert BlockKind.BYLINE not in kinds


def test_the_first_line_is_no_byline() -> None:
    assert blocks(read("Par Nadia Belkacem"))[0][0] == "paragraph"


def foreign(text: str, path: str = "a.txt") -> list[tuple[str, str]]:
    article = read(text, path)
    return [(one.language, one.span.of(article.text)) for one in article.foreign]


def test_a_quotation_in_another_language() -> None:
    text = "Il a dit : « They will not take our money from us. » Puis il est parti."
    assert foreign(text) == [("en", "They will not take our money from us.")]


def test_a_block_in_another_language_is_told_once() -> None:
    english = "The mayor said that he would “wait for the ship with all of you”."
    assert foreign(f"Le navire part.\n\n{english}") == [("en", english)]


def test_a_short_quotation_is_not_judged() -> None:
    assert foreign("Un « game over » et un « Who is » pour le « Der Spiegel ».") == []


def test_other_letters_need_no_words() -> None:
    assert foreign("Le journal « 人民日报 » l’écrit.") == [("zh", "人民日报")]


def test_the_file_may_name_a_language() -> None:
    assert foreign('Le quai.\n\n<p lang="en-GB">The quay</p>', "a.md") == [("en", "The quay")]
    assert foreign('Le quai.\n\n<p lang="fr">Le quai</p>', "a.md") == []


def test_nothing_is_foreign_to_an_unknown_language() -> None:
    article = parser_for("a.txt")(SourceFile("a.txt", "12 345 « Ja »"), "")
    assert article.foreign == ()
