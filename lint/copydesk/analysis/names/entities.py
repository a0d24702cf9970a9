"""Which mentions name the same bearer: those of one last name that do not contradict."""

from collections.abc import Iterable

from copydesk.analysis.names.mention import Entity, Mention


def group(mentions: Iterable[Mention]) -> tuple[Entity, ...]:
    """Return the mentions by bearer, in order of first appearance.

    A last name alone goes to the bearer that was named last, or to the only one
    who is named later. Emmanuel and Brigitte of one last name are two bearers.
    """
    families: dict[str, list[Mention]] = {}
    for mention in mentions:
        families.setdefault(mention.family_text.casefold(), []).append(mention)
    groups = [one for found in families.values() for one in _split(found)]
    groups.sort(key=lambda found: found[0].span)
    return tuple(Entity(tuple(found)) for found in groups)


def _split(mentions: list[Mention]) -> list[list[Mention]]:
    """Part mentions of one last name by their given names."""
    groups: list[list[Mention]] = []
    last: list[Mention] | None = None
    for mention in mentions:
        home = last if not mention.given else _home(mention, groups)
        if home is None:
            home = []
            groups.append(home)
        home.append(mention)
        last = home
    return groups


def _home(mention: Mention, groups: list[list[Mention]]) -> list[Mention] | None:
    for found in groups:
        given = [one for one in found if one.given]
        if all(is_compatible(mention.given_text, one.given_text) for one in given):
            return found
    return None


def is_compatible(given: str, other: str) -> bool:
    """Tell whether two given names, as written, can be those of one person.

    They can where one is missing, an initial of the other, or one of its words.

    >>> is_compatible("J. K.", "Joanne"), is_compatible("Jean", "Paul")
    (True, False)
    """
    short, long = sorted((_parts(given), _parts(other)), key=len)
    if not short:
        return True
    if short[0] == long[0] or (short[0][0] == long[0][0] and 1 in (len(short[0]), len(long[0]))):
        return True
    return any(part in long for part in short)


def _parts(given: str) -> list[str]:
    words = given.casefold().replace("-", " ").replace(".", " ").split()
    return [word for word in words if word[0].isalpha()]
