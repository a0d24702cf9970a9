"""The names of an article: what is one, where it ends, and who bears it."""

import pytest

from copydesk import Article, SourceFile
from copydesk.analysis.names import Names, find_names
from copydesk.parsers import parser_for


def names(text: str, language: str = "fr") -> Names:
    return find_names(parsed(text, language))


def parsed(text: str, language: str) -> Article:
    return parser_for("a.txt")(SourceFile("a.txt", text), language)


def texts(text: str, language: str = "fr") -> list[str]:
    return [one.text for one in names(text, language).mentions]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Hier, le président Idriss Déby a parlé.", ["Idriss Déby"]),
        ("Selon M. Ouchakov, rien ne presse.", ["Ouchakov"]),
        ("Les propos d’Ouchakov et l’avis de l’Ukraine.", ["Ouchakov", "Ukraine"]),
        (
            "Elle a cité Charles de Gaulle et J. K. Rowling.",
            ["Charles de Gaulle", "J. K. Rowling"],
        ),
        ("Le siège de la Banque de France est à Paris.", ["Banque", "France", "Paris"]),
        ("Il a vu Ursula von der Leyen lundi.", ["Ursula von der Leyen"]),
        ("Kim Jong-un souriait.", ["Kim Jong-un"]),
        ("Demain, il pleuvra.", []),
    ],
)
def test_french_names(text: str, expected: list[str]) -> None:
    assert texts(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Then Putin’s plane landed.", ["Putin"]),
        ("On Monday, Foreign Minister Sergei Lavrov left.", ["Sergei Lavrov"]),
        ("They met Mr. Smith and Conan O’Brien in May.", ["Smith", "Conan O’Brien"]),
        ("Yesterday the U.S. Senate voted.", ["U.S. Senate"]),
    ],
)
def test_english_names(text: str, expected: list[str]) -> None:
    assert texts(text, "en") == expected


def test_german_nouns_are_no_names() -> None:
    found = texts("Die Regierung in Berlin lobt den Kanzler Olaf Scholz und die Wirtschaft.", "de")
    assert found == ["Berlin", "Olaf Scholz"]


def test_a_first_word_is_a_name_where_the_article_says_so() -> None:
    assert texts("Marchons, dit-il. Marchons encore.") == []
    assert texts("Le discours de Tarbin a plu. Tarbin partira.") == ["Tarbin", "Tarbin"]


def test_a_headline_in_capitals_only_repeats_names() -> None:
    text = "LA VISITE DE TARBIN EST REPORTÉE\n\nLe général Tarbin ne viendra pas au sommet."
    assert texts(text) == ["TARBIN", "Tarbin"]


def test_a_mention_has_its_parts() -> None:
    [found] = names("Il a reçu le ministre Jean-Yves Le Drian hier.").mentions
    assert (found.title, found.given_text, found.family_text) == (
        "ministre",
        "Jean-Yves",
        "Le Drian",
    )


def test_spans_cut_the_names_out_of_the_text() -> None:
    text = "Le frère de Zoé Ünver, l’Émir de Łódź et Putin’s dog."
    for one in names(text).mentions:
        assert one.span.of(text) == one.text


def test_a_ruler_is_known_by_the_name_before_the_number() -> None:
    [found] = names("Puis le roi Mohammed VI est arrivé.").mentions
    assert found.family_text == "Mohammed"


def test_two_people_of_one_family_are_two_entities() -> None:
    found = names(
        "Puis Anne Tarbin a salué Marc Tarbin. Mme Tarbin a souri. Anne Tarbin partira.", "fr"
    ).entities
    assert [one.name for one in found] == ["Anne Tarbin", "Marc Tarbin"]


def test_an_acronym_is_linked_to_its_long_form() -> None:
    text = "Selon la Haute Autorité de santé (HAS), le vaccin est sûr. La HAS insiste."
    [found] = names(text).acronyms
    assert (found.text, found.long.of(text)) == ("HAS", "Haute Autorité de santé")


def test_empty_articles_have_no_names() -> None:
    assert names("").mentions == ()
    assert names("12 345, 67 %… – !").entities == ()
