"""What pattern rules cost: ``python -m benchmarks.patterns FOLDER [--runs N]``.

Times files of 50 and of 500 word patterns, none of which matches, over the
articles of a folder: splitting and tagging included, in words per CPU-second
and against the smaller file. One pattern in five has a first word that news is
full of; the others wait for a word that may not come. The built-in rules with
word patterns are timed as well.
"""

import argparse
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

from copydesk.article import Article
from copydesk.parsers import parser_for
from copydesk.pattern_file import pattern_rule
from copydesk.plugins import installed
from copydesk.rule import Rule
from copydesk.source import SourceFile
from copydesk.word_pattern import WordPatternRule

COMMON = ("de", "à", "le", "un", "être", "avoir", "en", "que", "dans", "pour")
STEMS = ("aban", "bour", "cor", "dal", "esti", "fer", "gal", "hon", "indu", "jus")
ENDINGS = ("der", "ler", "mation", "nage", "quer", "rie", "ser", "tude", "ture", "voir")


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=5)
    args = parser.parse_args()
    paths = sorted(args.folder.rglob("*.txt"))
    builtin: list[Rule] = [
        one() for one in installed().rules() if issubclass(one, WordPatternRule)
    ]
    sets: dict[str, list[Rule]] = {
        "no rule, tagging only": [],
        "50 rules": rules(50),
        "500 rules": rules(500),
        f"{len(builtin)} built-in rules": builtin,
    }
    print("| rules | words per CPU-second | cost against 50 rules |\n|---|---:|---:|")
    costs = {name: _best(paths, some, args.runs) for name, some in sets.items()}
    words = sum(len(article.words) for article in _articles(paths))
    for name, cost in costs.items():
        print(f"| {name} | {words / cost:.0f} | {cost / costs['50 rules']:.2f} |")


def rules(count: int) -> list[Rule]:
    """Return `count` rules over words that match nothing."""
    return [pattern_rule(_table(number))() for number in range(count)]


def _table(number: int) -> dict[str, Any]:
    rare = f"{STEMS[number % 10]}{ENDINGS[number // 10 % 10]}{number // 100 or ''}"
    first = COMMON[number // 5 % 10] if number % 5 == 0 else rare
    words = [
        {"lemma": first},
        {"any": {"max": 2}},
        {"lower": f"{rare}zz"} if number % 10 == 0 else {"pos": "NOUN", "lower": [f"{rare}z"]},
    ]
    return {
        "name": f"rule-{number}",
        "family": "house",
        "summary": "A fault",
        "words": words,
        "message": "“{match}”",
        "why": "It is one.",
        "good": ["Un."],
        "bad": ["[|Un|]."],
    }


def _articles(paths: Sequence[Path]) -> list[Article]:
    texts = [SourceFile(str(path), path.read_text(encoding="utf-8")) for path in paths]
    return [parser_for(text.path)(text, "fr") for text in texts]


def _best(paths: Sequence[Path], some: Sequence[Rule], runs: int) -> float:
    return min(_cost(_articles(paths), lambda one: _check(one, some)) for _ in range(runs + 1))


def _cost(articles: Sequence[Article], work: Callable[[Article], None]) -> float:
    for article in articles:
        assert article.sentences is not None
        assert article.words is not None
    start = time.process_time()
    for article in articles:
        work(article)
    return time.process_time() - start


def _check(article: Article, some: Sequence[Rule]) -> None:
    from copydesk.analysis.tagging import tagged

    assert tagged(article).keys is not None
    for rule in some:
        for _ in rule.check(article):
            pass


if __name__ == "__main__":
    main()
