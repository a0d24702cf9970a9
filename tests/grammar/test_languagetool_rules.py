"""LanguageTool's rules by name: selected, silenced in the text, explained."""

from collections.abc import Callable
from pathlib import Path

import pytest

from copydesk.cli import main
from copydesk.grammar.cache import MatchCache, key_of
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

TEXT = "Il a cité les secteur de la pêche.\n"
CONFIG = """
grammar = "languagetool"
select = ["languagetool"]
[languagetool]
memory = 800
keep_alive = 3
"""
Check = Callable[..., list[str]]


@pytest.fixture
def check(engine: LanguageTool, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Check:
    """Return the function that checks a text and returns the names of LanguageTool's rules."""
    assert engine.settings.memory == 800

    def checked(text: str, *options: str) -> list[str]:
        (tmp_path / "copydesk.toml").write_text(CONFIG)
        path = tmp_path / "a.fr.md"
        path.write_text(text)
        code = main(["check", "--output-format", "concise", *options, str(path)])
        said = capsys.readouterr()
        assert (code, said.err) in {(0, ""), (1, "")}
        return [word[1:-1] for word in said.out.split() if word.startswith("[languagetool/")]

    return checked


def test_a_rule_is_selected_by_name(check: Check) -> None:
    assert check(TEXT) == ["languagetool/D_N"]
    assert check(TEXT, "--select", "languagetool/D_N") == ["languagetool/D_N"]
    assert check(TEXT, "--select", "languagetool/D_*") == ["languagetool/D_N"]
    assert check(TEXT, "--select", "languagetool") == ["languagetool/D_N"]
    assert check(TEXT, "--select", "languagetool/ACCORD") == []
    assert check(TEXT, "--ignore", "languagetool/D_N") == []
    assert check(TEXT, "--ignore", "languagetool") == []


def test_a_rule_that_is_off_is_on_where_it_is_named(check: Check) -> None:
    text = "Le projet doit s'achever d'ici 2030 dans la région.\n"
    name = "languagetool/CONSTRUCTION_DANS_LES_EXPRESSIONS"
    assert check(text) == []
    assert check(text, "--select", "languagetool") == []
    assert check(text, "--extend-select", name) == [name]


def test_a_comment_silences_a_rule(check: Check) -> None:
    assert check(f"<!-- copydesk: ignore[languagetool/D_N] cité -->\n{TEXT}") == []
    assert check(f"<!-- copydesk: ignore[languagetool/OTHER] -->\n{TEXT}") == ["languagetool/D_N"]


def test_a_rule_is_explained_once_it_has_been_met(
    check: Check, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["explain", "languagetool/D_N"]) == 0
    before = capsys.readouterr().out
    assert "LanguageTool has not reported “D_N”" in before
    assert "its category is AGREEMENT" in before
    assert check(TEXT) == ["languagetool/D_N"]
    assert main(["explain", "languagetool/D_N"]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "languagetool/D_N"
    assert "Category: AGREEMENT" in lines
    assert "Concordance du déterminant avec le nom" in lines
    assert "Its page: https://community.languagetool.org/rule/show/D_N?lang=fr" in lines
    assert any(line.startswith("In French: reported") for line in lines)


@pytest.mark.usefixtures("cache")
def test_a_rule_that_nobody_has_met(cache: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", 'languagetool/A"\x1b[1m é/']) == 0
    out = capsys.readouterr().out
    assert "whether there is such a rule is not known here" in out
    assert "\x1b[1m" not in out.partition("\n")[2]
    assert "rule/show/A%22%1B%5B1m%20%C3%A9%2F?lang=en" in out
    assert not list(cache.rglob("*.sqlite3"))


def test_a_match_of_a_rule_is_found_by_its_whole_name(tmp_path: Path) -> None:
    cache = MatchCache(lambda _: None, str(tmp_path / "matches.sqlite3"))
    match = GrammarMatch(0, Span(0, 2), "RULE_É", "m", (), "CAT", "grammar", "said of it", "u")
    cache.put({key_of([Passage("Un texte.")], "fr"): [match]})
    assert cache.match_of("RULE_É") == match
    assert cache.match_of("RULE") is None
