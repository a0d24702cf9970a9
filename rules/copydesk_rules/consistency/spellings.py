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


class Spelling(NamedTuple):
    """A word that is spelt in two ways: where it stands, its side, and its counterpart."""

    word: Word
    side: str
    other: str


def spellings(article: Article) -> Iterator[Spelling]:
    """Yield the words of an article that the two sides spell differently, in no order.

    Words with a capital are left out: they may be of a name that keeps its spelling.
    """
    table = _table(article.language)
    if table is None:
        return
    for key, numbers in article.keyed.items():
        value = table.get(key) if len(key) > 3 else None
        if value is not None:
            side, _, other = value.partition(" ")
            for number in numbers:
                word = article.words[number]
                if not word.is_capitalised:
                    yield Spelling(word, side, other)


@lru_cache(maxsize=4)
def _table(language: str) -> Table | None:
    if not language.isalpha():
        return None
    path = language_data.FOLDER / f"spellings_{language}.table"
    return Table.open(path) if path.exists() else None
