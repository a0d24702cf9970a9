"""In every format: places are exact, fixes come to rest, and nothing beside them changes."""

import json
import re
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import partial
from html import unescape

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from copydesk import Article, Diagnostic, Fix, Rule, RuleMeta, Span, TextEdit
from copydesk.fix import Applicability, apply_edits
from copydesk.fixing import fix, usable
from copydesk.linter import lint
from copydesk.parsers import parser_for
from copydesk.report import FileReport
from copydesk.source import SourceFile
from formats import generated_articles, generated_markup

FORMATS = {**generated_articles.FORMATS, **generated_markup.FORMATS}
COMMANDS = (".tex", ".adoc")
"""Formats in which characters have more spellings than are listed here."""
C_ESCAPE = re.compile(r"\\(?:[abfv]|[0-7]{1,3}|x[0-9A-Fa-f]{2})")
"""What strings of gettext may hold, as those of C."""
JOINT = re.compile(r'"(?:,\s*|\s+)"')
"""Between two of the strings that a text is made of, in a notebook or a PO file."""
HALF = re.compile(r"\\u[dD][89a-fA-F][0-9a-fA-F]{2}")
"""Half a character in a string of JSON, whose other half is lost."""


def files(name: str) -> st.SearchStrategy[tuple[str, list[str]]]:
    write, several = FORMATS[name]
    return generated_articles.files(write, several=several)


@dataclass(frozen=True)
class Fote(Rule):
    """A word that is mended by one with signs that most formats have to escape."""

    meta = RuleMeta(name="fote", family="tests", summary="Fote")
    instead: str = 'R&D "x" l’é'

    def check(self, article: Article) -> Iterator[Diagnostic]:
        at = article.text.find("fote")
        while at >= 0:
            span = Span(at, at + 4)
            mend = Fix.safe("Write", TextEdit(span, self.instead))
            yield self.diagnostic(span, "Fote", fix=mend)
            at = article.text.find("fote", at + 4)


@dataclass(frozen=True)
class Blank(Rule):
    """A word that is cut off with the blank before it: what lies between may be markup."""

    meta = RuleMeta(name="blank", family="tests", summary="Blank")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        at = article.text.find(" quai")
        while at >= 0:
            span = Span(at, at + 5)
            yield self.diagnostic(span, "Quai", fix=Fix.safe("Cut", TextEdit(span, "")))
            at = article.text.find(" quai", at + 5)


def articles(name: str, text: str) -> list[Article]:
    first = parser_for(name)(SourceFile(name, text), "")
    return [first, *first.more]


def blocks(name: str, text: str) -> list[str]:
    """Return the prose of a file, white space evened out."""
    return [
        " ".join(block.span.of(article.text).split())
        for article in articles(name, text)
        for block in article.parsed_blocks
    ]


def readings(written: str) -> set[str]:
    """Return what some text of a file can stand for, in one format or in one within another."""
    found = {written, written.replace('""', '"'), JOINT.sub("", written)}
    if C_ESCAPE.fullmatch(written):
        found.add(written.encode().decode("unicode_escape"))
    for _ in range(3):
        found |= {unescape(one) for one in found}
        found |= {re.sub(r"\\(.)", r"\1", one) for one in found}
        for one in list(found):
            with suppress(ValueError):
                found.add(json.loads(f'"{one}"'))
    return found


def is_break(written: str) -> bool:
    """Tell whether a file says by this that a new line begins."""
    is_way_to_next_cue = "-->" in written
    is_latex = written.startswith("\\\\")
    return is_way_to_next_cue or is_latex or "br" in written.lower()


def check_places(article: Article) -> None:
    """Assert that every piece of an article stands where its map says."""
    file, text = article.source.text, article.text
    if article.text_map is None:
        assert text == file
        return
    last = 0
    for start, place, length, size in article.text_map.runs:
        assert last <= start
        last = start + length
        assert place + size <= len(file)
        piece, written = text[start:last], file[place : place + size]
        is_blank = piece.isspace() and any(one.isspace() for one in readings(written))
        is_reference = written.lstrip("\\&u026amp;").startswith("#")
        is_bad = piece == "\ufffd" and (is_reference or HALF.fullmatch(written) is not None)
        is_object = piece == "\ufffc" or (piece, written) == (":", "::")
        is_object = is_object or (piece == "\n" and is_break(written))
        is_command = article.source.path.endswith(COMMANDS) and (
            start in article.text_map.escapes or (piece == "\u00a0" and not written)
        )
        is_known = is_blank or is_object or is_bad or is_command
        assert is_known or any(piece in (one, one.strip()) for one in readings(written))
    for block in article.parsed_blocks:
        prose = block.span.of(text)
        assert prose
        assert prose == prose.strip()


def reread(name: str, source: SourceFile) -> FileReport:
    return lint(source, lambda _: [Fote(), Blank()], parser_for(name))


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_places_and_fixes(name: str, data: st.DataObject) -> None:
    text, prose = data.draw(files(name))
    assert blocks(name, text) == [" ".join(block.split()) for block in prose]
    for article in articles(name, text):
        check_places(article)

    report = reread(name, SourceFile(name, text))
    check_one_pass(name, report)

    mended = fix(report, partial(reread, name))
    left = mended.diagnostics
    assert not any(usable(one, mended.source, Applicability.SAFE) for one in left)
    again = fix(reread(name, mended.source), partial(reread, name))
    assert again.source.text == mended.source.text
    for article in articles(name, mended.source.text):
        check_places(article)


def check_one_pass(name: str, report: FileReport) -> None:
    """Assert that fixes change the prose as they say, and nothing beside it."""
    text = report.source.text
    edits = [edit for one in report.diagnostics for mend in one.fixes for edit in mend.edits]
    words = [one for one in edits if one.text]
    before, after = blocks(name, text), blocks(name, apply_edits(text, words))
    assert len(before) == len(after)
    joined = "\n".join(after)
    assert joined.count(Fote.instead) == len(words)
    assert joined.replace(Fote.instead, "fote") == "\n".join(before)


@pytest.mark.parametrize("name", FORMATS)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_damaged_files_are_read_or_refused(name: str, data: st.DataObject) -> None:
    from copydesk.reading import ParseError

    text, _ = data.draw(files(name))
    for _ in range(data.draw(st.integers(1, 4))):
        at = data.draw(st.integers(0, len(text)))
        cut = data.draw(st.sampled_from([0, 0, 1, 5, 50]))
        more = data.draw(
            st.sampled_from(["", "<", "&", '"', "]]>", "<!--", "</", "\0", "é", "\\"])
        )
        text = text[:at] + more + text[at + cut :]
    try:
        found = articles(name, text)
    except ParseError:
        return
    for article in found:
        check_places(article)
