"""A notation for phrases whose words may be inflected, and how it is matched.

A phrase is words parted by blanks, each one of:

``sens``        this word in any case; a vowel at its end may be elided (`de`: *d’*)
``<faire>``     any form of this lemma, by the lexicon
``DET``         a word of this part of speech (ADJ, ADV, DET, NOUN, NUM, VERB), or INF,
                an infinitive that is no noun
``une|des``     one of several
``bien?``       may be missing
``…``           up to three words
``^``, ``$``    no word before, or after: the edge of the sentence or a mark

Between two words of a phrase stand only blanks.
"""

import re
from collections.abc import Callable, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.analysis.morphology import readings
from copydesk.analysis.words import Word

GAP, START, END = "…", "^", "$"
SIGNS = frozenset((GAP, START, END))
GAP_WORDS = 3
SURE = 4
"""Letters from which a vowel at the end of a word is never elided."""
TAGS = frozenset(("ADJ", "ADV", "DET", "INF", "NOUN", "NUM", "VERB"))
_PIECES = re.compile(r"[^\s'’]+['’](?=[^\s|?])|\S+")
_VOWELS = "aeiou"


class Element(NamedTuple):
    """One place of a phrase: what may stand there, and how often."""

    source: str
    forms: frozenset[str] = frozenset()
    lemmas: frozenset[str] = frozenset()
    tags: frozenset[str] = frozenset()
    least: int = 1
    most: int = 1


class Line(NamedTuple):
    """The words of an article, and which of them follow one another with blanks between."""

    words: Sequence[Word]
    keys: Sequence[str]
    """Those of the words."""
    joined: Callable[[int], bool]
    """Whether a word has only blanks between it and the word before it."""
    language: str


Match = tuple[tuple[int, int], ...]
"""For each element the words it took, from the first to after the last."""


@cache
def parse(phrase: str) -> tuple[Element, ...]:
    """Return the elements of a phrase in the notation of this module."""
    return tuple(_element(piece) for piece in _PIECES.findall(phrase))


@cache
def literals(phrase: str) -> tuple[str, ...]:
    """Return words without which no text has the phrase; not all of them, but quickly.

    Shorter ones are left out: they may be elided.
    """
    return tuple(
        one for one in phrase.split() if len(one) >= SURE and one.isalpha() and one.islower()
    )


def _element(piece: str) -> Element:
    if piece == GAP:
        return Element(piece, least=0, most=GAP_WORDS)
    if piece in (START, END):
        return Element(piece, least=0, most=0)
    every = piece.removesuffix("?").replace("’", "'").split("|")
    lemmas = {one[1:-1] for one in every if one[0] == "<"}
    tags = TAGS.intersection(every)
    forms = {one.lower() for one in every if one[0] != "<" and one not in tags}
    elided = {f"{one[:-1]}'" for one in forms if 1 < len(one) < SURE and one[-1] in _VOWELS}
    return Element(
        piece,
        frozenset(forms | elided),
        frozenset(lemmas),
        tags,
        least=0 if piece[-1] == "?" else 1,
    )


def find(elements: Sequence[Element], line: Line, start: int) -> Match | None:
    """Return the match that begins at word number `start`, if there is one."""
    return _from(elements, 0, line, start, ())


def _from(
    elements: Sequence[Element], number: int, line: Line, at: int, taken: Match
) -> Match | None:
    if number == len(elements):
        return taken
    element = elements[number]
    if element.source in (START, END):
        inside = at < len(line.words) and line.joined(at)
        return None if inside else _from(elements, number + 1, line, at, (*taken, (at, at)))
    ends = [at] if not element.least else []
    end = at
    begun = any(start < stop for start, stop in taken)
    while end - at < element.most and _takes(element, line, end, begun or end > at):
        end += 1
        ends.append(end)
    ends.sort(reverse=element.source != GAP)
    for end in ends:
        found = _from(elements, number + 1, line, end, (*taken, (at, end)))
        if found is not None:
            return found
    return None


def _takes(element: Element, line: Line, at: int, begun: bool) -> bool:
    """Tell whether the word at a place fits an element, and follows what was begun."""
    if not 0 <= at < len(line.words) or (begun and not line.joined(at)):
        return False
    if element.source == GAP:
        return True
    if line.keys[at] in element.forms:
        return True
    return bool(element.lemmas or element.tags) and _is_read_so(element, line, at)


def _is_read_so(element: Element, line: Line, at: int) -> bool:
    known = readings(line.words[at].text, line.language)
    if "INF" in element.tags and any(one.mood == "inf" for one in known):
        return not any(one.pos == "NOUN" for one in known)
    if not element.tags.isdisjoint(one.pos for one in known):
        return True
    fitting = [one for one in known if one.lemma in element.lemmas]
    if not fitting:
        return False
    verbs = all(one.mood for one in fitting)
    return not (verbs and any(one.pos == "NOUN" for one in known) and _is_noun(line, at))


def _is_noun(line: Line, at: int) -> bool:
    """Tell whether a word that can be a noun may be one here: a determiner stands before it."""
    if at == 0 or not line.joined(at):
        return False
    before = readings(line.words[at - 1].text, line.language)
    return any(one.pos in ("DET", "ADJ") or one.is_a("art") for one in before)
