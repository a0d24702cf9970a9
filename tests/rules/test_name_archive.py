"""What a ledger of the archive changes for the rules on names."""

from pathlib import Path

import pytest

from copydesk.name_ledger import Ledger, Spelling, written
from copydesk.testing import lint
from copydesk_rules.names.misspelt_name import MisspeltName
from copydesk_rules.names.name_variant import NameVariant


@pytest.fixture
def ledger(tmp_path: Path) -> Ledger:
    path = tmp_path / "names.tsv"
    spellings = {
        ("fr", "Garandeau"): Spelling(40, 90, (("Odile", 30),), (("ministre", 12),)),
        ("fr", "Garendeau"): Spelling(1, 1),
        ("fr", "Gasprom"): Spelling(6, 9),
        ("fr", "Ushakov"): Spelling(300, 800),
        ("fr", "Ouchakov"): Spelling(12, 14),
    }
    path.write_text(written(spellings), encoding="utf-8")
    return Ledger(path)


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("La députée Odile Garendeau a voté contre.", "Garandeau"),
        ("Selon la ministre Garandeeau, tout est prêt.", "Garandeau"),
        ("La chanteuse Inès Garendeau est en tournée.", ""),
        ("La chanteuse Garendeau est en tournée.", ""),
        ("La députée Odile Garandeau a voté contre.", ""),
    ],
)
def test_a_name_of_the_archive_is_known_where_it_is_expected(
    ledger: Ledger, text: str, meant: str
) -> None:
    found = lint(MisspeltName(ledger=ledger), text, language="fr")
    assert [one.fixes[0].edits[0].text for one in found] == ([meant] if meant else [])


def test_what_the_archive_has_often_is_no_slip(ledger: Ledger) -> None:
    text = "Le géant gazier russe Gasprom a coupé les livraisons."
    assert lint(MisspeltName(), text, language="fr") != []
    assert lint(MisspeltName(ledger=ledger), text, language="fr") == []


def test_the_archive_decides_which_spelling_is_usual(ledger: Ledger) -> None:
    text = "Iouri Ouchakov est à Delhi. Ouchakov et Modi ont dîné. Ushakov repart mardi."
    [by_count] = lint(NameVariant(), text, language="fr")
    assert by_count.span.of(text) == "Ushakov"
    found = lint(NameVariant(ledger=ledger), text, language="fr")
    assert {one.span.of(text) for one in found} == {"Ouchakov"}
