"""A grammar engine that knows one rule of French."""

import re
from collections.abc import Mapping, Sequence

from copydesk import Span
from copydesk.grammar import GrammarMatch, Passage

MAIS_PAR_CONTRE = re.compile(r"\bmais par contre\b", re.IGNORECASE)


class Pleonasms:
    """Finds “mais par contre”, which says one thing twice."""

    name = "example"

    def __init__(self, settings: Mapping[str, object]) -> None:
        self._settings = settings

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches in French passages."""
        if not language.startswith("fr"):
            return []
        return [
            GrammarMatch(number, Span(*match.span()), "PLEONASME", "Pléonasme", ("mais",))
            for number, passage in enumerate(passages)
            for match in MAIS_PAR_CONTRE.finditer(passage.text)
        ]

    def close(self) -> None:
        """Let go of nothing."""
