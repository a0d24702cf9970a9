"""Whether two spellings can render one name, and how far apart they are."""

import math
from functools import cache, lru_cache
from itertools import permutations

from copydesk_rules.names.cost_model import model
from copydesk_rules.names.folding import fold, parts
from copydesk_rules.names.given import are_renderings, are_two
from copydesk_rules.names.inflections import is_inflected
from copydesk_rules.names.syllables import are_syllables_alike

MOST_WORDS = 4
"""Words up to which every order of them is tried."""
_INITIAL = 0.02
_ARTICLES = frozenset({"al", "el"})
_PATRONYMICS = ("ovich", "evich", "ovitch", "evitch", "owitsch", "ewitsch", "ovna", "evna", "owna")


def name_distance(a: str, b: str) -> float:
    """Return how far apart two names are: 0.0 for one spelling, 1.0 for two names.

    Between these it is the model's probability that the two do not render one
    name. Case, accents, apostrophes, hyphens, blanks and the order of words do
    not count; an initial stands for any name that it opens.

    >>> name_distance("Kim Jong-un", "Kim Jongun")
    0.0
    >>> name_distance("Ouchakov", "Ushakov") < 0.1 < 0.5 < name_distance("Martin", "Morton")
    True
    """
    one, other = parts(a), parts(b)
    if "".join(one) == "".join(other):
        return 0.0
    if not one or not other:
        return 1.0
    if are_syllables_alike(one, other):
        return _INITIAL
    one, other = _aligned(one, other)
    if len(one) == len(other):
        return _ordered(one, other)
    return _word_distance("".join(one), "".join(other))


def _aligned(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[tuple[str, ...], ...]:
    """Return two names without the words that only conventions add.

    These are the Arabic article (al-Sissi, Sissi) and a Russian patronymic.
    """
    plain = tuple(word for word in one if word not in _ARTICLES)
    others = tuple(word for word in other if word not in _ARTICLES)
    if not plain or not others:
        return one, other
    if len(plain) == 3 and len(others) == 2 and plain[1].endswith(_PATRONYMICS):
        plain = plain[::2]
    if len(others) == 3 and len(plain) == 2 and others[1].endswith(_PATRONYMICS):
        others = others[::2]
    return plain, others


def same_name(a: str, b: str, language: str | None = None) -> bool:
    """Tell whether two spellings can render one name.

    `language` is the ISO 639 code of the text that they stand in, None where it
    is not known: what that language makes of a name by an ending (Macrons,
    Aliyeva) is another word. Names that differ in their number of words are the
    same only where one writes as a single word what the other parts.

    >>> same_name("Iouri Ouchakov", "Yuri Ushakov"), same_name("Vladimir", "Volodymyr")
    (True, False)
    """
    if is_inflected(fold(a), fold(b), language):
        return False
    return name_distance(a, b) <= limit()


@cache
def limit() -> float:
    """Return the distance up to which two names are taken for one."""
    return _probability(model().threshold)


def _probability(margin: float) -> float:
    return 1 / (1 + math.exp(max(-40.0, min(40.0, margin))))


def _ordered(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """Return the distance of the farthest words, in the order that brings them nearest."""
    orders = permutations(other) if len(other) <= MOST_WORDS else (other,)
    return min(
        max(_word_distance(word, second) for word, second in zip(one, order, strict=True))
        for order in orders
    )


@lru_cache(maxsize=1 << 14)
def _word_distance(one: str, other: str) -> float:
    if one == other:
        return 0.0
    if 1 in (len(one), len(other)):
        return _INITIAL if one[0] == other[0] else 1.0
    if are_two(one, other):
        return 1.0
    if are_renderings(one, other):
        return _INITIAL
    if _are_of_one_person(one, other):
        return _INITIAL
    return _probability(model().margin(one, other))


def _are_of_one_person(one: str, other: str) -> bool:
    """Tell whether the list of names in the news has both as last names of one person."""
    from copydesk_rules.names.known import of_family

    persons = [name for name in of_family(one) if name.kind == "person"]
    return any(other in name.families for name in persons)
