"""Writing the comment that silences a rule in a whole file."""

import os
import re
from collections import Counter
from collections.abc import Iterator

from copydesk.diagnostic import Diagnostic
from copydesk.fixing import Lint
from copydesk.ignoring import UNCOMMENTED
from copydesk.reading import ReadError
from copydesk.report import FileReport
from copydesk.source import SourceFile
from copydesk.suppressions import LINE_COMMENTS

BACKSLASH = "\\"
"""What the patterns of comments escape with."""

_COMMENT = re.compile(r"copydesk:[ \t]{0,9}ignore-file\[(?P<rules>[^\]\r\n]{1,500})\]")


def ignored_in_file(report: FileReport, found: Diagnostic, lint: Lint) -> FileReport | None:
    """Return the report on the text with a comment that silences a rule in all of it.

    A comment that is there already is given one more rule; else there is a new
    one at the top or, where that is read as something else, at the end. The
    outcome is linted: what other rules report must be as before. None where it
    never is, as in a format without such comments.
    """
    others = _others(report, found.rule)
    for text in _candidates(report.source, found.rule):
        try:
            after = lint(report.source.with_text(text))
        except ReadError:  # a comment there breaks the markup
            continue
        silent = all(one.rule != found.rule for one in after.diagnostics)
        if silent and _others(after, found.rule) == others:
            return after
    return None


def _candidates(source: SourceFile, rule: str) -> Iterator[str]:
    if not source.is_text or source.path.lower().endswith(UNCOMMENTED):
        return
    text = source.text
    known = _COMMENT.search(text)
    if known:
        end = known.end("rules")
        yield f"{text[:end]}, {rule}{text[end:]}"
    line_end = next((one for one in ("\r\n", "\n", "\r") if one in text), "\n")
    marker = LINE_COMMENTS.get(os.path.splitext(source.path)[1].lower())
    comment = f"copydesk: ignore-file[{rule}]"
    comment = f"{marker.replace(BACKSLASH, '')} {comment}" if marker else f"<!-- {comment} -->"
    yield f"{comment}{line_end}{text}"
    yield f"{comment}{line_end}{line_end}{text}"
    gap = line_end if text.endswith(("\r", "\n")) else 2 * line_end
    yield f"{text}{gap}{comment}{line_end}"


def _others(report: FileReport, rule: str) -> Counter[tuple[str, str, str]]:
    return Counter(
        (one.rule, one.message, one.span.of(report.source.text))
        for one in report.diagnostics
        if one.rule != rule
    )
