"""Words that help to read names: titles before them, and given names."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from copydesk.analysis.people import given_lines

DATA = Path(__file__).parent.parent.parent / "data"
_PARTICLES = """
de du des d la le les del della di da do dos das der den van von zu zum zur ten ter af av
al el ad as ash ul ud bin bint ben ibn abu abou abd ould ag y e
"""
PARTICLES = frozenset(_PARTICLES.split())
"""Small words that stand inside names."""
WEAK_PARTICLES = frozenset(("de", "du", "des", "d", "la", "le", "les", "y", "e", "av", "as"))
"""Those that are also ordinary words: they join only what a given name opens."""
_FAMILY_FIRST = """
xi kim li wang zhang chen liu zhao huang wu zhou xu sun ma zhu hu guo lin gao luo zheng park
moon choi jung kang cho yoon nguyen tran pham tsai mao deng jiang wen zhong
"""
FAMILY_FIRST = frozenset(_FAMILY_FIRST.split())
"""Family names that stand before the given name in Chinese, Korean and Vietnamese."""


def _rows(file: str) -> Iterator[tuple[str, str]]:
    for line in (DATA / file).read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            language, _, words = line.partition("\t")
            yield language, words


@cache
def titles(language: str) -> frozenset[str]:
    """Return the words of a language that stand before a name, in lower case.

    An unknown language has those of all the others together.
    """
    rows = list(_rows("names_titles.tsv"))
    known = {code for code, _ in rows}
    chosen = (words for code, words in rows if code == language or language not in known)
    return frozenset(word for words in chosen for word in words.split())


@cache
def openers(language: str) -> frozenset[str]:
    """Return words that often open a sentence, for a language that has no lexicon."""
    rows = _rows("names_openers.tsv")
    return frozenset(word for code, words in rows if code == language for word in words.split())


def is_given_name(word: str) -> bool:
    """Tell whether a word, or each part of it between hyphens, is a known given name.

    >>> is_given_name("Jean-Pierre"), is_given_name("Ouchakov")
    (True, False)
    """
    if given_lines(word.lower()) or _has_reading(word):
        return True
    parts = word.split("-")
    return len(parts) > 1 and all(map(is_given_name, parts))


def _has_reading(word: str) -> bool:
    """Tell whether the French lexicon, which has names of many nations, knows a given name."""
    from copydesk.analysis.morphology import readings

    return any(one.kind == "given" for one in readings(word, "fr"))
