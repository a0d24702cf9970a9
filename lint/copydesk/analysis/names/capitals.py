"""Which capitals of an article make a name: its own use of them is the best witness."""

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.analysis.names.lexicon import openers
from copydesk.analysis.words import APOSTROPHES, Word, key_of
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
        self.sentences = [(one, _places(one)) for one in article.sentences]
        lower, names = set(), set()
        for _, places in self.sentences:
            for word, opens in places:
                if word[0][0].islower():
                    lower.add(word[0])
                elif not opens and word.is_capitalised:
                    names.add(bare(word)[0])
        self.lower = frozenset(map(key_of, lower))
        self.names = frozenset(map(key_of, names))
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


def _places(sentence: Sentence) -> list[Place]:
    words = sentence.words
    if _is_blind(sentence, words):
        return [Place(word, opens=True) for word in words]
    text = sentence.article.text
    end = sentence.span.start
    new = tuple.__new__  # to call Place takes three times as long
    places: list[Place] = []
    for word in words:
        between = text[end : word[1]]
        opens = not places or not (between == " " or _OPENERS.isdisjoint(between))
        places.append(new(Place, (word, opens)))
        end = word[2]
    return places


def _is_blind(sentence: Sentence, words: Sequence[Word]) -> bool:
    """Tell whether a sentence has capitals throughout, as headlines may have."""
    letters = [word for word in words if word[0][0].isalpha() and word[0][-1] not in APOSTROPHES]
    most = len(letters) * 0.6
    if len(letters) < 4:
        return False
    shouted = [word for word in letters if word[0].isupper()]
    if len(shouted) > most and sum(word.is_all_capitals for word in shouted) > most:
        return True
    if sentence.block.kind not in _TITLES and len(letters) > 12:
        return False
    return sum(word.is_capitalised for word in letters) > most
