"""Which last names the articles of a run spell in two ways, and which of them is the usual one.

Evidence is a given name that both spellings follow: in a feed of many articles,
near last names alone are two people's far more often than one's.
"""

from array import array
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from copydesk import Article, Observation, Sighting
from copydesk_rules.names.folding import edits, fold, parts
from copydesk_rules.names.forms import SHORTEST, read_mentions
from copydesk_rules.names.given import given_lines

FEWEST = 3
"""Articles that must have the usual spelling."""
MINORITY = 0.25
"""The share of articles up to which a spelling is a slip."""
USUAL = 10
"""How many times as frequent a spelling is of which another may be one letter off."""
LONG = 7
"""Letters from which such a slip counts."""
LIKELY = 0.5
"""The distance up to which it does."""


class Seen(NamedTuple):
    """What one article says of one spelling of a last name; plain data, kept for a whole run."""

    language: str
    family: str
    given: str


class Spelling(NamedTuple):
    """One spelling of a last name in one language, with its first place in each article."""

    text: str
    places: list[Sighting]

    @property
    def paths(self) -> set[str]:
        """The files that have it."""
        return {one.path for one in self.places}


def observed(article: Article) -> Iterator[Observation]:
    """Yield the last names that follow a given name in an article, each spelling once."""
    seen: set[Seen] = set()
    for mention in read_mentions(article):
        words = parts(mention.given[0].text) if mention.given else ()
        family = mention.family_text
        if not words or len(words[0]) < 3 or len(fold(family)) < SHORTEST or family.isupper():
            continue
        value = Seen(article.language, family, words[0])
        if value not in seen:
            seen.add(value)
            start = mention.family[0].start
            yield Observation(mention.span._replace(start=start), tuple(value))


def find_feed_variants(sightings: Sequence[Sighting]) -> Iterator[list[Spelling]]:
    """Yield the spellings of each name that a feed spells in several ways, the usual one first."""
    bearers: dict[tuple[str, str], array[int]] = {}
    for number, one in enumerate(sightings):
        language, _, given = one.value
        for bearer in _bearers(given):
            bearers.setdefault((language, bearer), array("L")).append(number)
    told: set[tuple[str, ...]] = set()
    for _, numbers in sorted(bearers.items()):
        for found in _groups(_spellings([sightings[number] for number in numbers])):
            texts = tuple(one.text for one in found)
            if texts not in told:
                told.add(texts)
                yield found


def _spellings(sightings: Iterable[Sighting]) -> dict[str, Spelling]:
    """Return the spellings of the last names that some sightings have."""
    forms: dict[str, Spelling] = {}
    for one in sightings:
        family = one.value[1]
        forms.setdefault(family, Spelling(family, [])).places.append(one)
    return forms


def _bearers(given: str) -> Iterator[str]:
    """Yield what all renderings of a given name have in common."""
    lines = given_lines(given)
    if lines:
        yield from (f"={line}" for line in sorted(lines))
    else:
        yield given


def _groups(forms: dict[str, Spelling]) -> Iterator[list[Spelling]]:
    """Yield the spellings of one name among the last names that follow one given name."""
    if len(forms) < 2:
        return
    ranked = sorted(forms.values(), key=lambda one: (-len(one.paths), one.text))
    taken: set[str] = set()
    near: dict[str, list[Spelling]] = {}
    for one, other in _candidates(ranked):
        if are_one(one, other):
            near.setdefault(one.text, [one]).append(other)
    for usual in ranked:
        group = [one for one in near.get(usual.text, ()) if one.text not in taken]
        if len(group) > 1 and usual.text not in taken:
            taken.update(one.text for one in group)
            yield group


def _candidates(ranked: list[Spelling]) -> Iterator[tuple[Spelling, Spelling]]:
    """Yield the pairs, the more frequent first, that may be worth a closer look."""
    from copydesk_rules.names.romanisation import romanisation_keys

    number = {one.text: at for at, one in enumerate(ranked)}
    rooms: dict[str, list[Spelling]] = {}
    for one in ranked:
        folded = fold(one.text)
        keys = {folded[:at] + folded[at + 1 :] for at in range(len(folded))} | {folded}
        for key in keys | {f"/{key}" for key in romanisation_keys(one.text)}:
            rooms.setdefault(key, []).append(one)
    found = {
        tuple(sorted((one.text, other.text), key=number.__getitem__))
        for room in rooms.values()
        if len(room) > 1
        for one, other in combinations(room, 2)
    }
    for one_text, other_text in sorted(found):
        yield ranked[number[one_text]], ranked[number[other_text]]


def are_one(usual: Spelling, other: Spelling) -> bool:
    """Tell whether a rarer spelling after the same given name is that of the usual one."""
    from copydesk_rules.names.inflections import is_declined, is_derived
    from copydesk_rules.names.matching import limit, name_distance
    from copydesk_rules.names.romanisation import share_key

    a, b = fold(usual.text), fold(other.text)
    if a == b:
        return True
    if is_derived(a, b) or a.startswith(b) or b.startswith(a):
        return False
    if is_declined(usual.text, other.text, usual.places[0].value[0]):
        return False
    distance = name_distance(a, b)
    if share_key(a, b):
        return distance <= limit()
    is_rare = len(usual.paths) >= USUAL * len(other.paths)
    return is_rare and min(len(a), len(b)) >= LONG and edits(a, b) <= 1 and distance <= LIKELY


def is_slip(usual: Spelling, other: Spelling) -> bool:
    """Tell whether a spelling is rare enough beside the usual one to be reported."""
    most, least = len(usual.paths), len(other.paths)
    return most >= FEWEST and least <= MINORITY * (most + least)


def places(spelling: Spelling, without: Iterable[str]) -> list[Sighting]:
    """Return a spelling's first place in each article, but for some files."""
    left_out = set(without)
    found: dict[str, Sighting] = {}
    for one in spelling.places:
        if one.path not in left_out:
            found.setdefault(one.path, one)
    return list(found.values())
