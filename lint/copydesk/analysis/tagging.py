"""The words and marks of an article with their readings, and where each kind stands."""

from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from copydesk.analysis.reading import Reading

if TYPE_CHECKING:
    from copydesk.article import Article, Sentence


class Token(NamedTuple):
    """A word, or what stands between two words, or the edge of a sentence.

    `start` and `end` are code points from 0 in the article's text. `key` is
    the word in lower case with plain apostrophes and hyphens, for a mark the
    mark itself, for an edge "". `readings` are those that the neighbours
    leave; only words that the lexicon knows have any.
    """

    text: str
    start: int
    end: int
    key: str
    readings: tuple[Reading, ...] = ()
    is_word: bool = False

    @property
    def is_edge(self) -> bool:
        """Whether this is the start or end of a sentence."""
        return not self.text

    @property
    def is_mark(self) -> bool:
        """Whether this is punctuation, or anything else that is no word."""
        return not self.is_word and bool(self.text)


class Tagged:
    """All tokens of an article in order; each sentence stands between two edges."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @cached_property
    def keys(self) -> Mapping[str, Sequence[int]]:
        """The places in `tokens` of each key."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            places.setdefault(token.key, []).append(at)
        return places

    @cached_property
    def lemmas(self) -> Mapping[str, Sequence[int]]:
        """The places in `tokens` of each lemma that a word may have."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            readings = token.readings
            if len(readings) == 1:
                places.setdefault(readings[0][0], []).append(at)
            else:
                for lemma in {reading[0] for reading in readings}:
                    places.setdefault(lemma, []).append(at)
        return places

    @cached_property
    def parts(self) -> Mapping[str, Sequence[int]]:
        """The places in `tokens` of each part of speech that a word may be."""
        places: dict[str, list[int]] = {}
        for at, token in enumerate(self.tokens):
            for pos in {reading[1] for reading in token.readings}:
                places.setdefault(pos, []).append(at)
        return places


def tagged(article: "Article") -> Tagged:
    """Return the tokens of `article`, made at the first call and kept as long as it is."""
    return article.tagged


def tag(article: "Article") -> Tagged:
    """Return the tokens of `article`. Where its language has no lexicon, no word has readings."""
    return Tagged(
        [token for sentence in article.sentences for token in _tokens(article, sentence)]
    )


def _tokens(article: "Article", sentence: "Sentence") -> Iterator[Token]:
    """Yield the tokens of one sentence, its edges included."""
    from copydesk.analysis.morphology import disambiguate

    text, (start, end) = article.text, sentence.span
    pieces: list[tuple[str, int, int, str, bool]] = []
    at = start
    for word in sentence.words:
        pieces += _mark(text, at, word.start)
        pieces.append((*word, word.key, True))
        at = word.end
    pieces += _mark(text, at, end)
    readings = disambiguate([piece[0] for piece in pieces], article.language)
    yield Token("", start, start, "")
    for (shown, begun, done, key, is_word), known in zip(pieces, readings, strict=True):
        yield Token(shown, begun, done, key, known if is_word else (), is_word)
    yield Token("", end, end, "")


def _mark(text: str, start: int, end: int) -> Iterator[tuple[str, int, int, str, bool]]:
    """Yield what stands between two words, if it is more than blanks."""
    shown = text[start:end].strip()
    if shown:
        at = text.index(shown, start)
        yield shown, at, at + len(shown), shown, False
