"""What an unknown word may have been meant to be."""

from collections.abc import Iterator
from functools import lru_cache
from itertools import pairwise, product
from unicodedata import normalize

from copydesk_rules import language_data

FAMILY = "residue"
MOST_PLACES = 4
"""Letters of a word that accents are tried on at once."""
LONGEST = 30
"""Letters at most of a word; what is longer is data, and costs as much as it is long."""
SHORTEST_EDIT = 7
"""Letters at least of a word whose letters may have been doubled or swapped."""


@lru_cache(maxsize=4096)
def repairs(word: str, language: str) -> tuple[str, ...]:
    """Return the words that `word`, in lower case, was meant to be; () where it is one.

    First those that differ in accents only; if there are none, those that two
    glued words make; then those with a letter doubled, halved or swapped.
    """
    from copydesk.analysis.morphology import is_word

    if not 4 <= len(word) <= LONGEST or is_word(word, language):
        return ()
    for ways in (_accents, _glued, _edits):
        found = dict.fromkeys(one for one in ways(word, language) if one != word)
        if found:
            return tuple(found)
    return ()


def _accents(word: str, language: str) -> Iterator[str]:
    """Yield the words that have the same letters with other accents."""
    from copydesk.analysis.morphology import guessed

    bare = "".join(one for one in normalize("NFD", word) if "a" <= one <= "z" or one in "-'œæ")
    variants: dict[str, str] = language_data.load(FAMILY, language).get("accented", {})
    places = [at for at, letter in enumerate(bare) if letter in variants]
    for chosen in _subsets(places):
        for letters in product(*(variants[bare[at]] for at in chosen)):
            letter_at = dict(zip(chosen, letters, strict=True))
            one = "".join(letter_at.get(at, letter) for at, letter in enumerate(bare))
            if guessed(one, language):
                yield one


def _subsets(places: list[int]) -> Iterator[tuple[int, ...]]:
    """Yield no place, each place, and each pair of places."""
    yield ()
    yield from ((at,) for at in places)
    if len(places) <= MOST_PLACES:
        yield from ((one, two) for one in places for two in places if one < two)


def _glued(word: str, language: str) -> Iterator[str]:
    """Yield an article and its noun that were written as one word."""
    from copydesk.analysis.morphology import guessed

    articles: dict[str, str] = language_data.load(FAMILY, language).get("glued", {})
    for article, features in articles.items():
        rest = word.removeprefix(article)
        if rest != word and len(rest) > 4:
            nouns = [one for one in guessed(rest, language) if one.pos == "NOUN"]
            if any(_fits(features, one.gender, one.number) for one in nouns):
                yield f"{article} {rest}"


def _fits(features: str, gender: str, number: str) -> bool:
    return gender in (features[0], "e") and number in (features[1], "i")


def _edits(word: str, language: str) -> Iterator[str]:
    """Yield the words with one letter doubled, halved, or two neighbours swapped."""
    from copydesk.analysis.morphology import guessed

    if len(word) < SHORTEST_EDIT:
        return
    for at, (one, two) in enumerate(pairwise(word)):
        changed = (
            word[:at] + word[at + 1 :] if one == two else f"{word[:at]}{two}{one}{word[at + 2 :]}"
        )
        if guessed(changed, language):
            yield changed
    for at in range(1, len(word)):
        doubled = word[:at] + word[at - 1] + word[at:]
        if word[at - 1] in "cflmnprst" and guessed(doubled, language):
            yield doubled
