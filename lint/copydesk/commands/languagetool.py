"""``copydesk languagetool``: install LanguageTool and look after its server."""

import sys
from argparse import ArgumentParser, Namespace

from copydesk.commands.options import count
from copydesk.grammar.protocol import GrammarUnavailableError


def add_arguments(parser: ArgumentParser) -> None:
    """Declare what ``languagetool`` can do."""
    actions = parser.add_subparsers(dest="action", metavar="ACTION", required=True)
    install = actions.add_parser("install", help="download LanguageTool (100 MB, once)")
    install.add_argument(
        "--repository",
        metavar="URL",
        default="",
        help="a mirror of Maven Central; what comes from it is checked all the same",
    )
    actions.add_parser("status", help="say what is installed and whether the server runs")
    actions.add_parser("stop", help="stop the server; the next check starts it again")
    logs = actions.add_parser("logs", help="print the end of the server's log")
    logs.add_argument("--lines", type=count, default=50, metavar="N", help="how many (50)")


def run(args: Namespace) -> int:
    """Do one of the actions; 0, or 2 where it could not be done."""
    actions = {"install": _install, "status": _status, "stop": _stop, "logs": _logs}
    try:
        return actions[args.action](args)
    except GrammarUnavailableError as error:
        print(f"copydesk: {error}", file=sys.stderr)
    except OSError as error:
        reason = f"{error.filename}: {error.strerror}" if error.filename else str(error)
        print(f"copydesk: {reason}", file=sys.stderr)
    return 2


def _install(args: Namespace) -> int:
    from copydesk.grammar.languagetool.install import install
    from copydesk.grammar.languagetool.java import find_java

    bar = _Bar()
    try:
        folder = install(bar.show, args.repository)
    finally:
        bar.clear()
    print(f"LanguageTool is installed in {folder}")
    print(f"Java: {find_java()}")
    return 0


def _status(args: Namespace) -> int:
    del args
    from copydesk.grammar.languagetool.status import status

    for name, said in status():
        print(f"{name + ':':12} {said}")
    return 0


def _stop(args: Namespace) -> int:
    del args
    from copydesk.grammar.languagetool.server import stop

    print("LanguageTool has been stopped" if stop() else "LanguageTool was not running")
    return 0


def _logs(args: Namespace) -> int:
    from copydesk.grammar.languagetool.launch import read_log
    from copydesk.grammar.languagetool.state import log_file

    lines = read_log().splitlines()
    if not lines:
        print(f"copydesk: there is no log yet in {log_file()}", file=sys.stderr)
        return 2
    for line in lines[-max(1, args.lines) :]:
        print(line)
    return 0


class _Bar:
    """A progress bar on standard error, where that is a terminal."""

    WIDTH = 30

    def __init__(self) -> None:
        self._terminal = sys.stderr.isatty()
        self._shown = -1

    def show(self, done: int, of_all: int) -> None:
        """Draw the bar; `done` and `of_all` are bytes."""
        percent = 100 * done // max(1, of_all)
        if not self._terminal or percent == self._shown:
            return
        self._shown = percent
        full = self.WIDTH * done // max(1, of_all)
        bar = "█" * full + "░" * (self.WIDTH - full)
        size = f"{done / 1e6:.0f} of {of_all / 1e6:.0f} MB"
        sys.stderr.write(f"\rLanguageTool {bar} {percent:3} %  {size} ")
        sys.stderr.flush()

    def clear(self) -> None:
        """Take the bar away."""
        if self._shown >= 0:
            sys.stderr.write("\r\x1b[K")
            sys.stderr.flush()
