"""Examples that document a rule and test it."""

from collections.abc import Mapping
from typing import NamedTuple

from copydesk.source import Span

OPEN, CLOSE = "[|", "|]"


class Good(NamedTuple):
    """A text that the rule leaves alone.

    `language` is that of the text where detection would need more of it;
    `options` are those of the rule in this example.
    """

    text: str
    language: str = ""
    options: Mapping[str, object] = {}


class Bad(NamedTuple):
    """A text with each fault marked ``[|so|]``, and the text once mended.

    `fixed` is what all fixes, unsafe ones too, make of the text; leave it out
    where the rule offers no fix.
    """

    text: str
    fixed: str | None = None
    language: str = ""
    options: Mapping[str, object] = {}


Example = Good | Bad


def unmark(marked: str) -> tuple[str, list[Span]]:
    """Return the text without its marks, and the spans that were marked.

    >>> unmark("Né à [|ceyhan|].")
    ('Né à ceyhan.', [Span(start=5, end=11)])

    Raises ValueError where a mark is not closed.
    """
    text, spans = "", []
    rest = marked
    while OPEN in rest:
        before, _, rest = rest.partition(OPEN)
        inner, closed, rest = rest.partition(CLOSE)
        if not closed:
            raise ValueError(f"a mark is not closed in {marked!r}")
        start = len(text) + len(before)
        spans.append(Span(start, start + len(inner)))
        text += before + inner
    return text + rest, spans
