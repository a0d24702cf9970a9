"""What tells two near names apart, whatever their likeness."""

from copydesk_rules.names.folding import are_of_one_script, fold
from copydesk_rules.names.given import are_two
from copydesk_rules.names.inflections import is_declined, is_derived


def are_told_apart(a: str, b: str, first: str, second: str, language: str) -> bool:
    """Tell whether two names, folded and as written, are known to be two.

    They are where their scripts differ, one is made of the other, both decline
    one name, both are given names of two lines of the list, both are ordinary
    words, or both name different places.
    """
    if not are_of_one_script(first, second) or is_declined(first, second, language):
        return True
    if is_derived(a, b) or are_two(a, b):
        return True
    if is_ordinary(first, language) and is_ordinary(second, language):
        return True
    return are_places(first, second)


def is_ordinary(text: str, language: str) -> bool:
    """Tell whether a word is one of the dictionary of its language when in lower case."""
    from copydesk.analysis.morphology import readings

    return bool(readings(text.lower(), language))


def are_places(first: str, second: str) -> bool:
    """Tell whether two words name two different places, or a place and a people."""
    from copydesk.analysis.gazetteer import places

    one, other = places(first), places(second)
    if not one or not other:
        return False
    return not share_place(first, second)


def are_nations(text: str) -> bool:
    """Tell whether a text joins countries or peoples: China-Japan, Franco-allemand."""
    from copydesk.analysis.gazetteer import PlaceKind, places

    parts = text.replace("-", " ").split()
    nations = (PlaceKind.COUNTRY, PlaceKind.DEMONYM)
    return len(parts) > 1 and all(
        any(place.kind in nations for place in places(part)) for part in parts
    )


def share_place(first: str, second: str) -> bool:
    """Tell whether two words are names of one place: Kiev and Kyïv."""
    from copydesk.analysis.gazetteer import PlaceKind, places

    one = places(first)[:1] + places(second)[:1]
    if len(one) < 2 or PlaceKind.DEMONYM in {place.kind for place in one}:
        return False
    return one[0][:3] == one[1][:3] and fold(first) != fold(second)
