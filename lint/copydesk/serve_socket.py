"""The socket of ``copydesk serve``: who may ask, and what a request holds."""

import os
import socket
import sys
from typing import NamedTuple

from copydesk.serve_client import HEAD, is_private

LARGEST = 10_000_000
"""Bytes of the longest request: arguments and environment."""
STREAMS = 3
"""Open files that come with a request to run: the standard streams."""


class ServeError(Exception):
    """The server cannot start; the message says why and what to do."""


class Request(NamedTuple):
    """What a process asks for: the fields of its request and its open files."""

    fields: list[bytes]
    files: list[int]


def listener(path: str) -> socket.socket:
    """Return a socket that listens at `path`, in a folder that nobody else can enter.

    Raises ServeError.
    """
    folder = os.path.dirname(path)
    try:
        os.makedirs(folder, mode=0o700, exist_ok=True)
    except OSError as error:
        reason = error.strerror or str(error)
        raise ServeError(f"{folder} cannot be made: {reason}; see XDG_RUNTIME_DIR") from None
    if not is_private(folder):
        raise ServeError(f"{folder} is open to others; remove it, or run chmod 700 on it")
    made = socket.socket(socket.AF_UNIX, socket.SOCK_STREAM)
    try:
        # A name that is bound under another one first is never there without a listener.
        temporary = f"{path}.{os.getpid()}"
        made.bind(temporary)
        made.listen(64)
        os.rename(temporary, path)
    except OSError as error:
        made.close()
        raise ServeError(f"{path} cannot be made: {error.strerror or error}") from None
    return made


def is_own(connection: socket.socket) -> bool:
    """Tell whether who asks is the same user; the folder keeps all others out already."""
    if not hasattr(socket, "SO_PEERCRED"):
        return True
    data = connection.getsockopt(socket.SOL_SOCKET, socket.SO_PEERCRED, 12)
    return int.from_bytes(data[4:8], sys.byteorder) == os.getuid()


def received(connection: socket.socket) -> Request:
    """Read a request. Raises OSError and ValueError."""
    data, files, _, _ = socket.recv_fds(connection, 65_536, STREAMS)
    try:
        return Request(_fields(connection, data), files)
    except BaseException:
        for one in files:
            os.close(one)
        raise


def _fields(connection: socket.socket, data: bytes) -> list[bytes]:
    while len(data) < HEAD:
        data += _more(connection)
    length = int(data[:HEAD])
    if length > LARGEST:
        raise ValueError("the request is too long")
    while len(data) < HEAD + length:
        data += _more(connection)
    return data[HEAD:].split(b"\0")


def _more(connection: socket.socket) -> bytes:
    data = connection.recv(1 << 20)
    if not data:
        raise ValueError("the request ends too early")
    return data
