"""Jupyter notebooks."""

import json
from pathlib import Path

import pytest

from copydesk import SourceFile
from copydesk.parsers.notebook import parse
from copydesk.reading import ParseError
from copydesk.testing import lint
from copydesk_rules.typography.space_before_comma import SpaceBeforeComma

SAMPLE = Path(__file__).parents[1] / "formats" / "article.ipynb"


def notebook(*sources: str | list[str]) -> str:
    cells = [dict[str, object](cell_type="markdown", metadata={}, source=one) for one in sources]
    return json.dumps({"cells": cells, "nbformat": 4}, indent=1)


def prose(text: str) -> list[str]:
    article = parse(SourceFile("a.ipynb", text))
    return [one.span.of(article.text) for one in article.parsed_blocks]


def test_only_markdown_is_read() -> None:
    assert prose(SAMPLE.read_text("utf-8")) == [
        "Le port d’Oran rouvre",
        'Le port a rouvert mercredi , a dit « l’agence » : "enfin".',
        "La suite",
        "Trois quais , deux grues",
    ]


def test_notebooks_of_version_3() -> None:
    cells: list[object] = [{"cell_type": "markdown", "source": ["Un *port*"]}]
    assert prose(json.dumps({"worksheets": [{"cells": cells}]})) == ["Un port"]


def test_a_cell_of_several_lines() -> None:
    assert prose(notebook(["Un port\n", "rouvre.\n", "\n", "> Oui."])) == [
        "Un port\nrouvre.",
        "Oui.",
    ]


def test_a_fix_is_escaped_as_json() -> None:
    text = notebook("Un port , hier \u2014 \u00ab\u00a0oui\u00a0\u00bb.")
    assert "\\u2014" in text
    article = parse(SourceFile("a.ipynb", text))
    at = article.text.index("—")
    from copydesk import Span

    made = article.edit(Span(at, at + 1), "–")
    assert made is not None
    assert made[0].of(text) == "\\u2014"
    assert made[1] == "\\u2013"


def test_a_comment_alone_in_its_string_speaks_of_the_next_block() -> None:
    text = notebook(["<!-- copydesk: ignore[space-before-comma] -->\n", "\n", "Un port , hier."])
    assert lint(SpaceBeforeComma(), text, language="fr", path="a.ipynb") == []
    assert lint(SpaceBeforeComma(), notebook(["Un , a."]), language="fr", path="a.ipynb")


@pytest.mark.parametrize("text", ["[]", '{"a": 1}', '"a"'])
def test_other_json_is_refused(text: str) -> None:
    with pytest.raises(ParseError, match="no Jupyter notebook"):
        prose(text)
