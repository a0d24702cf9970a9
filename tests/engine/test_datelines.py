"""The datelines of agencies and papers, and sentences that only look like one."""

import pytest

from copydesk.analysis.dateline_parts import is_agency, is_date
from copydesk.analysis.datelines import Dateline, parse_dateline, parse_field
from copydesk.parsers.news_xml import parse_nitf
from copydesk.source import SourceFile, Span

STORY = "Le maire a promis lundi de rouvrir le port avant la fin de l’été."


def parse(head: str, language: str = "fr") -> tuple[str, Dateline | None]:
    text = head + STORY
    return text, parse_dateline(text, language)


@pytest.mark.parametrize(
    ("head", "form", "places", "separator"),
    [
        ("JAKARTA - ", "caps", ["JAKARTA"], "-"),
        ("JAKARTA – ", "caps", ["JAKARTA"], "–"),
        ("Paris, 3 mars (AFP) – ", "wire", ["Paris"], "–"),
        ("Paris (AFP) – ", "wire", ["Paris"], "–"),
        ("BERLIN/MOSKAU, 4. Mai (Reuters) - ", "wire", ["BERLIN", "MOSKAU"], "-"),
        ("BRUXELLES et PARIS (Reuters) - ", "wire", ["BRUXELLES", "PARIS"], "-"),
        ("WASHINGTON (AP) — ", "wire", ["WASHINGTON"], "—"),
        ("BEIRUT, Lebanon (AP) — ", "wire", ["BEIRUT"], "—"),
        ("AURORA, Colo. -- ", "caps", ["AURORA"], "--"),
        ("WASHINGTON, D.C. – ", "caps", ["WASHINGTON"], "–"),
        ("JAKARTA, VOI – ", "outlet", ["JAKARTA"], "–"),
        ("JAKARTA, KOMPAS.com - ", "outlet", ["JAKARTA"], "-"),
        ("Jakarta (ANTARA) - ", "wire", ["Jakarta"], "-"),
        ("Madrid, 5 mar (EFE).- ", "wire", ["Madrid"], ".-"),
        ("ASTANA, Nov. 27 (Xinhua) -- ", "wire", ["ASTANA"], "--"),
        ("NEW YORK, March 5, 2024 (GLOBE NEWSWIRE) -- ", "wire", ["NEW YORK"], "--"),
        ("BEIJING, Feb. 11 /PRNewswire/ -- ", "wire", ["BEIJING"], "--"),
        ("MOSCOW, March 5. /TASS/. ", "wire", ["MOSCOW"], "."),
        ("(ANSA) - ROMA, 05 MAR - ", "wire", ["ROMA"], "-"),
        ("(Reuters) - ", "wire", [], "-"),
        ("Genève (awp/ats) - ", "wire", ["Genève"], "-"),
        ("Berlin (dpa). ", "wire", ["Berlin"], "."),
        ("Berlin. ", "dot", ["Berlin"], "."),
        ("Lüdenscheid - ", "name", ["Lüdenscheid"], "-"),
        ("Paris, le 27 juillet 2020 - ", "name", ["Paris"], "-"),
        ("Sainte-Ourse, 25 mars (AFP) – ", "wire", ["Sainte-Ourse"], "–"),
        ("ALGER-", "glued", ["ALGER"], "-"),
        ("JAKARTA- ", "caps", ["JAKARTA"], "-"),
        ("JAKARTA -", "caps", ["JAKARTA"], "-"),
        ("WASHINGTON—", "caps", ["WASHINGTON"], "—"),
        ("Port-au-Prince, mardi 3 mars 2020 (AFP) - ", "wire", ["Port-au-Prince"], "-"),
        ("LOS ANGELES — ", "caps", ["LOS ANGELES"], "—"),
    ],
)
def test_forms(head: str, form: str, places: list[str], separator: str) -> None:
    text, found = parse(head)
    assert found is not None
    assert found.form == form
    assert [place.name for place in found.places] == places
    assert [place.span.of(text) for place in found.places] == places
    assert found.separator_text == separator == found.separator.of(text)
    assert found.text == found.span.of(text) == head.rstrip()


@pytest.mark.parametrize(
    ("head", "date", "agency", "region"),
    [
        ("Paris, 3 mars (AFP) – ", "3 mars", "AFP", None),
        ("BEIRUT, Lebanon (AP) — ", None, "AP", "Lebanon"),
        ("NEW YORK, March 5, 2024 (GLOBE NEWSWIRE) -- ", "March 5, 2024", "GLOBE NEWSWIRE", None),
        ("MOSCOW, March 5. /TASS/. ", "March 5.", "TASS", None),
        ("(ANSA) - ROMA, 05 MAR - ", "05 MAR", "ANSA", None),
        ("July 25 (UPI) -- ", "July 25", "UPI", None),
        ("JAKARTA, CNN Indonesia -- ", None, "CNN Indonesia", None),
    ],
)
def test_parts(head: str, date: str | None, agency: str | None, region: str | None) -> None:
    text, found = parse(head)
    assert found is not None
    spans = (found.date, found.agency, found.region)
    assert tuple(span and span.of(text) for span in spans) == (date, agency, region)


@pytest.mark.parametrize(
    "text",
    [
        "Paris - Roubaix : la course du siècle a été gagnée par un inconnu hier.",
        "Macron – qui avait promis de ne rien changer – a tout changé hier soir.",
        "PARIS - MARSEILLE : le match de la saison a tenu toutes ses promesses.",
        "Nice – Rennes s’impose largement au stade devant un public très déçu.",
        "UKRAINE - La guerre dure depuis des années et rien ne semble devoir finir.",
        "ENQUÊTE - Une partie de l’opposition affirme que la dette a doublé.",
        "RUGBY - Le club a perdu son troisième match de suite sur son terrain.",
        "Jean Dupont (AFP) – Le ministre a dit que tout allait bien dans le pays.",
        "Anne Durand (PS) – Le ministre a dit que tout allait bien dans le pays.",
        "Victoria – Je pense que la vie est belle et que tout ira bien demain.",
        "Paris. Berlin. Rome. Trois villes qui ont tout pour plaire aux voyageurs.",
        "Paris est une fête. Le soir, la ville se remplit de lumières et de gens.",
        "Paris-Dakar s’élance dimanche pour la première fois depuis la côte.",
        "PARIS-DAKAR s’élance dimanche pour la première fois depuis la côte.",
        "Saint-Pétersbourg – c’est là qu’il est né – reste sa ville préférée.",
        "Paris, Londres – et Rome – sont les villes où il a le plus vécu jadis.",
        "« Paris – c’est fini », a dit le maire lundi devant tous les élus.",
        "Paris – 12 morts",
        "JAKARTA -",
        "JAKARTA",
        "(voir page 3) – Le maire a promis de rouvrir le port avant l’été.",
        "Juin 2024 – Le maire a promis de rouvrir le port avant l’été.",
        "",
        " ",
        "—",
        "(" * 200,
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    assert parse_dateline(text, "fr") is None


def test_a_region_tells_which_city_is_meant() -> None:
    _, found = parse("TRIPOLI, Lebanon (AP) — ", "en")
    assert found is not None
    assert {city.country for city in found.places[0].candidates} == {"LB"}


def test_shifted_moves_every_span() -> None:
    text, found = parse("Paris, 3 mars (AFP) – ")
    assert found is not None
    moved = found.shifted(7)
    padded = " " * 7 + text
    assert moved.span == Span(7, 7 + found.span.end)
    assert moved.separator_text == moved.separator.of(padded) == "–"
    assert moved.places[0].span.of(padded) == "Paris"
    assert moved.date is not None
    assert moved.date.of(padded) == "3 mars"


def test_a_dateline_in_small_letters_before_a_full_stop_is_of_some_languages() -> None:
    text = "Berlin. " + STORY
    assert parse_dateline(text, "de") is not None
    assert parse_dateline(text, "en") is None


@pytest.mark.parametrize(
    "date", ["3 mars", "Nov. 27", "1er mai 2020", "4. Mai", "05/03/2024", "2024", "5 de marzo"]
)
def test_dates(date: str) -> None:
    assert is_date(date)


@pytest.mark.parametrize("other", ["12 personnes", "mars", "", "Room 12", "Paris"])
def test_what_is_no_date(other: str) -> None:
    assert not is_date(other)


def test_agencies() -> None:
    assert all(is_agency(name) for name in ("AFP", "dpa/tmn", "Xinhua News Agency", "dpa-AFX"))
    assert not any(is_agency(name) for name in ("LR", "photo", "74 ans"))


@pytest.mark.parametrize(
    "unit", ["A", "A ", "Paris/", "PARIS-", "A, ", "St. ", "De la ", "(A", "A’"]
)
def test_long_paragraphs_come_to_an_end(unit: str) -> None:
    """What took the square of the length, or worse, would not come back from so much."""
    for tail in ("", " – fin", ". Fin"):
        assert parse_dateline(unit * 1_000_000 + tail, "fr") is None
        assert parse_dateline((unit * 40)[:100] + tail + " de la semaine", "fr") is None


@pytest.mark.parametrize(
    ("text", "agency", "places"),
    [
        ("VOI.ID, JAKARTA - Le maire a rouvert mardi le grand marché.", "VOI.ID", ["JAKARTA"]),
        ("VOI – Le maire a rouvert mardi le grand marché de la ville.", "VOI", []),
        ("SANA, Damas - Le maire a rouvert mardi le grand marché.", "SANA", ["Damas"]),
        ("KOMPAS.com - Le maire a rouvert mardi le grand marché.", "KOMPAS.com", []),
    ],
)
def test_an_outlet_may_open_a_dateline(text: str, agency: str, places: list[str]) -> None:
    found = parse_dateline(text, "fr")
    assert found is not None
    assert found.agency is not None
    assert found.agency.of(text) == agency
    assert [one.name for one in found.places] == places


@pytest.mark.parametrize(
    "text",
    [
        "TEMPO – Le rythme de la ville a changé mardi avec le tram.",
        "Sana, la fille du maire, a ouvert mardi le grand marché.",
        "CP – Le maire a rouvert mardi le grand marché de la ville.",
    ],
)
def test_a_kicker_is_no_outlet(text: str) -> None:
    found = parse_dateline(text, "fr")
    assert found is None or found.agency is None


@pytest.mark.parametrize(
    ("text", "places", "date"),
    [
        ("ORAN, 4 mars", ["ORAN"], "4 mars"),
        ("Oran (Algérie)", ["Oran"], None),
        ("PARIS, 5 mars (AFP) -", ["PARIS"], "5 mars"),
        ("NEW YORK —", ["NEW YORK"], None),
        ("VOI, JAKARTA", ["JAKARTA"], None),
        ("Mercredi", [], None),
        ("À notre envoyé spécial", [], None),
    ],
)
def test_a_field_of_a_dateline(text: str, places: list[str], date: str | None) -> None:
    found = parse_field(text)
    assert ([one.name for one in found.places] if found else []) == places
    assert (found.date.of(text) if found and found.date else None) == date


def test_a_dateline_element_is_a_dateline_of_the_article() -> None:
    nitf = (
        '<nitf xml:lang="fr"><body><body.head><hedline><hl1>Le tunnel ouvre</hl1></hedline>'
        "<dateline><location>MANILLE</location>, <story.date>4 mars</story.date></dateline>"
        "</body.head><body.content><p>La Norvège ouvre un tunnel sous un fjord, et la Norvège "
        "en prévoit deux autres.</p></body.content></body></nitf>"
    )
    article = parse_nitf(SourceFile("story.nitf.xml", nitf))
    [found] = article.datelines
    assert found.places[0].span.of(article.text) == "MANILLE"
    assert found.separator_text == ""
