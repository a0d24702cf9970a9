"""Well-known names: how each language's press spells them, and what is said of them."""

from functools import cache
from pathlib import Path
from typing import NamedTuple

from copydesk.analysis.names.lexicon import PARTICLES
from copydesk_rules.names.folding import fold

NEWS = Path(__file__).parent.parent / "data" / "names_news.tsv"
LANGUAGES = ("en", "fr", "de", "es")


class KnownName(NamedTuple):
    """A name in the news.

    `kind` is person, org or paper; `forms` are its spellings by language,
    `others` further ones, of the whole name or its last word. `stems` open the
    words that one expects around it.
    """

    kind: str
    forms: dict[str, str]
    others: tuple[str, ...]
    stems: tuple[str, ...]

    def form(self, language: str) -> str:
        """Return the spelling of a language, the English one where it is not known."""
        return self.forms.get(language) or self.forms["en"]

    def family(self, language: str) -> str:
        """Return the last name of a person, or the whole name of anything else."""
        return family_of(self.form(language)) if self.kind == "person" else self.form(language)

    @property
    def families(self) -> frozenset[str]:
        """The folded last names in all spellings, or the whole names."""
        whole = {*self.forms.values(), *self.others}
        return frozenset(fold(family_of(one) if self.kind == "person" else one) for one in whole)

    @property
    def givens(self) -> frozenset[str]:
        """The folded first given names in all spellings; none but for a person."""
        if self.kind != "person":
            return frozenset()
        return frozenset(fold(one.split()[0]) for one in set(self.forms.values()) if " " in one)


def family_of(name: str) -> str:
    """Return the last name, with its particles, of a name written given name first.

    >>> family_of("Ursula von der Leyen"), family_of("Vladimir Putin")
    ('von der Leyen', 'Putin')
    """
    words = name.split()
    first = len(words) - 1
    while first > 1 and words[first - 1].lower() in PARTICLES:
        first -= 1
    return " ".join(words[first:])


@cache
def known_names() -> tuple[KnownName, ...]:
    """Return the names of the list that ships with copydesk, read at the first call."""
    names = []
    for line in NEWS.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            kind, *columns = line.split("\t")
            *forms, others, stems = columns
            spelt = {code: form or forms[0] for code, form in zip(LANGUAGES, forms, strict=True)}
            names.append(
                KnownName(
                    kind, spelt, tuple(filter(None, others.split("|"))), tuple(stems.split())
                )
            )
    return tuple(names)


@cache
def by_family() -> dict[str, tuple[KnownName, ...]]:
    """Return the known names by their folded last names, or whole names."""
    found: dict[str, tuple[KnownName, ...]] = {}
    for name in known_names():
        for family in name.families:
            found[family] = (*found.get(family, ()), name)
    return found


@cache
def by_ends() -> dict[str, frozenset[str]]:
    """Return the folded last names by their first and by their last three letters.

    One slip in six letters or more leaves the one or the other as they are.
    """
    found: dict[str, set[str]] = {}
    for family in by_family():
        found.setdefault(family[:3] + "-", set()).add(family)
        found.setdefault("-" + family[-3:], set()).add(family)
    return {end: frozenset(families) for end, families in found.items()}


def is_known(text: str, language: str) -> bool:
    """Tell whether a word is one that copydesk has seen: in a dictionary, map or list."""
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.morphology import is_word
    from copydesk.analysis.names.lexicon import is_given_name

    if fold(text) in by_family() or is_given_name(text) or places(text):
        return True
    return is_word(text, language) or is_word(text.lower(), language) or is_word(text, "fr")
