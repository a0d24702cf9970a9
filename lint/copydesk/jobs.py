"""How many processes a run uses."""

import os

WORTH = 20
"""Articles in the time that it takes to start a process."""


def processes(jobs: int, files: int) -> int:
    """Return how many processes to use; `jobs` is what was asked for, 0 for a choice.

    One process is the choice for a few files: starting another costs more.
    """
    if jobs:
        return min(jobs, files) or 1
    available = (
        len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count()
    )
    return max(1, min(available or 1, files // WORTH))
