"""Checkstyle's XML."""

from xml.etree import ElementTree

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Diagnostic, Severity, SourceFile, Span
from copydesk.report import FileReport, RunError
from copydesk.terminal import escaped
from reporters.hostile import PATHS, TEXTS, failed, report, written


def files(text: str) -> list[ElementTree.Element]:
    """Return the files of a document."""
    root = ElementTree.fromstring(text)  # noqa: S314 - our own
    assert (root.tag, root.attrib) == ("checkstyle", {"version": "4.3"})
    return list(root)


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_survives(text: str, path: str) -> None:
    [file] = files(written("checkstyle", report(path, text)))
    [error] = file
    assert file.get("name") == path.replace("\udce9", "\ufffd")
    assert error.get("message") == escaped(text)


@settings(deadline=None)
@given(st.text(st.characters(codec=None)), st.text(st.characters(codec=None), min_size=1))
def test_generated_texts_are_well_formed(text: str, path: str) -> None:
    assert len(files(written("checkstyle", report(path, text)))) == 1


def test_an_error() -> None:
    source = SourceFile("a.txt", "Né ici.\nUne faute.")
    found = Diagnostic("wrong-word", Span(12, 17), "“faute”", Severity.INFO)
    [[error]] = files(written("checkstyle", FileReport(source, (found,))))
    assert error.attrib == {
        "line": "2",
        "column": "5",
        "severity": "info",
        "message": "“faute”",
        "source": "copydesk.wrong-word",
    }


def test_an_article_without_diagnostics_is_named() -> None:
    [file] = files(written("checkstyle", FileReport(SourceFile("a.txt", "Rien."))))
    assert (file.get("name"), len(file)) == ("a.txt", 0)


def test_what_went_wrong_is_an_error_once() -> None:
    out = written("checkstyle", failed("a.txt", "is gone"), errors=(RunError("", "no engine"),))
    told = [(file.get("name"), one.get("message")) for file in files(out) for one in file]
    assert told == [("a.txt", "is gone"), ("copydesk", "no engine")]
