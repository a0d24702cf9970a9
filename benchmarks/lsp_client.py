"""An editor of the barest kind: what the language server is measured and tested with."""

import json
import queue
import re
import threading
import time
from typing import IO, Any, NamedTuple

PATIENCE = 300.0
"""Seconds after which an answer is taken not to come."""
UNITS = {"utf-8": ("utf-8", 1), "utf-16": ("utf-16-le", 2), "utf-32": ("utf-32-le", 4)}
"""How columns are counted: the codec, and the bytes of one unit."""
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
        self._came: queue.Queue[dict[str, Any]] = queue.Queue()
        self._answers: dict[int, dict[str, Any]] = {}
        self.told: queue.Queue[Told] = queue.Queue()
        self.said: list[str] = []
        threading.Thread(target=self._read, daemon=True).start()

    def start(self, root: str = "", encoding: str = "utf-16") -> None:
        """Say hello, as an editor that shows diagnostics and counts columns in `encoding`."""
        push = {"publishDiagnostics": {"versionSupport": True, "relatedInformation": True}}
        can = {"textDocument": push, "general": {"positionEncodings": [encoding]}}
        params = {"processId": None, "rootUri": root or None, "capabilities": can}
        chosen = self.ask("initialize", params)["capabilities"].get("positionEncoding", "utf-16")
        if chosen != encoding:
            raise RuntimeError(f"the server counts in {chosen}, not in {encoding}")
        self.tell("initialized", {})

    def open(self, uri: str, text: str, language: str = "plaintext") -> None:
        """Open a text as its version 1."""
        item = {"uri": uri, "languageId": language, "version": 1, "text": text}
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
        return self.answer(self.put(method, params))

    def put(self, method: str, params: Any) -> int:
        """Send a request, and return its number, for `answer`."""
        self._number += 1
        self._send({"id": self._number, "method": method, "params": params})
        return self._number

    def answer(self, number: int) -> Any:
        """Return the result of a request, once it is there. Raises RuntimeError for an error."""
        while number not in self._answers:
            came = self._came.get(timeout=PATIENCE)
            self._answers[came["id"]] = came
        message = self._answers.pop(number)
        if "error" in message:
            raise RuntimeError(message["error"])
        return message.get("result")

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
            self._came.put(message)


def position(text: str, offset: int, encoding: str = "utf-16") -> dict[str, int]:
    """Return the line and the column, both from 0, of an offset in code points."""
    start = line = 0
    for end in _LINE_END.finditer(text):
        if end.end() > offset:
            break
        start, line = end.end(), line + 1
    codec, size = UNITS[encoding]
    return {"line": line, "character": len(text[start:offset].encode(codec)) // size}


def replacing(
    text: str, start: int, end: int, new: str, encoding: str = "utf-16"
) -> dict[str, Any]:
    """Return the change that replaces a stretch of a text, as an editor sends it."""
    ends = {"start": position(text, start, encoding), "end": position(text, end, encoding)}
    return {"range": ends, "text": new}
