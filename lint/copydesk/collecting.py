"""Sparing the garbage collector what lasts as long as the process."""

import gc

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
