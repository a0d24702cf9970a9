"""Bringing the diagnostics of a text up to date after an edit, without reading it all again.

A long article takes seconds to check, a keystroke leaves milliseconds. So only
the paragraphs around an edit are linted, as they were and as they are. What
differs is what the edit changed; all else that was known of the article stays,
in its new place, until the whole article has been read again. That needs no
knowledge of which rules look beyond a paragraph: what they say of it by mistake
when it stands alone, they say both times.
"""

import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from copydesk.diagnostic import Diagnostic
from copydesk.fix import TextEdit
from copydesk.source import Span

REACH = 4_000
"""Code points around an edit in which the end of its paragraph is looked for."""
_BLANK_LINE = re.compile(r"(?:\r\n?|\n)[ \t]*(?:\r\n?|\n)")
_LINE_END = re.compile(r"\r\n?|\n")

LintText = Callable[[str], Sequence[Diagnostic]]
Key = tuple[str, str, Span]


class Edit(NamedTuple):
    """What was replaced: `old` in the text before, `new` in the text after."""

    old: Span
    new: Span

    @property
    def shift(self) -> int:
        """Code points by which the text behind the edit has moved."""
        return self.new.end - self.old.end

    def moved(self, span: Span) -> Span | None:
        """Return where a stretch of the old text stands now, None if the edit touched it."""
        if span.end < self.old.start or (span.end == self.old.start and span.length):
            return span
        if span.start >= self.old.end:
            return span.shifted(self.shift)
        return None


def edit_between(before: str, after: str) -> Edit:
    """Return the smallest single edit that makes one text of another.

    >>> edit_between("le maire", "le gros maire")
    Edit(old=Span(start=3, end=3), new=Span(start=3, end=8))
    """
    start = _common(before, after)
    most = min(len(before), len(after)) - start
    same = min(most, _common(before[::-1], after[::-1]))
    return Edit(Span(start, len(before) - same), Span(start, len(after) - same))


def _common(one: str, other: str) -> int:
    """Return the length of what two texts begin with in common."""
    low, high = 0, min(len(one), len(other))
    while low < high:
        middle = (low + high + 1) // 2
        if one[low:middle] == other[low:middle]:
            low = middle
        else:
            high = middle - 1
    return low


def paragraphs_around(text: str, place: Span) -> Span | None:
    """Return the paragraphs that a stretch touches, blank lines being their bounds.

    Lines are taken where no blank line is near; None for what is too long.
    """
    if place.length > REACH:
        return None
    low, high = max(0, place.start - REACH), min(len(text), place.end + REACH)
    start = _before(text, low, place.start)
    end = _behind(text, place.end, high)
    return None if start is None or end is None else Span(start, end)


def _before(text: str, low: int, at: int) -> int | None:
    for pattern in (_BLANK_LINE, _LINE_END):
        ends = [found.end() for found in pattern.finditer(text, low, at)]
        if ends:
            return ends[-1]
        if low == 0:
            return 0
    return None


def _behind(text: str, at: int, high: int) -> int | None:
    for pattern in (_BLANK_LINE, _LINE_END):
        found = pattern.search(text, at, high)
        if found:
            return found.start()
        if high == len(text):
            return high
    return None


def updated(
    known: Iterable[Diagnostic], before: str, after: str, lint: LintText
) -> tuple[Diagnostic, ...]:
    """Return the diagnostics `known` of a text as they are likely to be after an edit.

    Spans are in the text before and after. `lint` returns what is found in
    paragraphs that stand alone.
    """
    edit = edit_between(before, after)
    place = paragraphs_around(after, edit.new)
    if place is None:
        return carried(known, edit)
    was = lint(before[place.start : place.end - edit.shift])
    now = [_moved_by(one, place.start) for one in lint(after[place.start : place.end])]
    then = {_key(one, edit) for one in (_moved_by(one, place.start) for one in was)}
    gone = then - {(one.rule, one.message, one.span) for one in now}
    kept = [one for one in carried(known, edit) if (one.rule, one.message, one.span) not in gone]
    said = {(one.rule, one.span) for one in kept}
    new = [
        one
        for one in now
        if (one.rule, one.message, one.span) not in then and (one.rule, one.span) not in said
    ]
    return tuple(sorted([*kept, *new], key=lambda one: (one.span, one.rule)))


def carried(known: Iterable[Diagnostic], edit: Edit) -> tuple[Diagnostic, ...]:
    """Return the diagnostics that an edit has not touched, in their new places."""
    return tuple(new for one in known if (new := _carried(one, edit)) is not None)


def _carried(found: Diagnostic, edit: Edit) -> Diagnostic | None:
    span = edit.moved(found.span)
    if span is None:
        return None
    if span == found.span and not found.related and not found.fixes:
        return found
    related = tuple(
        one if one.path else one._replace(span=place)
        for one in found.related
        if (place := one.span if one.path else edit.moved(one.span)) is not None
    )
    fixes = []
    for fix in found.fixes:
        edits = [
            TextEdit(place, one.text)
            for one in fix.edits
            if (place := edit.moved(one.span)) is not None
        ]
        if len(edits) == len(fix.edits):
            fixes.append(fix._replace(edits=tuple(edits)))
    return replace(found, span=span, related=related, fixes=tuple(fixes))


def _moved_by(found: Diagnostic, by: int) -> Diagnostic:
    """Return a diagnostic with everything moved by so many code points."""
    start = Span(0, 0)
    moved = _carried(found, Edit(start, Span(by, by)))
    return found if moved is None else moved


def _key(found: Diagnostic, edit: Edit) -> Key | None:
    """Return what a diagnostic of the old text says, and of which place of the new one."""
    span = edit.moved(found.span)
    return None if span is None else (found.rule, found.message, span)
