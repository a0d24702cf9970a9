"""The list of calques of a language, and where they stand in an article.

Each entry hangs on one of its words, the one least common by its looks; a text is gone
through once, and an entry is tried only where its word stands.
"""

from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import NamedTuple

from copydesk import Article
from copydesk_rules.calques.phrase import SIGNS, TAGS, Element, Line, Match, find, parse, pieces

DATA = Path(__file__).parent.parent / "data"
STEM = 4
"""Letters that all forms of a lemma share with it, where an entry hangs on a lemma."""


class Entry(NamedTuple):
    """One line of the list, its columns as they stand."""

    phrase: str
    better: str
    """What a writer would say, the likeliest first; parted by `;`."""
    copies: str
    """The phrase that is copied, `en: to make sense`; '' where none in particular is."""
    unless: str = ""
    """Phrases in which it is right, parted by `;`."""


class Found(NamedTuple):
    """A calque in an article: its entry and the words that each of its elements took."""

    entry: Entry
    elements: tuple[Element, ...]
    match: Match

    @property
    def start(self) -> int:
        """The number of its first word in the article."""
        return self.match[0][0]

    @property
    def end(self) -> int:
        """The number of the word after its last one."""
        return self.match[-1][1]


class _Hook(NamedTuple):
    """An entry and the number of the element that it hangs on."""

    entry: Entry
    number: int


_Hooks = dict[str, list[_Hook]]


@cache
def entries(language: str, *, preview: bool) -> tuple[Entry, ...]:
    """Return the entries of a language that are certain, or those that are not.

    Columns are parted by tabs: phrase, what is better (parted by `;`), what it
    copies, phrases that excuse it (parted by `;`), and `preview` or nothing.
    """
    path = DATA / f"calques.{language}.tsv"
    if not path.exists():
        return ()
    found = []
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#":
            *columns, state = (line + "\t" * 4).split("\t")[:5]
            if (state == "preview") == preview:
                found.append(Entry(*columns))
    return tuple(found)


@cache
def _hooks(language: str, preview: bool) -> tuple[_Hooks, _Hooks]:
    """Return the entries by the form, and by the stem, of the word they hang on.

    Phrases are only looked at, not parsed: that takes four times as long.
    """
    forms: _Hooks = {}
    stems: _Hooks = {}
    for entry in entries(language, preview=preview):
        parts = pieces(entry.phrase)
        number = max(range(len(parts)), key=lambda one: _weight(parts[one]))
        hook = _Hook(entry, number)
        for form in parts[number].lower().split("|"):
            if form[0] == "<":
                stems.setdefault(form[1 : STEM + 1].rstrip(">"), []).append(hook)
            else:
                forms.setdefault(form, []).append(hook)
    return forms, stems


def _weight(piece: str) -> float:
    """Return how well an entry can hang on a piece of its phrase: long words are rare."""
    if piece[-1] == "?" or piece in SIGNS:
        return 0
    every = piece.split("|")
    if not TAGS.isdisjoint(every):
        return 0
    long = min(map(len, every))
    return min(long, STEM) - 1.5 if "<" in piece else long


def several(column: str) -> list[str]:
    """Return the entries of a column that may have several."""
    return [one.strip() for one in column.split(";") if one.strip()]


def calques(article: Article, *, preview: bool) -> list[Found]:
    """Return the entries of the list that stand in an article, in order; none overlap."""
    forms, stems = _hooks(article.language, preview)
    if not forms:
        return []
    line = _line(article)
    found: list[Found] = []
    for at, word in enumerate(line.words):
        key = word.key
        for hook in (*forms.get(key, ()), *stems.get(key[:STEM], ())):
            found += _matches(hook, line, at)
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for one, before in zip(found, (None, *found), strict=False) if _apart(one, before)]


def _apart(one: Found, before: Found | None) -> bool:
    return before is None or one.start >= before.end


def _line(article: Article) -> Line:
    words, text = article.words, article.text
    begins = {block.span.start for block in article.blocks}

    def joined(at: int) -> bool:
        if at == 0 or words[at].start in begins:
            return False
        return text[words[at - 1].end : words[at].start].strip() == ""

    return Line(words, joined, article.language)


def _matches(hook: _Hook, line: Line, at: int) -> Iterator[Found]:
    """Yield the match of an entry round the word it hangs on, if nothing excuses it."""
    elements = parse(hook.entry.phrase)
    before = elements[: hook.number]
    least, most = sum(one.least for one in before), sum(one.most for one in before)
    for start in range(at - most, at - least + 1):
        match = find(elements, line, start) if start >= 0 else None
        if match is not None and match[-1][1] > at:
            found = Found(hook.entry, elements, match)
            if not any(_excuses(one, line, found) for one in several(hook.entry.unless)):
                yield found
            return


def _excuses(phrase: str, line: Line, found: Found) -> bool:
    """Tell whether a phrase stands where it shares a word with a match."""
    elements = parse(phrase)
    most = sum(one.most for one in elements)
    for start in range(max(0, found.start - most + 1), found.end):
        match = find(elements, line, start)
        if match is not None and match[-1][1] > found.start:
            return True
    return False
