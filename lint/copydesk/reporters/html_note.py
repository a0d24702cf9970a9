"""One diagnostic as a note in the margin of the HTML report."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Applicability, Fix
from copydesk.reporters.excerpt import excerpt
from copydesk.reporters.html_text import link, prose, safe
from copydesk.source import SourceFile, Span

if TYPE_CHECKING:
    from copydesk.reporters.html_article import Entry

SIGNS = {Severity.ERROR: "●", Severity.WARNING: "▲", Severity.INFO: "◆"}
"""A shape for each severity: colour alone would not tell them apart in print."""
TRUST = {
    Applicability.SAFE: "safe fix",
    Applicability.UNSAFE: "fix to check",
    Applicability.DISPLAY: "suggestion",
}
AROUND = 14
"""Characters on either side of a change that show where it is."""
LONGEST = 160
"""Characters of a change that is written out; longer ones have their title only."""
RELATED_SHOWN = 5


def note(article: int, number: int, entry: "Entry", *, placed: bool) -> str:
    """Return a list item; `placed` tells whether there is a mark to go back to."""
    found = entry.found[number - 1]
    fix = max((one.applicability for one in found.fixes), default=None)
    kind = "" if fix is None else fix.label
    name = f"{article}-{number}"
    return (
        f'<li class="note {found.severity.label}" id="n{name}" tabindex="-1" '
        f'data-rule="{safe(found.rule)}" data-severity="{found.severity.label}" '
        f'data-fix="{kind}">{_number(name, number, placed=placed)}'
        f'<p class="says" id="t{name}" dir="auto">{safe(found.message)}</p>'
        f"{''.join(_parts(found, entry, placed=placed))}</li>"
    )


def _number(name: str, number: int, *, placed: bool) -> str:
    if not placed:
        return f'<span class="back">{number}</span>'
    return f'<a class="back" href="#m{name}" aria-label="Back to mark {number}">{number}</a>'


def _parts(found: Diagnostic, entry: "Entry", *, placed: bool) -> Iterator[str]:
    source = entry.source
    if not placed and found.span.length:
        seen = excerpt(source, found.span, 80).text.strip()
        yield f'<p class="excerpt" dir="auto">{safe(seen)}</p>'
    for fix in found.fixes:
        yield _cure(source, fix)
    yield from _related(found, entry)
    line, column = source.position(found.span.start)
    rule = link(found.url, f"<code>{safe(found.rule)}</code>")
    severity = f'<span class="severity">{SIGNS[found.severity]} {found.severity.label}</span>'
    yield f'<p class="about">{severity} {rule} <span>line {line}:{column}</span></p>'


def _cure(source: SourceFile, fix: Fix) -> str:
    change = _change(source, fix)
    title = f'<span class="title">{safe(fix.title)}</span>'
    trust = f'<span class="trust">{TRUST[fix.applicability]}</span>'
    return f'<div class="cure" dir="auto">{change}<p>{title} {trust}</p></div>'


def _change(source: SourceFile, fix: Fix) -> str:
    """Return the text with what goes and what comes, '' where that would be too long."""
    edits = sorted(fix.edits)
    if not edits:
        return ""
    start, end = edits[0].span.start, max(one.span.end for one in edits)
    if end - start + sum(len(one.text) for one in edits) > LONGEST:
        return ""
    text = source.text
    at, last = _before(text, start), _after(text, end)
    out = []
    for span, new in edits:
        out.append(prose(text[at : span.start]))
        out.append(f"<del>{prose(span.of(text))}</del>" if span.length else "")
        out.append(f"<ins>{prose(new)}</ins>" if new else "")
        at = span.end
    return f'<p class="change">{"".join(out)}{prose(text[at:last])}</p>'


def _before(text: str, at: int) -> int:
    """Return where the words before an offset begin, on its line and not far away."""
    start = max(0, at - AROUND, text.rfind("\n", 0, at) + 1)
    space = text.find(" ", start, at)
    return space + 1 if 0 < start == at - AROUND and 0 <= space < at - 1 else start


def _after(text: str, at: int) -> int:
    """Return where the words after an offset end, on its line and not far away."""
    end = text.find("\n", at)
    end = min(len(text) if end < 0 else end, at + AROUND)
    space = text.rfind(" ", at, end)
    return space if end == at + AROUND and space > at else end


def _related(found: Diagnostic, entry: "Entry") -> Iterator[str]:
    shown = found.related[:RELATED_SHOWN]
    items = "".join(
        _place(source, one.span, one.message, one.path)
        for one in shown
        if (source := entry.others.get(one.path) if one.path else entry.source) is not None
    )
    more = len(found.related) - len(shown)
    items += f"<li>and {more:,} more</li>" if more else ""
    if items:
        yield f'<ul class="related">{items}</ul>'


def _place(source: SourceFile, span: Span, message: str, path: str) -> str:
    line, column = source.position(span.start)
    where = f"{safe(path)}:{line}:{column}" if path else f"line {line}:{column}"
    text = safe(excerpt(source, span, 48).text.strip())
    return f'<li dir="auto">{safe(message)}: <q>{text}</q> <span>{where}</span></li>'
