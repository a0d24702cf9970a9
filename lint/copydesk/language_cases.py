"""What a language must do, as data: `tests/languages/<code>.toml` beside clean articles.

A file of cases holds sentences that must be split so, datelines, texts
on which every rule stays silent, and texts with marked faults. `python -m copydesk.language_cases
CODE` checks it, the language's pack and its articles, and says what is wrong.
"""

import argparse
import re
import sys
import tomllib
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any, NamedTuple

from copydesk.analysis import packs
from copydesk.analysis.language import detect
from copydesk.example import Bad
from copydesk.linter import LintOptions, lint
from copydesk.parsers import parser_for
from copydesk.plugins import installed
from copydesk.rule import Rule, Stability
from copydesk.ruleset import Selection, select
from copydesk.source import SourceFile

RATE = 2.0
"""Diagnostics per 1,000 words that clean articles of a language may have."""
TABLES = ("sentences", "datelines", "silent", "faults")
FAULT_KEYS = {"rule", "text", "fixed", "options"}
WANTED = ("name", "months", "weekdays", "particles", "bylines", "never_final", "repeatable")
"""Keys that every pack should have, whatever the language."""


class Rate(NamedTuple):
    """What the default rules say of one language's clean articles."""

    articles: int
    words: int
    detected: int
    reports: tuple[str, ...]

    @property
    def per_thousand(self) -> float:
        """Diagnostics per 1,000 words."""
        return 1000 * len(self.reports) / self.words if self.words else 0.0


def read_cases(path: Path) -> dict[str, list[Any]]:
    """Return the cases of a file, each table a list.

    Raises ValueError, whose message names the file and the key, for a file that
    is no TOML or has an unknown key, and OSError where it cannot be read.
    """
    try:
        tables = tomllib.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise ValueError(f"{path}: {error}") from error
    for key, value in tables.items():
        if key not in TABLES:
            raise ValueError(f"{path}: unknown key `{key}`; known are {', '.join(TABLES)}")
        if not isinstance(value, list):
            raise ValueError(f"{path}: `{key}` must be a list")
    return tables


def case_faults(language: str, tables: dict[str, list[Any]]) -> Iterator[str]:
    """Yield what the cases say of a language and is not so."""
    rules = {rule.meta.name: rule for rule in installed().rules()}
    for sentences in tables.get("sentences", ()):
        yield from _split_faults(language, sentences)
    for dateline, story in tables.get("datelines", ()):
        yield from _dateline_faults(language, dateline, story)
    for text in tables.get("silent", ()):
        for report in reports(language, text):
            yield f"{text!r} must stay silent, but {report}"
    for fault in tables.get("faults", ()):
        yield from _fault_faults(language, fault, rules)


def _split_faults(language: str, sentences: Sequence[str]) -> Iterator[str]:
    from copydesk.analysis.sentences import split_sentences

    text = " ".join(sentences)
    spans = split_sentences(text, 0, len(text), packs.load(language))
    found = [span.of(text) for span in spans]
    if found != list(sentences):
        yield f"must be split as {list(sentences)}, but is split as {found}"


def _dateline_faults(language: str, dateline: str, story: str) -> Iterator[str]:
    from copydesk.analysis.datelines import parse_dateline

    found = parse_dateline(f"{dateline} {story}", language)
    if found is None or found.span.length != len(dateline):
        what = f"{found.text!r} is" if found else "none is"
        yield f"{dateline!r} must be a dateline before {story!r}, but {what}"


def _fault_faults(
    language: str, fault: dict[str, Any], rules: dict[str, type[Rule]]
) -> Iterator[str]:
    from copydesk.testing import check_example

    unknown = set(fault) - FAULT_KEYS
    rule = rules.get(fault.get("rule", ""))
    if unknown or rule is None or "text" not in fault:
        yield f"a fault needs a `rule` that exists and a `text`, and may have `fixed`: {fault}"
        return
    bad = Bad(fault["text"], fault.get("fixed"), language, fault.get("options", {}))
    try:
        check_example(rule, bad)
    except (AssertionError, ValueError) as error:
        yield str(error)


def reports(language: str, text: str, path: str = "article.txt") -> list[str]:
    """Return what the rules that are on by default say of a text, one line each."""
    rules = select(installed().rules(), Selection(), {}, {})
    report = lint(
        SourceFile(path, text), lambda _: rules, parser_for(path), LintOptions(language=language)
    )
    return [f"[{one.rule}] {one.message}" for one in report.diagnostics]


def rate(language: str, folder: Path) -> Rate:
    """Return what the default rules say of the articles (`*.txt`) in a folder."""
    texts = {path: path.read_text(encoding="utf-8") for path in sorted(folder.glob("*.txt"))}
    return Rate(
        len(texts),
        sum(len(text.split()) for text in texts.values()),
        sum(detect(text) == language for text in texts.values()),
        tuple(
            f"{path.name}: {line}" for path, text in texts.items() for line in reports("", text)
        ),
    )


def pack_faults(language: str) -> Iterator[str]:
    """Yield what is wrong with a language's pack, or missing from it."""
    try:
        pack = packs.load(language)
    except packs.PackError as error:
        yield str(error)
        return
    if not pack.name:
        yield f"there is no pack: write {Path(packs.FOLDER) / language}.toml"
        return
    yield from (f"`{key}` is missing" for key in WANTED if not getattr(pack, key))
    for key, count in (("months", 12), ("weekdays", 7)):
        if len(getattr(pack, key)) not in (0, count):
            yield f"`{key}` must have {count} words"
    if odd := [code for code in pack.countries if not re.fullmatch("[A-Z]{2}", code)]:
        yield f"`countries` must have codes of ISO 3166 as keys, not {', '.join(odd)}"
    if pack.decimal == pack.thousands:
        yield "`decimal` and `thousands` are the same mark"
    kinds = (pack.never_final, pack.sometimes_final, pack.often_final)
    for words in kinds:
        yield from (
            f"`{word}`: write abbreviations without their last stop"
            for word in words
            if word.endswith(".")
        )
    if twice := (kinds[0] & kinds[1]) | (kinds[2] & (kinds[0] | kinds[1])):
        yield f"abbreviations of two kinds: {' '.join(sorted(twice))}"
    if len(pack.function_words) < 30:
        yield "function_words.toml needs some 50 words of the language, and has fewer than 30"


def faults(language: str, folder: Path) -> Iterator[str]:
    """Yield all that is wrong with a language; `folder` holds cases and `articles/`."""
    wrong = list(pack_faults(language))
    yield from (f"pack: {one}" for one in wrong)
    if any("no pack" in one or ".toml:" in one for one in wrong):
        return
    path = folder / f"{language}.toml"
    try:
        yield from (f"cases: {one}" for one in case_faults(language, read_cases(path)))
    except OSError:
        yield f"cases: there is no {path}"
    except ValueError as error:
        yield f"cases: {error}"
    found = rate(language, folder / "articles" / language)
    if found.detected < found.articles:
        yield f"articles: {found.articles - found.detected} are not told to be in {language}"
    if found.per_thousand > RATE:
        yield f"articles: {found.per_thousand:.1f} diagnostics per 1,000 words, not {RATE:.0f}"
        yield from (f"articles: {line}" for line in found.reports)


def summary(language: str, folder: Path) -> str:
    """Return what was checked of a language."""
    tables = read_cases(folder / f"{language}.toml")
    found = rate(language, folder / "articles" / language)
    counts = ", ".join(f"{len(tables.get(key, ()))} {key}" for key in TABLES)
    spoken = sum(works(rule, language) for rule in _defaults())
    return (
        f"{language}: {counts}; {found.articles} articles, {found.words} words, "
        f"{found.per_thousand:.1f} diagnostics per 1,000; {spoken} rules work"
    )


def works(rule: type[Rule], language: str) -> bool:
    """Tell whether a rule works for a language: it names it, and has the data that it needs."""
    meta = rule.meta
    if meta.languages and language not in meta.languages:
        return False
    return packs.has_keys(language, meta.pack)


def _defaults() -> list[type[Rule]]:
    return [one for one in installed().rules() if one.meta.stability is Stability.STABLE]


def main() -> int:
    """Check languages; return 1 where something is wrong with one."""
    parser = argparse.ArgumentParser(
        prog="python -m copydesk.language_cases", description=(__doc__ or "").splitlines()[0]
    )
    parser.add_argument("codes", nargs="+", metavar="CODE", help="a language, such as sv")
    parser.add_argument("--folder", type=Path, default=Path("tests/languages"))
    options = parser.parse_args()
    bad = False
    for code in options.codes:
        wrong = list(faults(code, options.folder))
        bad = bad or bool(wrong)
        lines = [f"{code}: {one}" for one in wrong] or [summary(code, options.folder)]
        print("\n".join(lines))
    return int(bad)


if __name__ == "__main__":
    sys.exit(main())
