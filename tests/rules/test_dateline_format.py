"""dateline-format, beyond its examples."""

import pytest

from copydesk import Sighting, Span
from copydesk.parsers import parser_for
from copydesk.source import SourceFile
from copydesk.testing import lint
from copydesk_rules.datelines.dateline_format import DatelineFormat

STORY = "Le maire a promis lundi de rouvrir le port avant la fin de l’été."
DASHES = " Tout le monde – ou presque – en doute."


def marks(text: str, language: str = "fr", **options: str) -> list[str]:
    rule = DatelineFormat(**options)  # type: ignore[arg-type]
    return [one.message for one in lint(rule, text, language=language)]


@pytest.mark.parametrize(
    "text",
    [
        "ALGER - " + STORY,
        "ALGER – " + STORY,
        "ALGER (Reuters) - " + STORY + DASHES,
        "ALGER, 3 mars (Xinhua) -- " + STORY + DASHES,
        "Madrid, 5 mar (EFE).- " + STORY + DASHES,
        "Berlin. " + STORY + DASHES,
        "WASHINGTON—" + STORY,
        STORY,
    ],
)
def test_what_agencies_write_is_left_alone(text: str) -> None:
    assert marks(text) == []


def test_a_hyphen_beside_dashes() -> None:
    assert marks("ALGER - " + STORY + DASHES) == [
        "Hyphen where a dash “–” belongs after the dateline"
    ]


def test_an_article_with_more_hyphens_keeps_its_own() -> None:
    assert marks("ALGER - " + STORY + " Lui - et elle - et eux – rient.") == []


def test_strict_reports_every_hyphen() -> None:
    assert len(marks("ALGER (Reuters) - " + STORY, typography="strict")) == 1
    assert len(marks("ALGER, 3 mars (Xinhua) -- " + STORY, typography="strict")) == 1


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("ALGER-" + STORY, "around"),
        ("ALGER- " + STORY, "before"),
        ("ALGER -" + STORY, "after"),
        ("ALGER (AFP)– " + STORY, "before"),
    ],
)
def test_missing_spaces(text: str, side: str) -> None:
    [found] = marks(text)
    assert found.startswith(f"Dateline without a space {side}")


def observed(*datelines: str) -> list[Sighting]:
    sightings = []
    for number, head in enumerate(datelines):
        path = f"{number}.txt"
        article = parser_for(path)(SourceFile(path, head + STORY), "fr")
        sightings += [
            Sighting(path, one.span, one.value) for one in DatelineFormat().observe(article)
        ]
    return sightings


def test_a_feed_in_capitals_shows_the_one_that_is_not() -> None:
    feed = observed("ALGER – ", "LIMA – ", "Oslo – ", "PARIS – ", "TUNIS – ", "ROME – ")
    [found] = DatelineFormat().check_feed(feed)
    assert found.path == "2.txt"
    assert found.diagnostic.span == Span(0, 4)
    assert found.diagnostic.message == (
        "Dateline “Oslo” is not in capitals, as 5 others of this feed are"
    )
    assert found.diagnostic.fixes[0].edits[0].text == "OSLO"


def test_agencies_have_their_own_habits() -> None:
    feed = observed("ALGER – ", "LIMA – ", "Oslo (AFP) – ", "PARIS – ", "TUNIS – ", "ROME – ")
    assert list(DatelineFormat().check_feed(feed)) == []


def test_a_small_or_mixed_feed_tells_nothing() -> None:
    assert list(DatelineFormat().check_feed(observed("ALGER – ", "LIMA – ", "Oslo – "))) == []
    mixed = observed("ALGER – ", "LIMA – ", "PARIS – ", "Oslo – ", "Rome – ", "Tunis – ")
    assert list(DatelineFormat().check_feed(mixed)) == []
