"""Rules for the tests of the command line: each finds one word."""

import multiprocessing
import os
import re
import signal
import time
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from copydesk import (
    Article,
    Bad,
    Diagnostic,
    FeedDiagnostic,
    Fix,
    Good,
    Observation,
    Related,
    Rule,
    RuleMeta,
    Severity,
    Sighting,
    Span,
    Stability,
    TextEdit,
    hookimpl,
    option,
)


def spans(word: str, text: str) -> list[Span]:
    """Return where a word stands in a text."""
    return [Span(*match.span()) for match in re.finditer(rf"\b{re.escape(word)}\b", text)]


@dataclass(frozen=True)
class WrongWord(Rule):
    """A word is wrong.

    ## Why it matters
    Readers stumble over it.
    """

    meta = RuleMeta("wrong-word", "desk", "Word is wrong", Severity.ERROR)
    examples = (
        Good("Une erreur."),
        Good("Rien à dire."),
        Bad("Une [|faute|].", fixed="Une erreur."),
        Bad("[|faute|] !", fixed="erreur !"),
    )

    word: str = option("faute", help="The word that is wrong.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each place, the others being related to it."""
        places = spans(self.word, article.text)
        for span in places:
            others = [Related(one, "here too") for one in places if one != span]
            fix = Fix.safe("Write “erreur”", TextEdit(span, "erreur"))
            yield self.diagnostic(span, f"“{self.word}” is wrong", related=others, fix=fix)


@dataclass(frozen=True)
class WeakWord(Rule):
    """A word is weak."""

    meta = RuleMeta("weak-word", "desk", "Word is weak")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each place."""
        for span in spans("peut-être", article.text):
            yield self.diagnostic(span, "“peut-être” is weak")


@dataclass(frozen=True)
class NewWord(Rule):
    """A word is new."""

    meta = RuleMeta("new-word", "trial", "Word is new", Severity.INFO, stability=Stability.PREVIEW)

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each place."""
        for span in spans("nouveau", article.text):
            yield self.diagnostic(span, "“nouveau” is new")


@dataclass(frozen=True)
class StrictWord(Rule):
    """A word is not what convention asks for."""

    meta = RuleMeta("strict-word", "desk", "Word departs from convention")

    typography: str = option("consistent", help="What typography is held to.")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each place, where typography is strict."""
        if self.typography == "strict":
            for span in spans("habitude", article.text):
                yield self.diagnostic(span, "“habitude” departs from convention")


@dataclass(frozen=True)
class FailingWord(Rule):
    """A word makes this rule, or the process that runs it, fail."""

    meta = RuleMeta("failing-word", "desk", "Word makes the rule fail")

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Fail in the way that the article asks for."""
        if "panne" in article.text:
            raise RuntimeError("no ink")
        if "effondrement" in article.text and multiprocessing.parent_process():
            os.kill(os.getpid(), signal.SIGKILL)
        if "désastre" in article.text:
            os.kill(os.getpid(), signal.SIGSEGV)
        if "abandon" in article.text:
            os._exit(7)
        if "lentement" in article.text:
            time.sleep(1)
        if "éternellement" in article.text:
            Path("started").touch()
            time.sleep(600)
        if "rendez-vous" in article.text:
            Path("started").touch()
            while not Path("go").exists():
                time.sleep(0.01)
        return iter(())


@dataclass(frozen=True)
class SharedWord(Rule):
    """Two articles have a word in common."""

    meta = RuleMeta("shared-word", "desk", "Word stands in another article too")

    def observe(self, article: Article) -> Iterable[Observation]:
        """Return where the word stands."""
        return [Observation(span, "commun") for span in spans("commun", article.text)]

    def check_feed(self, sightings: Sequence[Sighting]) -> Iterator[FeedDiagnostic]:
        """Yield each place but the first, which is related to all."""
        first, *others = sightings
        for one in others:
            related = [Related(first.span, "first here", first.path)]
            found = self.diagnostic(one.span, "“commun” stands elsewhere too", related=related)
            yield FeedDiagnostic(one.path, found)


@hookimpl
def copydesk_rules() -> Iterable[type[Rule]]:
    """Return the rules of this file."""
    return [WrongWord, WeakWord, NewWord, StrictWord, FailingWord, SharedWord]
