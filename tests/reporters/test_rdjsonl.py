"""reviewdog's format: one diagnostic a line, columns in bytes."""

import json
import re
from importlib import import_module
from time import process_time
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Diagnostic, Fix, Severity, SourceFile, Span, TextEdit
from copydesk.report import FileReport
from reporters.hostile import PATHS, TEXTS, report, written

jsonschema: Any = import_module("jsonschema")
WORD = {"type": "string"}


def closed(*required: str, **properties: Any) -> dict[str, Any]:
    """Return the schema of an object that has these properties and no others."""
    return {
        "type": "object",
        "required": list(required),
        "additionalProperties": False,
        "properties": properties,
    }


NUMBER = {"type": "integer", "minimum": 1}
POSITION = closed("line", "column", line=NUMBER, column=NUMBER)
RANGE = closed("start", "end", start=POSITION, end=POSITION)
LOCATION = closed("path", "range", path=WORD, range=RANGE)
SUGGESTIONS = {"type": "array", "items": closed("range", "text", range=RANGE, text=WORD)}
RELATED = {
    "type": "array",
    "items": closed("message", "location", message=WORD, location=LOCATION),
}
DIAGNOSTIC = closed(
    "message",
    "location",
    message=WORD,
    location=LOCATION,
    severity={"enum": ["ERROR", "WARNING", "INFO"]},
    source=closed("name", name=WORD),
    code=closed("value", value=WORD, url=WORD),
    suggestions=SUGGESTIONS,
    related_locations=RELATED,
)
"""The messages of reviewdog.proto that are used, closed against anything else."""


def diagnostics(text: str) -> list[Any]:
    """Return the diagnostics in a report, which must be valid."""
    read = [json.loads(line) for line in text.split("\n")[:-1]]
    for one in read:
        jsonschema.validate(one, DIAGNOSTIC)
    return read


def whole(text: str) -> str:
    """Return `text` as protobuf's readers can have it."""
    return re.sub("[\ud800-\udfff]", "\N{REPLACEMENT CHARACTER}", text)


def marked(source: str, place: Any) -> str:
    """Return the text of a range, read by its lines and bytes."""
    lines = SourceFile("", source).line_starts
    start, end = (
        len(source[: lines[one["line"] - 1]].encode("utf-8", "surrogatepass")) + one["column"] - 1
        for one in (place["start"], place["end"])
    )
    return source.encode("utf-8", "surrogatepass")[start:end].decode("utf-8", "surrogatepass")


@pytest.mark.parametrize("form", ["rdjsonl", "jsonl"])
@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_one_line(text: str, path: str, form: str) -> None:
    out = written(form, report(path, text), report("b.txt", "x"))
    first, second, end = out.split("\n")
    assert json.loads(first)["message"] == (whole(text) if form == "rdjsonl" else text)
    assert json.loads(second)["message"] == "x"
    assert end == ""


@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_valid(text: str) -> None:
    [found] = diagnostics(written("rdjsonl", report("a.txt", text)))
    assert marked(text, found["location"]["range"]) == text
    suggestion = {"range": found["location"]["range"], "text": whole(text)}
    assert found["suggestions"] == [suggestion]
    assert [one["location"]["path"] for one in found["related_locations"]] == ["a.txt", "b.txt"]


@settings(deadline=None)
@given(st.data())
def test_ranges_point_at_the_text(data: st.DataObject) -> None:
    text = data.draw(st.text(st.sampled_from("aé😀\n\r東\ud800"), max_size=40))
    place = st.integers(0, len(text))
    spans = [
        Span(*sorted(pair)) for pair in data.draw(st.lists(st.tuples(place, place), max_size=6))
    ]
    found = tuple(Diagnostic("x", span, "m") for span in spans)
    read = diagnostics(written("rdjsonl", FileReport(SourceFile("a.txt", text), found)))
    assert [marked(text, one["location"]["range"]) for one in read] == [
        span.of(text) for span in spans
    ]


def test_columns_are_bytes() -> None:
    source = SourceFile("./a.txt", "é😀b")
    [found] = diagnostics(
        written("rdjsonl", FileReport(source, (Diagnostic("x", Span(2, 3), "m"),)))
    )
    assert found["location"]["range"]["start"] == {"line": 1, "column": 7}
    assert found["location"]["path"] == "a.txt"


def test_only_fixes_of_one_edit_are_suggested() -> None:
    edit, other = TextEdit(Span(0, 1), "«"), TextEdit(Span(2, 3), "»")
    fixes = (Fix.safe("A", edit, other), Fix.display("B", edit), Fix.safe("C", edit))
    found = Diagnostic("x", Span(0, 3), "m", Severity.INFO, fixes=fixes)
    [read] = diagnostics(written("rdjsonl", FileReport(SourceFile("a", '"m"'), (found,))))
    assert [one["text"] for one in read["suggestions"]] == ["«"]
    assert read["severity"] == "INFO"


def test_the_cost_does_not_depend_on_the_line() -> None:
    source = SourceFile("a.txt", "été " * 500_000)
    found = tuple(Diagnostic("x", Span(at, at + 3), "m") for at in range(0, 2_000_000, 1_000))
    before = process_time()
    written("rdjsonl", FileReport(source, found))
    assert process_time() - before < 2
