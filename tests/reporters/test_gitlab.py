"""GitLab's Code Quality report."""

import json
from importlib import import_module
from typing import Any

import pytest

from copydesk import Diagnostic, Severity, SourceFile, Span
from copydesk.report import FileReport
from reporters.hostile import PATHS, TEXTS, report, written

jsonschema: Any = import_module("jsonschema")
POINT = {
    "type": "object",
    "required": ["line", "column"],
    "properties": {"line": {"type": "integer", "minimum": 1}, "column": {"type": "integer"}},
}
PROPERTIES = {
    "description": {"type": "string"},
    "check_name": {"type": "string"},
    "fingerprint": {"type": "string", "pattern": "^[0-9a-f]{32}$"},
    "severity": {"enum": ["info", "minor", "major", "critical", "blocker"]},
    "location": {
        "type": "object",
        "required": ["path", "lines", "positions"],
        "additionalProperties": False,
        "properties": {
            "path": {"type": "string"},
            "lines": {
                "type": "object",
                "required": ["begin"],
                "properties": {"begin": {"type": "integer", "minimum": 1}},
            },
            "positions": {
                "type": "object",
                "required": ["begin", "end"],
                "properties": {"begin": POINT, "end": POINT},
            },
        },
    },
}
ISSUE = {
    "type": "object",
    "required": [*PROPERTIES],
    "additionalProperties": False,
    "properties": PROPERTIES,
}
"""What GitLab's documentation asks for, closed against anything else."""


def issues(text: str) -> Any:
    """Return the issues in a report, which must be valid."""
    read = json.loads(text)
    jsonschema.validate(read, {"type": "array", "items": ISSUE})
    return read


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_valid(text: str, path: str) -> None:
    [issue] = issues(written("gitlab", report(path, text)))
    assert issue["description"] == text
    assert issue["location"]["path"] == path


def test_nothing_at_all() -> None:
    assert issues(written("gitlab")) == []
    assert issues(written("gitlab", FileReport(SourceFile("a", "b")))) == []


@pytest.mark.parametrize(
    ("severity", "label"),
    [(Severity.ERROR, "critical"), (Severity.WARNING, "minor"), (Severity.INFO, "info")],
)
def test_severities(severity: Severity, label: str) -> None:
    [issue] = issues(written("gitlab", report("a", "b", severity=severity)))
    assert issue["severity"] == label


def test_fingerprints_differ_within_a_run_and_not_between_runs() -> None:
    source = SourceFile("./a.txt", "ab")
    same = Diagnostic("x", Span(0, 1), "m")
    reports = [FileReport(source, (same, same)), report("a.txt", "x"), report("b.txt", "x")]
    once = [one["fingerprint"] for one in issues(written("gitlab", *reports))]
    again = [one["fingerprint"] for one in issues(written("gitlab", *reports))]
    assert len(set(once)) == 4
    assert once == again


def test_paths_are_those_of_the_repository() -> None:
    [issue] = issues(written("gitlab", report("./dossier/a.txt", "x")))
    assert issue["location"]["path"] == "dossier/a.txt"
