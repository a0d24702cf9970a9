"""Which quotation marks of a block open, which close, and which belong together."""

import re
from dataclasses import dataclass

from copydesk.analysis.packs import LanguagePack
from copydesk.source import Span

_MARK = re.compile(r"[\"«»‹›“”„‟‚]|['’‘‛](?![^\W_])|(?<![^\W_])['’‘‛]")
_CLOSERS = {
    "«": "»",
    "»": "«",
    "‹": "›",
    "›": "‹",
    "“": "”",
    "”": "”",
    "„": "“”‟",
    "‟": "”",
    '"': '"',
    "‚": "‘’",
    "‘": "’",
    "'": "'",
}
"""What closes each opening mark."""
_DOUBLE = frozenset('«»“”„‟"')
_OPENING_PUNCTUATION = frozenset("([{¿¡-‐‑–—―/'’‘“„«‹\"")
_CLOSING_PUNCTUATION = frozenset('.,;:!?…)]}%/–—’”»›"')

_DEEPEST = 20
"""Quotations within each other; more is not prose."""


@dataclass(slots=True)
class Part:
    """What one block shows of a quotation; a missing mark is '' at the block's end or start.

    `goes_on` and `comes_from` are set where the speech runs over several blocks;
    `reopens` where a block begins with the closing mark, as old French books do.
    """

    start: int
    end: int
    opening: str = ""
    closing: str = ""
    goes_on: bool = False
    comes_from: bool = False
    reopens: str = ""

    @property
    def kind(self) -> str:
        """The mark that opened the speech, where this part begins with another."""
        return self.reopens or self.opening


class BlockMarks:
    """Pairs the marks of one block."""

    def __init__(self, text: str, block: Span, pack: LanguagePack, *, is_reversed: bool) -> None:
        self.text = text
        self.block = block
        self.pack = pack
        self.openers, self.closers = ("»›", "«‹") if is_reversed else ("«‹", "»›")
        self.parts: list[Part] = []
        self._open: list[Part] = []
        self._single_closers: set[int] = set()
        self._unopened_from = block.start

    def pair(self) -> list[Part]:
        """Return the parts in order of their first place."""
        for found in _MARK.finditer(self.text, *self.block):
            self._take(found.start(), found[0])
        unclosed = [part for part in self._open if part.opening in _DOUBLE]
        self.parts += unclosed
        return sorted(self.parts, key=lambda part: (part.start, -part.end))

    def _take(self, at: int, mark: str) -> None:
        if mark in "'’‘‛‚" and not self._takes_single(at, mark):
            return
        if mark == '"' and self._after(at).isalpha() and self._is_elision(at):
            return  # it stands for an apostrophe: l"État
        partner = self._partner(at, mark)
        if partner is not None:
            self._close(partner, at, mark)
        elif self._opens(at, mark):
            if len(self._open) < _DEEPEST:
                self._open.append(Part(at, self.block.end, mark))
        elif mark in _DOUBLE and not self._is_measure(at):
            self.parts.append(Part(self._unopened_from, at + 1, "", mark))
            self._unopened_from = at + 1

    def _partner(self, at: int, mark: str) -> Part | None:
        """Return the open part that this mark closes, None where it closes none."""
        if mark in self.openers or mark in "„‟‚":
            return None
        left, right = self._opens_by_place(at), self._closes_by_place(at)
        if left and not right and mark not in self.closers:
            return None
        for part in reversed(self._open):
            if mark in _CLOSERS[part.opening]:
                return part
        top = self._open[-1] if self._open else None
        if top and right and not left and top.opening in _DOUBLE and mark in _DOUBLE:
            return top  # a pair of two styles: “so"
        return None

    def _opens(self, at: int, mark: str) -> bool:
        if mark in self.closers:
            return False
        if mark in self.openers or mark in "„‟‚‘'":
            return True
        left, right = self._opens_by_place(at), self._closes_by_place(at)
        return left or not right if mark == "“" else left or (mark == '"' and not right)

    def _close(self, part: Part, at: int, mark: str) -> None:
        part.end, part.closing = at + 1, mark
        place = self._open.index(part)
        above = [one for one in self._open[place + 1 :] if one.opening in _DOUBLE]
        for one in above:
            one.end = at
        self.parts += [part, *above]
        del self._open[place:]

    def _before(self, at: int) -> str:
        return self.text[at - 1] if at > self.block.start else ""

    def _after(self, at: int) -> str:
        return self.text[at + 1] if at + 1 < self.block.end else ""

    def _opens_by_place(self, at: int) -> bool:
        before, after = self._before(at), self._after(at)
        free = not before or before.isspace() or before in _OPENING_PUNCTUATION
        return free and bool(after) and not after.isspace() and after not in _CLOSING_PUNCTUATION

    def _closes_by_place(self, at: int) -> bool:
        before, after = self._before(at), self._after(at)
        if after and after in ",.;:!?…)":
            return True
        free = not after or after.isspace() or after in _CLOSING_PUNCTUATION or after in "“‘«‹"
        return free and bool(before) and not before.isspace()

    def _is_measure(self, at: int) -> bool:
        """Tell inches and seconds from a mark that closes: 12", 5'10"."""
        return self.text[at] in '"”' and self._before(at).isdigit()

    def _takes_single(self, at: int, mark: str) -> bool:
        """Tell a single quotation mark from an apostrophe."""
        if at in self._single_closers:
            return True
        if mark == "’" or not self._opens_by_place(at) or not self._after(at).isalpha():
            return False
        closers = "‘’" if mark == "‚" else "’" if mark in "‘‛" else "'"
        end = self._end_of_single(at, mark, closers)
        if end:
            self._single_closers.add(end)
        return end > 0

    def _end_of_single(self, at: int, mark: str, closers: str) -> int:
        """Return where the single quotation that begins here ends, 0 where it does not.

        A plural's apostrophe (`the workers’ rights`) is its end only when no
        other mark is.
        """
        last = 0
        for found in _MARK.finditer(self.text, at + 1, self.block.end):
            place = found.start()
            if found[0] == mark and self._opens_by_place(place):
                break
            if found[0] not in closers or not self._closes_by_place(place):
                continue
            if self._is_elision(place):
                continue
            if self.text[place - 1] not in "sxzSXZ":
                return place
            last = last or place
        return last

    def _is_elision(self, at: int) -> bool:
        word = re.search(r"[^\W\d_]{1,8}\Z", self.text[max(self.block.start, at - 8) : at])
        return word is not None and word[0].lower() in self.pack.elided


def guillemets_point_inwards(text: str, pack: LanguagePack) -> bool:
    """Tell whether a text writes »so«, where its language does not write « so »."""
    if ("«", "»") in pack.quotes or "»" not in text:
        return False
    inwards = len(re.findall(r"(?<!\S)[(\[]?[»›](?=\w)", text))
    return inwards > len(re.findall(r"(?<!\S)[(\[]?[«‹]", text))
