"""What the rules on names and datelines find in articles, and what it costs.

Called by `benchmarks.names`. The articles of `clean/fr`, `clean/en` and
`mt-fr/REF-A` are written or translated by people: what is reported there is printed
for each set by 1,000 words, and in full, to be judged one by one. Of the machine
translations it prints the list of what is found, each report once with its number of systems.
The feed is as many articles as asked for, put together from the paragraphs of
`clean/fr` by a fixed seed.
"""

import os
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from copydesk.report import FileReport
from copydesk.runner import Desk, RunOptions

FAMILIES = ("names", "datelines")
HUMAN = ("clean/fr", "clean/en", "mt-fr/REF-A")
MOST = 0.3
"""Reports by 1,000 words of what people wrote that are promised at most."""
SEED = 5
PARAGRAPHS = 9


class Cost(NamedTuple):
    """What one process took: seconds of CPU, and peak memory in MiB."""

    seconds: float
    memory: float


def reports(data: Path) -> None:
    """Print what is found in each set."""
    with Desk(RunOptions({"select": FAMILIES, "grammar": "off"}, cache=False)) as desk:
        _print_human(desk, data)
        for machine in ("mt-fr", "mt-en"):
            _print_machine(desk, data, machine)


def _print_human(desk: Desk, data: Path) -> None:
    print(f"\n{'by people':16s} {'words':>8s} {'reports':>8s} {'by 1,000 words':>15s}")
    for name in HUMAN:
        found = list(_checked(desk, data / name))
        words = sum(report.words for report in found)
        told = [line for report in found for line in _lines(report)]
        rate = 1000 * len(told) / max(1, words)
        print(f"{name:16s} {words:8d} {len(told):8d} {rate:15.2f}  (at most {MOST})")
        print("".join(f"    {line}\n" for line in told), end="")


def _print_machine(desk: Desk, data: Path, name: str) -> None:
    counts: Counter[str] = Counter()
    for folder in sorted({path.parent for path in (data / name).rglob("*.txt")}):
        if folder.name not in ("SRC", "REF-A", "refA"):
            told = (line for report in _checked(desk, folder) for line in _lines(report))
            counts.update(set(told))
    print(f"\n{name}: {counts.total()} reports, by how many systems")
    for line, number in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        print(f"{number:4d}  {line}")


def _checked(desk: Desk, folder: Path) -> Iterator[FileReport]:
    for path in sorted(folder.glob("*.txt")):
        yield desk.check_file(str(path))


def _lines(report: FileReport) -> Iterator[str]:
    name = os.path.basename(report.source.path)
    for one in report.diagnostics:
        yield f"{name}: [{one.rule}] {one.message}"


def feed(data: Path, sizes: tuple[int, ...] = (1_000, 10_000)) -> None:
    """Print time and memory of checking feeds, and of counting one into a ledger."""
    paragraphs = [
        text
        for path in sorted((data / "clean" / "fr").glob("*.txt"))
        for text in path.read_text(encoding="utf-8").split("\n")
        if len(text.split()) > 3
    ]
    print(f"\n{'feed':36s} {'articles':>9s} {'words/s':>9s} {'articles/s':>11s} {'peak MiB':>9s}")
    select = ",".join(FAMILIES)
    check = ["check", "--select", select, "--grammar", "off", "--no-cache", "--jobs", "1"]
    for size in sizes:
        with tempfile.TemporaryDirectory() as folder:
            words = _write_feed(Path(folder), paragraphs, size)
            _print_cost("check: names and datelines", size, words, _cost([*check, folder]))
            learn = ["names", "learn", folder, "--output", os.devnull]
            _print_cost("names learn", size, words, _cost(learn))


def _write_feed(folder: Path, paragraphs: list[str], size: int) -> int:
    """Write articles into a folder and return how many words they have."""
    rng, words = random.Random(SEED), 0  # noqa: S311 - nothing secret
    for number in range(size):
        text = "\n\n".join(rng.sample(paragraphs, PARAGRAPHS))
        words += len(text.split())
        (folder / f"{number:05d}.fr.txt").write_text(text, encoding="utf-8")
    return words


def _cost(arguments: list[str]) -> Cost:
    """Run copydesk in a process of its own."""
    before = resource.getrusage(resource.RUSAGE_CHILDREN)
    script = (
        "import resource, sys; from copydesk.cli import main; main(sys.argv[1:]); "
        "print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss, file=sys.stderr)"
    )
    done = subprocess.run(
        [sys.executable, "-c", script, *arguments], capture_output=True, text=True, check=True
    )
    after = resource.getrusage(resource.RUSAGE_CHILDREN)
    seconds = after.ru_utime + after.ru_stime - before.ru_utime - before.ru_stime
    return Cost(seconds, int(done.stderr.split()[-1]) / 1024)


def _print_cost(what: str, size: int, words: int, cost: Cost) -> None:
    speed, each = words / cost.seconds, size / cost.seconds
    print(f"{what:36s} {size:9d} {speed:9.0f} {each:11.0f} {cost.memory:9.0f}")


def seed(data: Path) -> None:
    """Print what is found in the founding article."""
    begun = time.perf_counter()
    with Desk(RunOptions({"select": FAMILIES, "grammar": "off"}, cache=False)) as desk:
        told = [line for report in _checked(desk, data / "seed") for line in _lines(report)]
    print(f"\nfounding article ({(time.perf_counter() - begun) * 1e3:.0f} ms)")
    print("".join(f"    {line}\n" for line in told), end="")
