"""The time of rules, apart from that of the analyses that they share."""

from collections.abc import Iterator
from dataclasses import dataclass

import pytest

from copydesk import Article, Diagnostic, Rule, RuleMeta, SourceFile
from copydesk.linter import LintOptions, lint
from copydesk.parsers import parser_for
from copydesk.timing import Stopwatch

TEXT = "Le maire a reçu les élus mardi. Il a parlé du budget.\n" * 50


class Clock:
    """A clock that goes on only where a test says so."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        """Return the time in seconds."""
        return self.now


CLOCK = Clock()


@pytest.fixture(autouse=True)
def _clock(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("copydesk.timing.perf_counter", CLOCK)


def busy(seconds: float) -> None:
    """Let some time go by."""
    CLOCK.now += seconds


@dataclass(frozen=True)
class First(Rule):
    """Asks first."""

    meta = RuleMeta("first-one", "desk", "First")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        assert article.names
        return iter(())


@dataclass(frozen=True)
class Second(Rule):
    """Takes long by itself."""

    meta = RuleMeta("second-one", "desk", "Second")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        assert article.tagged
        busy(5)
        return iter(())


def test_a_rule_does_not_pay_for_what_others_need_too() -> None:
    watch = Stopwatch()
    report = lint(
        SourceFile("a.fr.txt", TEXT),
        lambda _: [First(), Second()],
        parser_for("a.txt"),
        LintOptions(language="fr", watch=watch),
    )
    assert report.words == 600
    times = watch.seconds
    assert {"(parsing)", "first-one", "second-one"} < set(times)
    assert {"(analysis: names)", "(analysis: words)", "(analysis: tagged)"} < set(times)
    assert times["second-one"] == sum(times.values()) == 5


def test_what_runs_within_is_counted_once() -> None:
    watch = Stopwatch()

    def inner() -> int:
        busy(3)
        return 2

    def outer() -> int:
        busy(1)
        return 1 + watch.measure("inner", inner)

    assert watch.measure("outer", outer) == 3
    assert watch.calls == {"outer": 1, "inner": 1}
    assert watch.seconds == {"outer": 1, "inner": 3}


def test_a_failure_is_timed_and_passed_on() -> None:
    watch = Stopwatch()
    with pytest.raises(ZeroDivisionError):
        watch.measure("fails", lambda: 1 / 0)
    assert watch.calls["fails"] == 1
    assert watch.measure("next", lambda: 1) == 1


def test_measured_articles_are_read_as_others_are() -> None:
    source = SourceFile("a.fr.txt", TEXT)
    parse = parser_for("a.txt")
    plain = parse(source, "fr")
    timed = Stopwatch().watch(parse(source, "fr"))
    assert [one.text for one in timed.words] == [one.text for one in plain.words]
    assert timed.tagged.tokens == plain.tagged.tokens
    assert timed.tagged.keys == plain.tagged.keys
    assert isinstance(timed, Article)
