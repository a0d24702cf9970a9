"""Places where the text itself says that a rule should be silent.

``<!-- copydesk: ignore[rule-a, rule-b] reason -->`` speaks of its own line, or
of the next block when it stands alone; ``ignore-file[…]`` speaks of the whole
file; without brackets all rules are meant. ``[sic]`` after a word speaks of
that word.
"""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.source import SourceFile, Span

COMMENT = re.compile(
    r"<!--[ \t]*copydesk:[ \t]*(?P<verb>ignore(?:-file)?)(?:\[(?P<rules>[^\]\n]{0,500})\])?"
    r"(?P<reason>[^\n]{0,500}?)[ \t]*-->"
)
SIC = re.compile(r"[ \u00a0\u202f]?[\[(]sic[\])]", re.IGNORECASE)
UNUSED = "unused-suppression"


@dataclass(slots=True)
class Suppression:
    """One comment: where it stands, what it covers, which rules it means."""

    span: Span
    covers: Span
    rules: frozenset[str]
    used: set[str] = field(default_factory=set)

    def silences(self, found: Diagnostic) -> bool:
        """Tell whether the comment speaks of this diagnostic, and remember it."""
        meant = not self.rules or found.rule in self.rules
        touches = self.covers.start <= found.span.start < max(self.covers.end, 1)
        if meant and touches:
            self.used.add(found.rule)
        return meant and touches


class Suppressions:
    """All suppressions of one file; spans are in the file's text."""

    def __init__(self, source: SourceFile, found: list[Suppression]) -> None:
        self._source = source
        self._found = found

    @classmethod
    def of(cls, article: Article) -> "Suppressions":
        """Read the suppressions of an article."""
        return cls(article.source, list(_read(article)))

    def apply(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """Return the diagnostics that are left, and how many were silenced."""
        kept, silenced = [], 0
        for one in diagnostics:
            hits = [suppression.silences(one) for suppression in self._found]
            if any(hits) or SIC.match(self._source.text, one.span.end):
                silenced += 1
            else:
                kept.append(one)
        return kept, silenced

    def unused(self, active: set[str]) -> list[Diagnostic]:
        """Return a diagnostic for each comment that silences nothing.

        Only rules in `active`, those that ran, can be known to be unused.
        """
        out = []
        for one in self._found:
            idle = sorted((one.rules & active) - one.used)
            if idle or not (one.rules or one.used):
                names = ", ".join(f"“{rule}”" for rule in idle) or "any rule"
                message = f"This comment silences {names}, which reports nothing here"
                out.append(Diagnostic(UNUSED, one.span, message, Severity.WARNING))
        return out


def _read(article: Article) -> Iterator[Suppression]:
    text = article.source.text
    if "<!--" not in text:
        return
    for match in COMMENT.finditer(text):
        span = Span(*match.span())
        names = (match["rules"] or "").split(",")
        rules = frozenset(name.strip() for name in names if name.strip())
        covers = _scope(article, span, match["verb"])
        yield Suppression(span, covers, rules)


def _scope(article: Article, comment: Span, verb: str) -> Span:
    """Return what a comment covers: the file, its own line, or the next block."""
    source = article.source
    if verb == "ignore-file":
        return Span(0, len(source.text))
    number = source.position(comment.start).line
    start = source.line_starts[number - 1]
    line = Span(start, start + len(source.line(number)))
    if line.of(source.text).strip() != comment.of(source.text):
        return line
    blocks = (article.to_source(block.span) for block in article.blocks)
    return next((block for block in blocks if block.start >= comment.end), line)
