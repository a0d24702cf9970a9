"""What the client makes of servers that misbehave."""

import socket
import threading
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler

import pytest

from copydesk.grammar.languagetool.client import (
    Address,
    RefusedError,
    TimedOutError,
    UnreachableError,
    address_of,
    check,
    is_healthy,
    is_languagetool,
)
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.protocol import GrammarUnavailableError, Passage

Serve = Callable[[Callable[[BaseHTTPRequestHandler], None]], str]


def answer(handler: BaseHTTPRequestHandler, content: bytes, status: int = 200) -> None:
    """Send an answer."""
    handler.send_response(status)
    handler.send_header("Content-Length", str(len(content)))
    handler.end_headers()
    handler.wfile.write(content)


@pytest.mark.parametrize(
    ("url", "address"),
    [
        ("http://localhost:8081", Address("localhost", 8081)),
        ("http://localhost:8081/v2/", Address("localhost", 8081)),
        ("http://localhost:8081/v2/check", Address("localhost", 8081)),
        ("localhost:8010", Address("localhost", 8010)),
        ("https://lt.example.org", Address("lt.example.org", 443, "/v2", secure=True)),
        ("http://[::1]:8081", Address("::1", 8081)),
        ("http://example.org/lt/v2", Address("example.org", 80, "/lt/v2")),
    ],
)
def test_urls(url: str, address: Address) -> None:
    assert address_of(url) == address


@pytest.mark.parametrize(
    "url", ["", "ftp://localhost", "http://", "http://a:b", "http://u:p@localhost", "http://a?x=1"]
)
def test_bad_urls_name_the_key(url: str) -> None:
    with pytest.raises(GrammarUnavailableError, match=r"languagetool\.url"):
        address_of(url)


def test_nobody_listens() -> None:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    with pytest.raises(UnreachableError, match="cannot be reached: Connection refused"):
        check(Address("127.0.0.1", port), {"text": "a"}, 2)


@pytest.mark.parametrize(
    "content",
    [
        b"",
        b"<html>hello</html>",
        b"{}",
        b'{"matches": 3}',
        b'{"matches": [{}]}',
        b"[1",
        b"\xff\xfe",
    ],
)
def test_an_answer_that_is_not_languagetools(serve: Serve, content: bytes) -> None:
    address = address_of(serve(lambda handler: answer(handler, content)))
    with pytest.raises(GrammarUnavailableError, match="is not a LanguageTool server"):
        check(address, {"text": "a"}, 5)
    assert not is_languagetool(address)
    assert not is_healthy(address)


def test_an_answer_that_is_not_http() -> None:
    message = "is not a LanguageTool server"
    ssh = _raw_server(b"SSH-2.0-OpenSSH_9.9\r\n")
    with ssh as port, pytest.raises(GrammarUnavailableError, match=message):
        check(Address("127.0.0.1", port), {"text": "a"}, 5)


def test_a_server_that_hangs_up() -> None:
    with _raw_server(b"") as port, pytest.raises(UnreachableError, match=r"it hung up|reset"):
        check(Address("127.0.0.1", port), {"text": "a"}, 5)


def test_a_server_that_hangs_up_in_mid_answer() -> None:
    head = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n{"
    with _raw_server(head) as port, pytest.raises(UnreachableError, match=r"mid-answer|reset"):
        check(Address("127.0.0.1", port), {"text": "a"}, 5)


def test_a_server_that_never_answers(serve: Serve) -> None:
    given_up = threading.Event()

    def keep_silent(_: BaseHTTPRequestHandler) -> None:
        given_up.wait(60)

    address = address_of(serve(keep_silent))
    with pytest.raises(TimedOutError, match=r"within 0\.3 s"):
        check(address, {"text": "a"}, 0.3)
    given_up.set()


def test_a_server_that_answers_a_byte_at_a_time(serve: Serve) -> None:
    given_up, ended = threading.Event(), threading.Event()

    def drip(handler: BaseHTTPRequestHandler) -> None:
        handler.send_response(200)
        handler.end_headers()
        for _ in range(600):
            handler.wfile.write(b" ")
            handler.wfile.flush()
            if given_up.wait(0.1):
                return
        ended.set()

    address = address_of(serve(drip))
    with pytest.raises(TimedOutError):
        check(address, {"text": "a"}, 0.5)
    assert not ended.is_set()  # it was not read to its end
    given_up.set()


def test_a_refusal_gives_the_servers_reason(serve: Serve) -> None:
    address = address_of(serve(lambda handler: answer(handler, b"Text too long\n\nat x", 413)))
    with pytest.raises(RefusedError, match=r"413, Text too long$"):
        check(address, {"text": "a"}, 5)


def test_a_limit_of_requests_is_named(serve: Serve) -> None:
    address = address_of(serve(lambda handler: answer(handler, b"", 429)))
    with pytest.raises(RefusedError, match="limit reached"):
        check(address, {"text": "a"}, 5)


@pytest.mark.usefixtures("cache")
def test_the_engine_stops_asking_after_two_failures(serve: Serve) -> None:
    asked: list[str] = []

    def garbage(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        answer(handler, b"no")

    engine = LanguageTool(LanguageToolSettings(url=serve(garbage)))
    for number in range(4):
        with pytest.raises(GrammarUnavailableError, match="is not a LanguageTool server"):
            engine.check([Passage(f"Un texte {number}.")], "fr")
    assert asked == ["/v2/check"] * 2


@pytest.mark.usefixtures("cache")
def test_a_refused_article_does_not_stop_the_others(serve: Serve) -> None:
    asked: list[str] = []

    def refuse(handler: BaseHTTPRequestHandler) -> None:
        asked.append(handler.path)
        answer(handler, b"internal error", 500)

    engine = LanguageTool(LanguageToolSettings(url=serve(refuse)))
    for number in range(4):
        with pytest.raises(RefusedError):
            engine.check([Passage(f"Un texte {number}.")], "fr")
    assert len(asked) == 4


@pytest.mark.usefixtures("cache")
def test_a_language_unknown_to_the_server_has_no_matches(serve: Serve) -> None:
    said = b"Error: 'br' is not a language code known to LanguageTool."
    url = serve(lambda handler: answer(handler, said, 400))
    engine = LanguageTool(LanguageToolSettings(url=url))
    assert engine.check([Passage("Demat d'an holl.")], "br") == ()


class _raw_server:  # noqa: N801 (used as a function)
    """A server that reads a request, sends some bytes and closes."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._socket = socket.create_server(("127.0.0.1", 0))

    def __enter__(self) -> int:
        threading.Thread(target=self._serve, daemon=True).start()
        port: int = self._socket.getsockname()[1]
        return port

    def _serve(self) -> None:
        connection, _ = self._socket.accept()
        with connection:
            connection.recv(100_000)
            connection.sendall(self._content)

    def __exit__(self, *_: object) -> None:
        self._socket.close()
