"""JUnit's XML: valid by the schema of Jenkins, whatever the article says."""

from importlib import import_module
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Diagnostic, SourceFile, Span
from copydesk.report import FileReport, RunError
from reporters.hostile import PATHS, TEXTS, failed, report, written

SCHEMA = Path(__file__).parent / "schemas" / "junit-10.xsd"


@pytest.fixture(scope="module")
def schema() -> Any:
    pytest.importorskip("xmlschema", reason="the schema is checked by the package xmlschema")
    return import_module("xmlschema").XMLSchema(str(SCHEMA))


def suites(text: str) -> list[ElementTree.Element]:
    """Return the suites of a document, whose counts must be right."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    for suite in root:
        cases = suite.findall("testcase")
        assert suite.get("tests") == str(len(cases))
        assert suite.get("failures") == str(len(suite.findall("testcase/failure")))
        assert suite.get("errors") == str(len(suite.findall("testcase/error")))
    return list(root)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_valid(text: str, path: str, schema: Any) -> None:
    out = written("junit", report(path, text))
    schema.validate(out)
    [suite] = suites(out)
    assert [child.tag for child in suite.iter()] == ["testsuite", "testcase", "failure"]


@settings(deadline=None)
@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None), min_size=1))
def test_generated_texts_are_well_formed(text: str, path: str) -> None:
    assert len(suites(written("junit", report(path, text)))) == 1


def test_a_failure_says_where_and_what() -> None:
    source = SourceFile("a.txt", "Né ici.\nUne faute & là.")
    found = Diagnostic("wrong-word", Span(12, 17), "“faute” & <b>")
    [suite] = suites(written("junit", FileReport(source, (found,))))
    [case] = suite
    [failure] = case
    assert (case.get("name"), case.get("classname")) == ("wrong-word:2:5", "a.txt")
    assert failure.attrib == {"type": "warning", "message": "“faute” & <b>"}
    assert failure.text == ("a.txt:2:5: warning [wrong-word] “faute” & <b>\nUne faute & là.")


def test_an_article_without_diagnostics_passes(schema: Any) -> None:
    out = written("junit", FileReport(SourceFile("a.txt", "Rien.")))
    schema.validate(out)
    [suite] = suites(out)
    assert (suite.get("tests"), suite.get("failures")) == ("1", "0")


def test_what_went_wrong_is_an_error_once(schema: Any) -> None:
    out = written("junit", failed("a.txt", "is gone"), errors=(RunError("", "no engine"),))
    schema.validate(out)
    told = [one.get("message") for suite in suites(out) for one in suite.iter("error")]
    assert told == ["is gone", "no engine"]


def test_nothing_at_all(schema: Any) -> None:
    schema.validate(written("junit"))
