"""Handing a run to ``copydesk serve``, where one is running.

Everything here is on the path of a run that should cost next to nothing, so it
imports nothing but a socket, and that only where there is a server. The run
gets this process's own standard streams, arguments, folder and environment: the
server forks, and the fork does what this process would have done.
"""

import os
import stat
import sys

from copydesk import __version__

TYPE_CHECKING = False
if TYPE_CHECKING:
    from typing import Any

OFF = "COPYDESK_NO_SERVER"
"""The variable that keeps runs from a server."""
ACCEPTED, REFUSED, INTERRUPT = b"+", b"-", b"I"
HEAD = 10
"""Digits of the length that goes before a request."""
LOST = "copydesk: the server ended before this run was over; run it again"


def socket_path() -> str:
    """Return where the server of this installation listens, '' where there are no such sockets.

    The name tells apart Pythons, search paths and versions, so that no run is
    handed to a server with other code.
    """
    if not hasattr(os, "getuid"):
        return ""
    from zlib import crc32

    own = sys.path if sys.flags.safe_path else sys.path[1:]
    code = "\0".join([__version__, sys.version, os.path.dirname(__file__), sys.prefix, *own])
    name = f"serve-{crc32(os.fsencode(code)):08x}"
    return os.path.join(runtime_folder(), name)


def runtime_folder() -> str:
    """Return the folder for sockets, which belongs to the user alone; it may not exist."""
    base = os.environ.get("XDG_RUNTIME_DIR", "")
    if os.path.isabs(base) and os.path.isdir(base):
        return os.path.join(base, "copydesk")
    return os.path.join(os.environ.get("TMPDIR") or "/tmp", f"copydesk-{os.getuid()}")  # noqa: S108


def is_private(folder: str) -> bool:
    """Tell whether a folder is the user's own and nobody else can look into it."""
    try:
        status = os.lstat(folder)
    except OSError:
        return False
    owned = status.st_uid == os.getuid()
    return owned and stat.S_ISDIR(status.st_mode) and not status.st_mode & 0o077


def run_served(arguments: list[str]) -> int | None:
    """Have the server run copydesk with these arguments; return the exit code.

    None where there is no server for it: then nothing has happened yet.
    """
    path = "" if os.environ.get(OFF) else socket_path()
    if not path or not os.path.exists(path) or not is_private(os.path.dirname(path)):
        return None
    connection = connected(path)
    if connection is None:
        return None
    try:
        return _asked(connection, arguments)
    finally:
        connection.close()


def connected(path: str) -> "Any":
    """Return a connection to the server that listens there, None where none does."""
    try:
        import _socket as socket
    except ImportError:
        import socket  # type: ignore[no-redef]
    connection = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        connection.connect(path)
    except OSError:
        connection.close()
        return None
    return connection


def send(connection: "Any", request: list[bytes], streams: list[int]) -> None:
    """Send a request, which is some fields without NUL, and open files. Raises OSError."""
    import _socket as socket

    body = b"\0".join(request)
    data = b"%0*d" % (HEAD, len(body)) + body
    files = b"".join(one.to_bytes(4, sys.byteorder) for one in streams)
    rights = [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)] if files else []
    sent = connection.sendmsg([data], rights)
    while sent < len(data):
        sent += connection.send(data[sent:])


def _asked(connection: "Any", arguments: list[str]) -> int | None:
    try:
        request = _request(arguments)
        for stream in (0, 1, 2):
            os.fstat(stream)
        send(connection, request, [0, 1, 2])
        if connection.recv(1) != ACCEPTED:
            return None
    except (OSError, ValueError):
        return None
    return _awaited(connection)


def _awaited(connection: "Any") -> int:
    """Return the exit code of a run that the server has begun."""
    answer, interrupted = b"", False
    while not answer.endswith(b"\n"):
        try:
            more = connection.recv(100)
        except KeyboardInterrupt:
            if interrupted:
                return 130
            interrupted = True
            connection.send(INTERRUPT)
            continue
        except OSError:
            more = b""
        if not more:
            print(LOST, file=sys.stderr)
            return 2
        answer += more
    code = int(answer)
    if code < 0:  # a signal ended it, so this process ends in the same way
        os.kill(os.getpid(), -code)
    return code


def _request(arguments: list[str]) -> list[bytes]:
    """Return what a run needs to know of this process. Raises OSError and ValueError."""
    mask = os.umask(0o077)
    os.umask(mask)
    streams = []
    for one in (sys.stdin, sys.stdout, sys.stderr):
        buffered = getattr(one, "line_buffering", False)
        streams += [one.encoding, one.errors or "strict", "1" if buffered else ""]
    head = ["run", os.getcwd(), str(mask), *streams, str(len(arguments)), *arguments]
    variables = [name + b"=" + value for name, value in os.environb.items()]
    fields = [*map(os.fsencode, head), *variables]
    if any(b"\0" in one for one in fields):
        raise ValueError("a field has a NUL byte")
    return fields
