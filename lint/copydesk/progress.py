"""A progress bar on standard error, for people who wait."""

import os
import sys
import time

from copydesk.terminal import cells, escaped, width

PATIENCE = 1.0
"""Seconds before the bar shows: shorter runs need none."""
INTERVAL = 0.1
BAR = 24
CLEAR = "\r\x1b[2K"


class Progress:
    """Shows how many files are done, if standard error is a terminal.

    `clear` takes the bar off the screen before anything else is written.
    """

    def __init__(self) -> None:
        self._total = self._done = 0
        self._shown = self._on = False
        self._next = 0.0

    def start(self, total: int) -> None:
        """Say how many files there are."""
        self._total = total
        self._next = time.monotonic() + PATIENCE
        self._on = total > 1 and sys.stderr.isatty() and os.environ.get("TERM") != "dumb"

    def step(self, path: str) -> None:
        """Count one file as done, and show it."""
        self._done += 1
        now = time.monotonic()
        if self._on and now >= self._next:
            self._next = now + INTERVAL
            sys.stderr.write(CLEAR + self._line(path))
            sys.stderr.flush()
            self._shown = True

    def clear(self) -> None:
        """Take the bar off the screen; the next step may bring it back at once."""
        if self._shown:
            sys.stderr.write(CLEAR)
            sys.stderr.flush()
            self._shown = False
            self._next = 0.0

    def _line(self, path: str) -> str:
        full = BAR * self._done // self._total
        bar = "█" * full + "░" * (BAR - full)
        line = f"{bar} {self._done}/{self._total} {escaped(path)}"
        room = width(sys.stderr, 80) - 1
        while cells(line) > room:
            line = line[:-1]
        return line
