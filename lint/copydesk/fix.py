"""Repairs: what to change, and how certain the change is."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from enum import IntEnum
from typing import NamedTuple

from copydesk.source import Span


class Applicability(IntEnum):
    """How far a fix may be trusted."""

    DISPLAY = 1
    """Shown to the reader, never applied."""
    UNSAFE = 2
    """Likely right, but it can change what the text says."""
    SAFE = 3
    """Changes form only, never what the text says."""

    @property
    def label(self) -> str:
        """The lower-case name used in reports and configuration."""
        return self.name.lower()


class TextEdit(NamedTuple):
    """Replace what `span` covers by `text`; an empty span inserts."""

    span: Span
    text: str


class Fix(NamedTuple):
    """One repair: edits that are applied together or not at all."""

    title: str
    edits: tuple[TextEdit, ...]
    applicability: Applicability

    @classmethod
    def safe(cls, title: str, *edits: TextEdit) -> "Fix":
        """Return a fix that may be applied unasked."""
        return cls(title, edits, Applicability.SAFE)

    @classmethod
    def unsafe(cls, title: str, *edits: TextEdit) -> "Fix":
        """Return a fix that a person should look at."""
        return cls(title, edits, Applicability.UNSAFE)

    @classmethod
    def display(cls, title: str, *edits: TextEdit) -> "Fix":
        """Return a fix that is only shown."""
        return cls(title, edits, Applicability.DISPLAY)


def apply_fixes(
    text: str, fixes: Iterable[Fix], *, at_least: Applicability = Applicability.SAFE
) -> str:
    """Return `text` with the fixes applied that are certain enough.

    Fixes land in order of position. A fix that overlaps one already applied
    is skipped whole, for a later pass to pick up: a fix is never half done.

    >>> capitalise = Fix.unsafe("Capitalise", TextEdit(Span(0, 1), "S"))
    >>> apply_fixes("soulignant que", [capitalise])
    'soulignant que'
    >>> apply_fixes("soulignant que", [capitalise], at_least=Applicability.UNSAFE)
    'Soulignant que'
    """
    chosen: list[TextEdit] = []
    wanted = (fix for fix in fixes if fix.applicability >= at_least and fix.edits)
    for fix in sorted(wanted, key=lambda fix: min(fix.edits)):
        if not any(_clashes(edit, chosen) for edit in fix.edits):
            for edit in fix.edits:
                insort(chosen, edit)
    pieces, at = [], 0
    for edit in chosen:
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def _clashes(edit: TextEdit, chosen: list[TextEdit]) -> bool:
    """Tell whether an edit touches text that a chosen one does, or inserts at its place."""
    at = bisect_left(chosen, edit)
    neighbours = chosen[max(0, at - 1) : at + 1]
    return any(
        edit.span.overlaps(one.span) or edit.span.start == one.span.start for one in neighbours
    )
