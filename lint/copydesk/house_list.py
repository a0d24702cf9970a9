"""The names as a newsroom wants them: preferred, accepted and rejected spellings.

A project keeps them in `names.toml`, which `house_list_file` reads and adds to.
"""

from functools import cached_property
from typing import NamedTuple

FILE = "names.toml"
"""The list's name beside the configuration file, where no other is configured."""
_MARKS = str.maketrans("’ʼ‐‑\u00a0\u202f", "''--  ")


class HouseName(NamedTuple):
    """One name: the spelling to use, others that may stand, and those that may not.

    `languages` are the ISO 639 codes of the articles that it is for, none
    meaning all.
    """

    preferred: str
    accepted: tuple[str, ...] = ()
    rejected: tuple[str, ...] = ()
    languages: tuple[str, ...] = ()
    comment: str = ""


class HouseList(tuple[HouseName, ...]):
    """All names of a newsroom; an empty one says nothing about any name.

    >>> names = HouseList([HouseName("Kyiv", ("Kiev",), ("Kief",), ("en",))])
    >>> names.accepts("Kiev", "en"), names.accepts("Kiev", "fr")
    (True, False)
    """

    @cached_property
    def _known(self) -> dict[str, dict[str, tuple[HouseName, bool]]]:
        return {}

    @cached_property
    def _rejected(self) -> dict[str, dict[str, list[tuple[str, HouseName]]]]:
        return {}

    def forms(self, language: str) -> dict[str, tuple[HouseName, bool]]:
        """Return each spelling known in a language with its name, and whether it may stand.

        Spellings are as `plain` makes them. What is said for the language wins
        over what is said for all.
        """
        if language not in self._known:
            found: dict[str, tuple[HouseName, bool]] = {}
            for one in sorted(self, key=lambda one: bool(one.languages)):
                if not one.languages or language in one.languages:
                    found |= {plain(form): (one, False) for form in one.rejected}
                    allowed = (one.preferred, *one.accepted)
                    found |= {plain(form): (one, True) for form in allowed}
            self._known[language] = found
        return self._known[language]

    def accepts(self, spelling: str, language: str) -> bool:
        """Tell whether a spelling is a preferred or accepted one, or a word of one."""
        return bool(self) and self._has(plain(spelling), language, preferred=False)

    def prefers(self, spelling: str, language: str) -> bool:
        """Tell whether a spelling is a preferred one, or a word of one."""
        return bool(self) and self._has(plain(spelling), language, preferred=True)

    def _has(self, wanted: str, language: str, *, preferred: bool) -> bool:
        return any(
            allowed
            and (wanted == form or wanted in form.split())
            and (not preferred or plain(name.preferred) == form)
            for form, (name, allowed) in self.forms(language).items()
        )

    def rejected(self, language: str) -> dict[str, list[tuple[str, HouseName]]]:
        """Return the rejected spellings with their names, by first word, the longest first."""
        if language not in self._rejected:
            found: dict[str, list[tuple[str, HouseName]]] = {}
            for form, (name, allowed) in self.forms(language).items():
                if not allowed:
                    found.setdefault(first_word(form), []).append((form, name))
            for forms in found.values():
                forms.sort(key=lambda form: -len(form[0]))
            self._rejected[language] = found
        return self._rejected[language]


def plain(spelling: str) -> str:
    """Return a spelling with straight apostrophes, plain hyphens and plain blanks.

    >>> plain("N’Djamena")
    "N'Djamena"
    """
    return spelling.translate(_MARKS)


def first_word(form: str) -> str:
    """Return the letters and digits that open a spelling, in lower case.

    >>> first_word("N'Djamena"), first_word("Kim Jong Un")
    ('n', 'kim')
    """
    end = next((at for at, letter in enumerate(form) if not letter.isalnum()), len(form))
    return form[:end].casefold()
