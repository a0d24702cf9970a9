"""SARIF 2.1.0, the OASIS standard for results of analysis, read by GitHub and many editors.

Results are written as they come and the rules they speak of after them, which
the order of JSON's keys leaves free.

https://docs.oasis-open.org/sarif/sarif/v2.1.0/sarif-v2.1.0.html
"""

from collections.abc import Iterator
from typing import Any

from copydesk import __version__
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Applicability, Fix
from copydesk.formats import ReportStyle
from copydesk.report import FileReport, RunError, Summary
from copydesk.reporters.dumping import dumped
from copydesk.reporters.sarif_places import artifact, location, message, region
from copydesk.reporters.sarif_rules import LEVELS, Rules
from copydesk.source import SourceFile

SCHEMA = "https://json.schemastore.org/sarif-2.1.0.json"
FINGERPRINT = "copydesk/v1"
HEAD = (
    f'{{"$schema": "{SCHEMA}",\n"version": "2.1.0",\n"runs": [{{\n'
    '"columnKind": "unicodeCodePoints",\n"newlineSequences": ["\\r\\n", "\\n", "\\r"],\n'
    '"results": ['
)


class SarifReporter:
    """Writes one run: results, then the tool with its rules, then how the run ended."""

    def __init__(self, style: ReportStyle) -> None:
        self._rules = Rules(style.rules)
        self._head = HEAD
        self._separator = ""

    def file(self, report: FileReport) -> str:
        """Return the next results, one a line."""
        head, self._head = self._head, ""
        return head + "".join(self._items(report))

    def end(self, summary: Summary) -> str:
        """Return the rest of the document."""
        driver = {"name": "copydesk", "version": __version__, "rules": self._rules.described()}
        invocation = {
            "executionSuccessful": not summary.errors,
            "toolExecutionNotifications": [_notification(one) for one in summary.errors],
        }
        close = "\n" if self._separator else ""
        return (
            f'{self._head}{close}],\n"tool": {dumped({"driver": driver})},\n'
            f'"invocations": {dumped([invocation])}}}]}}\n'
        )

    def _items(self, report: FileReport) -> Iterator[str]:
        for one in report.diagnostics:
            yield f"{self._separator}\n{dumped(self._result(report, one))}"
            self._separator = ","

    def _result(self, report: FileReport, found: Diagnostic) -> dict[str, Any]:
        source = report.source
        result: dict[str, Any] = {
            "ruleId": found.rule,
            "ruleIndex": self._rules.index(found),
            "level": LEVELS[found.severity],
            "message": message(found.message),
            "locations": [location(source, found.span)],
        }
        if found.fingerprint:
            result["partialFingerprints"] = {FINGERPRINT: found.fingerprint}
        related = list(_related(report, found))
        if related:
            result["relatedLocations"] = related
        fixes = [_fix(source, one) for one in found.fixes if _offered(one)]
        if fixes and source.is_text:  # in a Word document, say, no tool could apply them
            result["fixes"] = fixes
        return result


def _related(report: FileReport, found: Diagnostic) -> Iterator[dict[str, Any]]:
    for number, one in enumerate(found.related, start=1):
        source = report.others.get(one.path) if one.path else report.source
        if source is not None:
            yield {"id": number, "message": message(one.message), **location(source, one.span)}


def _offered(fix: Fix) -> bool:
    """Tell whether a fix may be offered to tools that apply it."""
    return bool(fix.edits) and fix.applicability > Applicability.DISPLAY


def _fix(source: SourceFile, fix: Fix) -> dict[str, Any]:
    replacements = [
        {"deletedRegion": region(source, edit.span), "insertedContent": {"text": edit.text}}
        for edit in sorted(fix.edits)
    ]
    change = {"artifactLocation": artifact(source.path), "replacements": replacements}
    return {
        "description": message(fix.title),
        "artifactChanges": [change],
        "properties": {"applicability": fix.applicability.label},
    }


def _notification(error: RunError) -> dict[str, Any]:
    told = {"level": LEVELS[Severity.ERROR], "message": message(error.message)}
    if not error.path:
        return told
    place = {"physicalLocation": {"artifactLocation": artifact(error.path)}}
    return told | {"locations": [place]}
