"""American and British spellings of one word: `data/spellings_<language>.table`."""

from collections.abc import Iterator
from functools import lru_cache
from typing import NamedTuple

from copydesk import Article
from copydesk.analysis.words import Word
from copydesk.table import Table
from copydesk_rules import language_data

AMERICAN, BRITISH = "american", "british"
IZE, ISE = "z", "s"
"""Sides of *-ize* and *-ise*: the first is American and, as a house style, British."""

SHORT = 3
"""Letters up to which no word is spelt in two ways."""


class Spelling(NamedTuple):
    """A word that is spelt in two ways: where it stands, its side, and its counterpart."""

    word: Word
    side: str
    other: str


def spellings(article: Article) -> Iterator[Spelling]:
    """Yield the words of an article that the two sides spell differently, in no order.

    Words with a capital are left out: they may be of a name that keeps its spelling.
    """
    if _table(article.language) is None:
        return
    for key, numbers in article.keyed.items():
        found = _look_up(key, article.language) if len(key) > SHORT else None
        if found is not None:
            side, other = found
            for number in numbers:
                word = article.words[number]
                if not word.is_capitalised:
                    yield Spelling(word, side, other)


@lru_cache(maxsize=1 << 13)
def _look_up(key: str, language: str) -> tuple[str, str] | None:
    """Return the side and the counterpart of a word that is spelt in two ways."""
    table = _table(language)
    value = table.get(key) if table else None
    return None if value is None else (value.partition(" ")[0], value.partition(" ")[2])


@lru_cache(maxsize=4)
def _table(language: str) -> Table | None:
    if not language.isalpha():
        return None
    path = language_data.FOLDER / f"spellings_{language}.table"
    return Table.open(path) if path.exists() else None
