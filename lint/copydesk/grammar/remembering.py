"""Ask an engine about the paragraphs that it has not been asked about before."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Protocol

from copydesk.grammar.cache import MatchCache, key_of
from copydesk.grammar.protocol import GrammarMatch, Passage

Ask = Callable[[Sequence[Passage]], Iterable[GrammarMatch]]
"""What puts a question: the matches in some passages, of which each is judged by itself."""


def remembered(
    cache: MatchCache | None,
    passages: Sequence[Passage],
    context: Callable[[], tuple[str, ...]],
    ask: Ask,
) -> list[GrammarMatch]:
    """Return the matches in some passages, asking only about those that are not in the cache.

    `context` is what else bears on the answers; it is called again after a
    question, since a server may tell only then which version it is.
    """
    return completed(cache, passages, recalled(cache, passages, context()), context, ask)


def completed(
    cache: MatchCache | None,
    passages: Sequence[Passage],
    known: list[Sequence[GrammarMatch] | None],
    context: Callable[[], tuple[str, ...]],
    ask: Ask,
) -> list[GrammarMatch]:
    """Return the matches in some passages, of which the answers in `known` are there already."""
    numbers = [number for number, found in enumerate(known) if found is None]
    answers = dict(enumerate(known))
    if numbers:
        asked = [passages[number] for number in numbers]
        new = by_passage(ask(asked), len(asked))
        remember(cache, asked, new, context())
        answers.update(zip(numbers, new, strict=True))
    return list(joined(answer or () for answer in answers.values()))


def recalled(
    cache: MatchCache | None, passages: Sequence[Passage], context: tuple[str, ...]
) -> list[Sequence[GrammarMatch] | None]:
    """Return the stored answer about each passage, None for those that have none."""
    keys = [key_of([one], *context) for one in passages]
    known = cache.get(keys) if cache else {}
    return [known.get(key) for key in keys]


def remember(
    cache: MatchCache | None,
    passages: Sequence[Passage],
    answers: Sequence[Sequence[GrammarMatch]],
    context: tuple[str, ...],
) -> None:
    """Store the answer about each passage."""
    if cache:
        keys = [key_of([one], *context) for one in passages]
        cache.put(dict(zip(keys, answers, strict=True)))


def by_passage(matches: Iterable[GrammarMatch], count: int) -> list[list[GrammarMatch]]:
    """Return the matches of each of `count` passages, each as if it stood alone."""
    answers: list[list[GrammarMatch]] = [[] for _ in range(count)]
    for match in matches:
        answers[match.passage].append(replace(match, passage=0))
    return answers


def joined(answers: Iterable[Sequence[GrammarMatch]]) -> Iterator[GrammarMatch]:
    """Yield the matches of passages that were answered one by one, in order of place."""
    for number, answer in enumerate(answers):
        for match in sorted(answer, key=lambda match: match.span):
            yield replace(match, passage=number)


class Reader(Protocol):
    """An engine that judges each passage by itself, before anything is chosen."""

    name: str

    def identity(self, language: str) -> str:
        """Return what tells its answers from those of another version or language.

        '' for a language that it does not read. Raises GrammarUnavailableError.
        """
        ...

    def read(self, passages: Sequence[Passage], language: str) -> Iterable[GrammarMatch]:
        """Return everything that it says. Raises GrammarUnavailableError."""
        ...

    def reports(self, match: GrammarMatch, passage: Passage) -> bool:
        """Tell whether one thing that it says is reported."""
        ...

    def close(self) -> None:
        """End what it runs."""
        ...


class Remembering:
    """A reader as a grammar engine, which asks about each paragraph once."""

    def __init__(self, reader: Reader, cache: MatchCache | None = None) -> None:
        self.name = reader.name
        self._reader = reader
        self._cache = cache

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches in an article that are reported; see `GrammarEngine.check`."""
        identity = self._reader.identity(language)
        if not identity or not any(one.text.strip() for one in passages):
            return ()
        found = remembered(
            self._cache,
            passages,
            lambda: (self.name, identity),
            lambda some: self._reader.read(some, language),
        )
        return [one for one in found if self._reader.reports(one, passages[one.passage])]

    def close(self) -> None:
        """End what the engine runs."""
        self._reader.close()

    def with_cache(self, cache: MatchCache) -> "Remembering":
        """Return the engine with a cache."""
        return Remembering(self._reader, cache)
