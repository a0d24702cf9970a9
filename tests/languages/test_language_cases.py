"""What each language must do: its pack, its cases and its clean articles."""

from pathlib import Path
from typing import Any

import pytest

from copydesk import language_cases as cases

FOLDER = Path(__file__).parent
LANGUAGES = sorted(path.stem for path in FOLDER.glob("*.toml"))


@pytest.mark.parametrize("language", LANGUAGES)
def test_language(language: str) -> None:
    assert list(cases.faults(language, FOLDER)) == []


@pytest.mark.parametrize(
    "folder", sorted((FOLDER / "articles").iterdir()), ids=lambda one: one.name
)
def test_clean_articles_are_silent(folder: Path) -> None:
    found = cases.rate(folder.name, folder)
    assert found.detected == found.articles
    assert list(found.reports) == []


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("sentences = 3", "`sentences` must be a list"),
        ("phrases = []", "unknown key `phrases`"),
        ("silent = [", "xx.toml"),
    ],
)
def test_malformed_cases_are_named(tmp_path: Path, content: str, message: str) -> None:
    path = tmp_path / "xx.toml"
    path.write_text(content, encoding="utf-8")
    with pytest.raises(ValueError, match=r"xx\.toml") as caught:
        cases.read_cases(path)
    assert message in str(caught.value)


def test_what_is_not_so_is_said() -> None:
    tables: dict[str, list[Any]] = {
        "sentences": [["Il vit M. Roy. Elle", "rit."]],
        "silent": ["Le maire a signé le le contrat."],
        "faults": [{"rule": "repeated-word", "text": "Le maire [|a|] signé."}, {"rule": "none"}],
    }
    split, silent, fault, unknown = cases.case_faults("fr", tables)
    assert "must be split" in split
    assert "[repeated-word]" in silent
    assert "reports nothing" in fault
    assert "`rule` that exists" in unknown


def test_language_without_anything(tmp_path: Path) -> None:
    assert "there is no pack" in next(cases.faults("xx", tmp_path))


def test_rule_is_silent_where_the_pack_lacks_what_it_needs() -> None:
    from copydesk.testing import lint
    from copydesk_rules.numbers.decimal_mark import DecimalMark

    text = "Le taux passe de 1,5 % à 2.5 %."
    assert cases.works(DecimalMark, "fr")
    assert not cases.works(DecimalMark, "en")
    assert lint(DecimalMark(), text, language="fr")
    assert not lint(DecimalMark(), text, language="en")
    assert not lint(DecimalMark(), text, language="xx")


def test_rule_of_a_pack_is_silent_in_quotations_of_another_language() -> None:
    from copydesk.testing import lint
    from copydesk_rules.numbers.decimal_mark import DecimalMark

    text = (
        "Le taux passe de 1,5 % à 1,7 %. La lettre disait : « They will see that it was "
        "about 2.5 % when the year has come to an end ». Puis il a été de 2.5 %."
    )
    [found] = lint(DecimalMark(), text, language="fr")
    assert found.span.start > text.index("Puis")
