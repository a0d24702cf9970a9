"""What the page on grammar says of settings is what there is."""

import json
import tomllib
from pathlib import Path

from copydesk.config.schema import LanguageToolOptions
from copydesk.grammar.accept import read_words
from copydesk.grammar.languagetool.settings import VERSION
from copydesk.grammar.offered import copydesk_grammar_engines

PAGE = Path(__file__).parent.parent.parent / "docs" / "grammar.md"


def rows(heading: str) -> list[list[str]]:
    """Return the cells of the table whose first heading is given."""
    lines = PAGE.read_text(encoding="utf-8").split(f"| {heading} |")[1].splitlines()[2:]
    table = lines[: lines.index("")]
    return [[cell.strip(" `") for cell in line.strip("|").split("|")] for line in table]


def test_the_settings_are_all_there_with_their_defaults() -> None:
    said = {name: json.loads(default) for name, default, _ in rows("in `[languagetool]`")}
    options = LanguageToolOptions()
    assert said == {name: getattr(options, name) for name in LanguageToolOptions.__struct_fields__}


def test_the_engines_are_all_there() -> None:
    said = {name for name, _ in rows("`grammar =` or `--grammar`")}
    offered = {one.name for one in copydesk_grammar_engines()}
    assert said == {"auto", "languagetool", "off", *offered}


def test_the_examples_can_be_read(tmp_path: Path) -> None:
    text = PAGE.read_text(encoding="utf-8")
    table = tomllib.loads(text.split("```toml\n")[1].split("```")[0])["languagetool"]
    assert set(table) <= set(LanguageToolOptions.__struct_fields__)
    path = tmp_path / "accept.txt"
    path.write_text(text.split("```text\n")[1].split("```")[0], encoding="utf-8")
    assert read_words(path) == {"prosumer", "prosumers", "visioconf"}
    assert f"LanguageTool {VERSION}" in text
