"""Places where the text itself says that a rule should be silent.

``<!-- copydesk: ignore[rule-a, rule-b] reason -->`` speaks of its own line, or
of the next block when it stands alone on one; ``ignore-next-line[…]`` of the
line below; ``ignore-start[…]`` of all up to ``ignore-end``, or to the end;
``ignore-file[…]`` of the whole file. Names are those of rules or families, or
patterns; without brackets all rules are meant. LaTeX, reStructuredText,
AsciiDoc, PO and WebVTT say the same in comments of their own. ``[sic]`` or
``(sic)`` after a word speaks of that word.
"""

import os
import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.ruleset import means
from copydesk.source import SourceFile, Span, line_at

_SPEAKS = (
    r"copydesk:[ \t]{0,9}(?P<verb>ignore(?:-(?:file|next-line|start|end))?)"
    r"(?:\[(?P<rules>[^\]\r\n]{0,500})\]|(?=\s|-->|\Z))(?P<reason>[^\r\n]{0,500}?)"
)
COMMENT = re.compile(rf"<!--[ \t]{{0,9}}{_SPEAKS}-->")
LINE_COMMENTS = {
    ".adoc": "//",
    ".asciidoc": "//",
    ".asc": "//",
    ".po": "#",
    ".pot": "#",
    ".rst": r"\.\.",
    ".tex": "%",
    ".latex": "%",
    ".vtt": "NOTE",
}
"""How a comment begins that goes on to the end of its line, by the file's suffix."""
SIC = re.compile(
    r"[*_~]{0,4}[ \u00a0\u202f]?[*_]{0,2}\\?[\[(][*_]{0,2}sic[*_]{0,2}\\?[\])]", re.IGNORECASE
)
"""[sic] after a word, with a Markdown file's emphasis and escapes around it."""

NOWHERE = Span(-1, -1)
UNUSED = "unused-suppression"
UNKNOWN = "unknown-suppression"

Family = Callable[[str], str]
"""Returns the family of a rule by its name, '' where it has none."""


def no_family(_: str) -> str:
    """Return the family of a rule where families are not known."""
    return ""


@dataclass(slots=True)
class Suppression:
    """One comment: where it stands, what it covers, which rules it means.

    Those that cover the same for the same rules share `used`: the names in
    them that silenced something, '' for a comment without names.
    """

    span: Span
    covers: Span
    rules: frozenset[str]
    used: set[str]

    def silences(self, found: Diagnostic, family: Family) -> bool:
        """Tell whether the comment speaks of this diagnostic, and remember it."""
        if not self.covers.start <= found.span.start <= self.covers.end:
            return False
        if found.rule in self.rules:
            meant = {found.rule}
        elif self.rules:
            names = (found.rule, family(found.rule))
            meant = {one for one in self.rules if means((one,), names)}
        else:
            meant = {""}
        self.used |= meant
        return bool(meant)


class Suppressions:
    """All suppressions of one file; spans are in the file's text."""

    def __init__(
        self, source: SourceFile, found: list[Suppression], family: Family = no_family
    ) -> None:
        self._source = source
        self._found = found
        self._family = family
        whole = Span(0, len(source.text))
        distinct = {(one.covers, one.rules): one for one in found}.values()
        self._wide = [one for one in distinct if one.covers == whole]
        self._local = sorted(
            (one for one in distinct if one.covers != whole), key=lambda one: one.covers
        )
        self._starts = [one.covers.start for one in self._local]
        self._reach = list(accumulate((one.covers.end for one in self._local), max))

    @classmethod
    def of(cls, article: Article, family: Family = no_family) -> "Suppressions":
        """Read the suppressions of an article."""
        return cls(article.source, list(_read(article)), family)

    def apply(self, diagnostics: Iterable[Diagnostic]) -> tuple[list[Diagnostic], int]:
        """Return the diagnostics that are left, and how many were silenced."""
        kept, silenced = [], 0
        for one in diagnostics:
            near = self._near(one.span.start)
            hits = [suppression.silences(one, self._family) for suppression in near]
            if any(hits) or is_sic(self._source.text, one.span):
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

    def unused(self, active: Iterable[str]) -> list[Diagnostic]:
        """Return a diagnostic for each comment that silences nothing.

        Only rules in `active`, those that ran, can be known to be unused.
        """
        names = {rule: (rule, self._family(rule)) for rule in active} if self._found else {}
        out = []
        for one in self._found:
            idle = sorted(rule for rule in one.rules - one.used if _is_active(rule, names))
            if idle or not (one.rules or one.used):
                what = " and ".join(f"“{rule}”" for rule in idle) or "no rule"
                verb = "report" if len(idle) > 1 else "reports"
                what += f" {verb} {'nothing' if idle else 'anything'} here"
                message = f"Suppression is not needed: {what}"
                out.append(Diagnostic(UNUSED, one.span, message, Severity.WARNING))
        return out

    def unknown(self, fault: Callable[[str], str]) -> list[Diagnostic]:
        """Return a diagnostic for each name in a comment that `fault` finds fault with."""
        text = self._source.text
        out = []
        for one in self._found:
            for rule in sorted(one.rules):
                message = fault(rule)
                if message:
                    start = text.index(rule, one.span.start)
                    span = Span(start, start + len(rule))
                    message = f"Suppression silences nothing: {message}"
                    out.append(Diagnostic(UNKNOWN, span, message, Severity.WARNING))
        return out


def _is_active(rule: str, names: Mapping[str, tuple[str, str]]) -> bool:
    """Tell whether a name, of a rule or of several, means one that ran."""
    return rule in names or any(means((rule,), both) for both in names.values())


def is_sic(text: str, span: Span) -> bool:
    """Tell whether [sic] stands right after a word or at the end of what is reported."""
    return span.length > 0 and (
        SIC.match(text, span.end) is not None
        or text[max(0, span.end - 5) : span.end].lower() in ("[sic]", "(sic)")
    )


def _comments(source: SourceFile) -> Iterator[re.Match[str]]:
    """Yield the comments that speak to copydesk, in order."""
    if "copydesk:" not in source.text:
        return
    marker = LINE_COMMENTS.get(os.path.splitext(source.path)[1].lower())
    if marker is None:
        yield from COMMENT.finditer(source.text)
        return
    pattern = rf"(?:^|(?<=[ \t])){marker}[ \t]{{0,9}}{_SPEAKS}(?=[ \t]*$)"
    # “$” stands before “\n” alone, and “^” after it.
    text = source.text.replace("\r\n", " \n").replace("\r", "\n")
    yield from re.compile(pattern, re.MULTILINE).finditer(text)


def _read(article: Article) -> Iterator[Suppression]:
    blocks: list[Span] = []
    used: dict[tuple[Span, frozenset[str]], set[str]] = {}
    started: list[tuple[Span, frozenset[str]]] = []
    end = len(article.source.text)
    for match in _comments(article.source):
        blocks = blocks or sorted(
            one.to_source(block.span) for one in (article, *article.more) for block in one.blocks
        )
        span, rules = Span(*match.span()), _names(match["rules"])
        if match["verb"] == "ignore-start":
            started.append((span, rules))
            continue
        if match["verb"] == "ignore-end":
            opened = _opened(started, rules)
            covers = Span(opened[0].start, span.end) if opened else NOWHERE
            span, rules = opened or (span, rules)
        else:
            covers = _scope(article.source, blocks, span, match["verb"])
        yield Suppression(span, covers, rules, used.setdefault((covers, rules), set()))
    for span, rules in started:
        yield Suppression(span, Span(span.start, end), rules, set())


def _names(rules: str | None) -> frozenset[str]:
    return frozenset(name.strip() for name in (rules or "").split(",") if name.strip())


def _opened(
    started: list[tuple[Span, frozenset[str]]], rules: frozenset[str]
) -> tuple[Span, frozenset[str]] | None:
    """Take the last start that an end closes: one without names closes any."""
    for at in range(len(started) - 1, -1, -1):
        if not rules or started[at][1] == rules:
            return started.pop(at)
    return None


def _scope(source: SourceFile, blocks: list[Span], comment: Span, verb: str) -> Span:
    """Return what a comment covers: the file, its own line, the next one, or the next block.

    The next block goes on to the end of its line, which may hold several: a
    dateline and its paragraph, the cells of a table's row.
    """
    if verb == "ignore-file":
        return Span(0, len(source.text))
    line = line_at(source, comment.start)
    if verb == "ignore-next-line":
        return _line_after(source, comment)
    if not _stands_alone(source, comment, line):
        return line
    after = bisect_left(blocks, Span(comment.end, 0))
    if after == len(blocks):
        return line
    end = blocks[after].end
    for block in blocks[after + 1 : after + 2]:
        if block.start <= line_at(source, end).end:
            end = block.end
    return Span(blocks[after].start, line_at(source, end).end)


def _line_after(source: SourceFile, comment: Span) -> Span:
    """Return the line below a comment, nowhere at the end of the file."""
    number = source.position(comment.end).line
    if number == len(source.line_starts):
        return NOWHERE
    return line_at(source, source.line_starts[number])


def _stands_alone(source: SourceFile, comment: Span, line: Span) -> bool:
    """Tell whether a line has only this comment, block quote marks aside.

    In a notebook, a line of Markdown is a string of JSON.
    """
    before = Span(line.start, comment.start).of(source.text)
    after = Span(comment.end, line.end).of(source.text)
    if source.path.lower().endswith(".ipynb"):
        before = before.replace('"', "", 1)
        after = after.rstrip(" \t,").removesuffix('"').replace("\\n", "")
    return not before.strip(" \t>") and not after.strip(" \t")
