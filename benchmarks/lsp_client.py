"""An editor of the barest kind: what the language server is measured and tested with."""

import json
import queue
import re
import threading
import time
from typing import IO, Any, NamedTuple

PATIENCE = 300.0
"""Seconds after which an answer is taken not to come."""
_LINE_END = re.compile(r"\r\n|\r|\n")


class Told(NamedTuple):
    """Diagnostics of one version of a text, and the moment they came, in seconds."""

    at: float
    uri: str
    version: int
    diagnostics: list[dict[str, Any]]


class Wire:
    """One connection to a server; a thread reads what it says."""

    def __init__(self, source: IO[bytes], sink: IO[bytes]) -> None:
        self._source = source
        self._sink = sink
        self._number = 0
        self._answers: queue.Queue[dict[str, Any]] = queue.Queue()
        self.told: queue.Queue[Told] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def start(self, root: str = "") -> None:
        """Say hello, as an editor that can do no more than show diagnostics."""
        push = {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}}
        params = {"processId": None, "rootUri": root or None}
        self.ask("initialize", {**params, "capabilities": {"textDocument": push}})
        self.tell("initialized", {})

    def open(self, uri: str, text: str) -> None:
        """Open a text as its version 1."""
        item = {"uri": uri, "languageId": "plaintext", "version": 1, "text": text}
        self.tell("textDocument/didOpen", {"textDocument": item})

    def change(self, uri: str, version: int, changes: list[dict[str, Any]]) -> float:
        """Send changes, and return the moment when they were sent."""
        document = {"uri": uri, "version": version}
        at = time.perf_counter()
        self.tell("textDocument/didChange", {"textDocument": document, "contentChanges": changes})
        return at

    def close(self, uri: str) -> None:
        """Close a text."""
        self.tell("textDocument/didClose", {"textDocument": {"uri": uri}})

    def tell(self, method: str, params: Any) -> None:
        """Send a notification."""
        self._send({"method": method, "params": params})

    def ask(self, method: str, params: Any) -> Any:
        """Send a request, and return the result."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._answers.get(timeout=PATIENCE).get("result")

    def end(self) -> None:
        """Say goodbye."""
        self.ask("shutdown", None)
        self.tell("exit", None)

    def _send(self, message: dict[str, Any]) -> None:
        data = json.dumps({"jsonrpc": "2.0", **message}).encode()
        self._sink.write(b"Content-Length: %d\r\n\r\n%s" % (len(data), data))
        self._sink.flush()

    def _read(self) -> None:
        while header := self._source.readline():
            length = 0
            while header.strip():
                if header.lower().startswith(b"content-length:"):
                    length = int(header.split(b":")[1])
                header = self._source.readline()
            data = self._source.read(length)
            at = time.perf_counter()
            self._take(json.loads(data), at)

    def _take(self, message: dict[str, Any], at: float) -> None:
        method, params = message.get("method"), message.get("params", {})
        if method == "textDocument/publishDiagnostics":
            version = params.get("version") or 0
            self.told.put(Told(at, params["uri"], version, params["diagnostics"]))
        elif method == "window/showMessage":
            self.said.append(params["message"])
        elif "id" in message and method is None:
            self._answers.put(message)


def position(text: str, offset: int) -> dict[str, int]:
    """Return the line and the UTF-16 column, from 0, of an offset in code points."""
    ends = [found.end() for found in _LINE_END.finditer(text) if found.end() <= offset]
    start = ends[-1] if ends else 0
    units = len(text[start:offset].encode("utf-16-le", "surrogatepass")) // 2
    return {"line": len(ends), "character": units}


def replacing(text: str, start: int, end: int, new: str) -> dict[str, Any]:
    """Return the change that replaces a stretch of a text, as an editor sends it."""
    place = {"start": position(text, start), "end": position(text, end)}
    return {"range": place, "text": new}
