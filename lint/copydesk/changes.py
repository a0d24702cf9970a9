"""Which lines of which files changed, and which diagnostics that concerns. No I/O."""

import os
from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import NamedTuple

from copydesk.engine_rules import FAILURES
from copydesk.report import FileReport
from copydesk.source import SourceFile, Span

NOWHERE = Span(0, 0)


class Lines(NamedTuple):
    r"""The lines of a file that changed, counted from 1, in order; ``\n`` alone ends a line.

    `removed` are the lines below which something was taken out, 0 for the top.
    """

    changed: tuple[int, ...] = ()
    removed: tuple[int, ...] = ()


@dataclass(frozen=True)
class Changes:
    """The files that changed, by real path; None for lines means the whole file.

    `since` says in words what they are compared with.
    """

    files: Mapping[str, Lines | None]
    since: str

    def has(self, path: str) -> bool:
        """Tell whether a file has changed."""
        return os.path.realpath(path) in self.files

    def touched(self, report: FileReport, path: str, before: str | None = None) -> FileReport:
        """Return a report with what concerns the changes alone.

        That is each diagnostic whose line or sentence changed, or all of whose
        related places did: with one of them as it was, it was there before.
        `path` is the file's real path. `before` is its text on the disk, which
        the lines are those of, where the report is on a mended one.
        """
        lines = self.files.get(path, Lines())
        if lines is None:
            return report
        text = report.source.text
        if before is not None and before.count("\n") != text.count("\n"):
            lines = followed(lines, before, text)
        places = {"": _Places(text, lines)}
        for other, source in report.others.items():
            places[other] = self._others(other, source)
        kept = tuple(
            one
            for one in report.diagnostics
            if one.rule in FAILURES
            or places[""].holds(one.span, one.passage)
            or (
                one.related
                and all(
                    there.path in places and places[there.path].holds(there.span)
                    for there in one.related
                )
            )
        )
        return replace(report, diagnostics=kept)

    def _others(self, path: str, source: SourceFile) -> "_Places":
        lines = self.files.get(os.path.realpath(path), Lines())
        every = tuple(range(1, source.text.count("\n") + 2))
        return _Places(source.text, Lines(every) if lines is None else lines)


class _Places:
    """The changed lines of one text, asked by places in it."""

    def __init__(self, text: str, lines: Lines) -> None:
        self._starts = [0]
        at = text.find("\n")
        while at >= 0:
            self._starts.append(at + 1)
            at = text.find("\n", at + 1)
        self._changed = lines.changed
        self._removed = lines.removed

    def holds(self, span: Span, passage: Span = NOWHERE) -> bool:
        """Tell whether a place is on a changed line, or its sentence has changed."""
        return self._is_changed(span) or (passage.length > 0 and self._is_changed(passage))

    def _is_changed(self, span: Span) -> bool:
        first = bisect_right(self._starts, span.start)
        last = bisect_right(self._starts, max(span.start, span.end - 1))
        at = bisect_left(self._changed, first)
        if at < len(self._changed) and self._changed[at] <= last:
            return True
        # A removal lies within what goes on from the line above it to the one below.
        at = bisect_left(self._removed, first)
        return at < len(self._removed) and self._removed[at] < last


def followed(lines: Lines, before: str, after: str) -> Lines:
    """Return the changed lines of a text that was mended; what the mending changed is changed."""
    from difflib import SequenceMatcher

    old, new = before.split("\n"), after.split("\n")
    matcher = SequenceMatcher(None, old, new, autojunk=False)
    moved: dict[int, int] = {}
    changed: set[int] = set()
    for tag, start, end, to, stop in matcher.get_opcodes():
        if tag == "equal":
            moved.update((start + one + 1, to + one + 1) for one in range(end - start))
        else:
            changed.update(range(to + 1, stop + 1))
    changed.update(moved[one] for one in lines.changed if one in moved)
    removed = sorted(moved[one] for one in lines.removed if one in moved)
    return Lines(tuple(sorted(changed)), tuple(removed))
