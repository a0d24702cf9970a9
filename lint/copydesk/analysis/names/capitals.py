"""Which capitals of an article make a name: its own use of them is the best witness."""

from collections.abc import Iterator
from typing import NamedTuple

from copydesk.analysis.names.lexicon import openers
from copydesk.analysis.words import Word
from copydesk.article import Article, BlockKind, Sentence

_ALSO_NAMES = frozenset(("an", "may", "will"))
_OPENERS = frozenset(':«»“”„"‹›([—–•…!?')
_TITLES = (BlockKind.HEADLINE, BlockKind.HEADING, BlockKind.CAPTION, BlockKind.BYLINE)


class Place(NamedTuple):
    """A word in its sentence; `opens` where any word would have its capital."""

    word: Word
    opens: bool


class Capitals:
    """How the words of an article are written, where their case tells something.

    `lower` holds words seen in lower case, `names` those seen with a capital
    within a sentence, both in lower case here.
    """

    def __init__(self, article: Article) -> None:
        self.article = article
        self.sentences = [(one, list(_places(one))) for one in article.sentences]
        words = [place for _, places in self.sentences for place in places]
        self.lower = frozenset(one.word.key for one in words if one.word.is_lowercase)
        self.names = frozenset(
            bare(one.word).key for one in words if one.word.is_capitalised and not one.opens
        )
        self._function_words = article.pack.function_words
        months = (*article.pack.months, *article.pack.weekdays)
        self._calendar = frozenset(month.lower() for month in months)

    def is_name_word(self, place: Place) -> bool:
        """Tell whether the capital of a word is that of a name."""
        word = place.word
        if not word.is_capitalised or word.is_elided or word.key in self._calendar:
            return False
        key = bare(word).key
        if len(key) == 1:
            return self.article.text[word.end : word.end + 1] == "."
        if key in self._function_words and key not in _ALSO_NAMES:
            return False
        if not place.opens:
            return True
        if key in self.names:
            return key not in self.lower
        return key not in self.lower and not self._is_ordinary(word, key)

    def may_continue(self, place: Place) -> bool:
        """Tell whether a word can be a further one of a name: Kim Jong Un, Mohammed Al."""
        word = place.word
        if self.is_name_word(place):
            return True
        within = word.is_capitalised and not place.opens and not word.is_elided
        return within and len(word.text) > 1 and word.key not in self._calendar

    def _is_ordinary(self, word: Word, key: str) -> bool:
        """Tell whether a word that opens a sentence is one of the dictionary."""
        from copydesk.analysis.morphology import has_lexicon, readings

        language = self.article.language
        if not has_lexicon(language):
            return key in openers(language) or key.endswith("ly")
        if any(one.pos == "PROPN" for one in readings(word.text, language)):
            return False
        return bool(readings(key, language))


def bare(word: Word) -> Word:
    """Return a word without its possessive ending: Putin’s, Macrons’.

    >>> bare(Word("Putin’s", 4, 11))
    Word(text='Putin', start=4, end=9)
    """
    text = word.text
    if len(text) > 2 and text[-2] in "'’" and text[-1] in "sS":
        return Word(text[:-2], word.start, word.end - 2)
    return word


def _places(sentence: Sentence) -> Iterator[Place]:
    words = sentence.words
    blind = _is_blind(sentence)
    text = sentence.article.text
    end = sentence.span.start
    for number, word in enumerate(words):
        between = text[end : word.start]
        end = word.end
        yield Place(word, blind or number == 0 or not _OPENERS.isdisjoint(between))


def _is_blind(sentence: Sentence) -> bool:
    """Tell whether a sentence has capitals throughout, as headlines may have."""
    letters = [word for word in sentence.words if word.text[0].isalpha() and not word.is_elided]
    capitals = [word for word in letters if word.is_capitalised]
    if len(letters) > 3 and sum(word.is_all_capitals for word in letters) > len(letters) * 0.6:
        return True
    if sentence.block.kind not in _TITLES and len(letters) > 12:
        return False
    return len(letters) > 3 and len(capitals) > len(letters) * 0.6
