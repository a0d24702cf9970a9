"""One LanguageTool server per user and computer, shared by all runs.

A run starts it where none listens and leaves it running; a watchdog ends it
when it has not been asked for a while. It listens on this computer only.
"""

import os
import socket
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from msgspec.structs import replace

from copydesk.grammar.languagetool import state as states
from copydesk.grammar.languagetool.client import Address, is_healthy
from copydesk.grammar.languagetool.java import find_java
from copydesk.grammar.languagetool.launch import PortTakenError, detached, launch, wait
from copydesk.grammar.languagetool.locking import locked
from copydesk.grammar.languagetool.places import installed_jar, runtime_folder
from copydesk.grammar.languagetool.releases import Release, find_release
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.state import Process, State
from copydesk.grammar.protocol import GrammarUnavailableError

ATTEMPTS = 3
"""Ports tried before giving up; each is free when it is chosen, and taken by bad luck."""


def ensure(settings: LanguageToolSettings, free_port: Callable[[], int] | None = None) -> State:
    """Return the running server, started if need be.

    Raises GrammarUnavailableError where it cannot be started.
    """
    try:
        state = _usable() or _start_alone(settings, free_port or _free_port)
    except TimeoutError as error:
        raise GrammarUnavailableError(f"LanguageTool does not start: {error}") from None
    except OSError as error:
        message = f"LanguageTool cannot be started: {error.strerror or error}"
        raise GrammarUnavailableError(f"{message} ({error.filename or ''})") from None
    states.mark_used()
    return state


def stop() -> bool:
    """End the server; tell whether there was one. Raises TimeoutError, OSError."""
    with locked(str(states.lock_file()), timeout=60):
        state = states.read_state()
        _clear(state)
    return state is not None


def replace_unhealthy(address: Address) -> None:
    """Make sure that a server which does not answer at `address` is not used again."""
    with locked(str(states.lock_file()), timeout=60):
        state = states.read_state()
        if state is not None and state.address == address and not is_healthy(address):
            _clear(state)


def _usable() -> State | None:
    """Return the running server where it is that of the installed release."""
    state = states.read_state()
    if state is None or (installed_jar() and state.jar != installed_jar()):
        return None
    if state.watchdog is None or not state.watchdog.is_alive():
        return None
    return state


def _start_alone(settings: LanguageToolSettings, free_port: Callable[[], int]) -> State:
    """Start the server, unless another process does so at this moment."""
    with (
        locked(str(states.lock_file()), timeout=settings.start_timeout + 30),
        told("Starting LanguageTool"),
    ):
        if state := _usable():
            return state
        running = states.read_state()
        if running is not None and is_healthy(running.address) and not _is_outdated(running):
            return _guarded(running)
        _clear(running)
        return _guarded(_start(settings, find_release(), find_java(), free_port))


def _is_outdated(state: State) -> bool:
    return bool(installed_jar()) and state.jar != installed_jar()


def _guarded(state: State) -> State:
    """Return the state stored with a new watchdog; a server without one would never end."""
    states.mark_used()
    states.write_state(state)
    command = [sys.executable, "-m", "copydesk.grammar.languagetool.watchdog"]
    process = subprocess.Popen(
        command,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env={**os.environ, "COPYDESK_RUNTIME": runtime_folder()},
        cwd=runtime_folder(),
        **detached(),
    )
    guarded = replace(state, watchdog=Process.of(process.pid))
    process.returncode = 0  # It is meant to outlive this process: no warning about that.
    states.write_state(guarded)
    return guarded


def _clear(state: State | None) -> None:
    """End what runs and forget it."""
    states.forget_state()
    for process in (state.watchdog, state.server) if state else ():
        if process is not None:
            process.kill()


def _start(
    settings: LanguageToolSettings, release: Release, java: str, free_port: Callable[[], int]
) -> State:
    for _ in range(ATTEMPTS):
        port = free_port()
        process = launch(settings, release.jar, java, port)
        try:
            wait(process, port, settings.start_timeout)
        except PortTakenError:
            continue
        except BaseException:
            process.kill()
            raise
        started = Process.of(process.pid)
        process.returncode = 0  # It is meant to outlive this process: no warning about that.
        if started is None:
            break
        return State(
            port=port,
            server=started,
            watchdog=None,
            version=release.version,
            jar=release.jar,
            java=java,
            memory=settings.memory,
            keep_alive=settings.keep_alive,
        )
    raise GrammarUnavailableError(f"LanguageTool found no free port in {ATTEMPTS} attempts")


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
    return port


@contextmanager
def told(what: str, *, when: bool = True) -> Iterator[None]:
    """Show `what` on a terminal while the block runs."""
    terminal = when and sys.stderr.isatty()
    if terminal:
        sys.stderr.write(f"\r\x1b[2K{what} …")
        sys.stderr.flush()
    try:
        yield
    finally:
        if terminal:
            sys.stderr.write("\r\x1b[2K")
            sys.stderr.flush()
