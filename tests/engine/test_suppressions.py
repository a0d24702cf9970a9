"""Comments and [sic], which keep rules silent, in text and in Markdown."""

import re
import time
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from copydesk import Article, Diagnostic, Rule, RuleMeta, Severity, SourceFile, Span
from copydesk.linter import lint
from copydesk.parsers import parser_for
from copydesk.suppressions import Suppressions


@dataclass(frozen=True)
class Fote(Rule):
    """The letters “fote”."""

    meta = RuleMeta(name="fote", family="words", summary="Fote", severity=Severity.ERROR)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for found in re.finditer("fote|port (?:[(]sic[)])", article.text):
            yield self.diagnostic(Span(*found.span()), "Fote")


@dataclass(frozen=True)
class Gare(Fote):
    """The letters “gare”."""

    meta = RuleMeta(name="gare", family="words", summary="Gare", severity=Severity.ERROR)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for found in re.finditer("gare", article.text):
            yield self.diagnostic(Span(*found.span()), "Gare")


def report(text: str, path: str) -> list[tuple[str, int]]:
    """Return the rules that report and the lines, from 1, where they do."""
    source = SourceFile(path, text)
    found = lint(source, lambda _: [Fote(), Gare()], parser_for(path)).diagnostics
    return [(one.rule, source.position(one.span.start).line) for one in found]


pytestmark = pytest.mark.parametrize("path", ["a.fr.txt", "a.fr.md"])
line_ends = pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])


@line_ends
def test_trailing_comment_speaks_of_its_line(path: str, line_end: str) -> None:
    text = "Une fote. <!-- copydesk: ignore[fote] une citation -->||Une fote.|"
    assert report(text.replace("|", line_end), path) == [("fote", 3)]


@line_ends
def test_comment_on_a_line_of_its_own_speaks_of_the_next_block(path: str, line_end: str) -> None:
    text = "Une fote.||<!-- copydesk: ignore[fote] -->|Une gare, une fote.||Une fote.|"
    found = report(text.replace("|", line_end), path)
    assert found == [("fote", 1), ("gare", 4), ("fote", 6)]


@line_ends
def test_ignore_file_speaks_of_the_whole_file(path: str, line_end: str) -> None:
    text = "Une fote, une gare.||Une fote.||<!-- copydesk: ignore-file[fote] -->|"
    assert report(text.replace("|", line_end), path) == [("gare", 1)]


def test_a_comment_without_rules_means_all(path: str) -> None:
    assert report("Une fote, une gare. <!-- copydesk: ignore -->", path) == []
    assert report("Une fote, une gare. <!-- copydesk:ignore-->", path) == []


def test_several_rules(path: str) -> None:
    assert report("Une fote, une gare. <!-- copydesk: ignore[ gare , fote ] -->", path) == []


def test_a_dateline_does_not_hide_its_paragraph(path: str) -> None:
    text = "Titre\n\n<!-- copydesk: ignore[fote] -->\nPARIS (AFP) – Une fote ici.\n\nUne fote."
    assert report(text, path) == [("fote", 6)]


@pytest.mark.parametrize(
    ("comment", "message"),
    [
        ("ignore[fote]", "Suppression is not needed: “fote” reports nothing here"),
        ("ignore[gare, fote]", "“fote” and “gare” report nothing here"),
        ("ignore", "Suppression is not needed: no rule reports anything here"),
        ("ignore-file", "no rule reports anything here"),
    ],
)
def test_unused_comments_are_reported(path: str, comment: str, message: str) -> None:
    text = f"Une maison. <!-- copydesk: {comment} -->\n"
    [found] = lint(
        SourceFile(path, text), lambda _: [Fote(), Gare()], parser_for(path)
    ).diagnostics
    assert found.rule == "unused-suppression"
    assert message in found.message
    assert found.span.of(text) == f"<!-- copydesk: {comment} -->"


def test_a_rule_that_did_not_run_is_not_unused(path: str) -> None:
    assert report("Une maison. <!-- copydesk: ignore[autre] -->\n", path) == []


@pytest.mark.parametrize(
    "comment",
    ["<!-- copydesk: ignored -->", "<!-- ignore -->", "<!-- copydesk: ignore[fote", "<!--"],
)
def test_what_is_no_suppression(path: str, comment: str) -> None:
    assert ("fote", 1) in report(f"Une fote et {comment}", path)


@pytest.mark.parametrize(
    "text",
    ["Une fote [sic] ici.", "Une fote (sic) ici.", "Une fote\u00a0[SIC] ici.", "Le port (sic)."],
)
def test_sic(path: str, text: str) -> None:
    assert report(text, path) == []


def test_sic_speaks_of_the_word_before_it_only(path: str) -> None:
    assert report("Une fote, un mot [sic], une fote.", path) == [("fote", 1), ("fote", 1)]


def test_many_comments_take_linear_time(path: str) -> None:
    line = "Une fote <!-- copydesk: ignore[gare] --> " * 10_000
    text = line + "\n\nUne gare. <!-- copydesk: ignore[gare] -->" * 10_000
    article = parser_for(path)(SourceFile(path, text), "fr")
    places = [found.start() for found in re.finditer("gare|fote", text)]
    found = [Diagnostic(text[at : at + 4], Span(at, at + 4), "") for at in places]
    start = time.process_time()
    kept, silenced = Suppressions.of(article).apply(found)
    assert time.process_time() - start < 5
    assert [one.rule for one in kept[:2]] == ["fote", "fote"]
    assert len(kept) == 10_000
    assert silenced == len(places) - 10_000


def test_sic_within_markup(path: str) -> None:
    found = report("Une *fote* [sic], une **fote** *[sic]*, une fote \\[sic\\].", path)
    assert found == []
