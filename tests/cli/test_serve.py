"""A warm server: the same runs, byte for byte, and a plain run wherever it cannot help."""

import os
import pty
import signal
import socket
import stat
import subprocess
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from cli.command import COMMAND, Outcome, Run, wait_until
from copydesk.serve_client import socket_path

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="serve needs fork")

Ask = Callable[..., Outcome]


@pytest.fixture
def runtime(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Return a folder for sockets; their paths have to be short."""
    folder = tmp_path_factory.mktemp("r")
    folder.chmod(0o700)
    return folder


@pytest.fixture
def environment(environment: dict[str, str], runtime: Path) -> dict[str, str]:
    return {**environment, "XDG_RUNTIME_DIR": str(runtime)}


@pytest.fixture
def serve(environment: dict[str, str], tmp_path: Path) -> Iterator[Run]:
    """Return the function that runs ``copydesk serve``; the server is stopped at the end."""

    def ask(*arguments: str) -> Outcome:
        done = subprocess.run(
            [*COMMAND, "serve", *arguments],
            cwd=tmp_path,
            env=environment,
            stdin=subprocess.DEVNULL,
            capture_output=True,
            timeout=120,
            check=False,
        )
        return Outcome(done.returncode, done.stdout.decode(), done.stderr.decode())

    yield ask
    ask("--stop")


@pytest.fixture
def served(serve: Run) -> Callable[[], int]:
    """Start a server; return the function that tells how many runs it has done."""
    started = serve("--background")
    assert started == Outcome(0, "", "")

    def count() -> int:
        return int(serve("--status").out.split()[-2])

    return count


@pytest.fixture
def both(run: Run, served: Callable[[], int]) -> Run:
    """Return the function that runs a command in both ways and tells what both have done."""

    def both(*arguments: str, stdin: bytes = b"", **more: str) -> Outcome:
        before = served()
        warm = run(*arguments, stdin=stdin, **more)
        assert served() == before + 1
        plain = run(*arguments, stdin=stdin, COPYDESK_NO_SERVER="1", **more)
        assert served() == before + 1
        assert warm == plain
        return warm

    return both


def socket_of(runtime: Path) -> Path:
    [found] = (runtime / "copydesk").iterdir()
    return found


def test_the_same_output(desk: Path, both: Run) -> None:
    (desk / "a.txt").write_text("Une faute. Un nouveau peut-être.", encoding="utf-8")
    (desk / "sub").mkdir()
    (desk / "sub/b.md").write_text("Une *faute*.", encoding="utf-8")
    assert both("check").code == 1
    assert "sub/b.md:1" in both("check", "sub", "--output-format", "concise").out
    assert both("check", "--select", "weak-word", "sub").code == 0
    assert both("check", "nowhere.txt").code == 2
    assert both("check", "--selekt", "x").code == 2
    assert both("check", "--select", "no-such-rule").code == 2
    assert both("check", "--help").code == 0
    assert both("check", "--jobs", "2").code == 1
    assert both("check", "--no-cache", "--statistics").code == 1


@pytest.mark.usefixtures("desk")
def test_standard_input_and_encodings(both: Run) -> None:
    text = "Élan, faute 😀.".encode()
    assert "stdin.txt" in both("check", "-", stdin=text).out
    assert both("check", "--fix", "-", stdin=text).out.startswith("Élan, erreur")
    for encoding in ("ascii", "latin-1", "utf-8:strict"):
        both("check", "-", stdin="Une faute ’".encode(), PYTHONIOENCODING=encoding)


def test_the_environment_is_the_asking_one(desk: Path, both: Run) -> None:
    (desk / "a.txt").write_text("Une faute.", encoding="utf-8")
    assert "\x1b[" in both("check", FORCE_COLOR="1").out
    assert "\x1b[" not in both("check").out


@pytest.mark.usefixtures("served")
def test_fixes_write_what_a_plain_run_writes(desk: Path, run: Run) -> None:
    file = desk / "a.txt"
    written = []
    for off in ("", "1"):
        file.write_text("Une faute.", encoding="utf-8")
        assert run("check", "--fix", COPYDESK_NO_SERVER=off).code == 0
        written.append((file.read_bytes(), stat.S_IMODE(file.stat().st_mode)))
    assert written[0] == written[1] == (b"Une erreur.", written[0][1])


@pytest.mark.usefixtures("served")
def test_a_terminal_is_one(desk: Path, environment: dict[str, str]) -> None:
    (desk / "a.txt").write_text("Une faute.", encoding="utf-8")
    seen = []
    for off in ("", "1"):
        main, other = pty.openpty()
        more = {**environment, "COPYDESK_NO_SERVER": off, "TERM": "xterm"}
        done = subprocess.run([*COMMAND, "check"], cwd=desk, env=more, stdout=other, check=False)
        os.close(other)
        seen.append((done.returncode, os.read(main, 100_000)))
        os.close(main)
    assert seen[0] == seen[1]
    assert b"\x1b[" in seen[0][1]


def test_changes_are_seen(desk: Path, both: Run) -> None:
    (desk / "a.txt").write_text("Une faute, peut-être.", encoding="utf-8")
    assert "weak-word" in both("check").out
    config = desk / "copydesk.toml"
    config.write_text(config.read_text() + 'ignore = ["weak-word"]\n')
    assert "weak-word" not in both("check").out
    (desk / "a.txt").write_text("Rien.", encoding="utf-8")
    assert both("check").code == 0
    (desk / "new").mkdir()
    (desk / "new/copydesk.toml").write_text(config.read_text().split("ignore")[0])
    (desk / "new/b.txt").write_text("Un peut-être.", encoding="utf-8")
    assert "new/b.txt:1:4" in both("check").out


def test_a_run_that_dies_dies_alone(desk: Path, both: Run) -> None:
    (desk / "a.txt").write_text("Un désastre.", encoding="utf-8")
    assert both("check").code == -signal.SIGSEGV
    (desk / "a.txt").write_text("Un abandon.", encoding="utf-8")
    assert both("check").code == 7
    (desk / "a.txt").write_text("Une faute.", encoding="utf-8")
    assert both("check").code == 1


def test_an_interruption_is_passed_on(
    desk: Path, environment: dict[str, str], served: Callable[[], int]
) -> None:
    (desk / "a.txt").write_text("Cela dure éternellement.", encoding="utf-8")
    child = subprocess.Popen(
        [*COMMAND, "check", "a.txt"], cwd=desk, env=environment, stderr=subprocess.PIPE
    )
    wait_until((desk / "started").exists)
    child.send_signal(signal.SIGINT)
    _, said = child.communicate(timeout=60)
    assert (child.returncode, served()) == (130, 1)
    assert b"interrupted" in said


@pytest.mark.usefixtures("served")
def test_a_socket_without_a_server(desk: Path, run: Run, serve: Run, runtime: Path) -> None:
    (desk / "a.txt").write_text("Une faute.", encoding="utf-8")
    plain = run("check", COPYDESK_NO_SERVER="1")
    process = int(serve("--status").out.split("process ")[1].split(")")[0])
    os.kill(process, signal.SIGKILL)
    wait_until(lambda: serve("--status").code != 0)
    assert socket_of(runtime).is_socket()
    assert run("check") == plain
    assert serve("--background").code == 0
    assert run("check") == plain


def test_a_server_that_refuses(desk: Path, run: Run, serve: Run, runtime: Path) -> None:
    (desk / "a.txt").write_text("Une faute.", encoding="utf-8")
    plain = run("check", COPYDESK_NO_SERVER="1")
    serve("--background")
    path = socket_of(runtime)
    serve("--stop")
    with socket.socket(socket.AF_UNIX) as stranger:
        stranger.bind(str(path))
        stranger.listen()
        if os.fork() == 0:
            connection, _ = stranger.accept()
            connection.recv(10)
            connection.send(b"-")
            os._exit(0)
        assert run("check") == plain
        os.wait()
    path.unlink()


@pytest.mark.usefixtures("desk")
def test_nobody_else_can_listen(run: Run, serve: Run, runtime: Path) -> None:
    folder = runtime / "copydesk"
    folder.mkdir(mode=0o755)
    folder.chmod(0o755)
    refused = serve("--background")
    assert refused.code == 2
    assert "is open to others" in refused.err
    assert run("check", "--select", "desk").code == 2  # a plain run: there is no article


@pytest.mark.usefixtures("served")
def test_one_server_at_a_time(serve: Run, runtime: Path) -> None:
    second = serve()
    assert second.code == 2
    assert "a server is running already" in second.err
    assert stat.S_IMODE((runtime / "copydesk").stat().st_mode) == 0o700
    assert "stops" in serve("--stop").out
    assert serve("--status") == Outcome(1, "no server runs\n", "")
    assert serve("--stop") == Outcome(0, "no server runs\n", "")
    assert list((runtime / "copydesk").iterdir()) == []


def test_an_idle_server_ends(environment: dict[str, str], runtime: Path) -> None:
    code = "import sys; from copydesk.serving import Server; Server(sys.argv[1], 0.05).serve()"
    path = str(runtime / "copydesk" / "x")
    subprocess.run([sys.executable, "-c", code, path], env=environment, timeout=60, check=True)
    assert not Path(path).exists()


def test_the_socket_is_that_of_the_code(monkeypatch: pytest.MonkeyPatch) -> None:
    before = socket_path()
    monkeypatch.setattr("copydesk.serve_client.__version__", "0.0.0")
    assert socket_path() != before
