"""copydesk beside other tools: ``python -m benchmarks.peers FOLDER DATA [--growth N]``.

FOLDER is what `benchmarks.peers_setup` has filled, DATA what `benchmarks.accuracy`
reads. In one run on one machine: CPU time (user and system, whole processes and
what they start) and peak memory on one article, medians of some cold runs;
words per CPU-second over 600 articles in one process; the same again, for the
tools that keep anything; and, with ``--growth``, 100 articles beside N. Tools differ
in what they look for: the table compares what they cost, not what they find.
"""

import argparse
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

ARTICLES = 600
FEW = 30
"""Articles for tools that would take minutes."""
SLOW = {"LanguageTool", "Grammalecte"}
BASE = 100
Command = list[str]


class Cost(NamedTuple):
    """CPU seconds and peak MiB of a process."""

    cpu: float
    memory: float


def tools(folder: Path) -> Iterator[tuple[str, Command]]:
    """Yield the tools that are there, each with the command that takes paths."""
    check = [sys.executable, "-m", "copydesk", "check", "--grammar", "off", "--jobs", "1"]
    yield "copydesk", [*check, "--no-cache"]
    binaries = folder / "python" / "bin"
    system = shutil.which("python3", path="/usr/bin") or ""
    vale = [f"{folder}/vale", "--output=line"]
    found = {
        "Vale, ten regexes": [*vale, f"--config={folder}/vale.ini"],
        "Vale, its own style": [*vale, f"--config={folder}/vale-own.ini"],
        "codespell": [f"{binaries}/codespell"],
        "proselint": [f"{binaries}/proselint", "check"],
        "textlint, terminology": [f"{folder}/node_modules/.bin/textlint"],
    }
    yield from ((name, one) for name, one in found.items() if os.path.exists(one[0]))
    grammalecte = [system, str(Path(__file__).with_name("peers_grammalecte.py"))]
    if system and not _run([system, "-c", "import grammalecte"]).returncode:
        yield "Grammalecte", grammalecte
    if _has_languagetool():
        yield "LanguageTool", [sys.executable, "-m", "benchmarks.peers_languagetool"]


def main() -> None:
    """Measure and print."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("folder", type=Path)
    parser.add_argument("data", type=Path)
    parser.add_argument("--runs", type=int, default=7)
    parser.add_argument("--growth", type=int, default=0, metavar="N")
    parser.add_argument("--only", default="", help="tools whose name has this in it")
    args = parser.parse_args()
    texts = articles(args.data.resolve())
    with tempfile.TemporaryDirectory() as name:
        place = Path(name)
        os.environ["COPYDESK_NO_SERVER"] = "1"
        folder = args.folder.resolve()
        own = os.environ.get("PYTHONPATH")
        os.environ["PYTHONPATH"] = os.pathsep.join([os.getcwd(), *([own] if own else [])])
        os.chdir(folder)  # textlint looks there for its rules
        chosen = {one: cmd for one, cmd in tools(folder) if args.only in one}
        write(place / "one", texts[:1])
        write(place / "all", texts[:ARTICLES])
        write(place / "few", texts[:FEW])
        chosen = {one: cmd for one, cmd in chosen.items() if _works(one, cmd, place / "few")}
        _table(chosen, place, args.runs)
        _again(place, args.runs)
        _textlint_again(chosen, place)
        if args.growth:
            _growth(chosen, place, texts, args.growth)


def articles(data: Path) -> list[str]:
    """Return articles of a data folder, French ones, first those written by people."""
    folders = sorted(data.glob("clean/fr")) + sorted(data.glob("mt-fr/[A-Z]*"))
    files = (file for one in folders if one.name != "SRC" for file in sorted(one.rglob("*.txt")))
    return [file.read_text(encoding="utf-8") for file in files]


def write(folder: Path, texts: list[str], count: int = 0) -> int:
    """Write articles, or `count` made of them, no two the same; return the words."""
    folder.mkdir(parents=True)
    words = 0
    for number in range(count or len(texts)):
        text = texts[number % len(texts)]
        more = f"\nArticle {number}.\n" if count else ""
        (folder / f"{number:06}.txt").write_text(text + more, encoding="utf-8")
        words += len(text.split())
    return words


def cost(command: Command) -> Cost:
    """Run a command and return what it cost, with the processes that it waited for."""
    nowhere = subprocess.DEVNULL
    clean = {key: value for key, value in os.environ.items() if key != "PYTHONDONTWRITEBYTECODE"}
    child = subprocess.Popen(command, env=clean, stdin=nowhere, stdout=nowhere, stderr=nowhere)
    _, _, used = os.wait4(child.pid, 0)
    return Cost(used.ru_utime + used.ru_stime, used.ru_maxrss / 1024)


def _works(name: str, command: Command, folder: Path) -> bool:
    """Tell whether a tool says anything of some articles: one that fails is quick."""
    said = _run([*command, *map(str, sorted(folder.iterdir()))]).stdout.decode("utf-8", "replace")
    if ".txt" in said or said.strip().isdigit():
        return True
    print(f"{name} does not work here, and is left out: {said[:200]}", file=sys.stderr)
    return False


def _named(name: str, folder: Path) -> list[str]:
    """Return what is named on a tool's command line: textlint reads no `.txt` of a folder."""
    return list(map(str, sorted(folder.iterdir()))) if "textlint" in name else [str(folder)]


def _table(chosen: dict[str, Command], place: Path, runs: int) -> None:
    print("| tool | one article, CPU ms | words per CPU-second | ratio | peak MiB |")
    print("|---|---:|---:|---:|---:|")
    first = 0.0
    for name, command in chosen.items():
        slow = name in SLOW
        cold = [cost([*command, str(place / "one")]) for _ in range(3 if slow else runs)]
        corpus = place / ("few" if slow else "all")
        every = cost([*command, *_named(name, corpus)])
        words = sum(len(one.read_text(encoding="utf-8").split()) for one in corpus.iterdir())
        start = statistics.median(one.cpu for one in cold)
        rate = words / every.cpu
        first = first or rate
        mark = f" ({FEW} articles)" if slow else ""
        figures = (
            f"{1000 * start:.0f} | {rate:,.0f}{mark} | {rate / first:.2f} | {every.memory:.0f}"
        )
        print(f"| {name} | {figures} |", flush=True)


def _again(place: Path, runs: int) -> None:
    """Print what copydesk costs where it has been before, and with a server."""
    os.environ["COPYDESK_CACHE"] = str(place / "cache")
    check = [sys.executable, "-m", "copydesk", "check", "--grammar", "off", "--jobs", "1"]
    config = place / "copydesk.toml"
    config.write_text('grammar = "off"\n')
    first = cost([*check, str(place / "all")])
    second = statistics.median(cost([*check, str(place / "all")]).cpu for _ in range(3))
    again = statistics.median(cost([*check, str(place / "one")]).cpu for _ in range(runs))
    os.environ["XDG_RUNTIME_DIR"] = str(place)
    del os.environ["COPYDESK_NO_SERVER"]
    serve = [sys.executable, "-m", "copydesk", "serve"]
    subprocess.run([*serve, "--background"], check=True)
    try:
        one = [*check, "--no-cache", str(place / "one")]
        served = statistics.median(cost(one).cpu for _ in range(runs))
    finally:
        subprocess.run([*serve, "--stop"], check=True, stdout=subprocess.DEVNULL)
        os.environ["COPYDESK_NO_SERVER"] = "1"
    start = statistics.median(cost([*check[:3], "--version"]).cpu for _ in range(runs))
    print("\n| copydesk | CPU |\n|---|---:|")
    print(f"| `--version` | {1000 * start:.0f} ms |")
    print(f"| one article, unchanged | {1000 * again:.0f} ms |")
    print(f"| one article, through the server: the process that asks | {1000 * served:.0f} ms |")
    print(f"| {ARTICLES} articles, kept for the first time | {first.cpu:.2f} s |")
    print(f"| the same, unchanged | {second:.2f} s, {first.cpu / second:.0f} times less |")


def _textlint_again(chosen: dict[str, Command], place: Path) -> None:
    """Print what textlint costs with a cache of its own, filled by the run before."""
    for name, command in chosen.items():
        if "textlint" in name:
            cached = [*command, "--cache", "--cache-location", str(place / "textlint-cache")]
            first, second = (cost([*cached, *_named(name, place / "all")]).cpu for _ in range(2))
            print(f"| {name}: {ARTICLES} articles, kept | {first:.2f} s |")
            print(f"| the same, unchanged | {second:.2f} s, {first / second:.0f} times less |")


def _growth(chosen: dict[str, Command], place: Path, texts: list[str], count: int) -> None:
    write(place / "base", texts, BASE)
    write(place / "many", texts, count)
    print(f"\n| tool | peak MiB, {BASE} articles | {count:,} articles | ratio | CPU s |")
    print("|---|---:|---:|---:|---:|")
    names = {name: one for name, one in chosen.items() if name not in SLOW}
    kept = [one for one in names.get("copydesk", []) if one != "--no-cache"]
    if kept:
        names |= {"copydesk, kept": kept, "copydesk, unchanged": kept}
    for name, command in names.items():
        base, many = (cost([*command, *_named(name, place / one)]) for one in ("base", "many"))
        ratio = many.memory / base.memory
        figures = f"{base.memory:.0f} | {many.memory:.0f} | {ratio:.2f} | {many.cpu:.1f}"
        print(f"| {name} | {figures} |", flush=True)


def _has_languagetool() -> bool:
    from copydesk.grammar.languagetool.releases import has_release

    return has_release()


def _run(command: Command) -> "subprocess.CompletedProcess[bytes]":
    return subprocess.run(command, capture_output=True, check=False)


if __name__ == "__main__":
    main()
