"""name-variant across the articles of a run."""

from collections.abc import Sequence
from pathlib import Path

import pytest

from copydesk import FeedDiagnostic, Sighting
from copydesk.cli import main
from copydesk.house_list import HouseList, HouseName
from copydesk.parsers import parser_for
from copydesk.source import SourceFile
from copydesk_rules.names.name_variant import NameVariant

USUAL = "Le ministre Sergueï Choïgou a quitté Moscou lundi, selon ses conseillers."
RARE = "Le ministre Sergei Shoigu a quitté Moscou lundi, selon ses conseillers."
OTHER = "Le ministre Viktor Shoigu a quitté Moscou lundi, selon ses conseillers."


def compared(texts: Sequence[str], rule: NameVariant | None = None) -> list[FeedDiagnostic]:
    """Return what the rule reports on a run of French articles."""
    rule = rule or NameVariant()
    seen = []
    for number, text in enumerate(texts):
        source = SourceFile(f"{number}.txt", text)
        article = parser_for(source.path)(source, "fr")
        seen += [Sighting(source.path, *one) for one in rule.observe(article)]
    return list(rule.check_feed(seen))


def test_the_rare_spelling_is_reported_with_the_places_of_the_usual_one() -> None:
    [found] = compared([USUAL, USUAL, RARE, USUAL])
    assert found.path == "2.txt"
    assert found.diagnostic.span.of(RARE) == "Shoigu"
    assert [one.path for one in found.diagnostic.related] == ["0.txt", "1.txt", "3.txt"]
    assert "“Choïgou” in 3 articles" in found.diagnostic.message


@pytest.mark.parametrize(
    "texts",
    [
        pytest.param([USUAL, USUAL, RARE], id="too few to know what is usual"),
        pytest.param([USUAL, USUAL, USUAL, RARE, RARE], id="no slip but a second habit"),
        pytest.param([USUAL, USUAL, USUAL, OTHER], id="another given name"),
        pytest.param([USUAL, USUAL, USUAL, USUAL + " " + RARE], id="both in one article"),
    ],
)
def test_nothing_is_reported_where(texts: list[str]) -> None:
    assert compared(texts) == []


def test_what_the_house_accepts_stays() -> None:
    rule = NameVariant(house_list=HouseList([HouseName("Choïgou", ("Shoigu",))]))
    assert compared([USUAL, USUAL, USUAL, RARE], rule) == []


def test_scope_article_looks_at_each_alone() -> None:
    assert compared([USUAL, USUAL, USUAL, RARE], NameVariant(scope="article")) == []


def test_the_command_compares_the_files_of_a_run(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    for number, text in enumerate([USUAL, USUAL, USUAL, RARE]):
        (tmp_path / f"{number}.fr.txt").write_text(text, encoding="utf-8")
    assert main(["check", "--select", "name-variant", "--grammar", "off", str(tmp_path)]) == 1
    assert "“Shoigu” (1 article) is spelt “Choïgou” in 3 articles" in capsys.readouterr().out
