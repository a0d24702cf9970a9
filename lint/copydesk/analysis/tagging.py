"""The words and marks of an article with their readings, and where each kind stands."""

from collections import defaultdict
from collections.abc import Callable, Mapping, Sequence
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, NamedTuple

from copydesk.analysis.constraint_kinds import NOTHING, Known
from copydesk.analysis.reading import Reading
from copydesk.analysis.words import Word, key_of

if TYPE_CHECKING:
    from copydesk.article import Article, Sentence

_FORMS = 1 << 13
"""Forms of which is remembered what they can be: of 100 words of news, 95 are among so many."""
_EDGE = Known("", (), NOTHING)


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
    """All tokens of an article in order; each sentence stands between two edges.

    `known` has for each token what it can be, one object for all tokens of which
    that is the same: the indices go through what is distinct.
    """

    def __init__(self, tokens: Sequence[Token], known: Sequence[Known]) -> None:
        self.tokens = tokens
        self.known = known

    @cached_property
    def keys(self) -> Places:
        """The places in `tokens` of each key."""
        return _index(self._distinct, lambda one: (one.key,))

    @cached_property
    def lemmas(self) -> Places:
        """The places in `tokens` of each lemma that a word may have."""
        return _index(self._distinct, lambda one: one.lemmas)

    @cached_property
    def parts(self) -> Places:
        """The places in `tokens` of each part of speech that a word may be."""
        return _index(self._distinct, lambda one: one.parts)

    @cached_property
    def _distinct(self) -> Mapping[Known, list[int]]:
        distinct: defaultdict[Known, list[int]] = defaultdict(list)
        for at, one in enumerate(self.known):
            distinct[one].append(at)
        return distinct


def _index(
    distinct: Mapping[Known, list[int]], values: Callable[[Known], tuple[str, ...]]
) -> Places:
    """Return the places of each value, in order."""
    places: dict[str, list[int]] = {}
    joined = set()
    for known, some in distinct.items():
        for value in values(known):
            if value not in places:
                places[value] = some
            elif value in joined:
                places[value] += some
            else:
                places[value] = places[value] + some
                joined.add(value)
    for value in joined:
        places[value].sort()
    return places


def tagged(article: "Article") -> Tagged:
    """Return the tokens of `article`, made at the first call and kept as long as it is."""
    return article.tagged


def tag(article: "Article") -> Tagged:
    """Return the tokens of `article`. Where its language has no lexicon, no word has readings."""
    tagger = _tagger(article.language)
    tokens: list[Token] = []
    known: list[Known] = []
    for sentence in article.sentences:
        start, end = sentence.span
        some = tagger.settled(pieces := _pieces(article.text, sentence))
        tokens.append(Token("", start, start, ""))
        tokens += _tokens(pieces, some)
        tokens.append(Token("", end, end, ""))
        known += (_EDGE, *some, _EDGE)
    return Tagged(tokens, known)


class _Mark(NamedTuple):
    """What stands between two words, if it is more than blanks."""

    text: str
    start: int
    end: int


_Pieces = list[Word | _Mark]


class _Tagger:
    """What is known of the words of one language."""

    def __init__(self, language: str) -> None:
        from copydesk.analysis.morphology import constraints

        self._language = language
        self._grammar = constraints(language)
        self._words: dict[str, Known] = {}
        self._marks: dict[str, Known] = {}

    def settled(self, pieces: _Pieces) -> list[Known]:
        """Return what each word and mark of a sentence can be, given its neighbours."""
        words, marks = self._words, self._marks
        found = [
            (words.get(piece[0]) or self._word(piece[0]))
            if type(piece) is Word
            else (marks.get(piece[0]) or self._mark(piece[0]))
            for piece in pieces
        ]
        return self._grammar.settled(found) if self._grammar else found

    def _word(self, form: str) -> Known:
        if len(self._words) >= _FORMS:
            self._words.clear()
        known = self._words[form] = self._know(form, key_of(form))
        return known

    def _mark(self, text: str) -> Known:
        if len(self._marks) >= _FORMS:
            self._marks.clear()
        known = self._marks[text] = self._know(text, text)
        return known

    def _know(self, form: str, key: str) -> Known:
        from copydesk.analysis.morphology import readings

        known = readings(form, self._language)
        return (
            self._grammar.known(form, key, known) if self._grammar else Known(key, known, NOTHING)
        )


_tagger = lru_cache(maxsize=16)(_Tagger)


def _tokens(pieces: _Pieces, known: Sequence[Known]) -> list[Token]:
    """Return the tokens of one sentence without its edges; marks have no readings."""
    new = tuple.__new__  # to call Token takes three times as long
    return [
        new(Token, (*piece, one.key, one.readings, True))
        if type(piece) is Word
        else new(Token, (*piece, one.key, (), False))
        for piece, one in zip(pieces, known, strict=True)
    ]


def _pieces(text: str, sentence: "Sentence") -> _Pieces:
    """Return the words of a sentence with the marks between them."""
    at, end = sentence.span
    pieces: _Pieces = []
    for word in sentence.words:
        start = word[1]
        if text[at:start] != " " and at != start:  # what stands before most words
            pieces += _mark(text, at, start)
        pieces.append(word)
        at = word[2]
    pieces += _mark(text, at, end)
    return pieces


def _mark(text: str, start: int, end: int) -> "tuple[()] | tuple[_Mark]":
    shown = text[start:end].strip()
    if not shown:
        return ()
    at = text.index(shown, start)
    return (_Mark(shown, at, at + len(shown)),)
