"""``copydesk serve``: a warm server, which ``copydesk check`` finds by itself."""

import os
import sys
from argparse import ArgumentParser, Namespace

from copydesk.commands.options import count
from copydesk.serve_client import connected, is_private, send, socket_path

NO_SOCKETS = "serve needs Unix sockets and fork, which this system does not have"
HOUR = 60


def add_arguments(parser: ArgumentParser) -> None:
    """Declare the options of ``serve``."""
    add = parser.add_mutually_exclusive_group().add_argument
    add("--background", action="store_true", help="come back as soon as the server is ready")
    add("--status", action="store_true", help="say whether a server runs; 1 if none does")
    add("--stop", action="store_true", help="stop the server; runs under way are finished")
    parser.add_argument(
        "--idle",
        type=count,
        default=HOUR,
        metavar="MINUTES",
        help=f"stop after so long without a run ({HOUR}); 0 means never",
    )


def run(args: Namespace) -> int:
    """Serve, or do what is asked of the server that runs; return the exit code."""
    path = socket_path() if hasattr(os, "fork") else ""
    if not path:
        return _failed(NO_SOCKETS)
    running = _told(path, b"stop" if args.stop else b"status")
    if args.status or args.stop:
        print(_sentence(running, stopped=args.stop))
        return 0 if running or args.stop else 1
    if running:
        return _failed(f"a server is running already (process {running[0]})")
    return _serve(path, args)


def _serve(path: str, args: Namespace) -> int:
    from copydesk.installation import state

    loaded = state()  # before anything of it is loaded
    from copydesk.serve_socket import ServeError
    from copydesk.serve_warm import warm_up
    from copydesk.serving import Server

    ready = -1
    try:
        if args.background:
            ready = _detached()
            if ready < 0:
                return 0
        warm_up()
        server = Server(path, args.idle * 60 if args.idle else float("inf"), loaded)
    except ServeError as error:
        return _failed(str(error))
    if args.background:
        _let_go(ready)
    else:
        print(f"copydesk: serving at {path}; Ctrl-C stops", file=sys.stderr)
    server.serve()
    if server.changed:
        os.execv(sys.executable, [sys.executable, *sys.orig_argv[1:]])  # noqa: S606
    return 0


def _detached() -> int:
    """Fork; return in the new process, and in the old one once that one is ready.

    The new process gets what it has to write to when it is, the old one -1.
    """
    ready, done = os.pipe()
    if os.fork():
        os.close(done)
        if not os.read(ready, 1):
            raise SystemExit(2)  # it has said why
        return -1
    os.close(ready)
    os.setsid()
    return done


def _let_go(ready: int) -> None:
    """Tell the process that waits that all is ready, and leave its terminal."""
    nothing = os.open(os.devnull, os.O_RDWR)
    for stream in (0, 1, 2):
        os.dup2(nothing, stream)
    os.close(nothing)
    os.write(ready, b"!")
    os.close(ready)


def _told(path: str, what: bytes) -> list[str]:
    """Tell the server something; return its process, runs under way, runs done and patience.

    The list is empty where there is no server.
    """
    if not is_private(os.path.dirname(path)):
        return []
    connection = connected(path)
    if connection is None:
        return []
    try:
        send(connection, [what], [])
        said: str = connection.recv(1000).decode()
    except (OSError, ValueError):
        return []
    finally:
        connection.close()
    return said.split()


def _sentence(running: list[str], *, stopped: bool) -> str:
    if not running:
        return "no server runs"
    process, busy, done, _ = running
    if stopped:
        return f"the server (process {process}) stops" + (f" after {busy} runs" * (busy != "0"))
    return f"a server runs (process {process}): {busy} runs under way, {done} done"


def _failed(message: str) -> int:
    print(f"copydesk: {message}", file=sys.stderr)
    return 2
