"""PatternRule: a rule written as data, for faults that a phrase pattern finds."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit, like
from copydesk.rule import Rule
from copydesk.source import Span

if TYPE_CHECKING:
    import regex

FIX_TITLE = "Replace by “{fix}”"
FREQUENT = " eaisnrtoul"
"""The characters that make up three quarters of a text in French, English or Spanish."""
TIMEOUT = 1.0
"""Seconds that one pattern may take on one article; then the rule fails."""


Required = tuple[tuple[str, str], ...]


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
    required: "Required | None" = field(default=None, hash=False, compare=False)
    """What `required_strings` says of `source`, where that is known already."""


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
    required = pattern.required
    if required is None:
        required = required_strings(pattern.source, ignore_case=pattern.ignore_case)
    trigrams = _trigrams(text)
    if ignores_case(pattern.source, ignore_case=pattern.ignore_case):
        text = _folded(text)
    for telling, one in required:  # noqa: SIM110 - a generator takes twice as long
        if telling in trigrams and one in text:
            return True
    return False


def ignores_case(source: str, *, ignore_case: bool) -> bool:
    """Tell whether a pattern may match in any case: it is told to, or opens with flags."""
    flags = source[2 : source.find(")")].partition(":")[0] if source.startswith("(?") else ""
    return ignore_case or "i" in flags


@cache
def required_strings(source: str, *, ignore_case: bool) -> Required:
    """Return the strings of which a pattern requires one, each after its rarest trigram.

    Those that begin with another of them are left out: who has them has the other.
    Case is folded where the pattern ignores it.
    """
    from copydesk.literals import required_literals

    literals = required_literals(source)
    if ignores_case(source, ignore_case=ignore_case):
        literals = frozenset(one.casefold() for one in literals)
    least: list[str] = []
    for one in sorted(literals):
        if not least or not one.startswith(least[-1]):
            least.append(one)
    return tuple((_rarest(one.casefold()), one) for one in least)


def _rarest(literal: str) -> str:
    """Return the trigram of a string that a text is least likely to have, '' for none."""
    every = [literal[at : at + 3] for at in range(len(literal) - 2)]
    return min(every, key=lambda one: sum(map(FREQUENT.count, one)), default="")


@lru_cache(maxsize=2)
def _trigrams(text: str) -> Container[str]:
    """Return what stands in a text, its case folded, three characters at a time, and ''.

    To look something up there takes a tenth of a search, and a text is searched for a
    thousand strings, of which it has a dozen.
    """
    folded = _folded(text)
    trigrams = {folded[at : at + 3] for at in range(len(folded) - 2)}
    trigrams.add("")
    return trigrams


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
