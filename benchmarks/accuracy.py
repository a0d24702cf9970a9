"""How often copydesk is right: ``python -m benchmarks.accuracy DATA [options]``.

DATA holds folders of articles: ``clean/<language>`` and ``mt-<language>/<system>``
beside ``mt-<language>/REF-A`` (human) and ``mt-<language>/gold`` (see `gold`).
Prints diagnostics per 1,000 words on each set, what each rule reports where and
how much of it was judged right (``judged.tsv``), and precision and recall on the
gold. ``--hits RULE`` prints the reports of a
rule (or of ``all``), each with its sentence, for a person to judge.
"""

import argparse
from collections import Counter
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from benchmarks import gold
from copydesk.docs import read_measured
from copydesk.report import FileReport
from copydesk.runner import Desk, RunOptions

JUDGED = Path(__file__).parent / "judged.tsv"
HUMAN = ("clean/fr", "clean/en", "mt-fr/REF-A")


class Found(NamedTuple):
    """What one folder of articles gave."""

    name: str
    words: int
    reports: list[FileReport]

    @property
    def rules(self) -> Counter[str]:
        """Diagnostics by rule."""
        return Counter(one.rule for report in self.reports for one in report.diagnostics)

    @property
    def rate(self) -> float:
        """Diagnostics per 1,000 words."""
        return 1000 * self.rules.total() / max(1, self.words)


def main() -> None:
    """Measure and print."""
    args = _arguments()
    overrides = {"grammar": args.grammar, "typography": args.typography, "preview": args.preview}
    if args.select:
        overrides["select"] = tuple(args.select.split(","))
    desk = Desk(RunOptions(overrides))
    found = [_lint(desk, args.data, name) for name in args.sets or _sets(args.data)]
    _print_rates(found)
    _print_rules(found)
    for folder in sorted(args.data.glob("mt-*/gold")):
        _print_gold(folder, found)
    _print_annotated(args.data / "mt-en", found)
    if args.hits:
        _print_hits(found, args.hits)
    desk.close()


def _arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("--sets", nargs="*", help="folders of DATA; all when left out")
    parser.add_argument("--typography", default="consistent", choices=("consistent", "strict"))
    parser.add_argument("--grammar", default="off")
    parser.add_argument("--preview", action="store_true")
    parser.add_argument("--select", default="", help="rules or families, with commas")
    parser.add_argument("--hits", default="", metavar="RULE", help="print a rule's reports")
    return parser.parse_args()


def _sets(data: Path) -> list[str]:
    """Return the folders of DATA that hold articles in the language checked."""
    folders = {path.parent for path in data.rglob("*.txt")}
    names = (folder.relative_to(data).as_posix() for folder in folders)
    return sorted(name for name in names if not name.endswith("/SRC") and name != "seed")


def _lint(desk: Desk, data: Path, name: str) -> Found:
    reports = [desk.check_file(str(path)) for path in sorted((data / name).glob("*.txt"))]
    words = sum(len(report.source.text.split()) for report in reports)
    return Found(name, words, reports)


def _print_rates(found: Iterable[Found]) -> None:
    print("| articles | files | words | diagnostics | per 1,000 words |")
    print("|---|---:|---:|---:|---:|")
    for one in found:
        row = f"| {one.name} | {len(one.reports)} | {one.words} | {one.rules.total()} |"
        print(f"{row} {one.rate:.2f} |")


def _print_rules(found: list[Found]) -> None:
    human = [one for one in found if one.name in HUMAN]
    machine = [one for one in found if one.name not in HUMAN]
    judged = _judged()
    names = [*(one.name for one in human), "machine translation", "judged right"]
    print(f"\n| rule | {' | '.join(names)} |")
    print("|---|" + "---:|" * (len(human) + 2))
    for rule in sorted({rule for one in found for rule in one.rules}):
        cells = [str(one.rules[rule]) for one in human]
        cells.append(str(sum(one.rules[rule] for one in machine)))
        reports, right = judged.get(rule, (0, 0))
        cells.append(f"{right} of {reports}" if reports else "–")
        print(f"| {rule} | {' | '.join(cells)} |")


def _judged() -> dict[str, tuple[int, int]]:
    """Return how many reports of each rule were judged, and how many of them were right."""
    counts: dict[str, tuple[int, int]] = {}
    for rule, rows in read_measured(JUDGED).items():
        counts[rule] = sum(int(row[1]) for row in rows), sum(int(row[2]) for row in rows)
    return counts


def _hits(found: Iterable[Found]) -> Iterator[gold.Hit]:
    for one in found:
        for report in one.reports:
            source, path = report.source, Path(report.source.path)
            for diagnostic in report.diagnostics:
                line, column = source.position(diagnostic.span.start)
                start = column - 1
                text = diagnostic.span.of(source.text).split("\n")[0]
                pair = (path.stem, path.parent.name)
                yield gold.Hit(pair, diagnostic.rule, line, start, start + len(text), text)


def _print_gold(folder: Path, found: Iterable[Found]) -> None:
    faults, pairs = gold.read(folder)
    hits = [hit for hit in _hits(found) if hit.pair in pairs]
    if not hits:
        return
    print(f"\n{folder.parent.name}/gold")
    print("| documents | diagnostics | precision | recall | recall of major faults |")
    print("|---|---:|---:|---:|---:|")
    for name, halves in (("all", (0, 1)), ("half 0", (0,)), ("half 1", (1,))):
        some = [one for one in faults if gold.half(one["doc"]) in halves]
        result = gold.score(some, (hit for hit in hits if gold.half(hit.pair[0]) in halves))
        print(f"| {name} | {result.diagnostics} | {_rates(result)} |")
    result = gold.score(faults, hits)
    print("\n| rule | diagnostics | on a fault |\n|---|---:|---:|")
    for rule, (total, right) in sorted(result.rules.items()):
        print(f"| {rule} | {total} | {right} |")
    print("\n| category | faults | found |\n|---|---:|---:|")
    for category, (total, right) in sorted(result.categories.items(), key=lambda one: -one[1][0]):
        print(f"| {category} | {total} | {right} |")


def _print_annotated(folder: Path, found: Iterable[Found]) -> None:
    """Print the score against professional annotators' spans, who each judged alone."""
    if not (folder / "annotations.jsonl").exists():
        return
    faults, pairs = gold.read(folder)
    hits = [hit for hit in _hits(found) if hit.pair in pairs]
    result = gold.score(faults, hits, counts=lambda one: one["surface"] and one["votes"] >= 2)
    print(f"\n{folder.name}: precision against any span, recall on surface errors with two votes")
    print("| diagnostics | precision | recall | recall of major faults |\n|---:|---:|---:|---:|")
    print(f"| {result.diagnostics} | {_rates(result)} |")


def _rates(result: gold.Score) -> str:
    rates = (result.precision, result.recall, result.major_recall)
    return " | ".join("–" if rate is None else f"{rate:.3f}" for rate in rates)


def _print_hits(found: Iterable[Found], rule: str) -> None:
    print()
    for one in found:
        for report in one.reports:
            for hit in report.diagnostics:
                if rule in ("all", hit.rule):
                    line, column = report.source.position(hit.span.start)
                    text = report.source.line(line)
                    at = column - 1
                    end = at + hit.span.length
                    shown = f"{text[max(0, at - 60) : at]}⟦{text[at:end]}⟧{text[end : end + 60]}"
                    name = Path(report.source.path).name
                    print(f"{one.name}/{name}:{line}:{column} {hit.rule}: {shown}")


if __name__ == "__main__":
    main()
