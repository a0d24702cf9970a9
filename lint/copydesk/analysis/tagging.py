"""The words and marks of an article with their readings, and where each kind stands."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from copydesk.analysis.reading import Reading
from copydesk.analysis.words import Word, key_of

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


Places = Mapping[str, Sequence[int]]


class Tagged:
    """All tokens of an article in order; each sentence stands between two edges."""

    def __init__(self, tokens: Sequence[Token]) -> None:
        self.tokens = tokens

    @property
    def keys(self) -> Places:
        """The places in `tokens` of each key."""
        return self._places[0]

    @property
    def lemmas(self) -> Places:
        """The places in `tokens` of each lemma that a word may have."""
        return self._places[1]

    @property
    def parts(self) -> Places:
        """The places in `tokens` of each part of speech that a word may be."""
        return self._places[2]

    @cached_property
    def _places(self) -> tuple[Places, Places, Places]:
        """Go through the tokens once for all three: who needs one soon needs the others."""
        keys: defaultdict[str, list[int]] = defaultdict(list)
        lemmas: defaultdict[str, list[int]] = defaultdict(list)
        parts: defaultdict[str, list[int]] = defaultdict(list)
        for at, (_, _, _, key, readings, _) in enumerate(self.tokens):
            keys[key].append(at)
            if len(readings) == 1:
                [(lemma, part, *_)] = readings
                lemmas[lemma].append(at)
                parts[part].append(at)
            elif readings:
                for lemma in {reading[0] for reading in readings}:
                    lemmas[lemma].append(at)
                for part in {reading[1] for reading in readings}:
                    parts[part].append(at)
        return dict(keys), dict(lemmas), dict(parts)


def tagged(article: "Article") -> Tagged:
    """Return the tokens of `article`, made at the first call and kept as long as it is."""
    return article.tagged


def tag(article: "Article") -> Tagged:
    """Return the tokens of `article`. Where its language has no lexicon, no word has readings."""
    tokens: list[Token] = []
    for sentence in article.sentences:
        start, end = sentence.span
        tokens.append(Token("", start, start, ""))
        tokens += _tokens(article, sentence)
        tokens.append(Token("", end, end, ""))
    return Tagged(tokens)


def _tokens(article: "Article", sentence: "Sentence") -> list[Token]:
    """Return the tokens of one sentence without its edges."""
    from copydesk.analysis.morphology import disambiguate

    pieces = _pieces(article.text, sentence)
    known = disambiguate([piece[0] for piece in pieces], article.language)
    new = tuple.__new__  # to call Token takes three times as long
    return [
        piece
        if isinstance(piece, Token)
        else new(Token, (*piece, key_of(piece[0]), readings, True))
        for piece, readings in zip(pieces, known, strict=True)
    ]


def _pieces(text: str, sentence: "Sentence") -> list[Word | Token]:
    """Return the words of a sentence with the marks between them."""
    at, end = sentence.span
    pieces: list[Word | Token] = []
    for word in sentence.words:
        if text[at : word[1]] != " ":  # what stands before most words
            pieces += _mark(text, at, word[1])
        pieces.append(word)
        at = word[2]
    pieces += _mark(text, at, end)
    return pieces


def _mark(text: str, start: int, end: int) -> Iterator[Token]:
    """Yield what stands between two words, if it is more than blanks."""
    shown = text[start:end].strip()
    if shown:
        at = text.index(shown, start)
        yield Token(shown, at, at + len(shown), shown)
