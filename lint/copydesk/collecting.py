"""Sparing the garbage collector what lasts as long as the process, or one article."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

WARM = 20
"""Files after which rules, word lists and most of what is remembered are there."""


def settle(checked: int) -> None:
    """Take out of garbage collection all that has lasted until the file number `WARM`.

    To be called by processes of copydesk's own with the number of files that they have
    checked. The collector went through a hundred thousand objects of rules and lists again
    and again, which took a tenth of a run.
    """
    if checked == WARM:
        gc.collect()  # what is garbage now would stay for good
        gc.freeze()


@contextmanager
def paused() -> Iterator[None]:
    """Collect no garbage meanwhile, unless somebody else has paused that already.

    For work that leaves no cycles behind: an article is some ten thousand objects, which
    the collector went through thirty times to free none; that took an eighth of a run.
    """
    if not gc.isenabled():
        yield
        return
    gc.disable()
    try:
        yield
    finally:
        gc.enable()
