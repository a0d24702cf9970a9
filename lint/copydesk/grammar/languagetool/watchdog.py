"""End the LanguageTool server when it has not been asked for a while.

Runs as a process of its own, ``python -m copydesk.grammar.languagetool.watchdog``,
which the start of the server starts too.
"""

import os
import time

from copydesk.grammar.languagetool import state as states
from copydesk.grammar.languagetool.locking import locked
from copydesk.grammar.languagetool.state import State

LARGEST_LOG = 5_000_000
"""Bytes of the server's log above which it starts anew."""


def main() -> None:
    """Watch the server that runs now until it ends or another takes its place."""
    watched = states.read_state()
    while watched is not None:
        time.sleep(min(20.0, max(0.1, watched.keep_alive * 60 / 10)))
        now = states.read_state()
        if now is None or now.server != watched.server or _is_not_mine(now):
            return
        _trim_log()
        if states.idle_minutes() > now.keep_alive and _ended(now):
            return


def _is_not_mine(state: State) -> bool:
    return state.watchdog is not None and state.watchdog.pid != os.getpid()


def _ended(state: State) -> bool:
    """End the server unless it has been asked in the meantime; tell whether it ended."""
    with locked(str(states.lock_file()), timeout=60):
        if states.idle_minutes() <= state.keep_alive:
            return False
        states.forget_state()
        state.server.kill()
        return True


def _trim_log() -> None:
    """Empty a log that has grown too long; the server appends, so it goes on."""
    path = states.log_file()
    try:
        if path.stat().st_size > LARGEST_LOG:
            os.truncate(path, 0)
    except OSError:
        return


if __name__ == "__main__":
    main()
