"""Reading pattern rules from TOML: ``[[rule]]`` tables become rules.

``docs/pattern-rules.md`` explains each key to those who write them.
"""

import string
from collections.abc import Iterable, Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from copydesk.diagnostic import Severity
from copydesk.example import Bad, Example, Good
from copydesk.fix import Applicability
from copydesk.pattern import FIX_TITLE, Pattern, PatternRule, compiled, required_strings
from copydesk.rule import Rule, RuleMeta, Stability
from copydesk.word_pattern import WordPattern, WordPatternRule

KEYS: Mapping[str, type] = {
    "name": str,
    "family": str,
    "summary": str,
    "pattern": str,
    "words": list,
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
    "swap": dict,
    "fix_title": str,
    "fix_safety": str,
    "good": list,
    "bad": list,
}
REQUIRED = ("name", "family", "summary", "message", "why", "good", "bad")
KINDS = {str: "text", list: "a list", bool: "true or false", dict: "a table"}

READERS = ("literals.py", "pattern.py", "pattern_file.py")
"""The modules that find out which strings a pattern requires."""
SAFETY = {
    "safe": "Safe: the change is one of form.",
    "unsafe": "Unsafe: the words around may have to change with it.",
    "display": "Only shown, never applied.",
}


class PatternError(ValueError):
    """A fault in a pattern rule; `key` is the key at fault."""

    def __init__(self, key: str, message: str) -> None:
        super().__init__(message)
        self.key = key


def pattern_rule(table: Mapping[str, Any], lists: Mapping[str, Path] | None = None) -> type[Rule]:
    r"""Return the rule that a ``[[rule]]`` table describes.

    `lists` are the word lists that ``\L<name>`` and ``list`` may speak of.

    Raises PatternError.
    """
    _check_keys(table)
    rule = _rule(table, lists or {})
    names = _check_words(table, lists or {}) if "words" in table else _check_compiles(rule)
    for key in ("message", "fix", "fix_title"):
        _check_template(key, table.get(key, ""), names)
    return rule


def builtin_rules(path: Path) -> list[type[Rule]]:
    """Return the rules of a file that ships with a plugin and is tested there.

    Nothing is checked and nothing compiled, and the file is parsed only when it
    has changed, so that listing rules stays cheap.
    """
    from copydesk.toml_cache import read

    tables = read(path, finish=_spell_out, made_by=_reader_of_patterns())
    return [_rule(table, {}) for table in tables["rule"]]


def _spell_out(tables: dict[str, Any]) -> None:
    """Add to each pattern the strings that it requires: to find them takes a tenth of a run."""
    for table in tables["rule"]:
        if "pattern" in table:
            ignore_case = table.get("ignore_case", False)
            source = table["pattern"].strip()
            table["required"] = required_strings(source, ignore_case=ignore_case)


@cache
def _reader_of_patterns() -> str:
    """Return which code finds the strings: its time of change, '' where it has no file."""
    folder = Path(__file__).parent
    try:
        return "".join(str((folder / one).stat().st_mtime_ns) for one in READERS)
    except OSError:
        return ""


def _rule(table: Mapping[str, Any], lists: Mapping[str, Path]) -> type[Rule]:
    try:
        meta = _meta(table)
    except PatternError:
        raise
    except ValueError as error:
        raise PatternError("name", str(error)) from None
    base: type[Rule] = WordPatternRule if "words" in table else PatternRule
    make = _word_pattern if "words" in table else _pattern
    contents = {
        "meta": meta,
        "examples": tuple(_examples(table)),
        "pattern": make(table, lists),
        "__doc__": _page(table),
        "__module__": __name__,
    }
    return type("".join(map(str.capitalize, meta.name.split("-"))), (base,), contents)


def _page(table: Mapping[str, Any]) -> str:
    """Return the docstring of a rule: its page, but for what its meta and examples say."""
    page = f"{table['summary']}.\n\n## Why it matters\n{table['why'].strip()}\n"
    if "fix" not in table and "swap" not in table:
        return page
    return f"{page}\n## Fix safety\n{SAFETY[table.get('fix_safety', 'unsafe')]}\n"


def _check_compiles(rule: type[Rule]) -> frozenset[str]:
    """Return the names of the groups of a rule's pattern."""
    import regex

    assert issubclass(rule, PatternRule)  # noqa: S101 - what has no words is one
    try:
        wanted, *_ = compiled(rule.pattern)
    except (regex.error, ValueError) as error:
        raise PatternError("pattern", f"cannot be compiled: {error}") from None
    except OSError as error:
        raise PatternError("pattern", f"speaks of a list that cannot be read: {error}") from None
    return frozenset(wanted.groupindex)


def _check_words(table: Mapping[str, Any], lists: Mapping[str, Path]) -> frozenset[str]:
    """Return the names of the words of a rule's pattern."""
    import regex

    from copydesk.word_pattern_check import WordPatternError, check_words
    from copydesk.word_pattern_file import names_of

    try:
        key = "words"
        check_words(table["words"], lists)
        key = "unless"
        for one in table.get("unless", ()):
            if isinstance(one, str):
                compiled(Pattern(one, "", lists=lists))
            else:
                check_words(one, lists)
    except (WordPatternError, regex.error, OSError, ValueError) as error:
        raise PatternError(key, str(error)) from None
    if not all(isinstance(one, str) for one in table.get("swap", {}).values()):
        raise PatternError("swap", "must be a table from texts to texts")
    return names_of(table["words"]) | ({"swap"} if "swap" in table else frozenset())


def _check_keys(table: Mapping[str, Any]) -> None:
    for key, value in table.items():
        if key not in KEYS:
            raise PatternError(key, f"is not a key of a rule; those are {', '.join(KEYS)}")
        if not isinstance(value, KEYS[key]):
            raise PatternError(key, f"must be {KINDS[KEYS[key]]}")
    for key in REQUIRED:
        if not table.get(key):
            raise PatternError(key, "is missing or empty")
    if "swap" in table and "words" not in table:
        raise PatternError("swap", "stands beside words only")
    if bool(table.get("pattern")) == bool(table.get("words")):
        both = "words" in table and "pattern" in table
        reason = "stands beside words; a rule has one of them" if both else "is missing or empty"
        raise PatternError("pattern", reason)


def _meta(table: Mapping[str, Any]) -> RuleMeta:
    return RuleMeta(
        name=table["name"],
        family=table["family"],
        summary=table["summary"],
        severity=_choice(table, "severity", Severity.__members__, Severity.WARNING),
        languages=frozenset(table.get("languages", ())),
        stability=_choice(table, "stability", Stability.__members__, Stability.STABLE),
        since=table.get("since", "0.1"),
        url=table.get("url", ""),
    )


def _choice(table: Mapping[str, Any], key: str, members: Mapping[str, Any], default: Any) -> Any:
    value = table.get(key)
    if value is None:
        return default
    if value.upper() not in members:
        offered = ", ".join(name.lower() for name in members)
        raise PatternError(key, f"must be one of {offered}, not “{value}”")
    return members[value.upper()]


def _pattern(table: Mapping[str, Any], lists: Mapping[str, Path]) -> Pattern:
    safety = _choice(table, "fix_safety", Applicability.__members__, Applicability.UNSAFE)
    return Pattern(
        source=table["pattern"].strip(),
        message=table["message"],
        unless=tuple(table.get("unless", ())),
        ignore_case=table.get("ignore_case", False),
        skip_quotations=table.get("skip_quotations", False),
        fix=table.get("fix"),
        fix_title=table.get("fix_title", FIX_TITLE),
        applicability=safety,
        lists=lists,
        required=table.get("required"),
    )


def _word_pattern(table: Mapping[str, Any], lists: Mapping[str, Path]) -> WordPattern:
    safety = _choice(table, "fix_safety", Applicability.__members__, Applicability.UNSAFE)
    return WordPattern(
        words=tuple(table["words"]),
        message=table["message"],
        unless=tuple(table.get("unless", ())),
        skip_quotations=table.get("skip_quotations", False),
        fix=table.get("fix", "{swap}" if "swap" in table else None),
        swap=table.get("swap", {}),
        fix_title=table.get("fix_title", FIX_TITLE),
        applicability=safety,
        lists=lists,
    )


def _check_template(key: str, template: str, names: frozenset[str]) -> None:
    """Refuse a template that names what the pattern does not catch."""
    try:
        fields = [field for _, field, _, _ in string.Formatter().parse(template)]
    except ValueError as error:
        raise PatternError(key, f"is not a template: {error}") from None
    for field in fields:
        if field is not None and field not in {"match", "fix", *names}:
            raise PatternError(key, f"speaks of {{{field}}}, which is no group of the pattern")


def _examples(table: Mapping[str, Any]) -> Iterator[Example]:
    language = next(iter(table.get("languages", ())), "")
    for text in table["good"]:
        if not isinstance(text, str):
            raise PatternError("good", "must be a list of texts")
        yield Good(text, language=language)
    for one in table["bad"]:
        if isinstance(one, str):
            yield Bad(one, language=language)
        elif isinstance(one, dict) and "text" in one and set(one) <= {"text", "fixed"}:
            yield Bad(one["text"], one.get("fixed"), language=language)
        else:
            raise PatternError("bad", "must be a list of texts or of {text, fixed} tables")


class PatternPlugin:
    """A TOML file of pattern rules, as a plugin.

    `problems` are its malformed rules, each with its line and key: they are
    skipped and the others work. A file that cannot be read is one problem.
    """

    def __init__(self, path: Path, lists: Mapping[str, Path] | None = None) -> None:
        self.problems: list[str] = []
        self._rules = list(self._load(path, lists or {}))

    def copydesk_rules(self) -> Iterable[type[Rule]]:
        """Return the rules of the file."""
        return self._rules

    def _load(self, path: Path, lists: Mapping[str, Path]) -> Iterator[type[Rule]]:
        import tomllib

        from copydesk.config.locate import line_of

        text = ""
        try:
            text = path.read_text(encoding="utf-8-sig")
            tables = tomllib.loads(text).get("rule", [])
        except (OSError, ValueError) as error:
            self.problems.append(_unreadable(error, text))
            return
        if not isinstance(tables, list):
            self.problems.append("rule: must be written [[rule]], with two brackets")
            return
        for number, table in enumerate(tables):
            try:
                yield pattern_rule(table, lists)
            except PatternError as error:
                line = line_of(text, ("rule", number), error.key)
                self.problems.append(f"line {line}: {error.key} {error}")


def _unreadable(error: OSError | ValueError, text: str) -> str:
    """Return a sentence on a file of rules that cannot be read."""
    if isinstance(error, FileNotFoundError):
        return "is not there; correct the path in “plugins”, which starts from the configuration"
    if isinstance(error, OSError):
        return f"cannot be read: {error.strerror or error}"
    if isinstance(error, UnicodeDecodeError):
        line = error.object.count(b"\n", 0, error.start) + 1
        return f"line {line}: is not UTF-8 text; save it as UTF-8"
    from copydesk.toml_fault import toml_fault

    message, line = toml_fault(text, error)
    return f"line {line}: {message}" if line else message
