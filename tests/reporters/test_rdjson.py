"""rdjson: one document that reviewdog's own schema accepts."""

import json
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from copydesk import SourceFile
from copydesk.report import FileReport
from reporters.hostile import PATHS, TEXTS, report, written

jsonschema: Any = import_module("jsonschema")
SCHEMA = Path(__file__).parent / "schemas" / "rdf-diagnostic-result.json"
VALIDATOR = jsonschema.Draft4Validator(json.loads(SCHEMA.read_text(encoding="utf-8")))


def diagnostics(text: str) -> list[Any]:
    """Return the diagnostics of a document, which must be valid."""
    document = json.loads(text)
    VALIDATOR.validate(document)
    assert document["source"] == {"name": "copydesk"}
    found: list[Any] = document["diagnostics"]
    return found


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_valid(text: str, path: str) -> None:
    first, second = diagnostics(written("rdjson", report(path, text), report("b.txt", "x")))
    assert first == json.loads(written("rdjsonl", report(path, text)))
    assert second["location"]["path"] == "b.txt"


def test_nothing_at_all() -> None:
    assert diagnostics(written("rdjson")) == []
    assert diagnostics(written("rdjson", FileReport(SourceFile("a", "b")))) == []
