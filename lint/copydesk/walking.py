"""Going through the fixes of one file, one after another, as a person decides. No I/O."""

from dataclasses import replace

from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit
from copydesk.fixing import Lint, edited, fits, moved
from copydesk.ignoring import ignored
from copydesk.report import FileReport
from copydesk.source import SourceFile, Span


class Walk:
    """The state of one file: its text as decided so far, and what was passed over.

    Every decision is applied to the text at once and the outcome is linted, so
    that what is asked next is true of the text as it then is.
    """

    def __init__(self, report: FileReport, lint: Lint) -> None:
        self.report = report
        self.accepted = self.ignored = self.skipped = 0
        self._original = report.source
        self._lint = lint
        self._passed: set[tuple[str, Span]] = set()

    @property
    def original(self) -> SourceFile:
        """The file as it was read."""
        return self._original

    @property
    def changed(self) -> bool:
        """Whether the text differs from what was read."""
        return self.report.source.text != self._original.text

    def next(self) -> Diagnostic | None:
        """Return the first diagnostic with a fix that nothing was decided on, or None."""
        for one in self.report.diagnostics:
            if (one.rule, one.span) not in self._passed and self.fixes(one):
                return one
        return None

    def fixes(self, found: Diagnostic) -> list[Fix]:
        """Return the fixes of a diagnostic that can be applied and written."""
        source = self.report.source
        return [
            one
            for one in found.fixes
            if one.applicability > Applicability.DISPLAY and one.edits and fits(one, source)
        ]

    def fixed(self, fix: Fix) -> SourceFile:
        """Return the text as the fix would make it."""
        source = self.report.source
        return edited(source, fix.edits)

    def accept(self, fix: Fix) -> None:
        """Apply a fix."""
        self._apply(fix.edits)
        self.accepted += 1

    def edit(self, span: Span, text: str) -> bool:
        """Write what a person typed; False where the file's encoding lacks a character."""
        typed = Fix.unsafe("", TextEdit(span, text))
        if not fits(typed, self.report.source):
            return False
        self._apply(typed.edits)
        self.accepted += 1
        return True

    def skip(self, found: Diagnostic) -> None:
        """Leave a diagnostic as it is, and do not come back to it."""
        self._passed.add((found.rule, found.span))
        self.skipped += 1

    def ignore(self, found: Diagnostic) -> bool:
        """Write the comment that silences a diagnostic; False where none can stand."""
        before = self.report.source.text
        after = ignored(self.report, found, self._lint)
        if after is None:
            return False
        self._follow([_inserted(before, after.source.text)])
        self.report = after
        self.ignored += 1
        return True

    def _apply(self, edits: tuple[TextEdit, ...]) -> None:
        source = self.report.source
        self._follow(list(edits))
        after = self._lint(edited(source, edits))
        self.report = replace(after, notices=self.report.notices)

    def _follow(self, edits: list[TextEdit]) -> None:
        """Keep in mind where what was passed over stands after the edits."""
        self._passed = {(rule, moved(span, edits)) for rule, span in self._passed}


def _inserted(before: str, after: str) -> TextEdit:
    """Return the one insertion that makes `after` of `before`."""
    at = next((at for at, (a, b) in enumerate(zip(before, after, strict=False)) if a != b), None)
    start = len(before) if at is None else at
    return TextEdit(Span(start, start), after[start : start + len(after) - len(before)])
