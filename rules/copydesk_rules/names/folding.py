"""Names without what type-setting adds: case, accents, apostrophes and hyphens."""

import re
from functools import lru_cache

_PARTS = re.compile(r"[^\W\d_]+(?:['’ʼʻʹ`´][^\W\d_]+)*")
_CYRILLIC_SIGNS = str.maketrans("", "", "ʹʺьъЬЪ")


@lru_cache(maxsize=1 << 14)
def fold(name: str) -> str:
    """Return a name in plain lower-case ASCII letters, all else taken out.

    Other scripts are transliterated letter by letter (anyascii).

    >>> fold("Tokaïev"), fold("N’Golo"), fold("Łódź"), fold("Kim Jong-un")
    ('tokaiev', 'ngolo', 'lodz', 'kimjongun')
    """
    if not name.isascii():
        from anyascii import anyascii

        name = anyascii(name.translate(_CYRILLIC_SIGNS))
    return "".join(filter(str.isalpha, name)).lower()


def parts(name: str) -> tuple[str, ...]:
    """Return the folded words of a name; hyphens part words, apostrophes do not.

    >>> parts("Kassym-Jomart Tokaïev"), parts("Conan O’Brien")
    (('kassym', 'jomart', 'tokaiev'), ('conan', 'obrien'))
    """
    folded = (fold(part) for part in _PARTS.findall(name))
    return tuple(part for part in folded if part)
