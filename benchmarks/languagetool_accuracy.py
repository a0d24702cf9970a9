"""What copydesk keeps of LanguageTool: noise on clean text, hits and precision on gold.

``python benchmarks/languagetool_accuracy.py DATA`` prints diagnostics per 1,000
words on ``clean/*`` and ``mt-*/REF*``, and on ``mt-fr/gold`` (annotations.jsonl and
docs.json) the major errors that LanguageTool finds without its spelling rules, how
many of them the selection keeps, and its precision. ``--list`` prints the matches.
"""

import json
import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.spelling import is_spelling
from copydesk.grammar.protocol import GrammarMatch, Passage

SPELLERS = frozenset({"FR_SPELLING_RULE", "MORFOLOGIK_RULE_EN_US"})
BY_ITSELF = LanguageTool(LanguageToolSettings(enabled_rules=SPELLERS))
ENGINE = LanguageTool()
TYPOGRAPHY = frozenset({"CAT_TYPOGRAPHIE", "TYPOGRAPHY"})


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

    def hits(self, article: Article, match: GrammarMatch) -> Iterator[int]:
        """Yield the numbers of the faults that a match touches, one character off allowed."""
        place = (article.path.stem, article.path.parent.name, match.passage + 1)
        for number, one in enumerate(self.faults):
            same = (one["doc"], one["system"], one["line"]) == place
            if same and match.span.start < one["end"] + 1 and match.span.end > one["start"] - 1:
                yield number


def recall(data: Path) -> None:
    """Print what is kept of the hits on major errors, and the precision."""
    gold = Gold(data / "mt-fr" / "gold")
    articles = [read(path, "fr") for path in gold.paths]
    found: dict[str, set[int]] = {"all": set(), "kept": set()}
    right: Counter[bool] = Counter()
    for article in articles:
        for match in article.matches:
            majors = {n for n in gold.hits(article, match) if is_major(gold, n)}
            if not is_spelling(match) and match.category not in TYPOGRAPHY | {"MISC-SPACE"}:
                found["all"] |= majors if names_fault(match) else set()
        for match in article.kept:
            hits = set(gold.hits(article, match))
            found["kept"] |= {n for n in hits if is_major(gold, n)}
            right[bool(hits)] += 1
    share = len(found["all"] & found["kept"]) / len(found["all"])
    print(f"major errors found without spelling: {len(found['all'])}, kept {share:.0%}")
    print(f"major errors found with what is kept, slips too: {len(found['kept'])}")
    print(f"precision of what is kept: {right[True] / right.total():.3f} of {right.total()}")
    show(articles)


def is_major(gold: Gold, number: int) -> bool:
    """Tell whether a fault is a major one."""
    return bool(gold.faults[number]["severity"] == "major")


def names_fault(match: GrammarMatch) -> bool:
    """Tell whether a rule can name a major fault: one about spaces cannot."""
    return match.rule_id not in {"FRENCH_WHITESPACE", "TIRET"}


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
