"""Questions to a LanguageTool server over HTTP.

language-tool-python has a client too; it knows no annotated text, corrects the
offsets of matches but not their lengths, keeps state in a class and so mixes up
threads, drops descriptions and URLs, and costs 0.3 s to import. What it is used
for is in `releases` and `server`.
"""

import http.client
import json
import socket
import threading
from contextlib import suppress
from typing import NamedTuple
from urllib.parse import urlencode, urlsplit

import msgspec

from copydesk.grammar.languagetool.valid import url_fault
from copydesk.grammar.languagetool.wire import Answer
from copydesk.grammar.protocol import GrammarUnavailableError

LARGEST_ANSWER = 64 * 1024 * 1024
UNKNOWN_LANGUAGE = b"is not a language code known to LanguageTool"


class Address(NamedTuple):
    """Where a server listens: `path` is what stands before ``/check``."""

    host: str
    port: int
    path: str = "/v2"
    secure: bool = False

    def __str__(self) -> str:
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{'https' if self.secure else 'http'}://{host}:{self.port}"


class UnreachableError(GrammarUnavailableError):
    """Nothing answers at the address, or the connection broke: worth another try."""


class TimedOutError(GrammarUnavailableError):
    """The server took the question and did not answer in time."""


class RefusedError(GrammarUnavailableError):
    """The server answers, but not to this text."""


def address_of(url: str) -> Address:
    """Return the address that a url names; ``/v2`` may be left out.

    >>> address_of("localhost:8081")
    Address(host='localhost', port=8081, path='/v2', secure=False)

    Raises GrammarUnavailableError where it is no http address.
    """
    why = url_fault(url) if url else "it is empty"
    if why:
        raise GrammarUnavailableError(f"languagetool.url {url!r} is not that of a server: {why}")
    parts = urlsplit(url if "://" in url else f"http://{url}")
    secure = parts.scheme == "https"
    path = parts.path.rstrip("/").removesuffix("/check")
    port = parts.port or (443 if secure else 80)
    return Address(parts.hostname or "", port, path or "/v2", secure)


def check(address: Address, parameters: dict[str, str], timeout: float) -> Answer:
    """Return the answer to one question; `timeout` is in seconds, for all of it.

    A language that the server does not know has no matches.

    Raises UnreachableError, TimedOutError and RefusedError, which say what they
    mean, and GrammarUnavailableError where the answer is nonsense.
    """
    body = urlencode(parameters).encode("ascii")
    status, content = ask(address, "/check", timeout, body)
    if status == http.client.BAD_REQUEST and UNKNOWN_LANGUAGE in content:
        return Answer([])
    if status != http.client.OK:
        raise RefusedError(_refusal(address, status, content))
    try:
        return msgspec.json.decode(content, type=Answer)
    except (msgspec.DecodeError, UnicodeDecodeError):
        raise GrammarUnavailableError(_stranger(address)) from None


def is_languagetool(address: Address, timeout: float = 0.5) -> bool:
    """Tell whether a LanguageTool server answers there."""
    try:
        status, content = ask(address, "/languages", timeout)
        return status == http.client.OK and any(
            isinstance(one, dict) and "longCode" in one for one in json.loads(content)
        )
    except (GrammarUnavailableError, ValueError, TypeError):
        return False


def is_healthy(address: Address, timeout: float = 2.0) -> bool:
    """Tell whether the server there says that it is well."""
    try:
        status, content = ask(address, "/healthcheck", timeout)
    except GrammarUnavailableError:
        return False
    return status == http.client.OK and content.strip() == b"OK"


def ask(
    address: Address, path: str, timeout: float, body: bytes | None = None
) -> tuple[int, bytes]:
    """Return the status and content of an answer. Raises UnreachableError, TimedOutError."""
    kind = http.client.HTTPSConnection if address.secure else http.client.HTTPConnection
    connection = kind(address.host, address.port, timeout=timeout)
    headers = {"Content-Type": "application/x-www-form-urlencoded"} if body else {}
    watch = _Deadline(timeout)
    try:
        with watch:
            connection.connect()
            watch.socket = connection.sock
            connection.request("POST" if body else "GET", address.path + path, body, headers)
            response = connection.getresponse()
            content = response.read(LARGEST_ANSWER + 1)
        if watch.expired:
            raise TimeoutError
        if response.length and len(content) <= LARGEST_ANSWER:
            raise http.client.IncompleteRead(content, response.length)
    except (OSError, http.client.HTTPException) as error:
        raise _failure(address, error, timeout, expired=watch.expired) from None
    finally:
        connection.close()
    if len(content) > LARGEST_ANSWER:
        raise GrammarUnavailableError(_stranger(address))
    return response.status, content


class _Deadline:
    """Cuts a connection off; its own timeout starts anew with every byte."""

    def __init__(self, seconds: float) -> None:
        self.socket: socket.socket | None = None
        self.expired = False
        self._timer = threading.Timer(seconds, self._cut)
        self._timer.daemon = True

    def __enter__(self) -> None:
        self._timer.start()

    def __exit__(self, *_: object) -> None:
        self._timer.cancel()

    def _cut(self) -> None:
        self.expired = True
        if self.socket is not None:
            with suppress(OSError):
                self.socket.shutdown(socket.SHUT_RDWR)


def _failure(
    address: Address, error: Exception, timeout: float, *, expired: bool
) -> GrammarUnavailableError:
    """Return what a failed exchange means to the user."""
    if expired or isinstance(error, TimeoutError):
        message = f"LanguageTool at {address} did not answer within {timeout:g} s"
        return TimedOutError(f"{message}; raise languagetool.timeout or restart it")
    if isinstance(error, http.client.RemoteDisconnected):
        return UnreachableError(_unreachable(address, "it hung up"))
    if isinstance(error, http.client.IncompleteRead):
        return UnreachableError(_unreachable(address, "it hung up in mid-answer"))
    if isinstance(error, OSError):
        return UnreachableError(_unreachable(address, error.strerror or str(error)))
    return GrammarUnavailableError(_stranger(address))


def _unreachable(address: Address, why: str) -> str:
    return f"LanguageTool at {address} cannot be reached: {why}"


def _stranger(address: Address) -> str:
    return f"what answers at {address} is not a LanguageTool server; check languagetool.url"


def _refusal(address: Address, status: int, content: bytes) -> str:
    if status in (426, 429):
        return f"LanguageTool at {address} takes no more questions for now (limit reached)"
    text = content[:300].decode("utf-8", "replace").strip().splitlines()
    said = text[0] if text else "nothing"
    return f"LanguageTool at {address} refused the text: {status}, {said}"
