"""Checking many files in several processes, with the reports in the files' order.

A process that dies takes one file with it, which is named; all others are
still checked.
"""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool

from copydesk.config.projects import RunOptions
from copydesk.report import FileReport
from copydesk.runner import Desk

AHEAD = 8
"""Files in flight for each process: enough to keep it busy, few enough for the memory."""

_desk: Desk


def check_files(options: RunOptions, paths: Sequence[str], jobs: int) -> Iterator[FileReport]:
    """Yield the report on each file, in order. Raises GrammarUnavailableError."""
    pool = _Pool(options, jobs)
    waiting: deque[tuple[str, Future[FileReport]]] = deque()
    try:
        for path in paths:
            waiting.append((path, pool.submit(path)))
            if len(waiting) >= jobs * AHEAD:
                yield pool.result(*waiting.popleft())
        while waiting:
            yield pool.result(*waiting.popleft())
    except BaseException:
        pool.kill()
        raise
    pool.end()


class _Pool:
    """A pool of processes that is made anew when one of them dies."""

    def __init__(self, options: RunOptions, jobs: int) -> None:
        self._options = options
        self._jobs = jobs
        self._pool = self._made(jobs)

    def _made(self, jobs: int) -> ProcessPoolExecutor:
        # What is in the buffer would be written once more by every forked process.
        sys.stdout.flush()
        # Forking spares each process the imports; elsewhere than on Linux it is not safe.
        method = "fork" if sys.platform == "linux" else None
        context = multiprocessing.get_context(method)
        return ProcessPoolExecutor(jobs, context, _start, (self._options,))

    def submit(self, path: str) -> "Future[FileReport]":
        try:
            return self._pool.submit(_check, path)
        except BrokenProcessPool:
            self._pool.shutdown(wait=True)
            self._pool = self._made(self._jobs)
            return self._pool.submit(_check, path)

    def result(self, path: str, future: "Future[FileReport]") -> FileReport:
        """Return the report on a file; if its process died, try it once more, alone."""
        try:
            return future.result()
        except BrokenProcessPool:
            return self._alone(path)

    def _alone(self, path: str) -> FileReport:
        with self._made(1) as pool:
            try:
                return pool.submit(_check, path).result()
            except BrokenProcessPool:
                return FileReport.failed(
                    path,
                    "the process that checked it died, so it was not checked; leave it out, or "
                    "find the rule at fault with --select",
                )

    def end(self) -> None:
        """End the processes, which have nothing left to do."""
        self._pool.shutdown(wait=True)

    def kill(self) -> None:
        """End the processes in mid-work."""
        self._pool.shutdown(wait=False, cancel_futures=True)
        for child in multiprocessing.active_children():
            child.terminate()


def _start(options: RunOptions) -> None:
    """Make the desk of a new process; Ctrl-C is for the one that waits for it."""
    global _desk  # noqa: PLW0603 - a pool gives its processes no other place to keep things
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    _desk = Desk(options)


def _check(path: str) -> FileReport:
    return _desk.check_file(path)
