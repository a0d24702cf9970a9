"""How fast copydesk is: ``python -m benchmarks.speed ARTICLE FOLDER [--runs N]``.

Prints the CPU time (user and system) and the peak memory of whole processes,
medians of N cold runs, on one article; and words per CPU-second over the
articles of a folder, without the start of the process.
"""

import argparse
import os
import statistics
import subprocess
import sys
import time
from pathlib import Path

from copydesk.runner import Desk, RunOptions

COMMANDS = {
    "python -c pass": ["-c", "pass"],
    "copydesk --version": ["-m", "copydesk", "--version"],
    "copydesk check, one article": ["-m", "copydesk", "check", "--grammar", "off", "--no-cache"],
}
ENVIRONMENT = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("article", type=Path)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--runs", type=int, default=15)
    args = parser.parse_args()
    print("| process | CPU ms (median) | CPU ms (least) | peak MiB |\n|---|---:|---:|---:|")
    for name, command in COMMANDS.items():
        last = [str(args.article)] if "check" in command else []
        costs = [_cost([sys.executable, *command, *last]) for _ in range(args.runs)]
        times = [cpu for cpu, _ in costs]
        peak = max(memory for _, memory in costs)
        print(f"| {name} | {statistics.median(times):.0f} | {min(times):.0f} | {peak:.0f} |")
    _throughput(args.folder)


def _cost(command: list[str]) -> tuple[float, float]:
    """Return CPU milliseconds and peak MiB of one process.

    An installed package has its bytecode beside it, so a development checkout
    is allowed to write its own.
    """
    nowhere = subprocess.DEVNULL
    child = subprocess.Popen(command, env=ENVIRONMENT, stdout=nowhere, stderr=nowhere)
    _, _, used = os.wait4(child.pid, 0)
    return 1000 * (used.ru_utime + used.ru_stime), used.ru_maxrss / 1024


def _throughput(folder: Path) -> None:
    paths = sorted(str(path) for path in folder.rglob("*.txt"))
    desk = Desk(RunOptions({"grammar": "off"}))
    desk.check_file(paths[0])
    start = time.process_time()
    words = sum(desk.check_file(path).words for path in paths)
    spent = time.process_time() - start
    print(f"\n{len(paths)} articles, {words} words: {words / spent:.0f} words per CPU-second")


if __name__ == "__main__":
    main()
