"""What LanguageTool says of an article, asked about no more than is new in it.

Most of LanguageTool's rules judge a sentence, and no sentence reaches beyond its
paragraph: what they say is kept by paragraph. Some judge the whole text: what they
say is kept by article, and the whole article is asked about again when one of them
may be reported. benchmarks/languagetool_paragraphs.py measures that the outcome
equals that of the whole text.
"""

from collections.abc import Callable, Iterable, Sequence

from copydesk.grammar.cache import MatchCache, key_of
from copydesk.grammar.languagetool.text_level import is_at_start, is_listed, is_text_level
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.grammar.remembering import Ask, by_passage, completed, recalled, remember

Context = Callable[[], tuple[str, ...]]


class Answers:
    """The answers to one kind of question about articles in one language.

    `context` is what else bears on them, as in `remembered`; `ask` puts the question.
    """

    def __init__(
        self, cache: MatchCache | None, language: str, context: Context, ask: Ask
    ) -> None:
        self._cache = cache
        self._language = language
        self._context = context
        self._ask = ask

    def about(self, passages: Sequence[Passage], *, whole: bool) -> Sequence[GrammarMatch]:
        """Return the matches in an article, those of the whole text only if `whole`.

        Raises GrammarUnavailableError.
        """
        wanted = whole or not is_listed(self._language)
        of_text = self._known(passages) if wanted else ()
        known = recalled(self._cache, passages, self._context())
        if of_text is None or all(one is None for one in known):
            return self._asked(passages)
        ask = self._sentences_only
        return _merged(completed(self._cache, passages, known, self._context, ask), of_text)

    def _sentences_only(self, passages: Sequence[Passage]) -> Iterable[GrammarMatch]:
        return self._split(passages)[0]

    def _split(self, passages: Sequence[Passage]) -> tuple[list[GrammarMatch], list[GrammarMatch]]:
        """Ask, and return the matches of sentences and those of the whole text."""
        found = list(self._ask(passages))
        flags = [self._is_text_level(one, passages[one.passage]) for one in found]
        of_sentences = [one for one, flag in zip(found, flags, strict=True) if not flag]
        return of_sentences, [one for one, flag in zip(found, flags, strict=True) if flag]

    def _known(self, passages: Sequence[Passage]) -> Sequence[GrammarMatch] | None:
        key = self._key(passages)
        return self._cache.get([key]).get(key) if self._cache else None

    def _asked(self, passages: Sequence[Passage]) -> Sequence[GrammarMatch]:
        """Return the matches in a whole text, and keep them."""
        of_sentences, of_text = self._split(passages)
        remember(self._cache, passages, by_passage(of_sentences, len(passages)), self._context())
        if self._cache:
            self._cache.put({self._key(passages): of_text})
        return _merged(of_sentences, of_text)

    def _key(self, passages: Sequence[Passage]) -> bytes:
        return key_of(passages, "text", *self._context())

    def _is_text_level(self, match: GrammarMatch, passage: Passage) -> bool:
        at_start = is_at_start(passage.text, match.span.start)
        return not is_listed(self._language) or is_text_level(
            match.rule_id, self._language, at_start=at_start
        )


def _merged(
    some: Iterable[GrammarMatch], others: Iterable[GrammarMatch]
) -> Sequence[GrammarMatch]:
    return sorted([*some, *others], key=lambda match: (match.passage, match.span))
