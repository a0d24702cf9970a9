"""The process that runs Grammalecte, and questions to it.

Grammalecte keeps its state in its modules and prints where it likes: in a process
of its own neither matters. Loading takes half a second, so one process answers for
all articles of a run.
"""

import json
import os
import subprocess
import sys
import threading
from pathlib import Path
from typing import Any

from copydesk.grammar.protocol import GrammarUnavailableError

CHILD = Path(__file__).with_name("child.py")


class GrammalecteProcess:
    """Grammalecte from `folder`, started at the first question; `timeout` is in seconds.

    May be used by several threads, and after a fork: each process has its own.
    """

    def __init__(self, folder: str, timeout: float = 60.0) -> None:
        self._folder = folder
        self._timeout = timeout
        self._lock = threading.Lock()
        self._running: subprocess.Popen[str] | None = None
        self._owner = 0

    def ask(self, texts: list[str]) -> list[list[list[Any]]]:
        """Return the faults in each text, as in `child.FIELDS`.

        Raises GrammarUnavailableError.
        """
        with self._lock:
            answer = self._exchange(self._process(), json.dumps(texts))
        if not isinstance(answer, list):
            raise GrammarUnavailableError(_failure(answer))
        return answer

    def close(self) -> None:
        """End the process, unless it is another's."""
        running, self._running = self._running, None
        if running is not None and self._owner == os.getpid():
            running.kill()
            running.communicate()

    def _process(self) -> "subprocess.Popen[str]":
        if self._running is not None and self._owner == os.getpid():
            if self._running.poll() is None:
                return self._running
            self.close()
        self._running, self._owner = self._started(), os.getpid()
        hello = self._exchange(self._running, "")
        if not isinstance(hello, dict) or "version" not in hello:
            self.close()
            raise GrammarUnavailableError(_failure(hello))
        return self._running

    def _started(self) -> "subprocess.Popen[str]":
        try:
            return subprocess.Popen(
                [sys.executable, "-I", str(CHILD), self._folder],
                stdin=subprocess.PIPE,
                stdout=subprocess.PIPE,
                stderr=subprocess.DEVNULL,
                encoding="utf-8",
            )
        except OSError as error:
            message = f"Grammalecte cannot be started: {error.strerror or error}"
            raise GrammarUnavailableError(message) from None

    def _exchange(self, process: "subprocess.Popen[str]", question: str) -> Any:
        """Return the next line that the process writes, after `question` if there is one."""
        assert process.stdin is not None  # noqa: S101
        assert process.stdout is not None  # noqa: S101
        timer = threading.Timer(self._timeout, process.kill)
        timer.start()
        try:
            if question:
                process.stdin.write(question + "\n")
                process.stdin.flush()
            return json.loads(process.stdout.readline())
        except (OSError, ValueError):
            late = not timer.is_alive()
            self.close()
            why = f"did not answer within {self._timeout:g} s" if late else "died"
            message = f"Grammalecte {why}; the next article starts it again"
            raise GrammarUnavailableError(message) from None
        finally:
            timer.cancel()


def _failure(answer: Any) -> str:
    said = answer.get("error", answer) if isinstance(answer, dict) else answer
    return f"Grammalecte failed: {said}"
