"""Rules written as data: phrase patterns in a TOML file.

A file holds ``[[rule]]`` tables. `pattern`, `message`, `fix` and the examples
are what a linguist writes; ``docs/pattern-rules.md`` explains each key.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, ClassVar

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic, Severity
from copydesk.example import Bad, Example, Good
from copydesk.fix import Applicability, Fix, TextEdit
from copydesk.rule import Rule, RuleMeta, Stability
from copydesk.source import Span

if TYPE_CHECKING:
    import regex

TIMEOUT = 1.0
"""Seconds that one pattern may take on one article."""

KEYS: Mapping[str, type] = {
    "name": str,
    "family": str,
    "summary": str,
    "pattern": str,
    "message": str,
    "why": str,
    "severity": str,
    "languages": list,
    "stability": str,
    "since": str,
    "url": str,
    "unless": list,
    "ignore_case": bool,
    "skip_quotations": bool,
    "fix": str,
    "fix_title": str,
    "fix_safety": str,
    "good": list,
    "bad": list,
}
REQUIRED = ("name", "family", "summary", "pattern", "message", "why", "good", "bad")


class PatternError(ValueError):
    """A fault in a pattern rule; `key` is the key at fault."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


@dataclass(frozen=True, slots=True)
class Pattern:
    """What a pattern rule looks for, before it is compiled.

    `unless` are patterns whose matches excuse every match they touch.
    `literals` are strings of which a text with a match holds at least one;
    an empty tuple means that nothing is known.
    """

    source: str
    message: str
    unless: tuple[str, ...] = ()
    ignore_case: bool = False
    skip_quotations: bool = False
    fix: str | None = None
    fix_title: str = "Replace by “{fix}”"
    applicability: Applicability = Applicability.UNSAFE
    lists: Mapping[str, Path] = {}  # noqa: RUF012 - a frozen dataclass never changes it

    def __hash__(self) -> int:
        return hash((self.source, self.unless, self.ignore_case))


@dataclass(frozen=True)
class PatternRule(Rule):
    """A rule made of one pattern; subclasses are made by `pattern_rules`."""

    pattern: ClassVar[Pattern]

    def check(self, article: Article) -> Iterator[Diagnostic]:  # noqa: D102 - the class says it
        pattern = self.pattern
        if not _may_match(pattern, article.text):
            return
        compiled, *excuses = _compiled(pattern)
        excused = [
            Span(*one.span())
            for excuse in excuses
            for one in excuse.finditer(article.text, timeout=TIMEOUT)
        ]
        for match in compiled.finditer(article.text, timeout=TIMEOUT):
            span = Span(*match.span("fault" if "fault" in compiled.groupindex else 0))
            if span.length and not self._excused(article, span, excused):
                yield self._report(match, span)

    def _excused(self, article: Article, span: Span, excused: list[Span]) -> bool:
        quoted = self.pattern.skip_quotations and any(
            one.span.contains(span) for one in article.quotations
        )
        return quoted or article.is_protected(span) or any(span.overlaps(one) for one in excused)

    def _report(self, match: "regex.Match[str]", span: Span) -> Diagnostic:
        pattern = self.pattern
        groups = {name: text or "" for name, text in match.groupdict().items()}
        groups["match"] = span.of(match.string)
        fix = None
        if pattern.fix is not None:
            text = _like(groups["match"], pattern.fix.format_map(groups))
            title = pattern.fix_title.format_map({**groups, "fix": text})
            fix = Fix(title, (TextEdit(span, text),), pattern.applicability)
        return self.diagnostic(span, pattern.message.format_map(groups), fix=fix)


def _like(model: str, text: str) -> str:
    """Return `text` with a capital where `model` has one."""
    return text[:1].upper() + text[1:] if model[:1].isupper() else text


def _may_match(pattern: Pattern, text: str) -> bool:
    from copydesk.literals import required_literal

    literal = required_literal(pattern.source)
    if pattern.ignore_case:
        return literal.lower() in text.lower()
    return literal in text


@lru_cache(maxsize=None)
def _compiled(pattern: Pattern) -> "tuple[regex.Pattern[str], ...]":
    import regex

    flags = regex.VERSION1 | (regex.IGNORECASE if pattern.ignore_case else 0)
    lists = {name: _entries(path) for name, path in pattern.lists.items()}
    return tuple(
        regex.compile(
            source, flags, **{key: some for key, some in lists.items() if f"\\L<{key}>" in source}
        )
        for source in (pattern.source, *pattern.unless)
    )


@lru_cache(maxsize=None)
def _entries(path: Path) -> tuple[str, ...]:
    lines = path.read_text(encoding="utf-8").splitlines()
    return tuple(line.strip() for line in lines if line.strip() and line[0] != "#")


def pattern_rule(
    table: Mapping[str, Any], lists: Mapping[str, Path] | None = None
) -> type[PatternRule]:
    """Return the rule that a ``[[rule]]`` table describes.

    `lists` are the word lists that ``\\L<name>`` may speak of.

    Raises PatternError.
    """
    _check_keys(table)
    try:
        meta = _meta(table)
    except ValueError as error:
        raise PatternError("name", str(error)) from None
    pattern = _pattern(table, lists or {})
    contents = {
        "meta": meta,
        "examples": tuple(_examples(table)),
        "pattern": pattern,
        "__doc__": f"{meta.summary}.\n\n## Why it matters\n{table['why'].strip()}\n",
        "__module__": __name__,
    }
    name = "".join(part.capitalize() for part in meta.name.split("-"))
    return type(name, (PatternRule,), contents)


def _check_keys(table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if key not in KEYS:
            raise PatternError(key, f"is not a key of a rule; those are {', '.join(KEYS)}")
        if not isinstance(value, KEYS[key]):
            wanted = {str: "text", list: "a list", bool: "true or false"}[KEYS[key]]
            raise PatternError(key, f"must be {wanted}")
    missing = [key for key in REQUIRED if not table.get(key)]
    if missing:
        raise PatternError(missing[0], "is missing or empty")


def _meta(table: Mapping[str, Any]) -> RuleMeta:
    return RuleMeta(
        name=table["name"],
        family=table["family"],
        summary=table["summary"],
        severity=_choice(table, "severity", Severity.__members__, Severity.WARNING),
        languages=frozenset(table.get("languages", ())),
        stability=_choice(table, "stability", Stability.__members__, Stability.PREVIEW),
        since=table.get("since", "0.1"),
        url=table.get("url", ""),
    )


def _choice(table: Mapping[str, Any], key: str, members: Mapping[str, Any], default: Any) -> Any:
    value = table.get(key)
    if value is None:
        return default
    if value.upper() not in members:
        offered = ", ".join(name.lower() for name in members)
        raise PatternError(key, f"must be one of {offered}, not {value!r}")
    return members[value.upper()]


def _pattern(table: Mapping[str, Any], lists: Mapping[str, Path]) -> Pattern:
    pattern = Pattern(
        source=table["pattern"].strip(),
        message=table["message"],
        unless=tuple(table.get("unless", ())),
        ignore_case=table.get("ignore_case", False),
        skip_quotations=table.get("skip_quotations", False),
        fix=table.get("fix"),
        fix_title=table.get("fix_title", Pattern.fix_title),
        applicability=_choice(
            table, "fix_safety", Applicability.__members__, Applicability.UNSAFE
        ),
        lists=lists,
    )
    for key in ("message", "fix", "fix_title"):
        _check_template(key, table.get(key, ""), table["pattern"])
    return pattern


def _check_template(key: str, template: str, pattern: str) -> None:
    """Refuse a template that names what the pattern does not catch."""
    import string

    try:
        names = [name for _, name, *_ in string.Formatter().parse(template) if name is not None]
    except ValueError as error:
        raise PatternError(key, f"is not a template: {error}") from None
    for name in names:
        if name not in {"match", "fix"} and f"(?P<{name}>" not in pattern:
            raise PatternError(key, f"speaks of {{{name}}}, which no group of the pattern is")


def _examples(table: Mapping[str, Any]) -> Iterator[Example]:
    language = table.get("languages", [""])[0]
    for text in table["good"]:
        if not isinstance(text, str):
            raise PatternError("good", "must be a list of texts")
        yield Good(text, language=language)
    for one in table["bad"]:
        if isinstance(one, str):
            yield Bad(one, language=language)
        elif isinstance(one, dict) and set(one) <= {"text", "fixed"} and "text" in one:
            yield Bad(one["text"], one.get("fixed"), language=language)
        else:
            raise PatternError("bad", "must be a list of texts or of {text, fixed} tables")


class PatternPlugin:
    """A TOML file of pattern rules, as a plugin.

    `problems` are its malformed rules, each with its line and key; they are
    skipped. Raises nothing: a file that cannot be read is one problem.
    """

    def __init__(self, path: Path, lists: Mapping[str, Path] | None = None) -> None:
        self.problems: list[str] = []
        self._rules = list(self._load(path, lists or {}))

    def copydesk_rules(self) -> Iterable[type[Rule]]:
        """Return the rules of the file."""
        return self._rules

    def _load(self, path: Path, lists: Mapping[str, Path]) -> Iterator[type[PatternRule]]:
        import tomllib

        from copydesk.config.locate import line_of

        try:
            text = path.read_text(encoding="utf-8")
            tables = tomllib.loads(text).get("rule", [])
        except (OSError, UnicodeDecodeError, tomllib.TOMLDecodeError) as error:
            self.problems.append(f"cannot be read: {error}")
            return
        for number, table in enumerate(tables):
            try:
                rule = pattern_rule(table, lists)
                _compiled(rule.pattern)
            except PatternError as error:
                line = line_of(text, ("rule", number), error.key)
                self.problems.append(f"line {line}: {error.key} {error}")
            except Exception as error:  # noqa: BLE001 - regex has several kinds of its own
                line = line_of(text, ("rule", number), "pattern")
                self.problems.append(f"line {line}: pattern cannot be compiled: {error}")
            else:
                yield rule
