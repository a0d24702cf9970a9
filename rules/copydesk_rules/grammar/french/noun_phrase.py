"""Simple noun phrases: a determiner, its noun and the adjectives beside it."""

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk import Article
from copydesk.analysis.reading import Reading
from copydesk.analysis.tagging import Tagged, Token, tagged
from copydesk_rules.grammar.french.reading import is_all, words

OPENERS = ("que", "qu'", "si", "lorsque", "puisque", "car", "parce", "où")
COMPARING = words(
    "ainsi aussi autant plus moins autre autres même mêmes tel telle tels telles pareil pareille"
)
"""Words that make the next *que* compare or join instead of opening a clause."""
COMPARED = 3
"""Tokens before *que* among which such a word is looked for: *de la même taille que*."""
CONTRACTIONS = ("du", "au", "des", "aux")
OF = ("de", "d'", "du", "des")
PREPOSITIONS = words("de d' du des à au aux dans sur en pour contre entre avec chez")
DEEPEST = 3
"""Complements after one another that are followed; longer phrases are seldom sure."""


class NounPhrase(NamedTuple):
    """Where a noun phrase stands among the tokens of an article.

    `start` is its determiner, `noun` its noun and `end` the token after it
    and the adjectives that follow and agree.
    """

    tokens: Sequence[Token]
    start: int
    noun: int
    end: int

    @property
    def determiner(self) -> Token:
        """The first word."""
        return self.tokens[self.start]

    @property
    def head(self) -> Token:
        """The noun."""
        return self.tokens[self.noun]

    @property
    def opens_clause(self) -> bool:
        """Whether a sentence or clause begins here, so that it can be the subject."""
        opener = self.tokens[self.start - 1]
        if opener.is_edge:
            return True
        if opener.key not in OPENERS:
            return False
        before = self.tokens[max(0, self.start - 1 - COMPARED) : self.start - 1]
        return all(one.key not in COMPARING for one in before)

    @property
    def readings(self) -> tuple[Reading, ...]:
        """The readings of the noun, its gender and number settled by the determiner."""
        word = self.determiner.readings[0]
        return tuple(
            one._replace(
                gender=word.gender if one.gender == "e" and word.gender else one.gender,
                number=word.number if one.number == "i" and word.number else one.number,
            )
            for one in self.head.readings
        )

    @property
    def complement(self) -> "NounPhrase | None":
        """The phrase with *de* that follows at once, without its own complement."""
        return self._complement(OF)

    @property
    def complements(self) -> "Sequence[NounPhrase]":
        """The phrases with a preposition that follow one another at once."""
        found: list[NounPhrase] = []
        phrase = self._complement(PREPOSITIONS)
        while phrase is not None and len(found) < DEEPEST:
            found.append(phrase)
            phrase = phrase._complement(PREPOSITIONS)
        return found

    def _complement(self, prepositions: Collection[str]) -> "NounPhrase | None":
        tokens, at = self.tokens, self.end
        if tokens[at].key not in prepositions:
            return None
        noun = at + 1
        while tokens[noun].is_word and is_all(tokens[noun], "DET", "ADJ", "NUM"):
            noun += 1
        if not is_all(tokens[noun], "NOUN", "PROPN"):
            return None
        end = noun + 1
        while is_all(tokens[end], "ADJ"):
            end += 1
        return NounPhrase(tokens, at, noun, end)


def is_determiner(token: Token) -> bool:
    """Tell whether a word is sure to be a determiner, or a preposition with an article in it."""
    return is_all(token, "DET") or (token.key in CONTRACTIONS and is_all(token, "ADP", "DET"))


def noun_phrases(article: Article) -> tuple[NounPhrase, ...]:
    """Return each determiner with the noun that is sure to follow, in lower case."""
    return _noun_phrases(tagged(article))


@lru_cache(maxsize=1)  # several rules ask for those of the article at hand
def _noun_phrases(text: Tagged) -> tuple[NounPhrase, ...]:
    places = {*text.parts.get("DET", ())}
    places.update(*(text.keys.get(key, ()) for key in CONTRACTIONS))
    return tuple(
        phrase
        for start in sorted(places)
        if is_determiner(text.tokens[start]) and (phrase := _phrase(text.tokens, start))
    )


def _phrase(tokens: Sequence[Token], start: int) -> NounPhrase | None:
    noun = start + 1
    while is_all(tokens[noun], "ADJ") and is_all(tokens[noun + 1], "NOUN", "ADJ"):
        noun += 1
    head = tokens[noun]
    is_common = head.text.islower() or (
        tokens[start].key in ("un", "une") and head.text[1:].islower()
    )  # what *un* stands before is no name, whatever its capital says
    if not (is_all(head, "NOUN") and is_common and "-" not in head.text):
        return None
    end = noun + 1
    while is_all(tokens[end], "ADJ"):
        end += 1
    return NounPhrase(tokens, start, noun, end)


def of_number(readings: Sequence[Reading], number: str) -> bool:
    """Tell whether a word is sure to be singular (s) or plural (p)."""
    return bool(readings) and all(one.number == number for one in readings)
