"""What the checkers of all documents share: threads, settings, and the way to the user."""

import asyncio
import gc
import threading
from collections.abc import Callable
from typing import Protocol, TypeVar

from copydesk.lsp.desk import Halt
from copydesk.lsp.session import Session
from copydesk.lsp.workers import Worker

T = TypeVar("T")
LONGEST_WAIT = 0.2
"""Seconds for which a pass over a whole article lets a pass over a paragraph go first."""


class Voice(Protocol):
    """The way to the user."""

    def say(self, message: str) -> None:
        """Show a message about what is wrong."""
        ...

    def log(self, message: str) -> None:
        """Note a message where the curious look."""
        ...

    async def watch(self, task: "asyncio.Task[T]", title: str, halt: Halt) -> T:
        """Return what a task returns; where it takes long, show that it is under way."""
        ...


class Office:
    """One thread for what must come at once, one for whole articles, one for grammar."""

    def __init__(self, session: Session, voice: Voice) -> None:
        self.session = session
        self.near = Worker("copydesk-near")
        self.reading = Worker("copydesk-reading")
        self.asking = Worker("copydesk-grammar")
        self._voice = voice
        self._said: set[str] = set()
        self._is_loaded = False
        self._quiet = threading.Event()
        self._quiet.set()

    def give_way(self) -> None:
        """Wait while something that must come at once is under way."""
        if threading.current_thread().name != "copydesk-near":
            self._quiet.wait(LONGEST_WAIT)

    async def at_once(self, job: Callable[[], T]) -> T:
        """Return what `job` returns; passes over whole articles let it go first."""
        self._quiet.clear()

        def alone() -> T:
            self._quiet.clear()
            try:
                return job()
            finally:
                self._quiet.set()

        try:
            return await self.near.do(alone)
        except asyncio.CancelledError:
            self._quiet.set()
            raise

    async def watched(self, worker: Worker, job: Callable[[], T], title: str, halt: Halt) -> T:
        """Return what `job` returns; the user sees a long one, and may end it by `halt`."""
        task = asyncio.ensure_future(worker.do(job))
        try:
            return await self._voice.watch(task, title, halt)
        finally:
            task.cancel()

    def loaded(self) -> None:
        """Keep Python from looking for garbage in what is loaded once and stays: it takes long."""
        if not self._is_loaded:
            self._is_loaded = True
            gc.collect()
            gc.freeze()

    def say(self, message: str) -> None:
        """Tell the user what is wrong, each message once until the settings change."""
        if message not in self._said:
            self._said.add(message)
            self._voice.say(message)

    def log(self, message: str) -> None:
        """Note a message, once."""
        if message not in self._said:
            self._said.add(message)
            self._voice.log(message)

    def begin_anew(self) -> None:
        """Forget configurations and what was said, since they may have been mended."""
        self._said.clear()
        self.session.reload()
