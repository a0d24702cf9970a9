"""The loop that mends a text: lint, apply what may be applied, lint again. No I/O."""

from collections import Counter
from collections.abc import Callable, Container, Iterable
from dataclasses import replace

from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit, apply_edits, compatible
from copydesk.report import FileReport
from copydesk.source import SourceFile, Span

PASSES = 10
"""Times that a text is mended and linted again; rules that need more undo each other's work."""

Lint = Callable[[SourceFile], FileReport]


class UnstableFixesError(ValueError):
    """Fixes that never come to rest; `rules` are those that undo one another."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.rules = tuple(sorted(set(rules)))
        super().__init__(f"{_undoing(self.rules)}, so none was applied; {_advice(self.rules)}")


def _undoing(rules: Iterable[str]) -> str:
    return f"the fixes of {' and '.join(f'“{rule}”' for rule in rules)} undo one another"


def _advice(rules: Iterable[str]) -> str:
    return f"report it, and leave them out with --ignore {','.join(rules)}"


def fix(
    report: FileReport,
    lint: Lint,
    at_least: Applicability = Applicability.SAFE,
    without: Container[str] = (),
) -> FileReport:
    """Return the report on the text that is left when no fix can be applied any more.

    Every pass applies what it can without overlap to the very text that was
    linted, and lints the outcome; the fixes of the rules `without` are not
    applied. The report has `fixed` and `original` set if anything changed.
    Fixing its text once more changes nothing.

    Raises UnstableFixesError where a text comes back, or `PASSES` passes bring
    no rest.
    """
    original, fixed = report.source, Counter[str]()
    seen = {original.text: 0}
    passes: list[set[str]] = []
    while chosen := _chosen(report, at_least, without):
        if len(passes) == PASSES:
            raise UnstableFixesError(set().union(*passes[-2:]))
        passes.append({rule for rule, _ in chosen})
        fixed.update(rule for rule, _ in chosen)
        edits = [edit for _, one in chosen for edit in one.edits]
        report = lint(edited(report.source, edits))
        before = seen.setdefault(report.source.text, len(passes))
        if before < len(passes):
            raise UnstableFixesError(set().union(*passes[before:]))
    if report.source.text == original.text:
        return report
    return replace(report, fixed=dict(sorted(fixed.items())), original=original)


def settle(
    report: FileReport, lint: Lint, at_least: Applicability = Applicability.SAFE
) -> tuple[FileReport, str]:
    """Return what `fix` does without rules that undo one another, and a sentence on them or ''."""
    undone: list[set[str]] = []
    while True:
        without = set().union(*undone)
        try:
            after = fix(report, lint, at_least, without)
        except UnstableFixesError as error:
            undone.append(set(error.rules))
            continue
        if not undone:
            return after, ""
        told = " and ".join(_undoing(sorted(rules)) for rules in undone)
        return after, f"{told}, so theirs were left out; {_advice(sorted(without))}"


def _chosen(
    report: FileReport, at_least: Applicability, without: Container[str]
) -> list[tuple[str, Fix]]:
    """Return the fixes of the next pass, each with its rule."""
    source = report.source
    rules: dict[int, str] = {}
    wanted: list[Fix] = []
    for found in report.diagnostics:
        if found.rule in without:
            continue
        one = usable(found, source, at_least)
        if one is not None and id(one) not in rules:
            rules[id(one)] = found.rule
            wanted.append(one)
    return [(rules[id(one)], one) for one in compatible(wanted)]


def usable(found: Diagnostic, source: SourceFile, at_least: Applicability) -> Fix | None:
    """Return the best fix of a diagnostic that is certain enough and can be written, or None."""
    for one in found.fixes:
        if one.applicability >= at_least and _changes(one, source) and fits(one, source):
            return one
    return None


def _changes(fix: Fix, source: SourceFile) -> bool:
    return any(edit.span.of(source.text) != edit.text for edit in fix.edits)


def fits(fix: Fix, source: SourceFile) -> bool:
    """Tell whether the file can hold what a fix writes: its encoding may lack a character."""
    return all(source.accepts(edit.span, edit.text) for edit in fix.edits)


def edited(source: SourceFile, edits: Iterable[TextEdit]) -> SourceFile:
    """Return a file after some edits, which do not overlap."""
    edits = sorted(edits)
    return source.with_text(apply_edits(source.text, edits), edits)


def moved(span: Span, edits: Iterable[TextEdit]) -> Span:
    """Return where `span` stands after edits that are not within it.

    >>> moved(Span(10, 14), [TextEdit(Span(0, 2), "")])
    Span(start=8, end=12)
    """
    before = (edit for edit in edits if edit.span.end <= span.start)
    return span.shifted(sum(len(edit.text) - edit.span.length for edit in before))
