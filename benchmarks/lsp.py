"""How soon a keystroke is answered, and whether many of them leave the truth.

``python -m benchmarks.lsp TEXT...`` types into articles made of those texts, in
the real server over its standard input and output: milliseconds from a
keystroke to the first diagnostics of the changed text, and to those of the
whole article. ``python -m benchmarks.lsp --edits 10000 [TEXT...]`` makes as many
random edits in such articles, and compares the server's text with the editor's
and its diagnostics with a fresh run; see `benchmarks.lsp_edits`.
"""

import argparse
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path
from queue import Empty

from benchmarks.lsp_client import Told, Wire, replacing

SERVER = (sys.executable, "-m", "copydesk", "lsp", "--grammar", "off", "--no-cache")
SIZES = (1_000, 10_000, 100_000)
KEYSTROKES = {1_000: 100, 10_000: 40, 100_000: 20}
PAUSE = 0.15
"""Seconds between two keystrokes: 80 words a minute."""
SAMPLES = [Path(__file__).parents[1] / "tests" / "articles"]


def main() -> int:
    """Measure, or make random edits; return 1 if a rule failed meanwhile."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--edits", type=int, default=0, metavar="N")
    parser.add_argument("--seed", type=int, help="other edits than those of every run")
    args = parser.parse_args()
    files = [one for path in args.texts or SAMPLES for one in _files(path)]
    if args.edits:
        from benchmarks.lsp_edits import edit_at_random

        outcome, failures = edit_at_random(args.edits, files, args.seed)
        print("\n".join([outcome, *failures]))
        return bool(failures)
    paragraphs = [line for one in files for line in one.read_text("utf-8").split("\n") if line]
    print("| words | keystrokes | first answer, median | worst | whole article, median |")
    print("|---:|---:|---:|---:|---:|")
    for size in SIZES:
        measure(article(paragraphs, size), KEYSTROKES[size])
    return 0


def _files(path: Path) -> list[Path]:
    return sorted(path.glob("*.txt")) if path.is_dir() else [path]


def article(paragraphs: Sequence[str], words: int) -> str:
    """Return a text of about so many words, the paragraphs again and again if need be."""
    chosen: list[str] = []
    left = words
    while left > 0:
        for one in paragraphs:
            chosen.append(one)
            left -= len(one.split())
            if left <= 0:
                break
    return "\n\n".join(chosen) + "\n"


def measure(text: str, keystrokes: int) -> None:
    """Type a sentence amid a text, and print how soon the server answers."""
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(SERVER, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as server,
    ):
        assert server.stdin
        assert server.stdout
        wire = Wire(server.stdout, server.stdin)
        wire.start(Path(folder).as_uri())
        first, whole = _type(wire, f"{Path(folder).as_uri()}/a.txt", text, keystrokes)
        wire.end()
    words = len(text.split())
    median = statistics.median
    done = f"{median(whole):.0f} ms" if whole else "after the pause"
    print(
        f"| {words:,} | {keystrokes} | {median(first):.0f} ms | {max(first):.0f} ms | {done} |",
        flush=True,
    )


def _type(wire: Wire, uri: str, text: str, keystrokes: int) -> tuple[list[float], list[float]]:
    """Return the milliseconds to the first and to the last answer to each keystroke."""
    wire.open(uri, text)
    _answers(wire, 1, 240.0)
    place = text.index("\n\n", len(text) // 2) - 1
    first, whole = [], []
    for number in range(keystrokes):
        letter = "Il a vu les les maires. "[number % 24]
        version = number + 2
        sent = wire.change(uri, version, [replacing(text, place, place, letter)])
        text = text[:place] + letter + text[place:]
        place += 1
        answers = [1000 * (one.at - sent) for one in _answers(wire, version, PAUSE)]
        first.append(answers[0])
        whole += answers[1:2]
    return first, whole


def _answers(wire: Wire, version: int, wait: float) -> list[Told]:
    """Return what was told of a version: the first answer, and what follows within a while."""
    found = [wire.told.get(timeout=240)]
    while found[0].version != version:
        found = [wire.told.get(timeout=240)]
    end = time.perf_counter() + min(1, wait)
    while (left := end - time.perf_counter()) > 0:
        try:
            found.append(wire.told.get(timeout=left))
        except Empty:
            break
    return [one for one in found if one.version == version]


if __name__ == "__main__":
    sys.exit(main())
