"""What is known of the running server: one small file in the runtime folder."""

import os
import time
from contextlib import suppress
from pathlib import Path

import msgspec

from copydesk.grammar.languagetool.client import Address
from copydesk.grammar.languagetool.places import runtime_folder


class Process(msgspec.Struct, frozen=True):
    """A process, told from a later one of the same number by when it started."""

    pid: int
    started: float

    @classmethod
    def of(cls, pid: int) -> "Process | None":
        """Return the process with that number, None where it has ended."""
        import psutil  # type: ignore[import-untyped]

        try:
            found = psutil.Process(pid)
            if found.status() == psutil.STATUS_ZOMBIE:
                return None
            return cls(pid, found.create_time())
        except psutil.Error:
            return None

    def is_alive(self) -> bool:
        """Tell whether this very process still runs."""
        now = Process.of(self.pid)
        return now is not None and abs(now.started - self.started) < 1.0

    def kill(self) -> None:
        """End the process and its children, if it still runs, and wait until it has ended."""
        if not self.is_alive():
            return
        from language_tool_python.utils import kill_process_force

        kill_process_force(pid=self.pid)
        end = time.monotonic() + 5
        while self.is_alive() and time.monotonic() < end:
            time.sleep(0.01)


class State(msgspec.Struct, frozen=True):
    """A server that copydesk started. `keep_alive` is in minutes, `memory` in MiB."""

    port: int
    server: Process
    watchdog: Process | None
    version: str
    jar: str
    java: str
    memory: int
    keep_alive: float

    @property
    def address(self) -> Address:
        """Where it listens."""
        return Address("127.0.0.1", self.port)


def state_file() -> Path:
    """Return the path of the file that says which server runs."""
    return Path(runtime_folder(), "server.json")


def used_file() -> Path:
    """Return the path of the file whose time is that of the last question."""
    return Path(runtime_folder(), "used")


def lock_file() -> Path:
    """Return the path of the file that is locked to start or stop the server."""
    return Path(runtime_folder(), "lock")


def log_file() -> Path:
    """Return the path of the server's own log."""
    return Path(runtime_folder(), "server.log")


def read_state() -> State | None:
    """Return the server that runs, None where none does.

    A file that cannot be read, or that speaks of a process that has ended (a
    crash, a restart of the computer), counts as none.
    """
    try:
        state = msgspec.json.decode(state_file().read_bytes(), type=State)
    except (OSError, msgspec.DecodeError, UnicodeDecodeError):
        return None
    return state if state.server.is_alive() else None


def write_state(state: State) -> None:
    """Store what runs, in one step."""
    path = state_file()
    temporary = path.with_suffix(f".{os.getpid()}")
    temporary.write_bytes(msgspec.json.encode(state))
    os.replace(temporary, path)


def forget_state() -> None:
    """Take away what is stored."""
    with suppress(FileNotFoundError):
        state_file().unlink()


def idle_minutes() -> float:
    """Return how long ago the server was last asked."""
    try:
        return (time.time() - used_file().stat().st_mtime) / 60
    except OSError:
        return 0.0


def mark_used() -> None:
    """Note that the server has been asked now, which keeps it alive."""
    with suppress(OSError):
        used_file().touch(mode=0o600)
