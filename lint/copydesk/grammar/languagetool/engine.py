"""LanguageTool as a grammar engine."""

import sys
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from copydesk.grammar.languagetool.cache import MatchCache, key_of
from copydesk.grammar.languagetool.languages import code_for
from copydesk.grammar.languagetool.questions import about_grammar, about_spelling
from copydesk.grammar.languagetool.selection import Selection
from copydesk.grammar.languagetool.settings import VERSION, LanguageToolSettings
from copydesk.grammar.languagetool.spelling import candidates
from copydesk.grammar.protocol import GrammarMatch, GrammarUnavailableError, Passage

MAXIMUM_FAILURES = 2
"""Articles in a row without an answer after which no more are asked about."""

Warn = Callable[[str], None]


def to_stderr(message: str) -> None:
    """Print a warning."""
    print(f"copydesk: warning: {message}", file=sys.stderr)


class LanguageTool:
    """LanguageTool on a server that copydesk shares, or on one that the settings name.

    Nothing is started or asked before the first article that is not in the
    cache. May be used by several threads; in a forked process too.
    """

    name = "languagetool"

    def __init__(
        self, settings: LanguageToolSettings | None = None, warn: Warn = to_stderr
    ) -> None:
        self.settings = settings or LanguageToolSettings()
        self._selection = Selection(self.settings)
        self._cache = MatchCache(warn) if self.settings.cache else None
        self._failures: list[str] = []

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches that the selection keeps; see `GrammarEngine.check`."""
        matches = self.check_all(passages, language)
        return tuple(self._selection.select(matches, passages, language))

    def check_all(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return every match of LanguageTool, noise included, but few unknown words.

        Raises GrammarUnavailableError where it cannot answer, or has not twice
        in a row.
        """
        code = code_for(language)
        if not code or not any(one.text.strip() for one in passages):
            return ()
        questions = [about_grammar(code, self.settings), about_spelling(code, self.settings)]
        key = key_of(passages, self._whose(), repr(questions))
        known = self._cache.get(key) if self._cache else None
        if known is not None:
            return known
        matches = self._ask(passages, *questions)
        if self._cache:
            self._cache.put(key, matches)
        return matches

    def close(self) -> None:
        """Do nothing: the server goes on running, and nothing else is held."""

    def _whose(self) -> str:
        """Return who answers, as far as it can be told without asking."""
        return self.settings.url or VERSION

    def _ask(
        self, passages: Sequence[Passage], grammar: dict[str, str], spelling: dict[str, str]
    ) -> tuple[GrammarMatch, ...]:
        from copydesk.grammar.languagetool.client import RefusedError

        if len(self._failures) >= MAXIMUM_FAILURES:
            raise GrammarUnavailableError(f"{self._failures[0]} (not asked again in this run)")
        try:
            found = sorted(
                [*self._matches(passages, grammar), *self._unknown_words(passages, spelling)],
                key=lambda match: (match.passage, match.span),
            )
        except RefusedError:
            raise
        except GrammarUnavailableError as error:
            self._failures.append(str(error))
            raise
        self._failures = []
        return tuple(found)

    def _matches(
        self, passages: Sequence[Passage], parameters: dict[str, str]
    ) -> Iterator[GrammarMatch]:
        # Imported late: an article in the cache needs none of HTTP.
        from copydesk.grammar.languagetool.asking import matches_in

        return matches_in(passages, parameters, self.settings)

    def _unknown_words(
        self, passages: Sequence[Passage], parameters: dict[str, str]
    ) -> Iterator[GrammarMatch]:
        """Yield what the speller says of the words that could be slips."""
        places = list(candidates(passages, parameters["language"])) if parameters else []
        words = [Passage(span.of(passages[number].text)) for number, span in places]
        for match in self._matches(words, parameters):
            number, span = places[match.passage]
            yield replace(match, passage=number, span=match.span.shifted(span.start))
