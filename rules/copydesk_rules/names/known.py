"""Well-known names: how each language's press spells them, and what is said of them."""

from collections.abc import Iterator
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from copydesk.analysis.names.lexicon import PARTICLES
from copydesk_rules.names.folding import fold

if TYPE_CHECKING:
    from copydesk.table import Table

NEWS = Path(__file__).parent.parent / "data" / "names_news.tsv"
DERIVED = NEWS.with_name("names_derived.tsv")
TABLE = NEWS.with_suffix(".table")
"""What `tools/build_known_names.py` makes of the two: it is looked up where it lies."""
LANGUAGES = ("en", "fr", "de", "es")


class KnownName(NamedTuple):
    """A name in the news.

    `kind` is person, org, paper or place; `forms` are its spellings by language,
    `others` further ones, of the whole name or its last word. `stems` open the
    words that one expects around it; `source` tells who vouches for the spellings.
    """

    kind: str
    forms: dict[str, str]
    others: tuple[str, ...]
    stems: tuple[str, ...]
    source: str = "own"

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


def rows() -> Iterator[str]:
    """Yield the lines of the lists that ship with copydesk, without their heads."""
    for path in (NEWS, DERIVED):
        for line in path.read_text(encoding="utf-8").splitlines():
            if line and line[0] != "#":
                yield line


@lru_cache(maxsize=1 << 10)
def read_name(line: str) -> KnownName:
    """Return the name on a line of the list."""
    kind, *columns = line.split("\t")
    *forms, others, stems, source = columns
    spelt = {code: form or forms[0] for code, form in zip(LANGUAGES, forms, strict=True)}
    return KnownName(
        kind, spelt, tuple(filter(None, others.split("|"))), tuple(stems.split()), source
    )


def table_items() -> Iterator[tuple[str, str]]:
    """Yield what the table of known names has: lines by folded name, names by their ends."""
    lines: dict[str, list[str]] = {}
    ends: dict[str, set[str]] = {}
    for line in rows():
        name = read_name(line)
        for family in name.families:
            lines.setdefault(family, []).append(line)
            for end in ends_of(family) if " " not in name.family("en") else ():
                ends.setdefault(end, set()).add(family)
    yield from ((family, "\n".join(found)) for family, found in lines.items())
    yield from ((end, " ".join(sorted(families))) for end, families in ends.items())


def ends_of(folded: str) -> tuple[str, str]:
    """Return the first and the last three letters of a folded name, as the table has them.

    One slip in six letters or more leaves the one or the other as they are.

    >>> ends_of("gazprom")
    ('gaz-', '-rom')
    """
    return f"{folded[:3]}-", f"-{folded[-3:]}"


def of_family(folded: str) -> tuple[KnownName, ...]:
    """Return the known names with a folded last name, or whole name."""
    lines = _table().get(folded)
    return tuple(map(read_name, lines.split("\n"))) if lines else ()


def near_ends(folded: str) -> frozenset[str]:
    """Return the folded last names of one word that begin or end as this one does."""
    found = (_table().get(end) for end in ends_of(folded))
    return frozenset(family for families in found if families for family in families.split())


@cache
def _table() -> "Table":
    from copydesk.table import Table

    return Table.open(TABLE)


def is_known(text: str, language: str) -> bool:
    """Tell whether a word is one that copydesk has seen: in a dictionary, map or list.

    Names that are only derived from long lists do not count: many a slip is one.
    """
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.morphology import is_word
    from copydesk.analysis.people import listed

    low = text.lower()
    if of_family(fold(text)) or listed(low) or places(text):
        return True
    return is_word(text, language) or is_word(low, language) or is_word(text, "fr")
