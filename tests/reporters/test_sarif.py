"""SARIF: valid by the standard's schema, with places that point at the very text."""

import json
import tracemalloc
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Diagnostic, Fix, Severity, SourceFile, Span, TextEdit
from copydesk.engine_rules import ENGINE_RULES
from copydesk.formats import ReportStyle
from copydesk.plugins import installed
from copydesk.report import FileReport, RunError
from copydesk.reporters.sarif import SarifReporter
from reporters.hostile import PATHS, TEXTS, failed, report, written

jsonschema: Any = import_module("jsonschema")
SCHEMA = json.loads(
    (Path(__file__).parent / "schemas" / "sarif-2.1.0.json").read_text(encoding="utf-8")
)
VALIDATOR = jsonschema.Draft7Validator(
    SCHEMA, format_checker=jsonschema.Draft7Validator.FORMAT_CHECKER
)


def run_of(text: str) -> Any:
    """Return the run in a document, which must be valid."""
    document = json.loads(text)
    VALIDATOR.validate(document)
    [run] = document["runs"]
    return run


def result_of(one: FileReport) -> Any:
    [result] = run_of(written("sarif", one))["results"]
    return result


def marked(source: str, region: Any) -> str:
    """Return the text of a region, read by its lines and columns alone."""
    lines = SourceFile("", source).line_starts
    start = lines[region["startLine"] - 1] + region["startColumn"] - 1
    end = lines[region["endLine"] - 1] + region["endColumn"] - 1
    assert (start, end - start) == (region["charOffset"], region["charLength"])
    return source[start:end]


def test_the_schema_is_one() -> None:
    jsonschema.Draft7Validator.check_schema(SCHEMA)


@pytest.mark.parametrize("text", TEXTS)
@pytest.mark.parametrize("path", PATHS)
def test_any_text_is_valid(text: str, path: str) -> None:
    result = result_of(report(path, text))
    place = result["locations"][0]["physicalLocation"]
    assert place["region"]["snippet"]["text"] == text
    assert marked(text, place["region"]) == text
    assert place["artifactLocation"]["uri"].isascii()


@settings(deadline=None)
@given(st.text(), st.text(st.characters(codec=None), min_size=1))
def test_generated_texts_are_valid(text: str, path: str) -> None:
    result_of(report(path, text))


def test_everything() -> None:
    result = result_of(report("dossier/été 1.txt", "Une faute."))
    location = {"uri": "dossier/%C3%A9t%C3%A9%201.txt", "uriBaseId": "%SRCROOT%"}
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == location
    assert result["level"] == "error"
    assert result["partialFingerprints"] == {"copydesk/v1": "0123456789abcdef"}
    assert [one["id"] for one in result["relatedLocations"]] == [1, 2]
    assert result["relatedLocations"][1]["physicalLocation"]["artifactLocation"]["uri"] == "b.txt"
    [fix] = result["fixes"]
    assert fix["properties"] == {"applicability": "unsafe"}
    assert fix["artifactChanges"][0]["replacements"][0]["insertedContent"] == {
        "text": "Une faute."
    }


def test_columns_are_code_points() -> None:
    source = SourceFile("a.txt", "😀 né\r\nfaute")
    found = Diagnostic("x", Span(6, 11), "x")
    run = run_of(written("sarif", FileReport(source, (found,))))
    region = run["results"][0]["locations"][0]["physicalLocation"]["region"]
    assert run["columnKind"] == "unicodeCodePoints"
    assert marked(source.text, region) == "faute"
    assert (region["startLine"], region["startColumn"], region["endColumn"]) == (2, 1, 6)


@pytest.mark.parametrize(
    ("text", "escaped"),
    [
        ("[ici](https://evil.example)", r"\[ici\](https://evil.example)"),
        ("un mot [sic] entre crochets", "un mot [sic] entre crochets"),
        ("gabarit {0} {x}", "gabarit {{0}} {x}"),
    ],
)
def test_messages_hold_no_links_and_no_placeholders(text: str, escaped: str) -> None:
    assert result_of(report("a.txt", text))["message"] == {"text": escaped}


def test_rules_are_described_once_in_the_order_of_the_results() -> None:
    plugins = installed()
    rules = plugins.rules()[:2]
    names = [*(rule.meta.name for rule in rules), next(iter(ENGINE_RULES)), "languagetool/X"]
    found = tuple(Diagnostic(name, Span(0, 1), "x") for name in [*names, names[0]])
    source = SourceFile("a.txt", "abc")
    run = run_of(written("sarif", FileReport(source, found), rules=plugins.rules))
    described = run["tool"]["driver"]["rules"]
    assert [one["id"] for one in described] == names
    assert [one["ruleIndex"] for one in run["results"]] == [0, 1, 2, 3, 0]
    for rule, one in zip(rules, described, strict=False):
        assert one["shortDescription"]["text"] == rule.meta.summary
        assert one["defaultConfiguration"]["level"] in {"error", "warning", "note"}
        assert "## Why it matters" in one["help"]["markdown"]
    assert described[2]["help"]["text"]
    assert described[3] == {"id": "languagetool/X"}


@pytest.mark.parametrize(
    ("severity", "level"), [(Severity.WARNING, "warning"), (Severity.INFO, "note")]
)
def test_levels(severity: Severity, level: str) -> None:
    assert result_of(report("a.txt", "x", severity=severity))["level"] == level


def test_every_installed_rule_has_a_valid_description() -> None:
    plugins = installed()
    found = tuple(Diagnostic(one.meta.name, Span(0, 1), "x") for one in plugins.rules())
    run = run_of(written("sarif", FileReport(SourceFile("a", "b"), found), rules=plugins.rules))
    assert all("help" in one for one in run["tool"]["driver"]["rules"])


def test_edits_of_one_fix_stay_together_and_in_order() -> None:
    fix = Fix.safe("Guillemets", TextEdit(Span(4, 5), "»"), TextEdit(Span(0, 1), "«"))
    found = Diagnostic("x", Span(0, 5), "x", fixes=(fix,))
    result = result_of(FileReport(SourceFile("a.txt", '"mot"'), (found,)))
    [change] = result["fixes"][0]["artifactChanges"]
    assert [one["insertedContent"]["text"] for one in change["replacements"]] == ["«", "»"]


def test_what_went_wrong_is_told() -> None:
    run = run_of(written("sarif", failed("a.txt", "is gone"), errors=(RunError("", "no engine"),)))
    [invocation] = run["invocations"]
    assert not invocation["executionSuccessful"]
    told = invocation["toolExecutionNotifications"]
    assert [one["message"]["text"] for one in told] == ["is gone", "no engine"]
    assert run_of(written("sarif"))["invocations"][0]["executionSuccessful"]


def test_an_absolute_path_is_a_file_uri(tmp_path: Path) -> None:
    place = result_of(report(str(tmp_path / "é.txt"), "x"))["locations"][0]["physicalLocation"]
    assert place["artifactLocation"] == {"uri": (tmp_path / "é.txt").as_uri()}


def test_the_memory_does_not_grow_with_the_run() -> None:
    reporter = SarifReporter(ReportStyle())
    one = report("a.txt", "Une faute ici. " * 50)
    reporter.file(one)
    tracemalloc.start()
    for _ in range(500):
        reporter.file(one)
    grown, _ = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    assert grown < 100_000


class Zipped(SourceFile):
    """A file that is no text."""

    is_text = False


@pytest.mark.parametrize("form", ["sarif", "rdjsonl", "rdjson"])
def test_fixes_of_a_document_are_left_out(form: str) -> None:
    fix = Fix.safe("Write", TextEdit(Span(0, 3), "y"))
    found = Diagnostic("x", Span(0, 3), "x", fixes=(fix,))
    for source, is_told in ((SourceFile("a.txt", "mot"), True), (Zipped("a.docx", "mot"), False)):
        text = written(form, FileReport(source, (found,)))
        assert ("deletedRegion" in text or "suggestions" in text) is is_told
