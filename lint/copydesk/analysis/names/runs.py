"""Runs of words that form one name: capitals in a row, initials and particles."""

import re
from collections.abc import Iterator, Sequence

from copydesk.analysis.names.capitals import Capitals, Place, bare
from copydesk.analysis.names.lexicon import (
    FAMILY_FIRST,
    PARTICLES,
    WEAK_PARTICLES,
    is_given_name,
    titles,
)
from copydesk.analysis.names.mention import Mention
from copydesk.analysis.words import Word
from copydesk.source import Span

_GAP = re.compile(r"[ \t\u00a0\u202f\u2009]{1,2}|\r?\n")
LONGEST = 12
"""Words of a name; a longer row of capitals is several."""
_NUMERAL = re.compile(r"[IVX]{1,5}")
_INITIAL_GAP = re.compile(r"\.[ \u00a0\u202f\u2009]?")


def find_mentions(capitals: Capitals) -> Iterator[Mention]:
    """Yield the names of an article, in order."""
    article = capitals.article
    text, known = article.text, titles(article.language)
    is_german = article.language == "de"
    for _, places in capitals.sentences:
        for start, end in _runs(text, places, capitals):
            mention = _mention(text, places, start, end, known)
            if mention and (not is_german or _is_german_name(mention)):
                yield mention


def _runs(text: str, places: Sequence[Place], capitals: Capitals) -> Iterator[tuple[int, int]]:
    """Yield the first and past-the-last number of the words of each name."""
    at = 0
    while at < len(places):
        place = places[at]
        if place[0][0][0].islower() or not capitals.is_name_word(place):  # most are lower case
            at += 1
            continue
        end = at + 1
        while end - at < LONGEST:
            more = _next(text, places, at, end, capitals)
            if more is None:
                break
            end = more
        yield at, end
        at = end


def _next(
    text: str, places: Sequence[Place], start: int, end: int, capitals: Capitals
) -> int | None:
    """Return where the run ends with one more word of the name, None if it ends here."""
    if bare(places[end - 1].word) is not places[end - 1].word:
        return None
    following = end
    weak = False
    while following < len(places) and following - end < 3:
        last, word = places[following - 1].word, places[following].word
        if not _is_joined(text[last.end : word.start], last):
            return None
        particle = word.text.rstrip("’'").lower()
        if not word.is_lowercase and (word.is_all_capitals or particle not in PARTICLES):
            break
        if particle not in PARTICLES:
            return None
        weak |= word.is_lowercase and particle in WEAK_PARTICLES
        following += 1
    else:
        return None
    if not capitals.may_continue(places[following]):
        return None
    if weak and not all(is_given_name(place.word.text) for place in places[start:end]):
        return None
    return following + 1


def _is_joined(between: str, last: Word) -> bool:
    if len(last.text) == 1 and last.text.isupper() and _INITIAL_GAP.fullmatch(between):
        return True
    return _GAP.fullmatch(between) is not None or (not between and last.is_elided)


def _mention(
    text: str, places: Sequence[Place], start: int, end: int, known: frozenset[str]
) -> Mention | None:
    """Return the name in a run, without the titles that open it."""
    opens = places[start].opens
    title = _title_before(text, places, start, known)
    words = [place.word for place in places[start:end]]
    heads = [number for number, word in enumerate(words[:-1]) if word.key in known]
    if heads:
        title = words[heads[-1]].text
        words = words[heads[-1] + 1 :]
        opens = False
    elif len(words) == 1 and words[0].key in known:
        return None
    if not words[0].is_capitalised:
        words = words[1:]
    words[-1] = bare(words[-1])
    span = Span(words[0].start, words[-1].end)
    return Mention(span.of(text), span, tuple(words), _family(words), title, opens)


def _title_before(text: str, places: Sequence[Place], start: int, known: frozenset[str]) -> str:
    if not start:
        return ""
    word, between = (
        places[start - 1].word,
        text[places[start - 1].word.end : places[start].word.start],
    )
    if word.key in known and (_GAP.fullmatch(between) or _INITIAL_GAP.fullmatch(between)):
        return word.text
    return ""


def _family(words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the words of the last name: the last with its particles, or the first in Chinese.

    A ruler’s number is no name: the last name of Mohammed VI is Mohammed.
    """
    if len(words) > 1 and words[0].key in FAMILY_FIRST and not is_given_name(words[-1].text):
        return (words[0],)
    if len(words) > 1 and _NUMERAL.fullmatch(words[-1].text):
        words = words[:-1]
    first = len(words) - 1
    while first > 1 and words[first - 1].text.rstrip("’'").lower() in PARTICLES:
        first -= 1
    return tuple(words[first:])


def _is_german_name(mention: Mention) -> bool:
    """Tell whether capitals, which all German nouns have, are those of a name."""
    from copydesk.analysis.gazetteer import places as find_places

    if mention.title or any(is_given_name(word.text) for word in mention.words):
        return True
    return len(mention.words) == 1 and bool(find_places(mention.text))
