"""Names of persons: which words are given names, which render one, and which are last names.

`data/names_given.tsv` is compiled by hand, `data/names_wikidata.tsv` derived from
public lists; `tools/build_people.py` makes of both the table that runs look names up
in. A key of it is a name in lower case, as written and in plain letters; its value
the lines that it stands in: `g7` of the list by hand, `w7` a derived given name, and
`f` a last name.
"""

from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from copydesk.table import Table

DATA = Path(__file__).parent.parent / "data"
GIVEN = DATA / "names_given.tsv"
DERIVED = DATA / "names_wikidata.tsv"
TABLE = DATA / "names_people.table"
_NONE: frozenset[str] = frozenset()


@cache
def _table() -> "Table":
    from copydesk.table import Table

    return Table.open(TABLE)


@lru_cache(maxsize=1 << 12)
def _lines(low: str) -> frozenset[str]:
    found = _table().get(low)
    return frozenset(found.split()) if found else _NONE


def given_lines(low: str) -> frozenset[str]:
    """Return the lines of given names in which a name, in lower case, stands.

    Two names that share a line are renderings of one. None for any other word.

    >>> sorted(given_lines("yuri") & given_lines("youri"))[0][0]
    'g'
    >>> given_lines("vladimir") & given_lines("volodymyr")
    frozenset()
    """
    found = _lines(low)
    return found - {"f"} if "f" in found else found


def listed(low: str) -> frozenset[str]:
    """Return those lines that were compiled by hand: two names on two of them are two names."""
    return frozenset(line for line in _lines(low) if line[0] == "g")


def is_last_name(low: str) -> bool:
    """Tell whether a word in lower case is the last name of several persons in Wikidata."""
    return "f" in _lines(low)
