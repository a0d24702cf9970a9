"""From a file's text to its report: one pure function without I/O."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from copydesk.analysis.packs import has_keys
from copydesk.article import Article
from copydesk.collecting import paused
from copydesk.config.errors import ConfigError
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.fix import Applicability, Fix, TextEdit
from copydesk.grammar.protocol import GrammarEngine, GrammarUnavailableError
from copydesk.report import FileReport, RunError
from copydesk.rule import Observation, Rule
from copydesk.source import SourceFile, Span
from copydesk.suppressions import Suppressions, is_sic

if TYPE_CHECKING:
    from copydesk.timing import Stopwatch
    from copydesk.waivers import Waiver

INTERNAL_ERROR = "internal-error"
GRAMMAR_UNAVAILABLE = "grammar-unavailable"
PARSING, GRAMMAR = "(parsing)", "(grammar engine)"
"""What a stopwatch calls the work of no rule; names of rules have no brackets."""
T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class LintOptions:
    """What `lint` needs beside the text and the rules.

    `language` is what the user says, `likely_language` what the file's name
    says: the file itself may know better. `covers` tells which names outside
    `rules` are on (grammar engines report under names of their own).
    `before_rule` is called before each rule; who gives up a run raises there.
    `waivers` are what a side file says of the article. `family` returns the
    family of a rule, `fault` what is wrong with a name that a comment has.
    `watch` measures how long all that takes.
    """

    language: str = ""
    likely_language: str = ""
    grammar: GrammarEngine | None = None
    covers: Callable[[str], bool] = lambda _: True
    before_rule: Callable[[], None] = lambda: None
    waivers: "Sequence[Waiver]" = ()
    family: Callable[[str], str] = lambda _: ""
    fault: Callable[[str], str] = lambda _: ""
    watch: "Stopwatch | None" = None


def lint(
    source: SourceFile,
    rules_for: Callable[[str], Sequence[Rule]],
    parse: Callable[[SourceFile, str], Article],
    options: LintOptions = LintOptions(),
) -> FileReport:
    """Return what the rules find in one file; each article in it is read by itself.

    `rules_for` returns the rules for an article in a language ('' where that
    cannot be told). A rule that fails is reported as `internal-error` and the
    others go on.
    """
    with paused():
        first = _timed(options, PARSING, lambda: parse(source, options.language))
        if options.watch:
            options.watch.watch(first)
        report = _linted(first, rules_for, options)
        for article in (first, *first.more):
            article.forget()
    return report


def _linted(
    first: Article, rules_for: Callable[[str], Sequence[Rule]], options: LintOptions
) -> FileReport:
    """Return what the rules find in the articles of one file, of which this is the first."""
    seen = _Seen()
    for number, article in enumerate((first, *first.more)):
        article.presume(options.likely_language)
        seen.read(article, number, rules_for, options)
    suppressions = Suppressions.of(first, options.family)
    kept, suppressed = suppressions.apply(_distinct(seen.found))
    left, waived = _waived(first, kept, options)
    more = [*suppressions.unused(seen.active), *suppressions.unknown(options.fault)]
    return FileReport(
        first.source,
        diagnostics=_finished(first, [*left, *more]),
        suppressed=seen.suppressed + suppressed + len(kept) - len(left),
        waived=waived,
        words=seen.words,
        language=first.language,
        errors=tuple(dict.fromkeys(seen.errors)),
        observations={name: tuple(some) for name, some in seen.observations.items()},
    )


class _Seen:
    """What the rules find in the articles of one file; spans are in the file's text."""

    def __init__(self) -> None:
        self.found: list[Diagnostic] = []
        self.errors: list[RunError] = []
        self.observations: dict[str, list[Observation]] = {}
        self.active: set[str] = set()
        self.words = 0
        self.suppressed = 0

    def read(
        self,
        article: Article,
        number: int,
        rules_for: Callable[[str], Sequence[Rule]],
        options: LintOptions,
    ) -> None:
        """Run the rules for one article, whose place among those of its file is `number`."""
        language = article.language
        rules, alone = _speakers(rules_for(language), language)
        found: list[Diagnostic] = []
        before_rule, watch = options.before_rule, options.watch
        for rule in rules:
            before_rule()
            if watch:
                run = partial(_run, rule, article, self.observations, number)
                found += watch.measure(rule.meta.name, run)
            else:
                found += _run(rule, article, self.observations, number)
        failed = [one for one in found if one.rule == INTERNAL_ERROR]
        self.errors += [RunError(article.source.path, one.message) for one in failed]
        if options.grammar is not None:
            ask = partial(_grammar, options.grammar, article, options.covers, self.errors)
            said = _timed(options, GRAMMAR, ask)
            found += _unsaid(said, found)
        meant = [one for one in found if not is_sic(article.text, one.span)]
        self.suppressed += len(found) - len(meant)
        self.found += [_placed(article, one) for one in meant]
        self.active |= alone
        self.words += len(article.words)


def _timed(options: LintOptions, name: str, act: Callable[[], T]) -> T:
    """Return what `act` returns; where somebody wants to know, measure how long it takes."""
    return options.watch.measure(name, act) if options.watch else act()


def _waived(
    first: Article, found: list[Diagnostic], options: LintOptions
) -> tuple[list[Diagnostic], frozenset[int]]:
    """Return what a side file leaves, and which of its entries silenced the rest."""
    if not options.waivers:
        return found, frozenset()
    from copydesk.waivers import waive

    return waive(first, found, options.waivers, options.family)


class _Speakers(NamedTuple):
    """The rules for a language; `alone` are the names of those that compare no articles."""

    rules: tuple[Rule, ...]
    alone: frozenset[str]


_SPEAKERS: dict[tuple[int, str], tuple[Sequence[Rule], _Speakers]] = {}
"""What `_speakers` has returned, with what it was given: nothing else has its number then."""
_MOST_SPEAKERS = 64


def _speakers(rules: Sequence[Rule], language: str) -> _Speakers:
    """Return those of some rules that speak a language: a project has the same for each file."""
    known = _SPEAKERS.get((id(rules), language))
    if known and known[0] is rules:
        return known[1]
    chosen = tuple(rule for rule in rules if _speaks(rule, language))
    found = _Speakers(chosen, frozenset(rule.meta.name for rule in chosen if not _compares(rule)))
    if type(rules) is tuple:  # a list might have others in it next time
        if len(_SPEAKERS) >= _MOST_SPEAKERS:
            _SPEAKERS.clear()
        _SPEAKERS[id(rules), language] = rules, found
    return found


def _speaks(rule: Rule, language: str) -> bool:
    """Tell whether a rule speaks the language, and has the data for it that it needs."""
    languages = rule.meta.languages
    if languages and language not in languages:
        return False
    return not rule.meta.pack or has_keys(language, rule.meta.pack)


def _compares(rule: Rule) -> bool:
    """Tell whether a rule may yet report something here when all articles are compared."""
    return type(rule).check_feed is not Rule.check_feed


def _run(
    rule: Rule, article: Article, observations: dict[str, list[Observation]], number: int
) -> list[Diagnostic]:
    """Return a rule's diagnostics and note what it observes; a failure becomes a diagnostic."""
    try:
        found = list(rule.check(article))
        for one in found:
            if not 0 <= one.span.start <= one.span.end <= len(article.text):
                raise ValueError(f"reported {one.span} in a text of {len(article.text)}")
        seen = _observed(rule, article, number)
    except ConfigError:  # what a rule reads of the project is at fault, not the rule
        raise
    except Exception as error:  # a rule may fail in any way
        return [internal_error(rule.meta.name, error)]
    if seen:
        observations.setdefault(rule.meta.name, []).extend(seen)
    if found and (rule.meta.languages or rule.meta.pack):
        return [one for one in found if not article.is_foreign(one.span)]
    return found


def _observed(rule: Rule, article: Article, number: int) -> list[Observation]:
    """Return what a rule observes, with spans in the file's text."""
    if type(rule).observe is Rule.observe:
        return []
    return [
        one._replace(span=article.to_source(one.span), article=number)
        for one in rule.observe(article)
    ]


def internal_error(rule: str, error: Exception) -> Diagnostic:
    """Return the diagnostic for a rule that failed."""
    kind = type(error).__name__
    message = f"Rule “{rule}” failed here ({kind}: {error}); please report it"
    return Diagnostic(INTERNAL_ERROR, Span(0, 0), message, Severity.ERROR)


def _grammar(
    engine: GrammarEngine,
    article: Article,
    covers: Callable[[str], bool],
    errors: list[RunError],
) -> list[Diagnostic]:
    """Return what a grammar engine says of the article."""
    from copydesk.grammar.reading import diagnostics

    try:
        return [one for one in diagnostics(engine, article) if covers(one.rule)]
    except GrammarUnavailableError as error:
        errors.append(RunError("", f"grammar was not checked: {error}"))
        message = f"Grammar was not checked: {error}"
        return [Diagnostic(GRAMMAR_UNAVAILABLE, Span(0, 0), message, Severity.WARNING)]


def _unsaid(grammar: Iterable[Diagnostic], said: Sequence[Diagnostic]) -> list[Diagnostic]:
    """Return what a grammar engine says where no rule has spoken: the rules say it better."""
    spans = [one.span for one in said if one.span.length]
    return [one for one in grammar if not any(one.span.overlaps(span) for span in spans)]


def _placed(article: Article, found: Diagnostic) -> Diagnostic:
    """Return a diagnostic with its places in the file instead of the article."""
    if article.text_map is None and not found.fixes:
        return found
    related = tuple(
        one if one.path else one._replace(span=article.to_source(one.span))
        for one in found.related
    )
    fixes = tuple(fix for one in found.fixes if (fix := _placed_fix(article, one)))
    return replace(found, span=article.to_source(found.span), related=related, fixes=fixes)


def _placed_fix(article: Article, fix: Fix) -> Fix | None:
    """Return the fix in the file, or None where an edit would eat markup."""
    edits = []
    for span, text in fix.edits:
        edit = article.edit(span, text)
        if edit is None:
            return None
        edits.append(TextEdit(*edit))
    return fix._replace(edits=tuple(edits))


def _distinct(found: Iterable[Diagnostic]) -> Iterator[Diagnostic]:
    """Yield each diagnostic once, and of two with the same cure at one place the graver."""
    seen: set[tuple[object, ...]] = set()
    for one in sorted(found, key=lambda one: -one.severity):
        keys: list[tuple[object, ...]] = [(one.rule, one.span, _cause(one))]
        if one.fixes:
            keys.append((one.span, one.fixes[0].edits))
        if seen.isdisjoint(keys):
            yield one
        seen.update(keys)


def _cause(found: Diagnostic) -> str:
    """Return what tells apart failures, which are all reported at the start of the file."""
    return found.message if found.rule == INTERNAL_ERROR else ""


def finish(
    article: Article, found: Iterable[Diagnostic], options: LintOptions = LintOptions()
) -> FileReport:
    """Return the report on diagnostics made elsewhere, with spans in the file's text.

    The suppressions of the file apply to them as to any other. Their fixes are
    only shown: which files are compared changes from run to run.
    """
    shown = (replace(one, fixes=tuple(map(_only_shown, one.fixes))) for one in found)
    suppressions = Suppressions.of(article, options.family)
    kept, suppressed = suppressions.apply(_distinct(shown))
    left, waived = _waived(article, kept, options)
    finished = _finished(article, left)
    article.forget()
    return FileReport(
        article.source,
        diagnostics=finished,
        suppressed=suppressed + len(kept) - len(left),
        waived=waived,
    )


def _only_shown(fix: Fix) -> Fix:
    return fix._replace(applicability=Applicability.DISPLAY)


def _finished(article: Article, found: Iterable[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return the diagnostics in order of place, each with its fingerprint."""
    from copydesk.fingerprints import fingerprinted

    return fingerprinted(article, sorted(found, key=lambda one: (one.span, one.rule)))
