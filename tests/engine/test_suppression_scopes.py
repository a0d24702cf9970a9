"""What comments cover in each format, which names they may have, and [sic] in markup."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from copydesk import Article, Diagnostic, Rule, RuleMeta, SourceFile, Span
from copydesk.linter import LintOptions, lint
from copydesk.parsers import parser_for

FAMILIES = {"fote": "words", "gare": "places"}


@dataclass(frozen=True)
class Fote(Rule):
    """The letters “fote”."""

    meta = RuleMeta(name="fote", family="words", summary="Fote")
    word = "fote"

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for found in re.finditer(self.word, article.text):
            yield self.diagnostic(Span(*found.span()), "Found")


@dataclass(frozen=True)
class Gare(Fote):
    """The letters “gare”."""

    meta = RuleMeta(name="gare", family="places", summary="Gare")
    word = "gare"


def fault(name: str) -> str:
    """Return what is wrong with a name."""
    return (
        "" if name in {"all", "fote", "gare", "words", "places"} or "*" in name else "no such rule"
    )


def found(text: str, path: str) -> list[tuple[str, int]]:
    """Return the rules that report and the lines, from 1, where they do."""
    source = SourceFile(path, text)
    options = LintOptions(language="fr", family=lambda one: FAMILIES.get(one, ""), fault=fault)
    report = lint(source, lambda _: [Fote(), Gare()], parser_for(path), options)
    return [(one.rule, source.position(one.span.start).line) for one in report.diagnostics]


markup = pytest.mark.parametrize("path", ["a.txt", "a.md", "a.html"])


def page(text: str, path: str) -> str:
    """Return paragraphs of one line each as the format has them."""
    if not path.endswith(".html"):
        return text.replace("\n", "\n\n")
    lines = (one if one.startswith("<!--") else f"<p>{one}</p>" for one in text.split("\n"))
    return "\n\n".join(lines)


@markup
def test_own_line(path: str) -> None:
    text = page("Une fote.<!-- copydesk: ignore[fote] cité -->\nUne fote.", path)
    assert found(text, path) == [("fote", 3)]


@markup
def test_next_line(path: str) -> None:
    comment = "<!-- copydesk: ignore-next-line[fote] cité -->"
    text = page("Une fote.\nUne fote, une gare.\nUne fote.", path)
    text = text.replace("\n\n", f"\n{comment}\n", 1)
    assert found(text, path) == [("fote", 1), ("gare", 3), ("fote", 5)]


@markup
def test_next_block(path: str) -> None:
    text = page("Une fote.\n<!-- copydesk: ignore[fote] cité -->\nUne fote.\nUne fote.", path)
    assert found(text, path) == [("fote", 1), ("fote", 7)]


@markup
def test_stretch(path: str) -> None:
    text = page(
        "Une fote.\n<!-- copydesk: ignore-start[fote] archives -->\nUne fote, une gare.\nUne fote."
        "\n<!-- copydesk: ignore-end -->\nUne fote.",
        path,
    )
    assert found(text, path) == [("fote", 1), ("gare", 5), ("fote", 11)]


@markup
def test_stretches_within_one_another(path: str) -> None:
    text = page(
        "<!-- copydesk: ignore-start[fote] -->\nUne fote, une gare.\n"
        "<!-- copydesk: ignore-start[gare] -->\nUne fote, une gare.\n"
        "<!-- copydesk: ignore-end[fote] -->\nUne fote, une gare.\n"
        "<!-- copydesk: ignore-end[gare] -->\nUne fote, une gare.",
        path,
    )
    assert found(text, path) == [("gare", 3), ("fote", 11), ("fote", 15), ("gare", 15)]


@markup
def test_a_stretch_without_end_goes_on_to_the_end(path: str) -> None:
    text = page("Une fote.\n<!-- copydesk: ignore-start[fote] -->\nUne fote.\nUne fote.", path)
    assert found(text, path) == [("fote", 1)]


@markup
def test_an_end_without_start_is_told(path: str) -> None:
    text = page("Une fote.\n<!-- copydesk: ignore-end[fote] -->\nUne fote.", path)
    assert found(text, path) == [("fote", 1), ("unused-suppression", 3), ("fote", 5)]


@markup
def test_file(path: str) -> None:
    text = page("Une fote.\nUne fote.\n<!-- copydesk: ignore-file[fote] archives -->", path)
    assert found(text, path) == []


@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_next_line_with_any_line_end(line_end: str) -> None:
    text = "Une fote.\n<!-- copydesk: ignore-next-line -->\nUne fote.\nUne fote.\n"
    assert found(text.replace("\n", line_end), "a.txt") == [("fote", 1), ("fote", 4)]


@pytest.mark.parametrize(
    ("names", "left"),
    [
        ("words", ["gare"]),
        ("all", []),
        ("fo*", ["gare"]),
        ("words, places", []),
        ("words, fo*", ["gare"]),
    ],
)
def test_families_and_patterns(names: str, left: list[str]) -> None:
    text = f"Une fote, une gare. <!-- copydesk: ignore[{names}] -->"
    assert [rule for rule, _ in found(text, "a.md")] == left


def test_an_unknown_name_is_told_at_its_place() -> None:
    text = "Une fote. <!-- copydesk: ignore[fote, fotte] -->"
    source = SourceFile("a.md", text)
    report = lint(source, lambda _: [Fote()], parser_for("a.md"), LintOptions(fault=fault))
    [one] = report.diagnostics
    assert (one.rule, one.span.of(text)) == ("unknown-suppression", "fotte")
    assert one.message == "Suppression silences nothing: no such rule"


def test_a_family_that_reports_nothing_is_unused() -> None:
    assert found("Rien. <!-- copydesk: ignore[words] -->", "a.md") == [("unused-suppression", 1)]


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.tex", "Une gare.\n\n% copydesk: ignore-next-line[fo*] cité\nUne fote.\n"),
        ("a.rst", "Une gare.\n\n.. copydesk: ignore[fote] cité\n\nUne fote.\n"),
        ("a.adoc", "// copydesk: ignore-file[fote]\nUne fote, une gare.\n"),
        ("a.tex", "% copydesk: ignore-file\r\nUne gare.\r\nUne fote.\r\n% copydesk: ignored\r\n"),
    ],
)
def test_comments_of_other_formats(path: str, text: str) -> None:
    from copydesk.suppressions import Suppressions

    article = parser_for("a.txt")(SourceFile(path, text), "fr")
    at = text.rindex("fote")
    diagnostics = [Diagnostic("fote", Span(at, at + 4), "")]
    assert Suppressions.of(article).apply(diagnostics) == ([], 1)


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("a.html", "<p>Une fote&nbsp;<i>[sic]</i>, dit-il.</p>"),
        ("a.html", "<p>Une <b>fote</b> &#91;sic&#93;, dit-il.</p>"),
        ("a.md", "Une **fote** *(sic)*, dit-il."),
        ("a.txt", "Une fote [sic], dit-il."),
    ],
)
def test_sic_through_markup(path: str, text: str) -> None:
    assert found(text, path) == []
