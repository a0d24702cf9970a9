"""Hostile and broken files: ``python -m benchmarks.hostile [--inputs N] [--seed N] [NAME ...]``.

Each file in ``tests/formats``, one of each format, is made worse in many ways,
and the command reads each outcome, or mends it. A fault is a traceback, an
internal error, an exit code that the command does not have, more than 10 s of CPU
time (or a minute in all), or more than 500 MB. Processes read a hundred files
each. Inputs that fail are kept in the folder that ``--keep`` names.
"""

import argparse
import json
import os
import random
import resource
import signal
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[1]
SAMPLES = ROOT / "tests" / "formats"
SECONDS = 10
MEGABYTES = 500
BATCH = 100
sys.path.insert(0, str(ROOT / "tests"))


class Outcome(NamedTuple):
    """What the command did with one file: its exit code, what it took, and what is wrong."""

    name: str
    number: int
    code: int
    seconds: float
    megabytes: float
    fault: str


class _TooLongError(BaseException):
    """The command took longer than it may; nothing in it catches that."""


def samples(names: Sequence[str] = ()) -> list[Path]:
    """Return the files to start from: all, or those whose names are given."""
    found = sorted(one for one in SAMPLES.iterdir() if one.is_file() and one.suffix != ".py")
    return [one for one in found if not names or one.name in names]


def inputs(sample: Path, seed: int, numbers: range) -> Iterator[tuple[int, bytes]]:
    """Yield files made of a sample, each by its number."""
    from benchmarks.mutations import mutated

    data = sample.read_bytes()
    for number in numbers:
        chance = random.Random(f"{sample.name} {seed} {number}")  # noqa: S311 - the same each time
        yield number, mutated(sample.name, data, chance)


def run(sample: Path, seed: int, numbers: range, keep: Path | None = None) -> Iterator[Outcome]:
    """Have this process read some of the files made of a sample."""
    from copydesk.cli import main

    signal.signal(signal.SIGALRM, _give_up)
    signal.signal(signal.SIGPROF, _give_up)
    with tempfile.TemporaryDirectory() as folder, tempfile.TemporaryFile() as said:
        path = Path(folder) / sample.name
        for number, data in inputs(sample, seed, numbers):
            path.write_bytes(data)
            arguments = ["check", "--no-cache", "--grammar", "off", "--jobs", "1", str(path)]
            arguments += ["--fix"] if number % 2 else ["--output-format", "json"]
            started = time.process_time()
            code, fault = _called(main, arguments, said)
            seconds = time.process_time() - started
            memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
            if not fault and memory > MEGABYTES:
                fault = f"{memory:.0f} MB"
            if fault and keep:
                (keep / f"{number}-{sample.name}").write_bytes(data)
            yield Outcome(sample.name, number, code, seconds, memory, fault)
            if memory > MEGABYTES:
                return


def _give_up(*_: object) -> None:
    raise _TooLongError


def _called(main: object, arguments: list[str], said: object) -> tuple[int, str]:
    """Return the exit code of the command and what is wrong with what it did."""
    assert callable(main)
    assert hasattr(said, "fileno")
    os.ftruncate(said.fileno(), 0)
    os.lseek(said.fileno(), 0, os.SEEK_SET)
    kept = os.dup(1), os.dup(2)
    os.dup2(said.fileno(), 1)
    os.dup2(said.fileno(), 2)
    signal.alarm(6 * SECONDS)
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    fault, code = "", -1
    try:
        code = main(arguments)
    except _TooLongError:
        fault = f"more than {SECONDS} s"
    except BaseException as error:  # whatever escapes is what is looked for
        fault = f"{type(error).__name__}: {error}"
    finally:
        signal.alarm(0)
        signal.setitimer(signal.ITIMER_PROF, 0)
        sys.stdout.flush()
        sys.stderr.flush()
        for number, old in enumerate(kept, start=1):
            os.dup2(old, number)
            os.close(old)
    text = os.pread(said.fileno(), 10_000_000, 0).decode("utf-8", "replace")
    for sign in ("Traceback", "internal error", "internal-error"):
        if sign in text and not fault:
            at = text.index(sign)
            fault = " ".join(text[at : at + 200].split())
    return code, fault or ("" if code in (0, 1, 2) else f"exit code {code}")


# The run


def main() -> None:
    """Read files made of each sample, and print a table."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("names", nargs="*", help="files in tests/formats; all when left out")
    parser.add_argument("--inputs", type=int, default=10_000, help="how many, over all samples")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--keep", type=Path, help="the folder for inputs that fail")
    parser.add_argument("--worker", nargs=3, metavar=("NAME", "FIRST", "END"), help="internal")
    args = parser.parse_args()
    if args.worker:
        name, first, end = args.worker
        for one in run(SAMPLES / name, args.seed, range(int(first), int(end)), args.keep):
            print(json.dumps(one), flush=True)
        return
    chosen = samples(args.names)
    if args.keep:
        args.keep.mkdir(parents=True, exist_ok=True)
    count = -(-args.inputs // len(chosen))
    outcomes = [one for sample in chosen for one in _processes(sample, count, args)]
    print(table(outcomes))
    if any(one.fault for one in outcomes):
        sys.exit(1)


def _processes(sample: Path, count: int, args: argparse.Namespace) -> Iterator[Outcome]:
    """Yield what processes of their own do, a hundred files each."""
    first = 0
    while first < count:
        end = min(count, first + BATCH)
        command = [sys.executable, "-m", "benchmarks.hostile", "--seed", str(args.seed)]
        command += ["--keep", str(args.keep)] if args.keep else []
        command += ["--worker", sample.name, str(first), str(end)]
        limit = 6 * SECONDS * (end - first) + 60
        made = subprocess.run(command, capture_output=True, text=True, timeout=limit, check=False)
        found = [Outcome(*json.loads(line)) for line in made.stdout.splitlines()]
        yield from found
        first = found[-1].number + 1 if found else first
        if made.returncode or not found:
            last = made.stderr.strip().splitlines()[-1:] or [f"exit code {made.returncode}"]
            yield Outcome(sample.name, first, made.returncode, 0, 0, f"process died: {last[0]}")
            first += 1


def table(outcomes: Sequence[Outcome]) -> str:
    """Return a Markdown table of what happened, by sample, and a line for each fault."""
    by_name = defaultdict(list)
    for one in outcomes:
        by_name[one.name].append(one)
    rows = ["| sample | inputs | refused | slowest, s | most memory, MB | faults |"]
    rows.append("|---|---:|---:|---:|---:|---:|")
    for name, some in sorted([*by_name.items(), ("all", list(outcomes))], key=lambda one: one[0]):
        refused = sum(one.code == 2 for one in some)
        slowest = max(one.seconds for one in some)
        memory = max(one.megabytes for one in some)
        faults = sum(bool(one.fault) for one in some)
        rows.append(
            f"| {name} | {len(some)} | {refused} | {slowest:.2f} | {memory:.0f} | {faults} |"
        )
    failed = [f"{one.name} {one.number}: {one.fault}" for one in outcomes if one.fault]
    return "\n".join([*rows, *failed])


if __name__ == "__main__":
    main()
