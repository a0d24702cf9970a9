"""Repairs: what to change, and how certain the change is."""

from bisect import bisect_left, insort
from collections.abc import Iterable
from enum import IntEnum
from itertools import pairwise
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


class FixOptions(NamedTuple):
    """How a run mends files: which fixes, and whether the files are written."""

    at_least: Applicability = Applicability.SAFE
    write: bool = True


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
    wanted = (fix for fix in fixes if fix.applicability >= at_least)
    return apply_edits(text, (edit for fix in compatible(wanted) for edit in fix.edits))


def compatible(fixes: Iterable[Fix]) -> list[Fix]:
    """Return the fixes that can be applied together, in order of position.

    Of two that touch the same text the earlier one is returned, and of a fix
    whose own edits overlap nothing.
    """
    kept: list[Fix] = []
    chosen: list[TextEdit] = []
    for fix in sorted((fix for fix in fixes if fix.edits), key=lambda fix: min(fix.edits)):
        edits = sorted(fix.edits)
        alone = not any(_clash(one, other) for one, other in pairwise(edits))
        if alone and not any(_clashes(edit, chosen) for edit in edits):
            kept.append(fix)
            for edit in edits:
                insort(chosen, edit)
    return kept


def apply_edits(text: str, edits: Iterable[TextEdit]) -> str:
    """Return `text` with edits applied that do not overlap, in any order."""
    pieces, at = [], 0
    for edit in sorted(edits):
        pieces += [text[at : edit.span.start], edit.text]
        at = edit.span.end
    return "".join([*pieces, text[at:]])


def like(model: str, text: str) -> str:
    """Return `text` with a capital first where `model` has one.

    >>> like("Les", "des"), like("les", "des")
    ('Des', 'des')
    """
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def _clashes(edit: TextEdit, chosen: list[TextEdit]) -> bool:
    """Tell whether an edit touches text that a chosen one does, or inserts at its place."""
    at = bisect_left(chosen, edit)
    return any(_clash(edit, one) for one in chosen[max(0, at - 1) : at + 1])


def _clash(edit: TextEdit, other: TextEdit) -> bool:
    return edit.span.overlaps(other.span) or edit.span.start == other.span.start
