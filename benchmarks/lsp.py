"""How soon a keystroke is answered, and whether many of them leave the truth.

``python -m benchmarks.lsp TEXT...`` types into articles made of those texts, in
the real server over its standard input and output: milliseconds from a
keystroke to the first diagnostics of the changed text, and to those of the
whole article. ``python -m benchmarks.lsp --edits 10000`` makes as many random
edits, and compares the server's text with the editor's and its diagnostics
with a fresh run.
"""

import argparse
import random
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
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
AN_EXAMPLE = 50
"""Random edits after which the outcome is compared."""


def main() -> None:
    """Measure, or make random edits."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("texts", nargs="*", type=Path)
    parser.add_argument("--edits", type=int, default=0)
    args = parser.parse_args()
    if args.edits:
        edit_at_random(args.edits)
        return
    files = [one for path in args.texts for one in _files(path)]
    paragraphs = [line for one in files for line in one.read_text("utf-8").split("\n") if line]
    print("| words | keystrokes | first answer, median | worst | whole article, median |")
    print("|---:|---:|---:|---:|---:|")
    for size in SIZES:
        measure(article(paragraphs, size), KEYSTROKES[size])


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


START = (
    "Le sommet s’ouvre à Genève\r\n\r\nLe ministre Kassym-Jomart Tokaïev a reçu les élus "
    "mardi. Selon Tokaïev, tout va bien 😀.\n\nLe lendemain, Tokayev a quitté la salle, "
    "puis il a pris l’avion pour la capitale.\n"
)
PIECES = (
    *"aeé .,’'\"«»!-\n\r\t\u00a0\u202f\u2028\x0b\x0c\x85😀",
    "\r\n", "\n\n", " les les ", "Tokayev", "Tokaïev ", " ,", "  ", "<!-- copydesk: ignore -->",
    "10 000", "Il a parlé. ", "the the ", "# ", "- ",
)  # fmt: skip


def edit_at_random(number: int) -> None:
    """Make random edits in a server of this process, and compare every so often."""
    from copydesk.config.projects import RunOptions
    from copydesk.lsp.app import LOOPBACK, made

    with socket.create_server((LOOPBACK, 0)) as free:
        port = free.getsockname()[1]
    server = made(RunOptions({"grammar": "off"}, cache=False))
    threading.Thread(target=server.start_tcp, args=(LOOPBACK, port), daemon=True).start()
    link = _connected(LOOPBACK, port)
    wire = Wire(link.makefile("rb"), link.makefile("wb"))
    wire.start()
    _hypothesis(server, wire, number)
    print(f"{number} edits: text and diagnostics are equal")


def _connected(host: str, port: int) -> socket.socket:
    for _ in range(200):
        try:
            return socket.create_connection((host, port))
        except OSError:
            time.sleep(0.05)
    raise SystemExit("the server does not listen")


def _hypothesis(server: object, wire: Wire, number: int) -> None:
    from hypothesis import HealthCheck, Phase, given, settings
    from hypothesis import strategies as st

    names = iter(range(1_000_000))

    @settings(
        max_examples=max(1, number // AN_EXAMPLE),
        deadline=None,
        database=None,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(st.randoms(use_true_random=False), st.integers(1, 16))
    def check(chance: random.Random, size: int) -> None:
        uri = f"untitled:text-{next(names)}"
        compare(server, wire, uri, START * size, chance)

    check()


def compare(server: object, wire: Wire, uri: str, text: str, chance: random.Random) -> None:
    """Edit one text, then compare what the server has of it with a fresh run."""
    from copydesk.lsp.server import CopydeskServer

    assert isinstance(server, CopydeskServer)
    wire.open(uri, text)
    version = 1
    for one in range(AN_EXAMPLE):
        version += 1
        change, text = _edit(text, chance)
        wire.change(uri, version, [change])
        if chance.random() < 0.1 or one == AN_EXAMPLE - 1:
            time.sleep(chance.random() / 20)
    end = time.monotonic() + 120
    while uri not in server.checkers or server.checkers[uri].settled != version:
        assert time.monotonic() < end, "the server does not come to rest"
        time.sleep(0.002)
    checker = server.checkers[uri]
    assert checker.document.source.text == text
    assert checker.shown is not None
    assert checker.shown.version == version
    fresh = server.session.desk_for(checker.document.path).check(checker.document.source)
    assert checker.shown.diagnostics == fresh.diagnostics
    wire.close(uri)


def _edit(text: str, chance: random.Random) -> tuple[dict[str, object], str]:
    """Return a random edit as an editor sends it, and the text after it."""
    length = chance.choice((0, 0, 0, 1, 1, 2, 5, 30))
    start = _between_characters(text, chance.randint(0, len(text)))
    end = _between_characters(text, min(len(text), start + length))
    new = "".join(chance.choice(PIECES) for _ in range(chance.choice((0, 1, 1, 1, 2))))
    return replacing(text, start, end, new), text[:start] + new + text[end:]


def _between_characters(text: str, at: int) -> int:
    """Return a place that an editor can name: none is amid a line end of two signs."""
    return at + 1 if text[at - 1 : at + 1] == "\r\n" else at


if __name__ == "__main__":
    main()
