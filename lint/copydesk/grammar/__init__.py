"""Grammar engines behind one protocol: what they are asked, what they answer."""

from copydesk.grammar.protocol import (
    GrammarEngine,
    GrammarMatch,
    GrammarUnavailableError,
    Passage,
)

__all__ = ["GrammarEngine", "GrammarMatch", "GrammarUnavailableError", "Passage"]
