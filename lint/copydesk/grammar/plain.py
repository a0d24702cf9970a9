"""For engines that read plain text: what is masked, and where names stand."""

import os
import re
from bisect import bisect_right
from collections.abc import Sequence
from itertools import accumulate

from copydesk.grammar.protocol import Passage
from copydesk.source import Span

STAND_IN = "X"
"""What each masked character reads as: a word in capitals, which engines take for a name."""
BREAK = "\n\n"
"""Between two passages."""

_WORD = re.compile(r"[^\W\d_]\w*")
_OPENS = re.compile(r"(?:^|[.!?…:»”\"\n])[\s«“\"]*\Z")


def stamp(*files: str | os.PathLike[str]) -> str:
    """Return what changes when one of some files is replaced: paths, sizes and times."""
    return repr([_state(os.fspath(one)) for one in files])


def _state(path: str) -> tuple[str, int, int]:
    try:
        found = os.stat(path)
    except OSError:
        return path, 0, 0
    return path, found.st_size, found.st_mtime_ns


def unmasked(passage: Passage) -> str:
    """Return the text of a passage with stand-ins; it is as long as before."""
    text = passage.text
    for start, end in passage.masked:
        text = text[:start] + STAND_IN * (end - start) + text[end:]
    return text


class Joined:
    """Passages as one text with empty lines between them."""

    def __init__(self, passages: Sequence[Passage]) -> None:
        self._passages = passages
        self.text = BREAK.join(map(unmasked, passages))
        lengths = (len(one.text) + len(BREAK) for one in passages)
        self._starts = [0, *accumulate(lengths)]

    def place(self, span: Span) -> tuple[int, Span] | None:
        """Return the passage of a place in the text, and the place there.

        None where it lies in no passage whole.
        """
        number = bisect_right(self._starts, span.start) - 1
        if not 0 <= number < len(self._passages):
            return None
        place = span.shifted(-self._starts[number])
        whole = 0 <= place.start < place.end <= len(self._passages[number].text)
        return (number, place) if whole else None


def is_judged(passage: Passage, span: Span) -> bool:
    """Tell whether a place lies in a passage, and touches nothing masked and no name."""
    if not 0 <= span.start < span.end <= len(passage.text):
        return False
    touched = Span(max(0, span.start - 1), span.end + 1)
    if any(touched.overlaps(one) for one in passage.masked):
        return False
    return not _has_name(passage.text, span)


def _has_name(text: str, span: Span) -> bool:
    """Tell whether a word with a capital that no sentence start explains is in the place."""
    return any(
        not found[0].islower()
        and found[0].lower() != found[0]
        and not _OPENS.search(text[max(0, found.start() - 5) : found.start()])
        for found in _WORD.finditer(text, *span)
    )
