"""How often a newsroom's archive has each name: what tells a rare slip from the usual form.

A ledger is a text file with tabs, one spelling a line, in order: two of them
merge line by line, and a version control system shows what has changed.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from functools import cached_property
from pathlib import Path
from typing import NamedTuple

from copydesk.config.errors import ConfigError

HEAD = """\
# Names in an archive, as “copydesk names learn” counted them.
# Columns: language, spelling, articles, mentions, given names, titles (each with its articles).
"""
BESIDE = 3
"""Given names and titles kept of each spelling, the most frequent ones."""
COLUMNS = 6
_COUNTED = re.compile(r"(.+) (\d+)")


class Spelling(NamedTuple):
    """One spelling of a last name, or of a name without given name, in one language.

    `given` and `titles` say what stood before it, and in how many articles.
    """

    articles: int = 0
    mentions: int = 0
    given: tuple[tuple[str, int], ...] = ()
    titles: tuple[tuple[str, int], ...] = ()


Key = tuple[str, str]
"""A language and a spelling."""
NONE = Spelling()


class Ledger:
    """The spellings of a ledger file, read when one is first asked for."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def spellings(self) -> dict[Key, Spelling]:
        """All spellings. Raises ConfigError for a file that is no ledger."""
        return dict(read(self.path))

    def of(self, spelling: str, language: str) -> Spelling:
        """Return what is known of a spelling; nothing of it is as good as none."""
        return self.spellings.get((language, spelling), NONE)


def read(path: Path) -> Iterator[tuple[Key, Spelling]]:
    """Yield the spellings of a ledger file, in its order.

    Raises ConfigError, which names the line, for a file that is no ledger.
    """
    try:
        text = path.read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        reason = getattr(error, "strerror", "") or "it is not UTF-8 text"
        raise ConfigError(str(path), f"cannot be read: {reason}") from None
    for number, line in enumerate(text.splitlines(), start=1):
        if line and line[0] != "#":
            yield _read_line(path, number, line)


def _read_line(path: Path, number: int, line: str) -> tuple[Key, Spelling]:
    columns = line.split("\t")
    if len(columns) != COLUMNS or not (columns[2].isdecimal() and columns[3].isdecimal()):
        message = "is no line of a ledger; make it anew with “copydesk names learn”"
        raise ConfigError(str(path), message, line=number)
    language, spelling, articles, mentions, given, titles = columns
    found = Spelling(int(articles), int(mentions), _counts(given), _counts(titles))
    return (language, spelling), found


def _counts(column: str) -> tuple[tuple[str, int], ...]:
    found = map(_COUNTED.fullmatch, column.split("|") if column else ())
    return tuple((one[1], int(one[2])) for one in found if one)


def merged(ledgers: Iterable[Iterable[tuple[Key, Spelling]]]) -> dict[Key, Spelling]:
    """Return the spellings of several ledgers with their counts added up."""
    found: dict[Key, Spelling] = {}
    for ledger in ledgers:
        for key, new in ledger:
            old = found.get(key)
            found[key] = new if old is None else _sum(old, new)
    return found


def _sum(one: Spelling, other: Spelling) -> Spelling:
    return Spelling(
        one.articles + other.articles,
        one.mentions + other.mentions,
        most(Counter(dict(one.given)) + Counter(dict(other.given))),
        most(Counter(dict(one.titles)) + Counter(dict(other.titles))),
    )


def most(counts: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """Return the most frequent of what was counted, in order."""
    ranked = sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    return tuple(ranked[:BESIDE])


def written(spellings: Mapping[Key, Spelling], *, fewest: int = 1) -> str:
    """Return the text of a ledger file with the spellings of `fewest` articles or more."""
    lines = [
        "\t".join(
            (*key, str(one.articles), str(one.mentions), _said(one.given), _said(one.titles))
        )
        for key, one in sorted(spellings.items())
        if one.articles >= fewest
    ]
    return HEAD + "".join(f"{line}\n" for line in lines)


def _said(counts: Iterable[tuple[str, int]]) -> str:
    return "|".join(f"{one} {count}" for one, count in counts)
