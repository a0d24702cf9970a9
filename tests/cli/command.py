"""How the tests run the real command."""

import json
import sys
import time
from collections.abc import Callable
from pathlib import Path
from typing import Any, NamedTuple

PLUGIN = Path(__file__).with_name("desk_rules.py")
COMMAND = [sys.executable, "-m", "copydesk"]


class Outcome(NamedTuple):
    """What a run of the command came to."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        """The document on standard output."""
        return json.loads(self.out)


Run = Callable[..., Outcome]


def wait_until(happened: Callable[[], bool]) -> None:
    """Wait until something has happened; raise TimeoutError after a minute without it."""
    for _ in range(6000):
        if happened():
            return
        time.sleep(0.01)
    raise TimeoutError
