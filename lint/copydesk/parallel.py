"""Checking many files in several processes, with the reports in the files' order.

A process has one file at a time, so that one which dies takes that file with
it, which is named, and no other. `concurrent.futures` cannot tell which file
that was, and hangs at exit when its processes are ended in mid-work.
"""

import multiprocessing
import signal
import sys
from collections import deque
from collections.abc import Iterator, Sequence
from multiprocessing.connection import Connection, wait
from typing import Any

from copydesk.collecting import settle
from copydesk.config.projects import RunOptions
from copydesk.grammar.protocol import GrammarUnavailableError
from copydesk.report import FileReport
from copydesk.runner import Desk

AHEAD = 8
"""Reports for each process that may wait for their turn: a slow file must not fill the memory."""

Answer = FileReport | GrammarUnavailableError


def check_files(desk: Desk, paths: Sequence[str], jobs: int) -> Iterator[FileReport]:
    """Yield the report on each file, in order. Raises GrammarUnavailableError.

    What earlier runs have found is looked up here; a process is started for
    the first file that has to be checked, and at most `jobs` of them.
    """
    crew = _Crew(desk, paths, jobs)
    try:
        for number in range(len(paths)):
            while number not in crew.done:
                crew.work(number, number + jobs * AHEAD)
            report = crew.done.pop(number)
            if isinstance(report, GrammarUnavailableError):
                raise report
            yield report
    finally:
        crew.dismiss()


class _Worker:
    """One process, and the number of the file that it has, -1 for none."""

    def __init__(self, desk: Desk) -> None:
        # What is in the buffer would be written once more by every forked process.
        sys.stdout.flush()
        # Forking spares each process the imports; elsewhere than on Linux it is not safe.
        forks = sys.platform == "linux"
        context: Any = multiprocessing.get_context("fork" if forks else "spawn")
        self.pipe, end = context.Pipe()
        mine = desk if forks else desk.options
        self.process = context.Process(target=_serve, args=(end, mine), daemon=True)
        self.process.start()
        end.close()
        self.number = -1


class _Crew:
    """The processes and what they have done: `done` has reports by number of their file."""

    def __init__(self, desk: Desk, paths: Sequence[str], jobs: int) -> None:
        self._desk = desk
        self._paths = paths
        self._jobs = jobs
        self._workers: dict[Connection, _Worker] = {}
        self._next = 0
        self._waiting: deque[int] = deque()
        self.done: dict[int, Answer] = {}

    def work(self, wanted: int, limit: int) -> None:
        """Find or order the reports on files before number `limit`, until that on `wanted`."""
        self._order(wanted, min(limit, len(self._paths)))
        if wanted in self.done:
            return
        for pipe in wait([pipe for pipe, one in self._workers.items() if one.number >= 0]):
            if isinstance(pipe, Connection):
                self._take(self._workers[pipe])

    def _order(self, wanted: int, limit: int) -> None:
        """Look up reports, and give the files that have none to processes, while any is free."""
        while self._waiting or (self._next < limit and wanted not in self.done):
            if not self._waiting:
                number, self._next = self._next, self._next + 1
                known = self._desk.known(self._paths[number])
                if known is None:
                    self._waiting.append(number)
                else:
                    self.done[number] = known
                continue
            worker = self._free()
            if worker is None:
                return
            self._give(worker, self._waiting.popleft())

    def _free(self) -> "_Worker | None":
        """Return a process without a file, a new one if there may be more; None for none."""
        for worker in self._workers.values():
            if worker.number < 0:
                return worker
        if len(self._workers) == self._jobs:
            return None
        if not self._workers:
            self._desk.warm_up(self._paths[self._waiting[0]])
        return self._hire()

    def _hire(self) -> "_Worker":
        worker = _Worker(self._desk)
        self._workers[worker.pipe] = worker
        return worker

    def _give(self, worker: _Worker, number: int) -> None:
        worker.number = number
        try:
            worker.pipe.send(self._paths[worker.number])
        except OSError:
            self._bury(worker)

    def _take(self, worker: _Worker) -> None:
        try:
            self.done[worker.number] = worker.pipe.recv()
        except (EOFError, OSError):
            self._bury(worker)
        worker.number = -1

    def _bury(self, worker: _Worker) -> None:
        """Replace a process that died, and name the file that it had."""
        worker.process.join()
        del self._workers[worker.pipe]
        self.done[worker.number] = FileReport.failed(
            self._paths[worker.number],
            f"the process that checked it died (exit code {worker.process.exitcode}), so it was "
            "not checked; leave it out, or find the rule at fault with --select",
        )

    def dismiss(self) -> None:
        """End all processes, those at work too."""
        for worker in self._workers.values():
            worker.process.kill()
        for worker in self._workers.values():
            worker.process.join()


def _serve(pipe: Connection, given: Desk | RunOptions) -> None:
    """Check files as they come, until the process that sends them is gone."""
    # Ctrl-C is for the one that waits for the reports.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    parent = multiprocessing.parent_process()
    desk = given.renewed() if isinstance(given, Desk) else Desk(given)
    checked = 0
    while parent and pipe in wait([pipe, parent.sentinel]):
        try:
            path = pipe.recv()
        except EOFError:
            return
        settle(checked)
        checked += 1
        _answer(pipe, desk, path)


def _answer(pipe: Connection, desk: Desk, path: str) -> None:
    answer: Answer
    try:
        answer = desk.check_file(path)
    except GrammarUnavailableError as error:
        answer = error
    try:
        pipe.send(answer)
    except OSError:
        raise
    except Exception as error:  # what a plugin's rule observes can be anything
        message = f"its report cannot be passed on ({type(error).__name__}: {error})"
        pipe.send(FileReport.failed(path, message))
