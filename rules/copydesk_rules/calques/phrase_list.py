"""The list of calques of a language, and where they stand in an article.

Each entry names one of its words; a text is gone through once, and an entry is read and
tried only where that word stands.
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from pathlib import Path
from typing import NamedTuple

from copydesk import Article
from copydesk_rules.calques.phrase import Element, Line, Match, find, literals, parse

DATA = Path(__file__).parent.parent / "data"
STEM = 4
"""Letters that all forms of a lemma share with it, where an entry hangs on a lemma."""


class Entry(NamedTuple):
    """One line of the list, its columns as they stand."""

    hook: str
    """The words of the phrase by which it is looked up, parted by `|`: the ones that are
    rarest by their looks; of a lemma, the first letters and a hyphen."""
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


_Hooks = dict[str, list[str]]


def entries(language: str, *, preview: bool) -> list[Entry]:
    """Return the entries of a language that are certain, or those that are not."""
    return [_entry(line) for line in _lines(language, preview)]


def _lines(language: str, preview: bool) -> Iterator[str]:
    """Yield the lines of a list; they are split only where a text has their word."""
    path = DATA / f"calques.{language}.tsv"
    if not language.isalpha() or not path.exists():
        return
    for line in path.read_text(encoding="utf-8").splitlines():
        if line and line[0] != "#" and line.endswith("\tpreview") == preview:
            yield line


@cache
def _entry(line: str) -> Entry:
    return Entry(*(line + "\t" * 4).split("\t")[:5])


@cache
def _hooks(language: str, preview: bool) -> _Hooks:
    """Return the lines by the words that their phrases are looked up by."""
    hooks: _Hooks = {}
    for line in _lines(language, preview):
        for word in line[: line.index("\t")].split("|"):
            hooks.setdefault(word, []).append(line)
    return hooks


def several(column: str) -> list[str]:
    """Return the entries of a column that may have several."""
    return [one.strip() for one in column.split(";") if one.strip()]


class _Attempt(NamedTuple):
    """How an entry is tried where one of its hooks stands, found out once.

    `least` and `most` say how many words stand before the hook; `fixed` are the forms
    that must stand at some distances from it.
    """

    entry: Entry
    elements: tuple[Element, ...]
    least: int
    most: int
    fixed: tuple[tuple[int, frozenset[str]], ...]


@cache
def _attempt(line: str, hook: str) -> _Attempt:
    entry = _entry(line)
    elements = parse(entry.phrase)
    least, most = _before(elements, hook)
    fixed = tuple(_fixed(elements, least)) if least == most else ()
    return _Attempt(entry, elements, least, most, fixed)


@cache
def _literals(line: str) -> tuple[str, ...]:
    return literals(_entry(line).phrase)


def _fixed(elements: Sequence[Element], before: int) -> Iterator[tuple[int, frozenset[str]]]:
    """Yield the forms of a phrase whose distance from its hook does not vary."""
    at = -before
    for element in elements:
        if element.least != element.most:
            return
        if element.most and not (element.lemmas or element.tags):
            yield at, element.forms
        at += element.most


def calques(article: Article, *, preview: bool) -> list[Found]:
    """Return the entries of the list that stand in an article, in order; none overlap."""
    hooks = _hooks(article.language, preview)
    if not hooks:
        return []
    line = _line(article)
    keyed = article.keyed
    places = _places(keyed, hooks)
    found: list[Found] = []
    for hook in places:
        for one in hooks[hook]:
            for literal in _literals(one):
                if literal not in keyed:
                    break
            else:
                found += _found(_attempt(one, hook), line, places[hook])
    found.sort(key=lambda one: (one.start, -one.end))
    return [one for one, before in zip(found, (None, *found), strict=False) if _apart(one, before)]


def _places(keyed: Mapping[str, Sequence[int]], hooks: _Hooks) -> Mapping[str, Sequence[int]]:
    """Return where the hooks stand; a hook for lemmas is the beginning of a word."""
    places: dict[str, Sequence[int]] = {}
    for key, some in keyed.items():
        if key in hooks:
            places[key] = some
        stem = f"{key[:STEM]}-"
        if stem in hooks:
            places[stem] = [*places.get(stem, ()), *some]
    return places


def _found(attempt: _Attempt, line: Line, places: Sequence[int]) -> Iterator[Found]:
    """Yield the matches of an entry whose hook stands at some places."""
    for at in places:
        if _may_stand(attempt, line.keys, at):
            yield from _matches(attempt, line, at)


def _may_stand(attempt: _Attempt, keys: Sequence[str], at: int) -> bool:
    """Tell whether the words around a hook are there that stand at fixed places."""
    for distance, forms in attempt.fixed:
        place = at + distance
        if not 0 <= place < len(keys) or keys[place] not in forms:
            return False
    return True


def _apart(one: Found, before: Found | None) -> bool:
    return before is None or one.start >= before.end


def _line(article: Article) -> Line:
    words, text = article.words, article.text
    begins = {block.span.start for block in article.blocks}

    def joined(at: int) -> bool:
        if at == 0 or words[at].start in begins:
            return False
        return text[words[at - 1].end : words[at].start].strip() == ""

    return Line(words, article.keys, joined, article.language)


def _matches(attempt: _Attempt, line: Line, at: int) -> Iterator[Found]:
    """Yield the match of an entry whose hook is the word `at`, if nothing excuses it."""
    entry, elements = attempt.entry, attempt.elements
    for start in range(max(0, at - attempt.most), at - attempt.least + 1):
        match = find(elements, line, start)
        if match is not None and match[-1][1] > at:
            found = Found(entry, elements, match)
            if not any(_excuses(one, line, found) for one in several(entry.unless)):
                yield found
            return


def _before(elements: Sequence[Element], hook: str) -> tuple[int, int]:
    """Return how many words a phrase has before its hook, at least and at most."""
    least, most, spans = 0, 0, []
    for element in elements:
        lemmas = any(f"{one[:STEM]}-" == hook for one in element.lemmas)
        if hook in element.forms or lemmas:
            spans.append((least, most + element.most - 1))
        least, most = least + element.least, most + element.most
    if not spans:  # a form that the hook does not look like
        return 0, max(most - 1, 0)
    return min(spans)[0], max(most for _, most in spans)


def _excuses(phrase: str, line: Line, found: Found) -> bool:
    """Tell whether a phrase stands where it shares a word with a match."""
    elements = parse(phrase)
    most = sum(one.most for one in elements)
    for start in range(max(0, found.start - most + 1), found.end):
        match = find(elements, line, start)
        if match is not None and match[-1][1] > found.start:
            return True
    return False
