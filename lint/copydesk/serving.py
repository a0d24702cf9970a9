"""The warm server behind ``copydesk serve``: one fork for each run.

The server has imported and compiled all that runs use. Each run happens in a
process of its own, forked from it, with the standard streams, the folder and
the environment of the process that asked: it is the plain run in all but its
start, it sees every change of a file or a setting, and what it does to its
process is gone with it.
"""

import os
import select
import signal
import socket
import sys
import time
from contextlib import suppress

from copydesk.installation import state
from copydesk.serve_client import ACCEPTED, INTERRUPT, REFUSED
from copydesk.serve_socket import STREAMS, Request, is_own, listener, received

PATIENCE = 5.0
"""Seconds that a process may take to say what it wants."""
STOP, STATUS, RUN = b"stop", b"status", b"run"


class Server:
    """Listens at `path` until it is told to stop, or nobody has asked for `idle` seconds.

    `changed` is true when it ends because other code has been installed than was
    `loaded`, a state of `copydesk.installation`.
    """

    def __init__(self, path: str, idle: float, loaded: object = None) -> None:
        self._path = path
        self._idle = idle
        self._runs: dict[int, socket.socket] = {}
        self._done = 0
        self._last = time.monotonic()
        self._state = state() if loaded is None else loaded
        self._stopped = self.changed = False
        self._listener = listener(path)
        self._inode = os.stat(path).st_ino

    def serve(self) -> None:
        """Answer until the end; then let the runs under way come to theirs."""
        alarm, wakeup = os.pipe()
        for end in (alarm, wakeup):
            os.set_blocking(end, False)
        signal.set_wakeup_fd(wakeup, warn_on_full_buffer=False)
        signal.signal(signal.SIGCHLD, lambda *_: None)
        signal.signal(signal.SIGTERM, lambda *_: self._stop())
        try:
            while self._runs or not self._ends():
                self._turn(alarm)
        finally:
            self._close()

    def _ends(self) -> bool:
        return self._stopped or self.changed or time.monotonic() - self._last > self._idle

    def _stop(self) -> None:
        """Take no more requests: those that wait get none answered, and run by themselves."""
        self._stopped = True
        self._close()

    def _turn(self, alarm: int) -> None:
        """Wait for something to happen, and see to it."""
        clients = {one.fileno(): pid for pid, one in self._runs.items()}
        wanted = [alarm, *clients]
        if not self._stopped and not self.changed:
            wanted.append(self._listener.fileno())
        left = max(0.0, self._idle - (time.monotonic() - self._last)) + 0.01
        ready, _, _ = select.select(wanted, [], [], None if self._runs else left)
        for one in ready:
            if one == alarm:
                with suppress(BlockingIOError):
                    os.read(alarm, 1000)
            elif one in clients:
                self._heed(clients[one])
            else:
                self._accept()
        self._reap()

    def _reap(self) -> None:
        """Tell those who wait how their runs ended."""
        while self._runs:
            pid, status = os.waitpid(-1, os.WNOHANG)
            if not pid:
                return
            connection = self._runs.pop(pid, None)
            if connection is not None:
                with suppress(OSError):
                    connection.send(b"%d\n" % os.waitstatus_to_exitcode(status))
                connection.close()
            self._last = time.monotonic()

    def _heed(self, pid: int) -> None:
        """Pass an interruption on to a run; end one that nobody waits for any more."""
        connection = self._runs[pid]
        try:
            said = connection.recv(1)
        except OSError:
            said = b""
        with suppress(ProcessLookupError):
            os.kill(pid, signal.SIGINT if said == INTERRUPT else signal.SIGTERM)
        if not said:
            del self._runs[pid]
            connection.close()

    def _accept(self) -> None:
        try:
            connection, _ = self._listener.accept()
        except OSError:
            return
        request = None
        if is_own(connection):
            with suppress(OSError, ValueError):
                connection.settimeout(PATIENCE)
                request = received(connection)
                connection.settimeout(None)
        if request is not None:
            self._last = time.monotonic()
            try:
                self._answer(connection, request)
                return
            except OSError:
                pass
            finally:
                for one in request.files:
                    os.close(one)
        connection.close()

    def _answer(self, connection: socket.socket, request: Request) -> None:
        """Do what is asked, and close the connection where that is all. Raises OSError."""
        what = request.fields[0]
        if what == STOP:
            self._stop()
        elif what == RUN and len(request.files) == STREAMS and self._is_fresh():
            connection.send(ACCEPTED)
            self._fork(connection, request)
            return
        said = f"{os.getpid()} {len(self._runs)} {self._done} {self._idle:g}".encode()
        connection.send(said if what in {STOP, STATUS} else REFUSED)
        connection.close()

    def _is_fresh(self) -> bool:
        """Tell whether the code on the disk is still the code that runs here."""
        self.changed = state() != self._state
        if self.changed:
            self._close()
        return not self.changed

    def _fork(self, connection: socket.socket, request: Request) -> None:
        pid = os.fork()
        if pid:
            self._runs[pid] = connection
            self._done += 1
            return
        code = 2
        try:
            self._listener.close()
            for one in (connection, *self._runs.values()):
                one.close()
            code = run(request)
        except Exception as error:
            print(f"copydesk: the server cannot do this run: {error}", file=sys.stderr)
        finally:
            os._exit(code)

    def _close(self) -> None:
        if self._listener.fileno() < 0:
            return
        self._listener.close()
        with suppress(OSError):
            if os.stat(self._path).st_ino == self._inode:
                os.unlink(self._path)


def run(request: Request) -> int:
    """Be the process that asked: take its place, run copydesk, and return the exit code."""
    from copydesk.cli import coded

    signal.set_wakeup_fd(-1)
    for one in (signal.SIGCHLD, signal.SIGTERM):
        signal.signal(one, signal.SIG_DFL)
    signal.signal(signal.SIGINT, signal.default_int_handler)
    fields = list(map(os.fsdecode, request.fields))
    _, folder, mask, *rest = fields
    os.chdir(folder)
    os.umask(int(mask))
    _take_streams(request.files, rest[: 3 * STREAMS])
    count = int(rest[3 * STREAMS])
    arguments, variables = _parted(rest[3 * STREAMS + 1 :], count)
    os.environ.clear()
    os.environ.update(
        {name: value for name, _, value in (one.partition("=") for one in variables)}
    )
    sys.argv[1:] = arguments
    try:
        code = coded(arguments)
    except SystemExit as end:
        code = end.code if isinstance(end.code, int) else int(end.code is not None)
    for stream in (sys.stdout, sys.stderr):
        with suppress(OSError, ValueError):
            stream.flush()
    return code


def _parted(items: list[str], count: int) -> tuple[list[str], list[str]]:
    return items[:count], items[count:]


def _take_streams(files: list[int], how: list[str]) -> None:
    """Make the open files that came with a request the standard streams."""
    for number, one in enumerate(files):
        os.dup2(one, number, inheritable=True)
        os.close(one)
    modes = ("r", "w", "w")
    made = [
        open(  # noqa: SIM115 - it stays open to the end of the process
            number,
            mode,
            encoding=how[3 * number],
            errors=how[3 * number + 1],
            buffering=1 if how[3 * number + 2] else -1,
            closefd=False,
        )
        for number, mode in enumerate(modes)
    ]
    sys.stdin, sys.stdout, sys.stderr = made
