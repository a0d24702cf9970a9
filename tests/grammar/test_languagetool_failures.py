"""Whatever becomes of LanguageTool, the other rules report as ever, and the message is clear."""

import time
from collections.abc import Callable
from http.server import BaseHTTPRequestHandler
from pathlib import Path

import pytest

from copydesk.cli import main

Serve = Callable[[Callable[[BaseHTTPRequestHandler], None]], str]
TEXT = "Le port est fermé pour pour une semaine.\n"


def garbage(handler: BaseHTTPRequestHandler) -> None:
    """Answer what no LanguageTool answers."""
    handler.send_response(200)
    handler.end_headers()
    handler.wfile.write(b"<html>Bonjour</html>")


def silence(_: BaseHTTPRequestHandler) -> None:
    """Answer nothing in time."""
    time.sleep(5)


def nobody(serve: Serve) -> str:
    """Return an address where nothing listens."""
    del serve
    return "http://127.0.0.1:9"


@pytest.mark.usefixtures("cache")
@pytest.mark.parametrize(
    ("url", "said"),
    [
        (nobody, "cannot be reached"),
        (lambda serve: serve(garbage), "is not a LanguageTool server"),
        (lambda serve: serve(silence), "did not answer within 0.5 s"),
    ],
)
def test_the_other_rules_report_as_ever(
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
    serve: Serve,
    url: Callable[[Serve], str],
    said: str,
) -> None:
    (tmp_path / "copydesk.toml").write_text(
        f'grammar = "languagetool"\n[languagetool]\nurl = "{url(serve)}"\ntimeout = 0.5\n'
    )
    path = tmp_path / "a.fr.txt"
    path.write_text(TEXT)
    assert main(["check", "--output-format", "concise", str(path)]) == 2
    captured = capsys.readouterr()
    assert "[repeated-word]" in captured.out
    assert said in captured.out + captured.err
    assert "Traceback" not in captured.err


@pytest.mark.usefixtures("engine")
def test_a_cache_that_cannot_be_used_costs_a_warning(
    tmp_path: Path, cache: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (cache / "grammar.sqlite3").mkdir()
    config = 'grammar = "languagetool"\n[languagetool]\nmemory = 800\nkeep_alive = 3\n'
    (tmp_path / "copydesk.toml").write_text(config)
    path = tmp_path / "a.fr.txt"
    path.write_text(f"{TEXT}Il a cité les secteur de la pêche.\n")
    assert main(["check", "--output-format", "concise", str(path)]) == 1
    captured = capsys.readouterr()
    assert "grammar.sqlite3 cannot be used" in captured.err
    assert "[repeated-word]" in captured.out
