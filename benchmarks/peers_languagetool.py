"""LanguageTool over files: ``python -m benchmarks.peers_languagetool PATH…``.

A server of its own with both caches on, asked for one French article after the
other, then ended: its CPU time is that of this process's children.
"""

import json
import os
import socket
import sys
import tempfile
import urllib.request
from pathlib import Path
from urllib.parse import urlencode

from copydesk.grammar.languagetool.java import find_java
from copydesk.grammar.languagetool.launch import launch, wait
from copydesk.grammar.languagetool.releases import find_release
from copydesk.grammar.languagetool.settings import LanguageToolSettings


def main() -> None:
    """Check the articles."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with tempfile.TemporaryDirectory() as folder:
        os.environ["COPYDESK_RUNTIME"] = folder
        process = launch(LanguageToolSettings(), find_release().jar, find_java(), port)
        try:
            wait(process, port, 120)
            print(sum(_ask(port, file.read_text(encoding="utf-8")) for file in _files()))
        finally:
            process.terminate()
            process.wait()


def _files() -> list[Path]:
    paths = map(Path, sys.argv[1:])
    return [one for path in paths for one in (sorted(path.rglob("*.txt")) or [path])]


def _ask(port: int, text: str) -> int:
    """Return how many matches there are."""
    data = urlencode({"language": "fr", "text": text}).encode()
    with urllib.request.urlopen(f"http://127.0.0.1:{port}/v2/check", data) as answer:
        return len(json.load(answer)["matches"])


if __name__ == "__main__":
    main()
