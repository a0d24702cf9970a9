"""The generated pages are those that the rules would give today."""

from pathlib import Path

from copydesk.docs import pages, read_measured
from copydesk.pattern_file import KEYS, PatternPlugin
from copydesk.plugins import installed
from copydesk.testing import check_example

ROOT = Path(__file__).parent.parent


def test_pages_are_up_to_date() -> None:
    made = pages(installed().rules(), read_measured(ROOT / "benchmarks" / "judged.tsv"))
    stale = [
        name
        for name, text in made.items()
        if not (ROOT / "docs" / name).exists()
        or (ROOT / "docs" / name).read_text(encoding="utf-8") != text
    ]
    assert not stale, "run: python -m copydesk.docs docs --measured benchmarks/judged.tsv"
    written = {f"rules/{path.name}" for path in (ROOT / "docs" / "rules").glob("*.md")}
    assert written <= set(made)


def test_the_pattern_file_in_the_documentation_works(tmp_path: Path) -> None:
    text = (ROOT / "docs" / "pattern-rules.md").read_text(encoding="utf-8")
    path = tmp_path / "house.toml"
    path.write_text(text.split("# house.toml\n")[1].split("```")[0], encoding="utf-8")
    plugin = PatternPlugin(path)
    assert not plugin.problems
    [rule] = plugin.copydesk_rules()
    for example in rule.examples:
        check_example(rule, example)
    rows = {
        line.split("|")[1].strip(" `,") for line in text.splitlines() if line.startswith("| `")
    }
    keys = {key for row in rows for key in row.replace("`", "").split(", ")}
    assert keys == set(KEYS)
