"""Endings that make another word of a name: plurals, genitives, women, peoples."""

from functools import lru_cache

from copydesk.analysis.packs import load

_STEM = 3
"""Letters at least that the forms of a name share."""
_PLURALS = ("s", "es", "x")
_SLAVIC = """
ov/ova ev/eva in/ina yn/yna off/ova sky/skaya ski/ska skiy/skaya sky/ska ak/akova
"""
_STEMMED = _SLAVIC + "o/a os/a us/a e/a is/a er/ra ie/ien ia/ian a/an e/ien"
_PEOPLES = """
y ie ia ian ians ien iens ienne iennes in ine ins ines ain aine ains an ane ans anes ais aise
aises ois oise oises ese i is ite ites ish er ers erin en n isch ische ischen ic ique iques
isme iste istes ism ist ists ismus sche
"""
_ENDINGS = frozenset((*_PLURALS, "e", "a", "ette", "o", *_PEOPLES.split()))
_SEMIVOWELS = ("i", "y", "j")


def _pairs(endings: str) -> list[tuple[str, str]]:
    return [(one, other) for one, _, other in (pair.partition("/") for pair in endings.split())]


_WOMEN = _pairs(_SLAVIC)
_CHANGES = _pairs(_STEMMED)


@lru_cache(maxsize=1 << 14)
def is_inflected(a: str, b: str, language: str | None = None) -> bool:
    """Tell whether one folded name is the other's plural, genitive or Slavic feminine.

    >>> is_inflected("macron", "macrons"), is_inflected("aliev", "alieva")
    (True, True)
    >>> is_inflected("zelensky", "zelenskyy")
    False
    """
    short, long = sorted((a, b), key=len)
    if _is_changed(short, long, _WOMEN):
        return True
    endings = (*_PLURALS, "n", "en") if language in ("de", None) else _PLURALS
    return long.startswith(short) and long[len(short) :] in endings


def is_declined(a: str, b: str, language: str) -> bool:
    """Tell whether two names, as written, are forms of one in a language that declines names.

    Their endings are those of the language's pack (`name_endings`); three
    letters at least must be left before them.

    >>> is_declined("Камчатки", "Камчатке", "ru"), is_declined("Martin", "Morton", "ru")
    (True, False)
    """
    endings = load(language).name_endings
    if not endings:
        return False
    one, other = a.lower().split(), b.lower().split()
    return len(one) == len(other) and all(
        _are_cases(word, second, endings) for word, second in zip(one, other, strict=True)
    )


def _are_cases(one: str, other: str, endings: frozenset[str]) -> bool:
    """Tell whether two words have one stem and an ending, or none, each."""
    if one == other:
        return True
    return any(
        one[:at] == other[:at] and {one[at:], other[at:]} <= endings | {""}
        for at in range(_STEM, min(len(one), len(other)) + 1)
    )


def is_derived(a: str, b: str) -> bool:
    """Tell whether one folded name can be made of the other by any known ending.

    Stricter than `is_inflected`: peoples, languages and given names of women
    count too (German and Germany, Iran and Iranian, Martin and Martine). What only
    writes a final sound twice is no ending.

    >>> is_derived("niger", "nigerian"), is_derived("dmitri", "dmitriy")
    (True, False)
    """
    short, long = sorted((a, b), key=len)
    if _is_changed(short, long, _CHANGES):
        return True
    if not long.startswith(short):
        return _is_gendered(short, long)
    ending = long[len(short) :]
    if ending == short[-1] or (short[-1] in _SEMIVOWELS and ending in _SEMIVOWELS):
        return False
    return ending in _ENDINGS


def _is_changed(short: str, long: str, changes: list[tuple[str, str]]) -> bool:
    """Tell whether one name has the second ending where the other has the first."""
    for one, other in changes:
        stem = _stem(short, one)
        if stem and stem == _stem(long, other):
            return True
    return False


def _stem(name: str, ending: str) -> str:
    return name[: -len(ending)] if name.endswith(ending) and len(name) > len(ending) + 1 else ""


def _is_gendered(one: str, other: str) -> bool:
    """Tell whether two names differ by one final vowel: Mario, Maria, Marie."""
    return len(one) == len(other) and one[:-1] == other[:-1] and {one[-1], other[-1]} <= set("aeo")
