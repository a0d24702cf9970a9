"""One diagnostic as a note in the margin of the HTML report."""

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Applicability, Fix, TextEdit
from copydesk.reporters.excerpt import excerpt
from copydesk.reporters.html_text import in_article, link, prose, safe
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


def note(entry: "Entry", number: int, article: Article | None) -> str:
    """Return a list item on diagnostic `number`, from 1, of an entry.

    `article` is the one that has a mark to go back to, if any.
    """
    found = entry.found[number - 1]
    fix = max((one.applicability for one in found.fixes), default=None)
    kind = "" if fix is None else fix.label
    name = f"{entry.number}-{number}"
    return (
        f'<li class="note {found.severity.label}" id="n{name}" tabindex="-1" '
        f'data-rule="{safe(found.rule)}" data-severity="{found.severity.label}" '
        f'data-fix="{kind}">{_number(name, number, placed=article is not None)}'
        f'<p class="says" id="t{name}" dir="auto">{safe(found.message)}</p>'
        f"{''.join(_parts(found, entry, article))}</li>"
    )


def _number(name: str, number: int, *, placed: bool) -> str:
    if not placed:
        return f'<span class="back">{number}</span>'
    return f'<a class="back" href="#m{name}" aria-label="Back to mark {number}">{number}</a>'


def _parts(found: Diagnostic, entry: "Entry", article: Article | None) -> Iterator[str]:
    source = entry.source
    if article is None and found.span.length:
        seen = excerpt(source, found.span, 80).text.strip()
        yield f'<p class="excerpt" dir="auto">{safe(seen)}</p>'
    for fix in found.fixes:
        yield _cure(fix, article)
    yield from _related(found, entry)
    line, column = source.position(found.span.start)
    rule = link(found.url, f"<code>{safe(found.rule)}</code>")
    severity = f'<span class="severity">{SIGNS[found.severity]} {found.severity.label}</span>'
    yield f'<p class="about">{severity} {rule} <span>line {line}:{column}</span></p>'


def _cure(fix: Fix, article: Article | None) -> str:
    change = _change(article, sorted(fix.edits)) if article else ""
    title = f'<span class="title">{safe(fix.title)}</span>'
    trust = f'<span class="trust">{TRUST[fix.applicability]}</span>'
    return f'<div class="cure" dir="auto">{change}<p>{title} {trust}</p></div>'


def _change(article: Article, edits: Sequence[TextEdit]) -> str:
    """Return the words with what goes and what comes, '' where that would be too long."""
    spans = [place for one in edits if (place := in_article(article, one.span)) is not None]
    if not edits or len(spans) < len(edits):
        return ""
    start, end = spans[0].start, spans[-1].end
    if end - start + sum(len(one.text) for one in edits) > LONGEST:
        return ""
    text = article.text
    at, last = _before(text, start), _after(text, end)
    out = []
    for span, edit in zip(spans, edits, strict=True):
        out.append(prose(text[at : span.start]))
        out.append(f"<del>{prose(span.of(text))}</del>" if span.length else "")
        out.append(f"<ins>{prose(edit.text)}</ins>" if edit.text else "")
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
