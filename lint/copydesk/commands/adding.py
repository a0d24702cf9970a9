"""``--add-ignores``: writing down that what is found stays as it is."""

import os
import re
import tomllib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from copydesk.article import Article
from copydesk.commands.toml import as_toml
from copydesk.config.errors import ConfigError
from copydesk.config.settings import SIDE_FILE
from copydesk.diagnostic import Diagnostic
from copydesk.engine_rules import ENGINE_RULES
from copydesk.fixing import Lint
from copydesk.ignoring import ignored
from copydesk.report import FileReport, RunError
from copydesk.runner import Desk
from copydesk.suppressions import COMMENT, LINE_COMMENTS
from copydesk.waivers import Waiver, waive
from copydesk.writing import WriteError, write

COMMENTED = frozenset({".htm", ".html", ".markdown", ".md", ".xhtml", *LINE_COMMENTS})
"""Endings of the files that get comments; those of others would be printed or break them."""
SPECIAL = re.compile(r"([*?\[\]\\!#]|\s\Z)")
Pairs = tuple[tuple[str, str], ...]
"""The keys and values of one entry of a side file."""
Sign = tuple[str, str]


class Ignores:
    """Writes suppressions for all that is reported, file by file.

    `silenced` counts the diagnostics. Comments are written at once, entries of side files
    by `finish`.
    """

    def __init__(self, desk: Desk) -> None:
        self._desk = desk
        self._entries: dict[Path, dict[Pairs, None]] = {}
        self.silenced = 0

    def add(self, report: FileReport) -> FileReport:
        """Return the report on a file once what it says is silenced."""
        wanted = [one for one in report.diagnostics if one.rule not in ENGINE_RULES]
        if not wanted:
            return report
        suffix = os.path.splitext(report.source.path)[1].lower()
        if suffix in COMMENTED:
            try:
                report, wanted = self._commented(report, wanted)
            except WriteError as error:
                problem = RunError(report.source.path, str(error))
                return replace(report, errors=(*report.errors, problem))
        self.note(report, wanted)
        left = tuple(one for one in report.diagnostics if one not in wanted)
        number = len(report.diagnostics) - len(left)
        return replace(report, diagnostics=left, suppressed=report.suppressed + number)

    def finish(self) -> list[RunError]:
        """Write the side files; return why some could not be."""
        from copydesk.storing import store

        problems = []
        for path, entries in self._entries.items():
            try:
                old = path.read_text(encoding="utf-8-sig") if path.exists() else ""
                store(path, with_entries(old, entries))
            except (ConfigError, OSError, UnicodeDecodeError) as error:
                place = "" if isinstance(error, ConfigError) else str(path)
                problems.append(RunError(place, str(error)))
        return problems

    def _commented(
        self, report: FileReport, wanted: list[Diagnostic]
    ) -> tuple[FileReport, list[Diagnostic]]:
        """Return the report with comments written, and what none can silence.

        That a comment helps is seen by linting the text with it; but not what
        a comparison of articles says, which the text alone does not show.

        Raises WriteError.
        """
        lint = self._desk.check
        alone = report if report.checked else lint(report.source)
        gone = Counter(map(_sign, wanted)) if report.checked else Counter[Sign]()
        after = _all_at_once(alone, wanted, gone, lint)
        if after is None:
            if not report.checked:
                return report, wanted
            after = _one_by_one(report, wanted, lint)
        if after.source.text == report.source.text:
            return report, wanted
        write(report.source, after.source)
        if not report.checked:
            self.silenced += len(wanted)
            return replace(report, source=after.source, diagnostics=()), []
        left = list(_rules(after))
        self.silenced += len(wanted) - len(left)
        kept = replace(after, notices=report.notices, fixed=report.fixed)
        return replace(kept, original=report.original), left

    def note(self, report: FileReport, wanted: Sequence[Diagnostic]) -> None:
        """Note the entries of the side file that silence some diagnostics."""
        if not wanted:
            return
        path, entries = side_entries(self._desk, report, wanted)
        self._entries.setdefault(path, {}).update(dict.fromkeys(entries))
        self.silenced += len(wanted)


def side_entries(
    desk: Desk, report: FileReport, wanted: Sequence[Diagnostic], *, in_all: bool = False
) -> tuple[Path, list[Pairs]]:
    """Return where the side file of an article is, and the entries that silence some diagnostics.

    With `in_all` their rules are silenced in all of the article. Raises ConfigError.
    """
    path = report.source.path
    base = desk.projects.of(path).settings.base
    name = os.path.relpath(os.path.abspath(path), os.path.abspath(base)).replace(os.sep, "/")
    article = desk.parse(report.source, report.language)
    found: list[Pairs] = []
    for one in wanted:
        match = "" if in_all else _match(article, one)
        pairs = (("path", SPECIAL.sub(r"\\\1", name)), ("rule", one.rule))
        found.append((*pairs, ("match", match)) if match else pairs)
    return base / SIDE_FILE, found


def _rules(report: FileReport) -> Iterator[Diagnostic]:
    return (one for one in report.diagnostics if one.rule not in ENGINE_RULES)


def _sign(found: Diagnostic) -> Sign:
    """Return what a diagnostic says, wherever it stands."""
    return found.rule, found.message


def _all_at_once(
    report: FileReport, wanted: Sequence[Diagnostic], gone: Counter[Sign], lint: Lint
) -> FileReport | None:
    """Return the report on the text with a comment at the end of each line that needs one.

    None where anything else than what should be `gone` comes or goes.
    """
    source = report.source
    if source.path.lower().endswith(tuple(LINE_COMMENTS)):
        return None  # most of these comments stand above what they are about
    by_line: dict[int, set[str]] = {}
    for one in wanted:
        by_line.setdefault(source.position(one.span.start).line, set()).add(one.rule)
    text = source.text
    for number in sorted(by_line, reverse=True):
        start = source.line_starts[number - 1]
        line = source.line(number)
        text = text[:start] + _with_comment(line, by_line[number]) + text[start + len(line) :]
    after = lint(source.with_text(text))
    left = Counter(map(_sign, after.diagnostics))
    return after if left == Counter(map(_sign, report.diagnostics)) - gone else None


def _with_comment(line: str, rules: set[str]) -> str:
    """Return a line with a comment for some rules, added to one that is there."""
    bare = line.rstrip()
    last = next((one for one in COMMENT.finditer(bare) if one.end() == len(bare)), None)
    trails = last and last["verb"] == "ignore" and bare[: last.start()].strip(" \t>")
    if last and trails and last["rules"]:
        names = [one.strip() for one in last["rules"].split(",")]
        every = ", ".join([*names, *sorted(rules - set(names))])
        return bare[: last.start("rules")] + every + line[last.end("rules") :]
    return f"{bare} <!-- copydesk: ignore[{', '.join(sorted(rules))}] -->{line[len(bare) :]}"


def _one_by_one(report: FileReport, wanted: Sequence[Diagnostic], lint: Lint) -> FileReport:
    """Return the report with a comment for each diagnostic that can have one."""
    unasked = set(map(_sign, wanted))
    while one := next((one for one in _rules(report) if _sign(one) in unasked), None):
        after = ignored(report, one, lint)
        if after is None:
            unasked.discard(_sign(one))
        else:
            report = after
    return report


def _match(first: Article, found: Diagnostic) -> str:
    """Return text of the article that a diagnostic touches and few others do, '' for none."""
    for article in (first, *first.more):
        for sentence in article.sentences:
            place = article.to_source(sentence.span)
            if place.start <= found.span.start <= place.end:
                own = " ".join(found.span.of(first.source.text).split())
                text = " ".join(sentence.text.split())
                candidates = [own] if _is_telling(own, article.text) else []
                matches = (one for one in (*candidates, text) if _silences(first, found, one))
                return next(matches, "")
    return ""


def _is_telling(words: str, text: str) -> bool:
    """Tell whether words stand but once in a text."""
    return any(map(str.isalnum, words)) and " ".join(text.split()).count(words) == 1


def _silences(first: Article, found: Diagnostic, match: str) -> bool:
    if not match:
        return False
    waivers = [Waiver(0, (found.rule,), match)]
    return not waive(first, [found], waivers, lambda _: "").kept


def with_entries(text: str, entries: Iterable[Pairs]) -> str:
    """Return the text of a side file with entries added that it has not yet."""
    there = [tuple(one.items()) for one in tomllib.loads(text).get("ignore", [])]
    parts = [text.rstrip() + "\n"] if text.strip() else []
    for one in entries:
        if one not in there:
            lines = (f"{key} = {as_toml(value)}\n" for key, value in one)
            parts.append("".join(["[[ignore]]\n", *lines]))
    return "\n".join(parts)
