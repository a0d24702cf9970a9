"""From text to report: what the engine promises whatever the rules do."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

import pytest

from copydesk import (
    Article,
    Diagnostic,
    Fix,
    Observation,
    Rule,
    RuleMeta,
    Severity,
    SourceFile,
    Span,
    TextEdit,
)
from copydesk.grammar import GrammarMatch, GrammarUnavailableError, Passage
from copydesk.linter import LintOptions, lint
from copydesk.parsers import parser_for
from copydesk.report import FileReport

TEXT = """Le port rouvre

Le port de Gênes a rouvert mardi. Les navires reviennent 😀 peu à peu.

The port authority said that it was pleased with the progress of the works.
"""


@dataclass(frozen=True)
class Ports(Rule):
    """Reports each “port”."""

    meta = RuleMeta("every-port", "test", "The word port", languages=frozenset({"fr"}))

    def check(self, article: Article) -> Iterator[Diagnostic]:
        for word in article.words:
            if word.text == "port":
                edit = TextEdit(word.span, "havre")
                yield self.diagnostic(word.span, "A port", fix=Fix.safe("Rename", edit))

    def observe(self, article: Article) -> Iterator[Observation]:
        yield Observation(article.blocks[0].span, len(article.words))


@dataclass(frozen=True)
class Broken(Rule):
    """Fails."""

    meta = RuleMeta("always-broken", "test", "A rule that fails")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        yield self.diagnostic(Span(0, 2), "so far so good")
        raise KeyError("lemma")


@dataclass(frozen=True)
class Outside(Rule):
    """Reports a place that the text does not have."""

    meta = RuleMeta("out-of-text", "test", "A place outside the text")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        yield self.diagnostic(Span(0, len(article.text) + 1), "too far")


class Engine:
    """A grammar engine with a fixed answer, to test what the linter does with one."""

    name = "engine"

    def __init__(self, *answers: GrammarMatch, fails: bool = False) -> None:
        self.asked: list[Passage] = []
        self._answers, self._fails = answers, fails

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        if self._fails:
            raise GrammarUnavailableError("the server does not answer")
        self.asked = list(passages)
        return self._answers

    def close(self) -> None:
        """Hold nothing."""


def report(
    *rules: Rule, text: str = TEXT, path: str = "a.fr.txt", **options: object
) -> FileReport:
    settings = LintOptions(language="fr", **options)  # type: ignore[arg-type]
    return lint(SourceFile(path, text), lambda _: rules, parser_for(path), settings)


def test_a_rule_that_fails_is_named_and_the_others_go_on() -> None:
    found = report(Broken(), Ports())
    broken, *others = found.diagnostics
    assert broken.rule == "internal-error"
    assert [one.rule for one in others] == ["every-port", "every-port"]
    assert "always-broken" in broken.message
    assert "KeyError" in broken.message


def test_a_place_outside_the_text_is_a_failure_of_the_rule() -> None:
    [found] = report(Outside()).diagnostics
    assert found.rule == "internal-error"


def test_a_rule_of_one_language_is_silent_in_another() -> None:
    places = [one.span.start for one in report(Ports()).diagnostics]
    assert places == [3, 19]
    german = LintOptions(language="de")
    source = SourceFile("a.txt", TEXT)
    assert lint(source, lambda _: [Ports()], parser_for("a.txt"), german).diagnostics == ()


def test_observations_are_kept_in_the_files_text() -> None:
    assert report(Ports()).observations == {"every-port": (Observation(Span(0, 14), 30),)}


def test_fingerprints_survive_edits_elsewhere_and_tell_twins_apart() -> None:
    before = [one.fingerprint for one in report(Ports()).diagnostics]
    after = [one.fingerprint for one in report(Ports(), text="Un titre\n\n" + TEXT).diagnostics]
    assert len(set(before)) == 2
    assert before == after


def test_places_and_fixes_are_those_of_the_file_not_of_the_prose() -> None:
    text = "# Titre\n\nLe **port** de *Gênes* et le po**rt** d’Oran &amp; co.\n"
    found = report(Ports(), text=text, path="a.md").diagnostics
    first, second = found
    assert first.span.of(text) == "port"
    assert first.fixes[0].edits[0].span.of(text) == "port"
    assert second.span.of(text) == "po**rt"
    assert second.fixes == ()


def test_a_grammar_match_becomes_a_diagnostic_in_its_place() -> None:
    engine = Engine(GrammarMatch(1, Span(38, 47), "VERB", "Verb", ("partent",)))
    [found] = report(grammar=engine).diagnostics
    assert found.rule == "engine/VERB"
    assert found.span.of(TEXT) == "navires r"
    assert [passage.text[:8] for passage in engine.asked][:2] == ["Le port ", "Le port "]


def test_what_a_rule_says_is_not_said_again_by_a_grammar_engine() -> None:
    engine = Engine(GrammarMatch(0, Span(0, 7), "WORD", "Word"))
    assert [one.rule for one in report(Ports(), grammar=engine).diagnostics] == ["every-port"] * 2


def test_grammar_that_fails_costs_nothing_else() -> None:
    found = report(Ports(), grammar=Engine(fails=True))
    assert [one.rule for one in found.diagnostics].count("grammar-unavailable") == 1
    assert [one.rule for one in found.diagnostics].count("every-port") == 2
    assert found.errors[0].message == "grammar was not checked: the server does not answer"


def test_a_name_that_is_off_is_off_for_engines_too() -> None:
    engine = Engine(GrammarMatch(0, Span(0, 2), "WORD", "Word"))
    assert report(grammar=engine, covers=lambda name: name != "engine/WORD").diagnostics == ()


@pytest.mark.parametrize("severity", Severity)
def test_severities_have_names(severity: Severity) -> None:
    assert severity.label == severity.name.lower()


def test_the_file_knows_its_language_better_than_its_name() -> None:
    text = "---\nlang: en\n---\n\nThe port was opened.\n"
    settings = LintOptions(likely_language="fr")
    found = lint(SourceFile("a.fr.md", text), lambda _: [], parser_for("a.fr.md"), settings)
    assert found.language == "en"


@dataclass(frozen=True)
class Harbours(Ports):
    """Says of each “port” what another rule says, and more gravely."""

    meta = RuleMeta(
        "every-harbour",
        "test",
        "The word port again",
        severity=Severity.ERROR,
        languages=frozenset({"fr"}),
    )


def test_of_two_rules_with_one_cure_the_graver_speaks() -> None:
    found = report(Ports(), Harbours()).diagnostics
    assert [one.rule for one in found] == ["every-harbour", "every-harbour"]
