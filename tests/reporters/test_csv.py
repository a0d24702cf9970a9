"""The table: read back as written, and nothing in it is computed."""

import csv
from io import StringIO

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import SourceFile
from copydesk.report import FileReport
from copydesk.reporters.csv import COLUMNS, FORMULA, guarded
from copydesk.terminal import escaped
from reporters.hostile import PATHS, TEXTS, report, written


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text), strict=True))


@pytest.mark.parametrize("path", PATHS)
@pytest.mark.parametrize("text", TEXTS)
def test_any_text_is_one_row_on_one_line(text: str, path: str) -> None:
    out = written("csv", report(path, text))
    assert out.count("\n") == 2
    [row] = rows(out)
    assert list(row) == list(COLUMNS)
    assert row["match"].removeprefix("'") == escaped(text).removeprefix("'")
    assert not any(cell.lstrip().startswith(FORMULA) for cell in row.values())


@settings(deadline=None)
@given(st.text(st.characters(codec=None)))
def test_generated_texts_are_never_formulas(text: str) -> None:
    [row] = rows(written("csv", report("a.txt", text)))
    assert not row["message"].lstrip().startswith(FORMULA)


@pytest.mark.parametrize(
    ("text", "cell"),
    [
        ("=1+1", "'=1+1"),
        ("  @SUM(A1)", "'  @SUM(A1)"),
        ("\t-2", "'    -2"),
        ("＝1", "'＝1"),
        ("- dit-il", "'- dit-il"),
        ("un = deux", "un = deux"),
        ("a\nb", "a<U+000A>b"),
    ],
)
def test_guarded(text: str, cell: str) -> None:
    assert guarded(text) == cell


def test_a_row() -> None:
    [row] = rows(written("csv", report("a.txt", "Une faute")))
    assert (row["path"], row["line"], row["column"], row["end_column"]) == (
        "a.txt",
        "1",
        "1",
        "10",
    )
    assert (row["severity"], row["fix"]) == ("error", "Une faute")


def test_the_names_stand_there_once_even_without_rows() -> None:
    assert written("csv") == ",".join(COLUMNS) + "\n"
    assert rows(written("csv", FileReport(SourceFile("a", "b")))) == []
    assert len(rows(written("csv", report("a", "x"), report("b", "x")))) == 2
