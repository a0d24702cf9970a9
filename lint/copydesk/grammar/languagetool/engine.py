"""LanguageTool as a grammar engine."""

import json
import sys
from collections.abc import Callable, Iterator, Sequence

from copydesk.grammar.languagetool.cache import MatchCache, key_of
from copydesk.grammar.languagetool.languages import code_for
from copydesk.grammar.languagetool.selection import Selection
from copydesk.grammar.languagetool.settings import VERSION, LanguageToolSettings
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
        """Return every match of LanguageTool, noise included.

        Raises GrammarUnavailableError where it cannot answer, or has not twice
        in a row.
        """
        code = code_for(language)
        if not code or not any(one.text.strip() for one in passages):
            return ()
        parameters = self._parameters(code)
        key = key_of(passages, self._whose(), *(f"{k}={v}" for k, v in parameters.items()))
        known = self._cache.get(key) if self._cache else None
        if known is not None:
            return known
        matches = self._ask(passages, parameters)
        if self._cache:
            self._cache.put(key, matches)
        return matches

    def close(self) -> None:
        """Do nothing: the server goes on running, and nothing else is held."""

    def _whose(self) -> str:
        """Return who answers, as far as it can be told without asking."""
        return self.settings.url or VERSION

    def _parameters(self, code: str) -> dict[str, str]:
        """Return what is asked beside the text: the same always.

        Each new combination of level and rules makes the server build its rules
        anew (10 s); what to leave out is decided here, after the answer.
        """
        asked = {
            "language": code,
            "level": self.settings.level,
            "motherTongue": self.settings.mother_tongue,
            "enabledRules": ",".join(sorted(self.settings.enabled_rules)),
        }
        return {name: value for name, value in asked.items() if value}

    def _ask(
        self, passages: Sequence[Passage], parameters: dict[str, str]
    ) -> tuple[GrammarMatch, ...]:
        from copydesk.grammar.languagetool.client import RefusedError

        if len(self._failures) >= MAXIMUM_FAILURES:
            raise GrammarUnavailableError(f"{self._failures[0]} (not asked again in this run)")
        try:
            found = tuple(self._matches(passages, parameters))
        except RefusedError:
            raise
        except GrammarUnavailableError as error:
            self._failures.append(str(error))
            raise
        self._failures = []
        return found

    def _matches(
        self, passages: Sequence[Passage], parameters: dict[str, str]
    ) -> Iterator[GrammarMatch]:
        # Imported late: an article in the cache needs none of HTTP.
        from copydesk.grammar.languagetool.annotate import Offsets, annotation, requests
        from copydesk.grammar.languagetool.asking import ask, to_match

        for parts in requests(passages):
            data = json.dumps({"annotation": annotation(parts)}, ensure_ascii=False)
            offsets = Offsets(parts)
            for match in ask(self.settings, {**parameters, "data": data}).matches:
                place = offsets.place(match.offset, match.length)
                if place is not None:
                    yield to_match(match, *place)
