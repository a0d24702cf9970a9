"""The JSON format: valid by its schema, written piece by piece, safe for any text."""

import json
import tracemalloc
from importlib import import_module
from importlib.resources import files
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from copydesk import Diagnostic, Fix, Related, Severity, SourceFile, Span, TextEdit
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.json import JsonReporter

jsonschema: Any = import_module("jsonschema")
SCHEMA = json.loads((files("copydesk.reporters") / "report.schema.json").read_text("utf-8"))
VALIDATOR = jsonschema.Draft202012Validator(SCHEMA)


def written(*reports: FileReport, statistics: bool = False) -> str:
    """Return the document about some reports."""
    reporter = JsonReporter(ReportStyle(statistics=statistics))
    summary = Summary()
    text = ""
    for one in reports:
        summary.add(one)
        text += reporter.file(one)
    return text + reporter.end(summary)


def read(text: str) -> Any:
    """Return a document, which must be valid."""
    document = json.loads(text)
    VALIDATOR.validate(document)
    return document


def report(path: str, text: str, *spans: Span) -> FileReport:
    """Return a report with a diagnostic of everything at each span."""
    source = SourceFile(path, text)
    found = tuple(
        Diagnostic(
            "languagetool/X_Y[1]",
            span,
            f"« {span.of(text)} » ?",
            Severity.ERROR,
            related=(Related(Span(0, 0), "ici"), Related(Span(1, 2), "là", "b.txt")),
            fixes=(Fix.unsafe("Ôter", TextEdit(span, "")), Fix.display("Voir")),
            url="https://desk.example/x",
            fingerprint="0123456789abcdef",
        )
        for span in spans
    )
    return FileReport(source, found, words=3, others={"b.txt": SourceFile("b.txt", "x\ny")})


def test_the_schema_is_one() -> None:
    jsonschema.Draft202012Validator.check_schema(SCHEMA)


def test_everything() -> None:
    document = read(written(report("a.txt", "Été 😀\nfaute", Span(4, 5), Span(6, 11))))
    first, second = document["diagnostics"]
    assert (first["match"], second["match"]) == ("😀", "faute")
    assert second["start"] == {"line": 2, "column": 1, "offset": 6}
    assert second["end"] == {"line": 2, "column": 6, "offset": 11}
    assert [one["path"] for one in second["related"]] == ["a.txt", "b.txt"]
    assert second["related"][1]["start"] == {"line": 1, "column": 2, "offset": 1}
    assert second["fixes"][0]["edits"] == [
        {"start": second["start"], "end": second["end"], "text": ""}
    ]
    assert document["version"] == 1
    assert document["errors"] == []
    assert document["summary"] == {
        "files": 1,
        "words": 3,
        "diagnostics": 2,
        "error": 2,
        "warning": 0,
        "info": 0,
        "fixable": 2,
        "fixed": 0,
        "suppressed": 0,
        "truncated": 0,
        "rules": {"languagetool/X_Y[1]": 2},
    }


def test_nothing_at_all() -> None:
    assert read(written())["diagnostics"] == []
    assert read(written(report("a.txt", "")))["summary"]["files"] == 1


def test_errors_and_habits() -> None:
    gone = FileReport(
        SourceFile("a.txt", ""), errors=(RunError("a.txt", "is gone"),), habits={"x": 2}
    )
    document = read(written(gone, statistics=True))
    assert document["errors"] == [{"path": "a.txt", "message": "is gone"}]
    assert document["summary"]["habits"] == {"x": 2}


def test_the_schema_refuses_what_it_does_not_know() -> None:
    document = read(written(report("a.txt", "faute", Span(0, 5))))
    document["diagnostics"][0]["colour"] = "red"
    with pytest.raises(jsonschema.ValidationError):
        VALIDATOR.validate(document)


@given(st.text(), st.text(st.characters(codec=None), min_size=1))
def test_any_text_survives(text: str, path: str) -> None:
    out = written(report(path, text, Span(0, len(text))))
    out.encode("utf-8")
    [found] = read(out)["diagnostics"]
    assert (found["path"], found["match"]) == (path, text)


def test_a_lone_surrogate_survives() -> None:
    out = written(report("caf\udce9.txt", "a\ud800b", Span(0, 3)))
    assert out.isascii() or out.encode("utf-8")
    [found] = read(out)["diagnostics"]
    assert (found["path"], found["match"]) == ("caf\udce9.txt", "a\ud800b")


def test_accents_stay_readable() -> None:
    assert "Été" in written(report("a.txt", "Été", Span(0, 3)))


def test_the_memory_does_not_grow_with_the_run() -> None:
    reporter = JsonReporter(ReportStyle())
    summary = Summary()
    one = report("a.txt", "Une faute ici. " * 50, *[Span(4, 9)] * 50)
    reporter.file(one)
    tracemalloc.start()
    for _ in range(100):
        summary.add(one)
        reporter.file(one)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 100_000
