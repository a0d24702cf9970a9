"""PatternRule: a rule written as data, for faults that a phrase pattern finds."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit, like
from copydesk.literals import required_literals
from copydesk.rule import Rule
from copydesk.source import Span

if TYPE_CHECKING:
    import regex

FIX_TITLE = "Replace by “{fix}”"
TIMEOUT = 1.0
"""Seconds that one pattern may take on one article; then the rule fails."""


@dataclass(frozen=True, slots=True)
class Pattern:
    r"""What a pattern rule looks for, before it is compiled.

    `source` is in `regex` syntax; its group ``fault``, if it has one, is what
    is reported. `unless` are patterns whose matches excuse every match they
    touch. `message`, `fix` and `fix_title` are templates: ``{match}`` is what
    is reported, ``{name}`` a named group. `lists` are the files behind
    ``\L<name>``.
    """

    source: str
    message: str
    unless: tuple[str, ...] = ()
    ignore_case: bool = False
    skip_quotations: bool = False
    fix: str | None = None
    fix_title: str = FIX_TITLE
    applicability: Applicability = Applicability.UNSAFE
    lists: Mapping[str, Path] = field(default_factory=dict, hash=False)


@dataclass(frozen=True)
class PatternRule(Rule):
    """A rule made of one pattern; `pattern_file` makes its subclasses."""

    pattern: ClassVar[Pattern]

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each match that nothing excuses."""
        pattern, text = self.pattern, article.text
        skip = pattern.skip_quotations
        if not _may_match(pattern, text):
            return
        wanted = compiled_one(pattern, pattern.source)
        matches = list(wanted.finditer(text, timeout=TIMEOUT))
        if not matches:
            return  # most articles: what excuses a match is not even compiled
        excused = [
            Span(*one.span())
            for source in pattern.unless
            for one in compiled_one(pattern, source).finditer(text, timeout=TIMEOUT)
        ]
        for match in matches:
            span = Span(*match.span("fault" if "fault" in wanted.groupindex else 0))
            if span.length and not is_excused(article, span, excused, skip_quotations=skip):
                yield self._report(match, span)

    def _report(self, match: "regex.Match[str]", span: Span) -> Diagnostic:
        pattern = self.pattern
        groups = {name: text or "" for name, text in match.groupdict().items()}
        groups["match"] = span.of(match.string)
        fix = None
        if pattern.fix is not None:
            text = like(groups["match"], pattern.fix.format_map(groups))
            title = pattern.fix_title.format_map({**groups, "fix": text})
            fix = Fix(title, (TextEdit(span, text),), pattern.applicability)
        return self.diagnostic(span, pattern.message.format_map(groups), fix=fix)


def is_excused(
    article: Article, span: Span, excused: Iterable[Span], *, skip_quotations: bool
) -> bool:
    """Tell whether a match is none: in an address, excused, or quoted where that is skipped."""
    if skip_quotations and article.is_in_quotation(span):
        return True
    return article.is_protected(span) or any(span.overlaps(one) for one in excused)


def _may_match(pattern: Pattern, text: str) -> bool:
    """Tell whether a text has any of the strings that a pattern cannot do without."""
    ignores_case = pattern.ignore_case or _has_flag(pattern.source)
    common, literals = _wanted(pattern.source, ignores_case)
    if ignores_case:
        text = _folded(text)
    for one in common:
        if one not in text:
            return False
    for one in literals:  # noqa: SIM110 - a generator takes twice as long, for each article
        if one in text:
            return True
    return False


@cache
def _wanted(source: str, ignores_case: bool) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the marks that all strings have which a pattern requires, and the strings.

    Those that begin with another of them are left out: who has them has the other.
    """
    literals = required_literals(source)
    if ignores_case:
        literals = frozenset(one.casefold() for one in literals)
    least: list[str] = []
    for one in sorted(literals):
        if not least or not one.startswith(least[-1]):
            least.append(one)
    common = frozenset.intersection(*map(frozenset, least))
    return tuple(one for one in common if not one.isalnum() and not one.isspace()), tuple(least)


def _has_flag(source: str) -> bool:
    """Tell whether a pattern opens with flags of its own, and ignoring case is one of them."""
    return source.startswith("(?") and "i" in source[2 : source.find(")")].partition(":")[0]


@lru_cache(maxsize=4)
def _folded(text: str) -> str:
    """Fold the case of an article once, not for each pattern."""
    return text.casefold()


@cache
def compiled(pattern: Pattern) -> "tuple[regex.Pattern[str], ...]":
    """Return the pattern and its excuses, compiled once. Raises regex.error."""
    return tuple(compiled_one(pattern, source) for source in (pattern.source, *pattern.unless))


@cache
def compiled_one(pattern: Pattern, source: str) -> "regex.Pattern[str]":
    """Return the pattern or one of its excuses, compiled once. Raises regex.error."""
    import regex

    flags = regex.VERSION1 | (regex.IGNORECASE if pattern.ignore_case else 0)
    return regex.compile(source, flags, **_lists(pattern, source))


def _lists(pattern: Pattern, source: str) -> dict[str, Any]:
    """Return the word lists that a pattern speaks of; regex refuses any other."""
    named = (name for name in pattern.lists if f"\\L<{name}>" in source)
    return {name: _entries(pattern.lists[name]) for name in named}


@cache
def _entries(path: Path) -> tuple[str, ...]:
    lines = (line.strip() for line in path.read_text(encoding="utf-8").splitlines())
    return tuple(line for line in lines if line and not line.startswith("#"))
