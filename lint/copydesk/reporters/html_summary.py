"""What can be said in figures in the HTML report: of an article, and of the run."""

from collections.abc import Iterator

from copydesk.diagnostic import Severity
from copydesk.report import Summary
from copydesk.reporters.counts import counted
from copydesk.reporters.html_article import Entry
from copydesk.reporters.html_note import SIGNS
from copydesk.reporters.html_text import safe

PLURALS = {Severity.ERROR: "errors", Severity.WARNING: "warnings", Severity.INFO: "remarks"}


def summary_of(entry: Entry, title: str) -> str:
    """Return the line that opens and closes an article: what it is called, how it fares."""
    path = f'<bdi class="path">{safe(entry.source.path)}</bdi>'
    head = f'<bdi class="title" {_lang(entry)}>{safe(title)}</bdi>{path}' if title else path
    pills = "".join(
        f'<span class="pill {one.label}" data-severity="{one.label}">'
        f'<span aria-hidden="true">{SIGNS[one]}</span> <span class="count">{entry.count(one):,}'
        f'</span><span class="spoken"> {PLURALS[one]}</span></span>'
        for one in sorted(Severity, reverse=True)
        if entry.count(one)
    )
    words = f'<span class="words">{counted(entry.words, "word")}</span>'
    return f'<summary><h2>{head}</h2><span class="tally">{pills}{words}</span></summary>'


def _lang(entry: Entry) -> str:
    return f'lang="{safe(entry.language)}"' if entry.language else ""


def figures(summary: Summary) -> str:
    """Return the counts of the run as a list of terms and figures."""
    return f'<dl class="figures">{"".join(_figures(summary))}</dl>'


def _figures(summary: Summary) -> Iterator[str]:
    for number, noun in ((summary.files, "article"), (summary.words, "word")):
        yield _figure(noun if number == 1 else f"{noun}s", f"{number:,}")
    yield _figure("mark" if summary.total == 1 else "marks", f"{summary.total:,}")
    if summary.words:
        yield _figure("per 1,000 words", f"{1000 * summary.total / summary.words:.1f}")
    if summary.fixable:
        yield _figure("with a fix", f"{summary.fixable:,}")
    if summary.fixed:
        yield _figure("fixed in this run", f"{summary.fixed.total():,}")
    if summary.suppressed:
        yield _figure("silenced in the text", f"{summary.suppressed:,}")


def _figure(name: str, value: str) -> str:
    return f"<div><dt>{name}</dt><dd>{value}</dd></div>"


def verdict(summary: Summary) -> str:
    """Return the outcome of the run in a few words, as HTML."""
    if not summary.files:
        return "Nothing was checked."
    if not summary.total:
        return f"All clear: nothing to mark in {counted(summary.files, 'article')}."
    marked = len(summary.flagged)
    kinds = ", ".join(
        _kind(one, summary.counts[one])
        for one in sorted(Severity, reverse=True)
        if summary.counts[one]
    )
    some = f"{marked:,} of " if marked < summary.files else ""
    articles = counted(summary.files, "article")
    return f"{counted(summary.total, 'mark')} in {some}{articles}: {kinds}."


def _kind(severity: Severity, count: int) -> str:
    name = PLURALS[severity]
    return f"{count:,}\N{NO-BREAK SPACE}{name if count > 1 else name.removesuffix('s')}"
