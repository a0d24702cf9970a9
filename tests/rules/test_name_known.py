"""fused-name, misspelt-name and name-exonym, beyond their examples, and their list."""

import pytest

from copydesk import Rule
from copydesk.table import Table
from copydesk.testing import lint
from copydesk_rules.names.folding import fold
from copydesk_rules.names.fused_name import FusedName
from copydesk_rules.names.known import TABLE, of_family, read_name, rows, table_items
from copydesk_rules.names.misspelt_name import MisspeltName, is_slip
from copydesk_rules.names.name_exonym import NameExonym


def found(rule: Rule, text: str, language: str = "fr") -> list[tuple[str, str]]:
    reports = lint(rule, text, language=language)
    return [(one.span.of(text), one.fixes[0].edits[0].text) for one in reports]


def test_the_table_is_made_of_the_list() -> None:
    assert dict(Table.open(TABLE).items()) == dict(table_items())


def test_the_lists_are_whole_and_without_twins() -> None:
    lines = list(rows())
    assert len(lines) > 6_000
    assert all(line.count("\t") == 7 for line in lines)
    known = [read_name(line) for line in lines]
    assert len({one.form("en") for one in known}) == len(known)
    assert all(one.stems for one in known)
    assert {one.kind for one in known} == {"person", "org", "paper", "place"}
    sources = {word for one in known for word in one.source.split()}
    assert sources == {"own", "wikidata", "openfootball", "cldr", "geonames"}


def test_each_language_has_its_spelling() -> None:
    [putin] = of_family("poutine")
    assert putin.form("de") == "Wladimir Putin"
    assert putin.form("nl") == "Vladimir Putin"
    assert putin.family("fr") == "Poutine"


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le ministre Sergeilavrov a parlé.", "fr", "Sergueï Lavrov"),
        ("Mais Emmanuelmacron se tait.", "fr", "Emmanuel Macron"),
        ("In Kyiv, Wolodymyrselenskyj spoke.", "en", "Volodymyr Zelenskyy"),
    ],
)
def test_fused_names(text: str, language: str, expected: str) -> None:
    assert [fixed for _, fixed in found(FusedName(), text, language)] == [expected]


@pytest.mark.parametrize(
    "text",
    [
        "L’abbaye de Montmacron et la ferme de Jeanmodi.",
        "Le député Bernardpoutine n’existe pas.",
        "EMMANUELMACRON est un mot-dièse.",
        "Emmanuel Macron et Macron.",
    ],
)
def test_words_that_are_not_fused(text: str) -> None:
    assert found(FusedName(), text) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le groupe pétrolier russe Rosnef livre moins.", "fr", [("Rosnef", "Rosneft")]),
        ("Selon Angela Merckel, c’est faux.", "fr", [("Merckel", "Merkel")]),
        ("The drug maker Pfitzer sells vaccines.", "en", [("Pfitzer", "Pfizer")]),
        ("Le boulanger Rosnef ouvre à huit heures.", "fr", []),
        ("Selon Paul Merckel, c’est faux.", "fr", []),
        ("Les Gazproms de ce monde vendent du gaz russe.", "fr", []),
        ("Le constructeur automobile Renaud est aussi un chanteur.", "fr", []),
    ],
)
def test_misspelt_names(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(MisspeltName(), text, language) == expected


def test_a_slip_is_one_letter_and_no_ending() -> None:
    assert is_slip("rosatm", "rosatom")
    assert not is_slip("rosatom", "rosatom")
    assert not is_slip("hamaz", "hamas")
    assert not is_slip("merkels", "merkel")


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le sommet de Moscow s’ouvre demain.", "fr", [("Moscow", "Moscou")]),
        ("Le sommet de Kyiv s’ouvre demain.", "fr", []),
        ("Le joueur du Hannover 96 et celui du Dynamo Dresden.", "fr", []),
        ("The summit in Londres opens today.", "en", [("Londres", "London")]),
        ("The summit in Moscow opens today.", "en", []),
    ],
)
def test_exonyms(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(NameExonym(), text, language) == expected


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        (
            "Le gouvernement brésilien a quitté Brasilia. À Montevdeo, l’Uruguay signe.",
            "fr",
            [("Montevdeo", "Montevideo")],
        ),
        ("Le village de Montevdeo est joli.", "fr", []),
        ("Selon le docteur Montevdeo, l’Uruguay va bien.", "fr", []),
        ("Les Montréalais Ottava et Lissabon jouent au Canada et au Portugal.", "fr", []),
    ],
)
def test_misspelt_places(text: str, language: str, expected: list[tuple[str, str]]) -> None:
    assert found(MisspeltName(), text, language) == expected


@pytest.mark.parametrize(
    ("family", "language", "form"),
    [
        ("chiangkaishek", "fr", "Tchang Kaï-chek"),
        ("tchangkaichek", "en", "Chiang Kai-shek"),
        ("maotsetoung", "fr", "Mao Zedong"),
        ("tchaikovski", "en", "Pyotr Tchaikovsky"),
        ("raspoutine", "en", "Grigori Rasputin"),
    ],
)
def test_double_renderings(family: str, language: str, form: str) -> None:
    names = [name.form(language) for name in of_family(family)]
    whole = [
        name.form(language)
        for name in map(read_name, rows())
        if family in {fold(one) for one in (*name.forms.values(), *name.others)}
    ]
    assert form in (*names, *whole)


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("L’hôtel Lisboa est complet, le Lisboa de Macao aussi.", "fr"),
        ("Le film « Moscow » sort mercredi dans les salles.", "fr"),
        ("La rue du lycée Copenhagen est coupée, celle de la place Moskau aussi.", "fr"),
        ("Les smartphones Vienna se vendent bien à Beijing.", "fr"),
        ("Elle a étudié à Sevilla, dit le club de Sevilla.", "fr"),
        ("Lisboa and the Venetian are casinos. Roma lost, Napoli won.", "en"),
        ("He was born in Danzig and died in Alexandria.", "en"),
    ],
)
def test_names_that_are_no_exonyms(text: str, language: str) -> None:
    assert found(NameExonym(), text, language) == []


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Le ministre a quitté Cairo pour Damascus.", "fr", ["Le Caire", "Damas"]),
        ("La Suède et Sweden, c’est tout un.", "fr", ["Suède"]),
        ("He flew from Genève to Bruxelles.", "en", ["Geneva", "Brussels"]),
    ],
)
def test_exonyms_after_a_preposition(text: str, language: str, expected: list[str]) -> None:
    assert [instead for _, instead in found(NameExonym(), text, language)] == expected


def test_a_newsroom_can_choose_among_the_names_of_a_place() -> None:
    rule = NameExonym(preferred=frozenset({"Kyiv"}))
    assert found(rule, "Le train va de Kiev à Lviv. Kyiv attend.") == [("Kiev", "Kyiv")]
    assert found(NameExonym(), "Le train va de Kiev à Lviv. Kyiv attend.") == []
