"""LanguageTool as a grammar engine."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from copydesk.grammar.cache import MatchCache, to_stderr
from copydesk.grammar.languagetool.answers import Answers, Context
from copydesk.grammar.languagetool.languages import code_for
from copydesk.grammar.languagetool.questions import about_grammar, about_spelling
from copydesk.grammar.languagetool.releases import identity
from copydesk.grammar.languagetool.selection import Selection
from copydesk.grammar.languagetool.settings import VERSION, LanguageToolSettings
from copydesk.grammar.languagetool.spelling import candidates
from copydesk.grammar.protocol import GrammarMatch, GrammarUnavailableError, Passage
from copydesk.grammar.remembering import remembered

MAXIMUM_FAILURES = 2
"""Articles in a row without an answer after which no more are asked about."""


class LanguageTool:
    """LanguageTool on a server that copydesk shares, or on one that the settings name.

    Nothing is started or asked before the first paragraph that is not in the
    cache. May be used by several threads; in a forked process too.
    """

    name = "languagetool"

    def __init__(
        self,
        settings: LanguageToolSettings | None = None,
        warn: Callable[[str], None] = to_stderr,
    ) -> None:
        self.settings = settings or LanguageToolSettings()
        self._selection = Selection(self.settings)
        self._cache = MatchCache(warn) if self.settings.cache else None
        self._who = self.settings.url or identity()
        self._version = VERSION if self._who == VERSION else ""
        self._failures: list[str] = []

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches that the selection keeps; see `GrammarEngine.check`."""
        matches = self._matches(passages, language, self._selection.needs_text(language))
        return tuple(self._selection.select(matches, passages, language))

    def check_all(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return every match of LanguageTool, noise included, but few unknown words.

        Raises GrammarUnavailableError where it cannot answer, or has not twice
        in a row.
        """
        return self._matches(passages, language, whole=True)

    def close(self) -> None:
        """Do nothing: the server goes on running, and nothing else is held."""

    def _matches(
        self, passages: Sequence[Passage], language: str, whole: bool
    ) -> Sequence[GrammarMatch]:
        code = code_for(language)
        if not code or not any(one.text.strip() for one in passages):
            return ()
        question = about_grammar(code, self.settings)
        answers = Answers(
            self._cache, code, self._context(question), lambda some: self._ask(some, question)
        )
        # Of another release it is not known which rules look beyond the paragraph.
        whole = whole or self._version_now() != VERSION
        found = [*answers.about(passages, whole=whole), *self._unknown_words(passages, code)]
        return sorted(found, key=lambda match: (match.passage, match.span))

    def _unknown_words(self, passages: Sequence[Passage], code: str) -> Iterator[GrammarMatch]:
        """Yield what the speller says of the words that could be slips.

        What it says of each word is kept by itself: which words are asked about
        depends on the article and on copydesk's lexicon.
        """
        question = about_spelling(code, self.settings)
        places = list(candidates(passages, code)) if question else []
        words = [Passage(span.of(passages[number].text)) for number, span in places]
        said = remembered(
            self._cache, words, self._context(question), lambda some: self._ask(some, question)
        )
        for match in said:
            number, span = places[match.passage]
            yield replace(match, passage=number, span=match.span.shifted(span.start))

    def _context(self, question: dict[str, str]) -> Context:
        return lambda: ("languagetool", self._who, self._version_now(), repr(question))

    def _version_now(self) -> str:
        """Return the version of the server, as far as it is known without asking."""
        if not self._version and self._cache:
            self._version = self._cache.version_of(self._who)
        return self._version

    def _heard(self, version: str) -> None:
        """Note which version has answered; what another one said is not used again."""
        if self._who != VERSION and version and version != self._version:
            self._version = version
            if self._cache:
                self._cache.note_version(self._who, version)

    def _ask(
        self, passages: Sequence[Passage], parameters: dict[str, str]
    ) -> Sequence[GrammarMatch]:
        # Imported late: an article in the cache needs none of HTTP.
        from copydesk.grammar.languagetool.asking import matches_in
        from copydesk.grammar.languagetool.client import RefusedError

        if len(self._failures) >= MAXIMUM_FAILURES:
            raise GrammarUnavailableError(self._failures[0])
        try:
            found = list(matches_in(passages, parameters, self.settings, self._heard))
        except RefusedError:
            raise
        except GrammarUnavailableError as error:
            self._failures.append(str(error))
            raise
        self._failures = []
        return found
