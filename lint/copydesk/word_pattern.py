"""WordPatternRule: a rule written as data, for faults that a pattern of words finds."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk.analysis.words import Word
from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.fix import Applicability, Fix, TextEdit, like
from copydesk.pattern import FIX_TITLE, TIMEOUT, Pattern, is_excused
from copydesk.pattern import compiled as compiled_characters
from copydesk.rule import Rule
from copydesk.source import Span

if TYPE_CHECKING:
    from copydesk.analysis.tagging import Tagged
    from copydesk.word_matcher import Match, Needs, Step

Tables = Sequence[Mapping[str, Any]]


@dataclass(frozen=True, slots=True, eq=False)
class WordPattern:
    """What a word pattern rule looks for, before it is compiled.

    `words` are the tables of its words, in order. Each of `unless` is such a
    list, or a pattern over characters; its matches excuse every match they
    touch. `message`, `fix` and `fix_title` are templates: ``{match}`` is what
    is reported, ``{name}`` what the table of that name took, ``{swap}`` what
    `swap` says of what is reported, in lower case with plain apostrophes and
    single blanks; where it says nothing, there is no fix. `lists` are the files
    that ``list`` may speak of.
    """

    words: Tables
    message: str
    unless: Sequence[str | Tables] = ()
    skip_quotations: bool = False
    fix: str | None = None
    swap: Mapping[str, str] = field(default_factory=dict)
    fix_title: str = FIX_TITLE
    applicability: Applicability = Applicability.UNSAFE
    lists: Mapping[str, Path] = field(default_factory=dict)


@dataclass(frozen=True)
class WordPatternRule(Rule):
    """A rule made of one pattern over words; `pattern_file` makes its subclasses."""

    pattern: ClassVar[WordPattern]

    def check(self, article: Article) -> Iterator[Diagnostic]:
        """Yield each match that nothing excuses."""
        begin = needed(self.pattern).starts(article.tagged)
        return self._found(article, begin) if begin else iter(())

    def _found(self, article: Article, begin: Sequence[int]) -> Iterator[Diagnostic]:
        """Yield the matches that begin at one of some places."""
        from copydesk.word_matcher import find

        pattern, text = self.pattern, article.tagged
        skip = pattern.skip_quotations
        excused: list[Span] | None = None
        for match in find(compiled(pattern), begin, text):
            span = _fault(match, text)
            if excused is None:
                excused = list(_excuses(pattern, article, text))
            whole = _span(text, match[0].start, match[-1].end)
            if not is_excused(article, whole, excused, skip_quotations=skip):
                yield self._report(match, span, article, text)

    def _report(self, match: "Match", span: Span, article: Article, text: "Tagged") -> Diagnostic:
        pattern = self.pattern
        names = {step.name: "" for step in compiled(pattern) if step.name}
        for piece in match:
            if piece.step.name and piece.end > piece.start:
                names[piece.step.name] = _span(text, piece.start, piece.end).of(article.text)
        names["match"] = span.of(article.text)
        if pattern.swap:
            names["swap"] = pattern.swap.get(_key(names["match"]), "")
        fix = None
        if pattern.fix is not None and names.get("swap") != "":
            mended = like(names["match"], pattern.fix.format_map(names))
            title = pattern.fix_title.format_map({**names, "fix": mended})
            fix = Fix(title, (TextEdit(span, mended),), pattern.applicability)
        return self.diagnostic(span, pattern.message.format_map(names), fix=fix)


def _key(text: str) -> str:
    return " ".join(Word(text, 0, 0).key.split())


def _fault(match: "Match", text: "Tagged") -> Span:
    """Return what is reported: from the first piece marked as fault to the last, or all."""
    taken = [piece for piece in match if piece.end > piece.start]
    marked = [piece for piece in taken if piece.step.fault] or taken
    return _span(text, marked[0].start, marked[-1].end)


def _span(text: "Tagged", start: int, end: int) -> Span:
    """Return the place of some tokens; edges of the sentence take no room."""
    tokens = text.tokens[start:end]
    shown = [token for token in tokens if token.text] or tokens
    return Span(shown[0].start, shown[-1].end)


def _excuses(pattern: WordPattern, article: Article, text: "Tagged") -> Iterator[Span]:
    from copydesk.word_matcher import Needs, find
    from copydesk.word_pattern_file import steps_of, triggers_of

    for one in pattern.unless:
        if isinstance(one, str):
            [excuse] = compiled_characters(Pattern(one, "", lists=pattern.lists))
            found = excuse.finditer(article.text, timeout=TIMEOUT)
            yield from (Span(*match.span()) for match in found)
        else:
            begin = Needs(triggers_of(one, pattern.lists)).starts(text)
            for match in find(steps_of(one, pattern.lists), begin, text):
                yield _span(text, match[0].start, match[-1].end)


@cache
def compiled(pattern: WordPattern) -> "tuple[Step, ...]":
    """Return the steps of a pattern, made once."""
    from copydesk.word_pattern_file import steps_of

    return steps_of(pattern.words, pattern.lists)


@cache
def needed(pattern: WordPattern) -> "Needs":
    """Return what a text must have for the pattern to match at all."""
    from copydesk.word_matcher import Needs
    from copydesk.word_pattern_file import triggers_of

    return Needs(triggers_of(pattern.words, pattern.lists))
