"""Mending a file in a run: the fix loop, then the file."""

from dataclasses import replace

from copydesk.fix import Applicability, FixOptions
from copydesk.fixing import Lint, fits, settle
from copydesk.report import FileReport, RunError
from copydesk.writing import WriteError, write


def mend(report: FileReport, lint: Lint, how: FixOptions, *, on_disk: bool = True) -> FileReport:
    """Return the report on a file after its fixes, which are written if `how` says so.

    A text that is not `on_disk` is mended in the report alone. Where the file
    cannot be written, the report is the one before, with an error. Fixes that
    undo one another are left out, and a notice says so.
    """
    after, undone = settle(report, lint, how.at_least)
    try:
        if after.original is not None and how.write and on_disk:
            write(after.original, after.source)
    except WriteError as error:
        problem = RunError(report.source.path, str(error))
        return replace(report, errors=(*report.errors, problem))
    path = report.source.path
    notices = [f"{path}: {undone}"] if undone else []
    return replace(after, notices=(*after.notices, *notices, *_unwritable(after, how.at_least)))


def _unwritable(report: FileReport, at_least: Applicability) -> list[str]:
    """Return a sentence on fixes whose characters the file's encoding lacks."""
    source = report.source
    number = sum(
        any(one.applicability >= at_least and not fits(one, source) for one in found.fixes)
        for found in report.diagnostics
    )
    if not number:
        return []
    fixes = "1 fix needs" if number == 1 else f"{number} fixes need"
    reason = f"{fixes} characters that {source.encoding} lacks"
    return [f"{source.path}: {reason}; save it as UTF-8 to have them"]
