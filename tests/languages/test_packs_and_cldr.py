"""Packs hold to what Unicode CLDR says, where babel is installed to tell it."""

import runpy
from pathlib import Path

import pytest

TOOL = Path(__file__).parent.parent.parent / "tools" / "pack_from_babel.py"


def test_packs_agree_with_cldr() -> None:
    pytest.importorskip("babel", reason="babel is needed to write packs, not to use them")
    tool = runpy.run_path(str(TOOL))
    found = [line for code in tool["languages"]() for line in tool["departures"](code)]
    assert found == []


def test_what_cldr_fills_in_is_a_pack(tmp_path: Path) -> None:
    pytest.importorskip("babel", reason="babel is needed to write packs, not to use them")
    from copydesk.analysis.packs import parse

    path = tmp_path / "pl.toml"
    path.write_text("\n".join(runpy.run_path(str(TOOL))["lines"]("pl")), encoding="utf-8")
    pack = parse(str(path), "pl")
    assert pack.months_in_dates[2] == "marca"
    assert pack.months[2] == "marzec"
    assert (pack.decimal, pack.weekdays[0]) == (",", "poniedziałek")
