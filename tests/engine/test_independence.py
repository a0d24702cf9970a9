"""The engine knows no rule by name, and rules keep nothing between articles."""

from pathlib import Path

import copydesk
from copydesk import SourceFile
from copydesk.linter import lint
from copydesk.parsers import parser_for
from copydesk.plugins import installed

RULES = installed().rules()
ONE = """L’accord est signé

ROME - Le ministre Sergio Costa a reçu son homologue. La visite de Sergio Costà a duré.
"""
OTHER = """The deal is signed

The minister met his his counterpart in Oslo. they spoke for an hour about 20% tariffs .
"""


def test_no_rule_name_occurs_in_the_engine() -> None:
    engine = Path(copydesk.__file__).parent
    names = {rule.meta.name for rule in RULES}
    texts = {path: path.read_text(encoding="utf-8") for path in engine.rglob("*.py")}
    quoted = {
        f"{path.name}: {name}"
        for path, text in texts.items()
        for name in names
        if f'"{name}"' in text or f"'{name}'" in text
    }
    assert not quoted


def test_the_order_of_articles_does_not_matter() -> None:
    rules = [rule() for rule in RULES]

    def found(*texts: str) -> list[object]:
        parse = parser_for("a.txt")
        return [
            lint(SourceFile("a.txt", text), lambda _: rules, parse).diagnostics for text in texts
        ]

    assert found(ONE, OTHER) == list(reversed(found(OTHER, ONE)))
