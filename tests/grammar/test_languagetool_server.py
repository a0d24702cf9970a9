"""One server per user, whatever happens to it."""

import os
import signal
import socket
import subprocess
import sys
import time
from dataclasses import replace
from pathlib import Path

import pytest

from copydesk.grammar.languagetool import server
from copydesk.grammar.languagetool import state as states
from copydesk.grammar.languagetool.client import is_healthy
from copydesk.grammar.languagetool.engine import LanguageTool
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.state import Process, State
from copydesk.grammar.protocol import GrammarUnavailableError, Passage

SETTINGS = LanguageToolSettings(memory=500, keep_alive=5, cache=False)
WRONG = Passage("Il a cité les secteur de la pêche.")


def has_ended(process: Process, seconds: float = 20) -> bool:
    """Wait until a process has ended; tell whether it has."""
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if not process.is_alive():
            return True
        time.sleep(0.05)
    return False


def test_a_server_is_started_once_found_again_and_stopped(own_server: Path) -> None:
    first = server.ensure(SETTINGS)
    assert is_healthy(first.address)
    assert server.ensure(SETTINGS) == first
    assert own_server.stat().st_mode & 0o077 == 0
    assert server.stop()
    assert has_ended(first.server)
    assert first.watchdog is not None
    assert has_ended(first.watchdog)
    assert not server.stop()


def test_it_listens_on_this_computer_only(own_server: Path) -> None:
    import psutil  # type: ignore[import-untyped]

    state = server.ensure(SETTINGS)
    process = psutil.Process(state.server.pid)
    listening = [one.laddr.ip for one in process.net_connections() if one.status == "LISTEN"]
    assert own_server.is_dir()
    assert [ip.removeprefix("::ffff:") for ip in listening] == ["127.0.0.1"]
    assert any(part.startswith("-Xmx500m") for part in process.cmdline())


START = """
from copydesk.grammar.languagetool import server
from copydesk.grammar.languagetool.settings import LanguageToolSettings
print(server.ensure(LanguageToolSettings(memory=500, keep_alive=5)).server.pid)
"""


def test_two_processes_that_start_it_at_once_share_it(own_server: Path) -> None:
    command = [sys.executable, "-c", START]
    running = [subprocess.Popen(command, stdout=subprocess.PIPE, text=True) for _ in range(3)]
    pids = {one.communicate(timeout=120)[0] for one in running}
    assert own_server.is_dir()
    assert len(pids) == 1
    assert server.ensure(SETTINGS).server.pid == int(pids.pop())


def test_a_server_that_has_died_is_replaced(own_server: Path) -> None:
    first = server.ensure(SETTINGS)
    os.kill(first.server.pid, signal.SIGKILL)
    assert has_ended(first.server)
    second = server.ensure(SETTINGS)
    assert second.server.pid != first.server.pid
    assert is_healthy(second.address)
    assert own_server.is_dir()


def test_a_server_killed_while_it_is_asked_is_replaced(own_server: Path) -> None:
    first = server.ensure(SETTINGS)
    killer = subprocess.Popen(["sh", "-c", f"sleep 1; kill -9 {first.server.pid}"])
    assert len(LanguageTool(SETTINGS).check([WRONG], "fr")) == 1
    assert killer.wait(10) == 0
    assert own_server.is_dir()


def test_a_server_that_hangs_is_given_up_and_the_next_run_starts_another(
    own_server: Path,
) -> None:
    first = server.ensure(SETTINGS)
    os.kill(first.server.pid, signal.SIGSTOP)
    impatient = replace(SETTINGS, timeout=1, start_timeout=1)
    with pytest.raises(GrammarUnavailableError, match="did not answer within 1 s"):
        LanguageTool(impatient).check([WRONG], "fr")
    assert has_ended(first.server)
    assert own_server.is_dir()


def test_a_port_that_is_taken_is_not_used(own_server: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        ports = iter([port, port + 1 if port < 65535 else port - 1])
        state = server.ensure(SETTINGS, free_port=lambda: next(ports))
    assert state.port != port
    assert own_server.is_dir()


def test_no_free_port_is_an_error_with_an_end(own_server: Path) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        with pytest.raises(GrammarUnavailableError, match="no free port in 3 attempts"):
            server.ensure(SETTINGS, free_port=lambda: port)
    assert states.read_state() is None
    assert own_server.is_dir()


@pytest.mark.parametrize("content", [b"", b"{", b'{"port": "x"}', b"\xff"])
def test_a_damaged_state_counts_as_none(cache: Path, content: bytes) -> None:
    assert cache.is_dir()
    states.state_file().write_bytes(content)
    assert states.read_state() is None


def state_of(process: Process) -> State:
    """Return a state that names a process."""
    return State(8081, process, None, "6.6", "a.jar", "java", 800, 30.0)


def test_a_state_from_before_a_restart_of_the_computer_counts_as_none(cache: Path) -> None:
    me = Process.of(os.getpid())
    assert me is not None
    assert cache.is_dir()
    states.write_state(state_of(Process(me.pid, me.started - 86_400)))
    assert states.read_state() is None
    states.write_state(state_of(me))
    assert states.read_state() == state_of(me)


def test_a_state_of_a_process_that_has_ended_counts_as_none(cache: Path) -> None:
    ended = subprocess.Popen([sys.executable, "-c", ""])
    process = Process.of(ended.pid)
    assert process is not None
    ended.wait()
    assert cache.is_dir()
    states.write_state(state_of(process))
    assert states.read_state() is None


def test_an_idle_server_stops_by_itself(own_server: Path) -> None:
    state = server.ensure(replace(SETTINGS, keep_alive=0.02))
    assert has_ended(state.server, seconds=10)
    assert state.watchdog is not None
    assert has_ended(state.watchdog)
    assert not (own_server / "server.json").exists()


def test_a_server_without_its_watchdog_gets_a_new_one(own_server: Path) -> None:
    first = server.ensure(SETTINGS)
    assert first.watchdog is not None
    first.watchdog.kill()
    second = server.ensure(SETTINGS)
    assert second.server == first.server
    assert second.watchdog is not None
    assert second.watchdog != first.watchdog
    assert second.watchdog.is_alive()
    assert own_server.is_dir()


def test_the_server_of_another_release_is_replaced(own_server: Path) -> None:
    first = server.ensure(SETTINGS)
    assert first.watchdog is not None
    older = State(**{**{f: getattr(first, f) for f in first.__struct_fields__}, "jar": "old.jar"})
    states.write_state(older)
    second = server.ensure(SETTINGS)
    assert second.server != first.server
    assert not first.server.is_alive()
    assert own_server.is_dir()


def test_a_start_that_fails_says_why(own_server: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("JAVA_TOOL_OPTIONS", "-XX:NoSuchOption")
    with pytest.raises(GrammarUnavailableError, match=r"as it started.*NoSuchOption"):
        server.ensure(SETTINGS)
    assert (own_server / "server.log").exists()


def test_a_runtime_folder_that_cannot_be_made_is_named(
    ready: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    blocked = ready / "file"
    blocked.write_text("", encoding="utf-8")
    monkeypatch.setenv("COPYDESK_RUNTIME", str(blocked / "runtime"))
    with pytest.raises(GrammarUnavailableError, match=r"cannot be started.*file"):
        server.ensure(SETTINGS)
