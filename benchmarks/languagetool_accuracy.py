"""What copydesk keeps of LanguageTool: noise on clean text, hits and precision on gold.

``python -m benchmarks.languagetool_accuracy DATA`` prints diagnostics per 1,000 words
on ``clean/*`` and ``mt-*/REF*``, and on ``mt-fr/gold`` (annotations.jsonl and docs.json)
the major errors that LanguageTool touches without its spelling rules, how many of them
the selection keeps, how many ``copydesk check`` reports with its own rules, and the
precision of what is kept. ``--list`` prints the matches.
"""

import json
import subprocess
import sys
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, field
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import half
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.spelling import is_spelling
from copydesk.grammar.protocol import GrammarMatch, Passage

SPELLERS = frozenset({"FR_SPELLING_RULE", "MORFOLOGIK_RULE_EN_US"})
BY_ITSELF = LanguageTool(LanguageToolSettings(enabled_rules=SPELLERS))
ENGINE = LanguageTool()
ABOUT_SPACES = frozenset({"FRENCH_WHITESPACE", "TIRET"})


class Article(NamedTuple):
    """An article with all matches and those that are kept."""

    path: Path
    passages: list[Passage]
    matches: tuple[GrammarMatch, ...]
    kept: tuple[GrammarMatch, ...]


def read(path: Path, language: str) -> Article:
    """Return an article, checked."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    passages = [Passage(line.strip()) for line in lines if line.strip()]
    matches = tuple(BY_ITSELF.check_all(passages, language))
    kept = tuple(ENGINE.check(passages, language))
    return Article(path, passages, matches, kept)


def noise(folder: Path, language: str) -> None:
    """Print how often LanguageTool speaks on text that people wrote."""
    articles = [read(path, language) for path in sorted(folder.glob("*.txt"))]
    words = sum(len(one.text.split()) for article in articles for one in article.passages)
    before = sum(len(article.matches) for article in articles)
    after = sum(len(article.kept) for article in articles)
    rates = f"{before / words * 1000:6.2f} -> {after / words * 1000:5.2f} per 1,000 words"
    print(f"{folder.parent.name}/{folder.name:14} {words:7,} words  {rates}  ({after} kept)")
    show(articles)


def show(articles: list[Article]) -> None:
    """Print what is kept, with ``--list``."""
    for article in articles if "--list" in sys.argv else ():
        for match in article.kept:
            text = article.passages[match.passage].text
            start, end = match.span
            context = (
                f"{text[max(0, start - 40) : start]}[|{text[start:end]}|]{text[end : end + 30]}"
            )
            print(f"    {match.rule_id:32} {context} -> {match.replacements[:2]}")


class Gold:
    """The annotated faults of some articles."""

    def __init__(self, folder: Path) -> None:
        lines = (folder / "annotations.jsonl").read_text(encoding="utf-8").splitlines()
        self.faults = [json.loads(line) for line in lines if line.strip()]
        docs = json.loads((folder / "docs.json").read_text(encoding="utf-8"))
        self.paths = [folder.parent / one["system"] / f"{one['doc']}.txt" for one in docs]

    def hits(self, path: Path, line: int, start: int, end: int) -> set[int]:
        """Return the numbers of the faults that a place touches, one character off allowed.

        `line` counts from 1; `start` and `end` are code points of the line, from 0.
        """
        place = (path.stem, path.parent.name, line)
        return {
            number
            for number, one in enumerate(self.faults)
            if (one["doc"], one["system"], one["line"]) == place
            and start < one["end"] + 1
            and end > one["start"] - 1
        }

    def of_match(self, path: Path, match: GrammarMatch) -> set[int]:
        """Return the faults that a match touches."""
        return self.hits(path, match.passage + 1, match.span.start, match.span.end)

    def majors(self, faults: Iterable[int]) -> set[int]:
        """Return the major ones of some faults."""
        return {number for number in faults if self.faults[number]["severity"] == "major"}


@dataclass
class Found:
    """Major errors of some gold documents by who touches them, and reports that are right."""

    touched: set[int] = field(default_factory=set)
    """By LanguageTool by itself, without its spelling rules."""
    by_accident: set[int] = field(default_factory=set)
    """By its rules on spaces and dashes alone, which cannot name what is wrong there."""
    kept: set[int] = field(default_factory=set)
    """By what copydesk keeps of LanguageTool."""
    reported: set[int] = field(default_factory=set)
    """By ``copydesk check``, whose own rules take the place of what repeats them."""
    right: Counter[bool] = field(default_factory=Counter)
    """Of what is kept: whether it touches any fault."""

    def show(self, what: str) -> None:
        """Print the counts."""
        named = self.touched - self.by_accident
        print(what)
        for name, errors in (("all", self.touched), ("but for spaces", named)):
            kept, reported = (len(errors & some) for some in (self.kept, self.reported))
            print(f"  major errors that LanguageTool touches, {name}: {len(errors)}, ", end="")
            print(f"of which kept {kept}, reported by copydesk check {reported}", end="")
            print(f" ({reported / max(1, len(errors)):.0%})")
        of_all = self.right.total()
        print(f"  precision of what is kept: {self.right[True] / max(1, of_all):.3f} of {of_all}")


def recall(data: Path) -> None:
    """Print what is kept of the hits on major errors, and the precision.

    The halves are those of the gold documents, by hash: what is on and off has
    been looked at closely on half 0 only.
    """
    gold = Gold(data / "mt-fr" / "gold")
    articles = [read(path, "fr") for path in gold.paths]
    reported = reports(gold)
    every, halves = Found(), (Found(), Found())
    for article in articles:
        for found in (every, halves[half(article.path.stem)]):
            compare(gold, article, reported, found)
    every.show("gold")
    for number, found in enumerate(halves):
        found.show(f"half {number}")
    show(articles)


def compare(gold: Gold, article: Article, reported: set[int], found: Found) -> None:
    """Add what is found in one article."""
    touched: dict[bool, set[int]] = {True: set(), False: set()}
    for match in article.matches:
        if not is_spelling(match):
            faults = gold.of_match(article.path, match)
            touched[match.rule_id in ABOUT_SPACES] |= gold.majors(faults)
    for match in article.kept:
        faults = gold.of_match(article.path, match)
        found.kept |= faults
        found.right[bool(faults)] += 1
    found.touched |= touched[True] | touched[False]
    found.by_accident |= touched[True] - touched[False]
    found.reported |= reported


def reports(gold: Gold) -> set[int]:
    """Return the faults that ``copydesk check`` reports."""
    command = [sys.executable, "-m", "copydesk.cli", "check", "--language=fr"]
    options = ["--output-format=json", "--max-diagnostics=0"]
    paths = [str(path) for path in gold.paths]
    done = subprocess.run([*command, *options, *paths], stdout=subprocess.PIPE, check=False)
    found: set[int] = set()
    for one in json.loads(done.stdout)["diagnostics"]:
        start, end = one["start"], one["end"]
        last = end["column"] - 1 if end["line"] == start["line"] else sys.maxsize
        found |= gold.hits(Path(one["path"]), start["line"], start["column"] - 1, last)
    return found


def main() -> None:
    """Print both tables."""
    data = Path(sys.argv[1])
    for folder in sorted(data.glob("clean/*")):
        noise(folder, folder.name)
    for folder in sorted(data.glob("mt-*/REF*")):
        noise(folder, folder.parent.name.removeprefix("mt-"))
    recall(data)


if __name__ == "__main__":
    main()
