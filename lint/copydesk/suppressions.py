"""Places where the text itself says that a rule should be silent.

``<!-- copydesk: ignore[rule-a, rule-b] reason -->`` speaks of its own line, or
of the next block when it stands alone on one; ``ignore-file[…]`` speaks of the
whole file; without brackets all rules are meant. ``[sic]`` or ``(sic)`` after
a word speaks of that word.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import accumulate

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.source import SourceFile, Span

COMMENT = re.compile(
    r"<!--[ \t]{0,9}copydesk:[ \t]{0,9}(?P<verb>ignore(?:-file)?)"
    r"(?:\[(?P<rules>[^\]\r\n]{0,500})\]|(?=\s|-->))(?P<reason>[^\r\n]{0,500}?)-->"
)
SIC = re.compile(
    r"[*_~]{0,4}[ \u00a0\u202f]?[*_]{0,2}\\?[\[(][*_]{0,2}sic[*_]{0,2}\\?[\])]", re.IGNORECASE
)
"""[sic] after a word, with a Markdown file's emphasis and escapes around it."""

UNUSED = "unused-suppression"


@dataclass(slots=True)
class Suppression:
    """One comment: where it stands, what it covers, which rules it means.

    Those that cover the same for the same rules share the rules they silenced.
    """

    span: Span
    covers: Span
    rules: frozenset[str]
    used: set[str]

    def silences(self, found: Diagnostic) -> bool:
        """Tell whether the comment speaks of this diagnostic, and remember it."""
        meant = not self.rules or found.rule in self.rules
        touches = self.covers.start <= found.span.start <= self.covers.end
        if meant and touches:
            self.used.add(found.rule)
        return meant and touches


class Suppressions:
    """All suppressions of one file; spans are in the file's text."""

    def __init__(self, source: SourceFile, found: list[Suppression]) -> None:
        self._source = source
        self._found = found
        whole = Span(0, len(source.text))
        distinct = {(one.covers, one.rules): one for one in found}.values()
        self._wide = [one for one in distinct if one.covers == whole]
        self._local = sorted(
            (one for one in distinct if one.covers != whole), key=lambda one: one.covers
        )
        self._starts = [one.covers.start for one in self._local]
        self._reach = list(accumulate((one.covers.end for one in self._local), max))

    @classmethod
    def of(cls, article: Article) -> "Suppressions":
        """Read the suppressions of an article."""
        return cls(article.source, list(_read(article)))

    def apply(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """Return the diagnostics that are left, and how many were silenced."""
        kept, silenced = [], 0
        for one in diagnostics:
            hits = [suppression.silences(one) for suppression in self._near(one.span.start)]
            if any(hits) or _is_sic(self._source.text, one.span):
                silenced += 1
            else:
                kept.append(one)
        return kept, silenced

    def _near(self, offset: int) -> Iterator[Suppression]:
        """Yield the suppressions that may cover an offset."""
        yield from self._wide
        at = bisect_right(self._starts, offset) - 1
        while at >= 0 and self._reach[at] >= offset:
            yield self._local[at]
            at -= 1

    def unused(self, active: set[str]) -> list[Diagnostic]:
        """Return a diagnostic for each comment that silences nothing.

        Only rules in `active`, those that ran, can be known to be unused.
        """
        out = []
        for one in self._found:
            idle = sorted((one.rules & active) - one.used)
            if idle or not (one.rules or one.used):
                what = " and ".join(f"“{rule}”" for rule in idle) or "no rule"
                verb = "report" if len(idle) > 1 else "reports"
                what += f" {verb} {'nothing' if idle else 'anything'} here"
                message = f"Suppression is not needed: {what}"
                out.append(Diagnostic(UNUSED, one.span, message, Severity.WARNING))
        return out


def _is_sic(text: str, span: Span) -> bool:
    """Tell whether [sic] stands right after a word or at the end of what is reported."""
    return span.length > 0 and (
        SIC.match(text, span.end) is not None
        or text[max(0, span.end - 5) : span.end].lower() in ("[sic]", "(sic)")
    )


def _read(article: Article) -> Iterator[Suppression]:
    text = article.source.text
    if "<!--" not in text:
        return
    blocks: list[Span] = []
    used: dict[tuple[Span, frozenset[str]], set[str]] = {}
    for match in COMMENT.finditer(text):
        blocks = blocks or [
            one.to_source(block.span) for one in (article, *article.more) for block in one.blocks
        ]
        span = Span(*match.span())
        names = (match["rules"] or "").split(",")
        rules = frozenset(name.strip() for name in names if name.strip())
        covers = _scope(article.source, blocks, span, match["verb"])
        yield Suppression(span, covers, rules, used.setdefault((covers, rules), set()))


def _scope(source: SourceFile, blocks: list[Span], comment: Span, verb: str) -> Span:
    """Return what a comment covers: the file, its own line, or the next block.

    The next block goes on to the end of its line, which may hold several: a
    dateline and its paragraph, the cells of a table's row.
    """
    if verb == "ignore-file":
        return Span(0, len(source.text))
    line = _line_of(source, comment.start)
    if not _stands_alone(source.text, comment, line):
        return line
    after = bisect_left(blocks, Span(comment.end, 0))
    if after == len(blocks):
        return line
    end = blocks[after].end
    for block in blocks[after + 1 : after + 2]:
        if block.start <= _line_of(source, end).end:
            end = block.end
    return Span(blocks[after].start, _line_of(source, end).end)


def _stands_alone(text: str, comment: Span, line: Span) -> bool:
    """Tell whether a line has only this comment, block quote marks aside."""
    start, end = comment
    while start > line.start and text[start - 1] in " \t>":
        start -= 1
    while end < line.end and text[end] in " \t":
        end += 1
    return (start, end) == line


def _line_of(source: SourceFile, offset: int) -> Span:
    """Return the line that holds `offset`, without its end."""
    number = source.position(offset).line
    starts = source.line_starts
    end = starts[number] if number < len(starts) else len(source.text)
    while end > starts[number - 1] and source.text[end - 1] in "\r\n":
        end -= 1
    return Span(starts[number - 1], end)
