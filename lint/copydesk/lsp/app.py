"""Starting the server."""

import os
import sys

from copydesk.config.projects import RunOptions
from copydesk.lsp.features import register
from copydesk.lsp.server import CopydeskServer

LOOPBACK = "127.0.0.1"
SWITCH = 0.001
"""Seconds after which a thread that reads an article lets the one that answers go on."""


def made(options: RunOptions) -> CopydeskServer:
    """Return a server that has yet to be started."""
    server = CopydeskServer(options)
    register(server)
    return server


def serve(options: RunOptions, port: int | None = None) -> int:
    """Serve one editor until it ends, and return the exit code.

    By standard input and output or, for debugging, on a port of this machine.
    Raises OSError for a port that cannot be had.
    """
    return run(made(options), port)


def run(server: CopydeskServer, port: int | None = None) -> int:
    """Serve with a server that was made before, as `serve` does."""
    sys.setswitchinterval(SWITCH)
    if port is None:
        _serve_streams(server)
    else:
        print(f"copydesk: serving on {LOOPBACK}:{port}", file=sys.stderr, flush=True)
        server.start_tcp(LOOPBACK, port)
    server.session.close()
    return 0


def _serve_streams(server: CopydeskServer) -> None:
    """Keep standard output for the protocol: what anything else prints goes to standard error."""
    protocol = os.dup(sys.stdout.fileno())
    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    with os.fdopen(protocol, "wb") as out:
        server.start_io(sys.stdin.buffer, out)
