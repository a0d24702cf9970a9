"""The known diagnostics of legacy text: which are silent, and which are stale. No I/O."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from copydesk.diagnostic import Diagnostic

SHOWN = 60
"""Characters kept of what is reported, so that people can read a baseline."""

ByCount = Callable[[str], bool]
"""Tells whether a rule is held to its count, not to its fingerprints: the ratchet."""


class Entry(NamedTuple):
    """One known diagnostic of an article; `text` is for people."""

    rule: str
    text: str
    fingerprint: str


Entries = Mapping[str, Sequence[Entry]]
"""The known diagnostics by article, whose name is its path in the project."""


class Sifted(NamedTuple):
    """The diagnostics of one article, told apart."""

    new: list[Diagnostic]
    known: list[Diagnostic]


def entry(found: Diagnostic, text: str) -> Entry:
    """Return the entry of a diagnostic in a file's `text`."""
    shown = " ".join(found.span.of(text).split())
    cut = shown if len(shown) <= SHOWN else f"{shown[: SHOWN - 1]}…"
    return Entry(found.rule, cut, found.fingerprint)


def sift(
    known: Sequence[Entry], found: Iterable[Diagnostic], by_count: ByCount = lambda _: False
) -> Sifted:
    """Tell new diagnostics of one article from known ones.

    A diagnostic is known by its fingerprint. One of a rule that is held to its
    count is known too as long as the article has no more of it than entries.
    """
    found = list(found)
    prints = {one.fingerprint for one in known}
    allowed, counts = Counter(one.rule for one in known), Counter(one.rule for one in found)
    sifted = Sifted([], [])
    for one in found:
        within = by_count(one.rule) and counts[one.rule] <= allowed[one.rule]
        (sifted.known if within or one.fingerprint in prints else sifted.new).append(one)
    return sifted


def stale(
    known: Sequence[Entry], found: Iterable[Diagnostic], by_count: ByCount = lambda _: False
) -> list[Entry]:
    """Return the entries of one article that stand for nothing any more.

    Of a rule that is held to its count, these are as many as the count fell by.
    """
    found = list(found)
    prints = {one.fingerprint for one in found}
    counts, allowed = Counter(one.rule for one in found), Counter(one.rule for one in known)
    over = allowed - counts
    out = []
    for one in known:
        if one.fingerprint in prints:
            continue
        if not by_count(one.rule):
            out.append(one)
        elif over[one.rule]:
            over[one.rule] -= 1
            out.append(one)
    return out


def pruned(
    known: Sequence[Entry],
    found: Sequence[Entry],
    judged: Callable[[str], bool],
    by_count: ByCount = lambda _: False,
) -> list[Entry]:
    """Return the entries of one article without the stale ones.

    `found` is what the article has now. Rules that are not `judged` did not
    run: their entries stay. Of a rule that is held to its count, as many stay
    as are found at most, under the fingerprints that they have now.
    """
    prints = {one.fingerprint for one in found}
    kept = [one for one in known if not judged(one.rule) or one.fingerprint in prints]
    allowed = Counter(one.rule for one in known)
    have = Counter(one.rule for one in kept)
    old = {one.fingerprint for one in kept}
    for one in found:
        moved = by_count(one.rule) and one.fingerprint not in old
        if moved and have[one.rule] < allowed[one.rule]:
            have[one.rule] += 1
            kept.append(one)
    return kept


def updated(
    known: Sequence[Entry], found: Sequence[Entry], judged: Callable[[str], bool]
) -> list[Entry]:
    """Return what the article has now, and the entries of rules that did not run."""
    return [*(one for one in known if not judged(one.rule)), *found]


def risen(before: Entries, after: Entries, by_count: ByCount) -> Iterator[tuple[str, int, int]]:
    """Yield (rule, count before, count after) for each rule whose count may not rise, and did."""
    old, new = _counts(before), _counts(after)
    for rule in sorted(new):
        if by_count(rule) and new[rule] > old[rule]:
            yield rule, old[rule], new[rule]


def _counts(entries: Entries) -> Counter[str]:
    return Counter(one.rule for some in entries.values() for one in some)
