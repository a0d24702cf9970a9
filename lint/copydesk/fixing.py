"""The loop that mends a text: lint, apply what may be applied, lint again. No I/O."""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import replace

from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit, apply_edits, compatible
from copydesk.report import FileReport
from copydesk.source import SourceFile, Span

PASSES = 10
"""Times that a text is mended and linted again; rules that need more undo each other's work."""

Lint = Callable[[SourceFile], FileReport]


class UnstableFixesError(ValueError):
    """Fixes that never come to rest; `rules` are those of the last pass."""

    def __init__(self, rules: Iterable[str]) -> None:
        self.rules = tuple(sorted(set(rules)))
        named = " and ".join(f"“{rule}”" for rule in self.rules)
        super().__init__(
            f"the fixes of {named} undo one another, so none was applied; "
            f"report it, and leave them out with --ignore {','.join(self.rules)}"
        )


def fix(
    report: FileReport, lint: Lint, at_least: Applicability = Applicability.SAFE
) -> FileReport:
    """Return the report on the text that is left when no fix can be applied any more.

    Every pass applies what it can without overlap to the very text that was
    linted, and lints the outcome. The report has `fixed` and `original` set
    if anything changed. Fixing its text once more changes nothing.

    Raises UnstableFixesError after `PASSES` passes without rest.
    """
    original, fixed = report.source, Counter[str]()
    for _ in range(PASSES):
        chosen = _chosen(report, at_least)
        if not chosen:
            break
        fixed.update(rule for rule, _ in chosen)
        edits = [edit for _, one in chosen for edit in one.edits]
        report = lint(edited(report.source, edits))
    else:
        left = _chosen(report, at_least)
        if left:
            raise UnstableFixesError(rule for rule, _ in left)
    if report.source.text == original.text:
        return report
    return replace(report, fixed=dict(sorted(fixed.items())), original=original)


def _chosen(report: FileReport, at_least: Applicability) -> list[tuple[str, Fix]]:
    """Return the fixes of the next pass, each with its rule."""
    source = report.source
    rules: dict[int, str] = {}
    wanted: list[Fix] = []
    for found in report.diagnostics:
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
