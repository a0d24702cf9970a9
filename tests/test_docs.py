"""The generated pages are those that the rules would give today."""

from pathlib import Path

from copydesk.docs import pages, read_measured
from copydesk.plugins import installed

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
