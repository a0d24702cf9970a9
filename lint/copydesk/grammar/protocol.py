"""What a grammar engine is asked and what it answers."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Protocol

from copydesk.source import Span


@dataclass(frozen=True, slots=True)
class Passage:
    """One block of an article as a grammar engine should read it.

    `masked` are the stretches of `text` that must not be judged (code, URLs,
    quotations in another language), in code points from 0.
    """

    text: str
    masked: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class GrammarMatch:
    """One report of a grammar engine.

    `passage` counts from 0 in what was asked; `span` is in code points of that
    passage's text. `rule_id` is the engine's own name of the rule.
    """

    passage: int
    span: Span
    rule_id: str
    message: str
    replacements: tuple[str, ...] = ()
    category: str = ""
    issue_type: str = ""
    description: str = ""
    url: str = ""


class GrammarUnavailableError(Exception):
    """The engine cannot answer; the message says why and what to do."""


class GrammarEngine(Protocol):
    """An engine that reads passages of one language."""

    name: str

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches in one article, in order of place.

        `passages` are the article's blocks in order; `language` is a BCP 47
        code such as "fr" or "en-US". A language that the engine does not know
        has no matches.

        Raises GrammarUnavailableError where the engine cannot answer.
        """
        ...

    def close(self) -> None:
        """Let go of what the engine holds; a shared server goes on running."""
        ...
