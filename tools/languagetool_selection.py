"""Count which of LanguageTool's rules fire on news, and keep the table of what is on.

``python -m tools.languagetool_selection DATA`` reads folders of articles (plain text,
one block a line) below DATA: ``clean/LANGUAGE`` and ``mt-LANGUAGE/REF*`` were written
by people, other folders of ``mt-LANGUAGE`` by machines. Documents fall in two halves,
by the hash of their names. Of half 0 it writes the counts beside each rule id into
selection.tsv. What a person has judged there (on or off, and why) is kept; a new id
starts as its category says, with "-" for a reason, until somebody has looked at
samples, which ``--show RULE`` prints, of half 0 too. Half 1 is for checking: of it is
printed how often what is on fires, and on gold how much of that is right.
"""

import sys
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks.gold import half
from benchmarks.languagetool_accuracy import Gold

from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.selection import CATEGORIES
from copydesk.grammar.protocol import GrammarMatch, Passage

JUDGED = 0
"""The half of the documents that is looked at."""
TABLE = Path("lint/copydesk/grammar/languagetool/selection.tsv")
HEAD = """\
# Rules of LanguageTool 6.6 on news: whether each is reported, and its matches in {words}.
# Counts by tools/languagetool_selection.py, of half of the documents, the others being kept
# for checking; on or off judged on samples of the matches: a rule
# is on where most of them are faults that an editor would mend; "inside": not at the start of
# a block. "-" for a reason: nobody has judged it, its category decides.
# The numbers count matches of a rule in all; what copydesk reports of spelling is less.
# language, rule, on or off, category, in human text, in machine translation, why
"""


class Row(NamedTuple):
    """A line of the table."""

    language: str
    rule: str
    state: str
    category: str
    human: int
    machine: int
    why: str


class Text(NamedTuple):
    """An article, who wrote it and in what language."""

    path: Path
    language: str
    kind: str


def articles(data: Path) -> Iterator[Text]:
    """Yield the articles below a folder."""
    for path in sorted(data.glob("clean/*/*.txt")):
        yield Text(path, path.parent.name, "human")
    for folder in sorted(data.glob("mt-*")):
        language = folder.name.removeprefix("mt-")
        for path in sorted(folder.rglob("*.txt")):
            if path.parent.name not in {"SRC", "gold", "src"}:
                kind = "human" if path.parent.name.startswith("REF") else "machine"
                yield Text(path, language, kind)


def blocks(path: Path) -> list[Passage]:
    """Return the article's blocks."""
    lines = path.read_text(encoding="utf-8-sig").splitlines()
    return [Passage(line.strip()) for line in lines if line.strip()]


def old_rows() -> dict[tuple[str, str], Row]:
    """Return the table as it is."""
    lines = TABLE.read_text(encoding="utf-8").splitlines() if TABLE.exists() else []
    fields = [line.split("\t") for line in lines if not line.startswith("#")]
    return {(f[0], f[1]): Row(f[0], f[1], f[2], f[3], int(f[4]), int(f[5]), f[6]) for f in fields}


def show(text: Text, passages: list[Passage], match: GrammarMatch) -> None:
    """Print a match in its context."""
    line = passages[match.passage].text
    start, end = match.span
    before, after = line[max(0, start - 50) : start], line[end : end + 40]
    print(f"{text.kind}\t{before}[|{line[start:end]}|]{after}\t-> {match.replacements[:3]}")


def main() -> None:
    """Count, or show the matches of a rule."""
    engine = LanguageTool()
    wanted = sys.argv[3] if sys.argv[2:3] == ["--show"] else ""
    counts: Counter[tuple[str, str, str]] = Counter()
    words: Counter[str] = Counter()
    categories: dict[tuple[str, str], str] = {}
    every = list(articles(Path(sys.argv[1])))
    for text in every:
        if half(text.path.stem) != JUDGED:
            continue
        passages = blocks(text.path)
        words[f"{text.kind} {text.language}"] += sum(len(one.text.split()) for one in passages)
        for match in engine.check_all(passages, text.language):
            counts[text.language, match.rule_id, text.kind] += 1
            categories[text.language, match.rule_id] = match.category
            if match.rule_id == wanted:
                show(text, passages, match)
    if not wanted:
        write(counts, categories, words)
        check([text for text in every if half(text.path.stem) != JUDGED])
        check_gold(Path(sys.argv[1]) / "mt-fr" / "gold")


def check(texts: list[Text]) -> None:
    """Print how often what is on fires in the half that was not judged."""
    reported: Counter[str] = Counter()
    words: Counter[str] = Counter()
    engine = LanguageTool()
    for text in texts:
        passages = blocks(text.path)
        kind = f"{text.language}, {text.kind}"
        words[kind] += sum(len(one.text.split()) for one in passages)
        reported[kind] += len(engine.check(passages, text.language))
    for kind in sorted(words):
        rate = 1000 * reported[kind] / words[kind]
        print(f"half 1, {kind}: {reported[kind]} in {words[kind]:,} words, {rate:.2f} per 1,000")


def check_gold(folder: Path) -> None:
    """Print how much of what is on is right in the gold documents that were not judged."""
    gold, right = Gold(folder), Counter[bool]()
    for path in gold.paths:
        if half(path.stem) != JUDGED:
            for match in LanguageTool().check(blocks(path), "fr"):
                right[bool(gold.of_match(path, match))] += 1
    share = right[True] / max(1, right.total())
    print(f"half 1, gold: precision {share:.3f} of {right.total()} matches")


def write(
    counts: Counter[tuple[str, str, str]],
    categories: dict[tuple[str, str], str],
    words: Counter[str],
) -> None:
    """Write the table with new counts and old judgements."""
    rows, old = [], old_rows()
    for (language, rule), category in sorted(categories.items()):
        known = old.get((language, rule))
        state = "on" if category in CATEGORIES else "off"
        judged = (known.state, known.why) if known else (state, "-")
        human, machine = (counts[language, rule, kind] for kind in ("human", "machine"))
        rows.append(Row(language, rule, judged[0], category, human, machine, judged[1]))
    said = ", ".join(f"{count:,} words {kind}" for kind, count in sorted(words.items()))
    lines = ["\t".join(map(str, row)) for row in rows]
    TABLE.write_text(HEAD.format(words=said) + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} rules; {said}")


if __name__ == "__main__":
    main()
