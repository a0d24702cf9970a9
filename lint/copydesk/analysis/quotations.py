"""Quotations: what stands between quotation marks, over several paragraphs too."""

from collections.abc import Sequence
from typing import NamedTuple

from copydesk.analysis.packs import LanguagePack
from copydesk.analysis.quotation_marks import BlockMarks, Part, guillemets_point_inwards
from copydesk.source import Span

_REACH = 4
"""Blocks without a mark that a speech may run through; longer ones reopen it."""
_FITS = {"«": "»", "»": "«", "“": "”“", "”": "”", "„": "“”", "‟": "”", '"': '"'}


class Quotation(NamedTuple):
    """What one block shows of a quotation. Spans are code points from 0.

    `span` has the marks, `inner` neither the marks nor the blanks inside them.
    A mark that the block lacks is ''. `depth` is 0 for a quotation within no
    other. `continued` says that the speech began in an earlier block or goes
    on in a later one, so that a mark may rightly be missing; `fault` is
    `unclosed` or `unopened` where one is missing without such a reason.
    """

    span: Span
    inner: Span
    opening: str
    closing: str
    depth: int
    continued: bool
    fault: str = ""

    @property
    def unclosed(self) -> bool:
        """Whether the closing mark is missing."""
        return self.fault == "unclosed"

    @property
    def unopened(self) -> bool:
        """Whether the opening mark is missing."""
        return self.fault == "unopened"


def find_quotations(
    text: str, blocks: Sequence[Span], pack: LanguagePack
) -> tuple[Quotation, ...]:
    """Return all quotations, nested and unbalanced ones too, by their start.

    A quotation over several blocks gives one for each block: English and
    French reopen it at each paragraph and close it at the last, agencies often
    close it without reopening, and old French books begin each paragraph with
    the closing mark.

    >>> from copydesk.analysis.packs import load
    >>> text = "Il dit : « Oui, “demain”. »"
    >>> [one.inner.of(text) for one in find_quotations(text, [Span(0, 27)], load("fr"))]
    ['Oui, “demain”.', 'demain']
    """
    is_reversed = guillemets_point_inwards(text, pack)
    parts = [BlockMarks(text, block, pack, is_reversed=is_reversed).pair() for block in blocks]
    for number in range(len(blocks)):
        for part in list(parts[number]):
            if part.opening and not part.closing:
                _link(text, blocks, parts, number, part)
    every = sorted((part for some in parts for part in some), key=_order)
    return tuple(_with_depth(text, every))


def _order(part: Part) -> tuple[int, int]:
    return part.start, -part.end


def _link(
    text: str, blocks: Sequence[Span], parts: list[list[Part]], number: int, part: Part
) -> None:
    """Find where a quotation that its block does not close goes on."""
    if part.end < blocks[number].end:
        return  # it ended with a quotation around it
    for later in range(number + 1, min(len(blocks), number + 2 + _REACH)):
        reopened = _reopening(text, blocks[later], parts[later], part.kind)
        closed = _closing(parts[later], part.kind)
        if reopened or closed:
            part.goes_on = True
            (reopened or closed or part).comes_from = True
            for between in range(number + 1, later):
                whole = Part(*blocks[between], goes_on=True, comes_from=True)
                parts[between].insert(0, whole)
            return
        if any(one.opening == part.kind for one in parts[later]):
            return


def _reopening(text: str, block: Span, parts: list[Part], opening: str) -> Part | None:
    """Return the part that opens a block with the mark of a speech that goes on."""
    for part in parts:
        if part.opening == opening and part.start == block.start:
            return part
    if opening in "«»" and text[block.start : block.start + 1] == _FITS[opening]:
        return _reopened_by_closer(block, parts, opening)
    return None


def _reopened_by_closer(block: Span, parts: list[Part], opening: str) -> Part | None:
    """Take a closing mark at the start of a block for an opening one (old French)."""
    first = next((one for one in parts if one.end == block.start + 1 and not one.opening), None)
    if first is None:
        return None
    first.opening, first.closing, first.end, first.reopens = first.closing, "", block.end, opening
    last = next((one for one in parts if one.closing in _FITS[opening] and not one.opening), None)
    if last is not None and last.closing:
        first.end, first.closing = last.end, last.closing
        parts.remove(last)
    return first


def _closing(parts: list[Part], opening: str) -> Part | None:
    """Return the part that a block closes without having opened it."""
    for part in parts:
        if not part.opening and part.closing and part.closing in _FITS[opening]:
            return None if part.comes_from else part
        if part.opening == opening:
            return None
    return None


def _with_depth(text: str, parts: list[Part]) -> list[Quotation]:
    quotations: list[Quotation] = []
    around: list[Part] = []
    for part in parts:
        around = [one for one in around if one.end >= part.end and one.end > part.start]
        quotations.append(_quotation(text, part, len(around)))
        around.append(part)
    return quotations


def _quotation(text: str, part: Part, depth: int) -> Quotation:
    start, end = part.start + len(part.opening), part.end - len(part.closing)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    unclosed = not part.closing and not part.goes_on
    unopened = not part.opening and not part.comes_from
    return Quotation(
        Span(part.start, part.end),
        Span(start, end),
        part.opening,
        part.closing,
        depth,
        part.goes_on or part.comes_from,
        "unclosed" if unclosed else "unopened" if unopened else "",
    )
