"""Where a text speaks of which country: places, peoples and institutions in it."""

import re
from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from copydesk.analysis.gazetteer import Place, PlaceKind, fold, look_up, sure_country, table
from copydesk.analysis.packs import load
from copydesk.source import Span

LARGE_CITY = 200_000
"""From how many people on a city speaks for its country; smaller ones share many names."""
FEWEST = 4
"""Names shorter than this are left to capitals: US, UK."""
DEMONYM_LANGUAGES = frozenset({"fr", "de", "es"})
"""Languages that write their words for peoples in small letters too."""


class Mention(NamedTuple):
    """A name in a text; `countries` are the ISO codes that it can stand for."""

    span: Span
    countries: tuple[str, ...]
    places: tuple[Place, ...]


def mentions(text: str, language: str) -> Counter[str]:
    """Return how often a text speaks of each country, by ISO code.

    Counted are countries, regions, capitals, large cities, peoples and institutions; a
    name of two countries counts for both. Language is an ISO 639 code.

    >>> mentions("Poutine se rend à Astana, la capitale kazakhe.", "fr")["KZ"]
    2
    """
    return Counter(country for one in find_mentions(text, language) for country in one.countries)


def find_mentions(
    text: str, language: str, *, smallest: int = LARGE_CITY, broad: bool = False
) -> list[Mention]:
    """Return the mentions in order, with spans in `text`.

    With `broad`, whatever could be meant counts: cities of at least `smallest`
    people in any country, and places that look like a person's name.
    """
    lower = Counter(_patterns().lower.findall(text))
    found = list(_names(text, language, lower, smallest, broad=broad))
    if language in DEMONYM_LANGUAGES:
        found += _demonyms(text, lower, language)
        found.sort(key=lambda one: one.span)
    elif load(language).countries:
        taken = [one.span for one in found]
        words = _words_for_countries(text, language)
        found += [one for one in words if not any(one.span.overlaps(span) for span in taken)]
        found.sort(key=lambda one: one.span)
    return found


def _words_for_countries(text: str, language: str) -> Iterator[Mention]:
    """Yield the names of countries and peoples that the language's pack has."""
    countries = load(language).countries
    for match in _words_of(language).finditer(text):
        word = match["stem"].lower() + "-" if match["stem"] else match[0].lower()
        codes = tuple(code for code, words in countries.items() if word in words.split())
        kind = PlaceKind.COUNTRY if match[0][0].isupper() else PlaceKind.DEMONYM
        found = tuple(Place(match[0], code, kind, 0) for code in codes)
        yield Mention(Span(*match.span()), codes, found)


@lru_cache(maxsize=8)
def _words_of(language: str) -> re.Pattern[str]:
    """Compile the pattern for a language's words for countries, and its stems of such words."""
    listed = {word for some in load(language).countries.values() for word in some.split()}
    ordered = sorted(listed, key=len, reverse=True)
    whole = "|".join(re.escape(word) for word in ordered if word[-1] != "-")
    stems = "|".join(re.escape(word[:-1]) for word in ordered if word[-1] == "-")
    return re.compile(
        rf"(?<![^\W_])(?:(?:{whole or '(?!)'})|(?P<stem>{stems or '(?!)'})[^\W\d_]{{0,6}})"
        r"(?![^\W_])",
        re.IGNORECASE,
    )


class _Patterns(NamedTuple):
    capital: re.Pattern[str]
    """A word with a capital letter, and whether a sentence starts with it."""
    lower: re.Pattern[str]
    next: re.Pattern[str]
    """What joins a name's words, and the next of them."""


@cache
def _patterns() -> _Patterns:
    upper = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪİĶŁĻĽŃŅŇŌŐŒŘŚŞŠȘŤȚŪŮŰŹŻŽ"
    return _Patterns(
        capital=re.compile(rf"(?<![^\W_])[{upper}][^\W_]*"),
        lower=re.compile(r"(?<![^\W_])[a-zß-öø-ÿœ][^\W\d_]+"),
        next=re.compile(r"(?:[ ‑\u00a0’'.-]|(?:(?<=St)|(?<=Ft)|(?<=Mt))\. )([^\W_]+)"),
    )


def _names(
    text: str, language: str, lower: Counter[str], smallest: int, *, broad: bool
) -> Iterator[Mention]:
    end = 0
    for match in _patterns().capital.finditer(text):
        start = match.start()
        if start < end:
            continue
        key, stop = _longest(text, match[0], match.end())
        meant = look_up(key)
        if not meant or (len(key) < FEWEST and not match[0].isupper()):
            continue
        span = Span(start, stop)
        kept = _kept(meant, smallest, language, broad=broad)
        if not kept or (not broad and _is_doubtful(text, span, kept, lower)):
            continue
        end = stop
        countries = tuple(dict.fromkeys(place.country for place in kept))
        yield Mention(span, countries, kept)


def _longest(text: str, word: str, end: int) -> tuple[str, int]:
    """Return the longest known name that starts with `word`, folded, and its end."""
    key = fold(word)
    most = table().get(f"@{key}")
    if most is None:
        return key, end
    best, words, at = (key, end), [key], end
    for _ in range(int(most) - 1):
        after = _patterns().next.match(text, at)
        if after is None:
            break
        at = after.end()
        words.append(fold(after[1]))
        longer = " ".join(words)
        if look_up(longer):
            best = longer, at
    return best


def _kept(
    meant: tuple[Place, ...], smallest: int, language: str, *, broad: bool
) -> tuple[Place, ...]:
    """Return the places that a name stands for here, none where that cannot be told."""
    kept = tuple(
        place
        for place in meant
        if place.kind is not PlaceKind.CITY or place.capital or place.population >= smallest
    )
    if broad or not kept:
        return kept
    kept = tuple(place for place in kept if place.usual)
    strong = (PlaceKind.COUNTRY, PlaceKind.DEMONYM, PlaceKind.INSTITUTION)
    if any(place.kind in strong for place in kept):
        namesakes = (*strong, PlaceKind.REGION)  # Georgia and Georgia
        return tuple(
            place
            for place in kept
            if place.kind in namesakes and (language in place.languages or not place.languages)
        )
    sure = sure_country(meant)
    return tuple(place for place in kept if place.country == sure)


def _is_doubtful(text: str, span: Span, kept: tuple[Place, ...], lower: Counter[str]) -> bool:
    """Tell whether a city or region may be a common word or part of another name."""
    if any(place.kind not in (PlaceKind.CITY, PlaceKind.REGION) for place in kept):
        return False
    name = span.of(text)
    if name.casefold() in lower:
        return True
    before = text[max(0, span.start - 24) : span.start]
    previous = re.search(r"(?<=[^.!?:»\"”\n] )([^\W\d_]+)[ -]$", before)
    if previous and previous[1][0].isupper() and not look_up(fold(previous[1])):
        return True
    after = re.match(r"[ -]([^\W\d_]+)", text[span.end : span.end + 24])
    return bool(after and after[1][0].isupper() and not look_up(fold(after[1])))


def _demonyms(text: str, lower: Counter[str], language: str) -> Iterator[Mention]:
    """Yield the words for peoples in small letters."""
    for word in lower:
        if len(word) < 4:
            continue
        meant = look_up(fold(word))
        kept = tuple(
            place
            for place in meant
            if place.kind is PlaceKind.DEMONYM and language in place.languages
        )
        if kept:
            countries = tuple(dict.fromkeys(place.country for place in kept))
            yield from (Mention(span, countries, kept) for span in _occurrences(text, word))


def _occurrences(text: str, word: str) -> Iterator[Span]:
    """Yield where `word` stands as a whole word."""
    start = text.find(word)
    while start >= 0:
        end = start + len(word)
        if not (text[start - 1 : start].isalnum() or text[end : end + 1].isalnum()):
            yield Span(start, end)
        start = text.find(word, end)
