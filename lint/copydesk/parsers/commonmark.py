"""CommonMark in which every token knows its place in the file.

markdown-it-py gives the lines of a block but no columns, and joins the lines
of a paragraph once their indentation and ``>`` are cut off. Here each rule
that makes inline content also notes where its lines start, and the inline
parser notes the stretch that each token was read from.
"""

import re
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from itertools import accumulate

from markdown_it import MarkdownIt
from markdown_it.common.utils import MD_TRIM_CHARS
from markdown_it.parser_inline import ParserInline
from markdown_it.rules_block import (
    StateBlock,
    heading,
    html_block,
    lheading,
    paragraph,
    table,
)
from markdown_it.rules_inline import StateInline
from markdown_it.token import Token

from copydesk.parsers.builder import Piece

PLACES = "places"
"""Where an inline block token keeps its Places, in its `meta`."""

FILE = "file"
FOOTNOTES = "footnotes"
_BlockRule = Callable[[StateBlock, int, int, bool], bool]
_Note = Callable[[StateBlock, list[Token]], None]
_NOTE = re.compile(r"\[\^([^\[\]\s]{1,100})\]:[ \t]*")
_NOTE_MARK = re.compile(r"\[\^([^\[\]\s]{1,100})\]")
_SHORTCODE = re.compile(r"\{\{[^{}\n]{0,1000}\}\}|\{%[^{}\n]{0,1000}%\}")
# "]" ends the label of a link, which the parser looks for between two tokens.
_MARKUP = re.compile(r"[\n\\`~*_\[\]<&{]|!(?=\[)")
_BAR = re.compile(r"(?<!\\)\|")
_NOTE_INDENT = 4


class Places:
    """The places in the file of the lines of one token.

    `lines` are (start, end) in the file, in code points; the token's content
    is these lines joined by line feeds.
    """

    def __init__(self, lines: list[tuple[int, int]]) -> None:
        self._lines = lines
        self._starts = [0, *accumulate(end - start + 1 for start, end in lines)]

    def content(self, text: str) -> str:
        """Return the token's content, from the text of the file."""
        return "\n".join(text[start:end] for start, end in self._lines)

    def place(self, offset: int) -> int:
        """Return where an offset in the content stands in the file."""
        line = min(bisect_right(self._starts, offset), len(self._lines)) - 1
        start, end = self._lines[line]
        return min(start + offset - self._starts[line], end)

    def whole(self, text: str, start: int, end: int) -> Piece:
        """Return a piece that stands for the content from `start` to `end`."""
        return Piece(text, self.place(start), self.place(end))

    def copies(self, file: str, start: int, end: int) -> Iterator[Piece]:
        """Yield the file's own text for the content from `start` to `end`.

        Each line is a piece, and so is each line end, as the file has it.
        """
        line = bisect_right(self._starts, start) - 1
        while start < end:
            stop = min(end, self._starts[line + 1] - 1)
            at = self.place(start)
            if start < stop:
                yield Piece(file[at : at + stop - start], at, at + stop - start)
            if stop < end:
                yield self._line_end(file, self._lines[line][1])
            line += 1
            start = self._starts[line]

    @staticmethod
    def _line_end(file: str, at: int) -> Piece:
        end = at + 2 if file[at : at + 2] == "\r\n" else at + 1
        return Piece(file[at:end], at, end)


def tokens(text: str, file: str) -> list[Token]:
    r"""Return the block tokens of a Markdown text whose lines end in ``\n``.

    It has every character where `file` has it; a blank stands for the ``\r``
    of ``\r\n``. An inline token has its Places in ``meta["places"]``; each of its children
    has its start and end in the content as its ``map``, and so has each child
    of an image.
    """
    md = _parser()
    env: dict[str, object] = {FILE: file}
    out: list[Token] = []
    md.block.parse(text, md, env, out)
    for token in out:
        if token.type == "inline":
            token.children = md.inline.parse(token.content, md, env, [])
    return out


@lru_cache(maxsize=1)
def _parser() -> MarkdownIt:
    md = MarkdownIt("commonmark", {"tasklists": True})
    md.enable(["table", "strikethrough"])
    md.inline = PlacedInline()
    rules = md.block.ruler
    ends = ["paragraph", "reference", "blockquote"]
    rules.at("table", _noting(table, _note_cells), {"alt": ends[:2]})
    rules.at("html_block", _noting(html_block, _note_lines), {"alt": ends})
    rules.at("heading", _noting(heading, _note_heading), {"alt": ends})
    rules.at("lheading", _noting(lheading, _note_lines))
    rules.at("paragraph", _noting(paragraph, _note_lines))
    rules.before("reference", "footnote", _footnote, {"alt": ends[:2]})
    return md


# Blocks


def _noting(rule: _BlockRule, note: _Note) -> _BlockRule:
    """Return the rule, which then also notes the places of what it made."""

    def placed(state: StateBlock, start: int, end: int, silent: bool) -> bool:
        count = len(state.tokens)
        if not rule(state, start, end, silent):
            return False
        if not silent:
            note(state, state.tokens[count:])
        return True

    return placed


def _place(state: StateBlock, token: Token, lines: list[tuple[int, int]]) -> None:
    places = Places(lines)
    token.meta[PLACES] = places
    token.content = places.content(state.src)


def _note_lines(state: StateBlock, made: list[Token]) -> None:
    """Note the lines of a paragraph, without their indentation and block quote marks."""
    for token in made:
        if token.type in ("inline", "html_block") and token.map:
            _place(state, token, [_line(state, number) for number in range(*token.map)])


def _line(state: StateBlock, number: int) -> tuple[int, int]:
    end = state.eMarks[number]
    if state.env[FILE].startswith("\r\n", end - 1):
        end -= 1
    return min(state.bMarks[number] + state.tShift[number], end), end


def _note_heading(state: StateBlock, made: list[Token]) -> None:
    """Note the place of a heading between its number signs."""
    opened, token, _ = made
    start, end = _line(state, (token.map or [0])[0])
    start += len(opened.markup)
    start = state.src.index(token.content, start, end)
    _place(state, token, [(start, start + len(token.content))])


def _note_cells(state: StateBlock, made: list[Token]) -> None:
    """Note the places of a table's cells, each of which stands in one line."""
    cells: Iterator[tuple[int, int]] = iter(())
    for token in made:
        if token.type == "tr_open" and token.map:
            cells = _cells(state.src, *_line(state, token.map[0]))
        elif token.type == "inline" and token.map:
            end = state.eMarks[token.map[0]]
            _place(state, token, [next(cells, (end, end))])


def _cells(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    r"""Yield the places of the cells in one row; ``\|`` does not end a cell."""
    start, end = _trimmed(text, start, end)
    bars = [bar.start() for bar in _BAR.finditer(text, start, end)]
    if bars and bars[0] == start:
        start = bars.pop(0) + 1
    for bar in bars:
        yield _trimmed(text, start, bar)
        start = bar + 1
    if start < end:
        yield _trimmed(text, start, end)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start] in MD_TRIM_CHARS:
        start += 1
    while start < end and text[end - 1] in MD_TRIM_CHARS:
        end -= 1
    return start, end


def _footnote(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Parse ``[^1]: text`` and the indented lines below it."""
    found = _NOTE.match(state.src, *_line(state, start))
    if found is None or state.is_code_block(start):
        return False
    if silent:
        return True
    state.env.setdefault(FOOTNOTES, set()).add(found[1])
    before = state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType
    state.bMarks[start], state.tShift[start] = found.end(), 0
    state.blkIndent += _NOTE_INDENT
    state.sCount[start] = state.blkIndent
    state.parentType = "footnote"
    state.push("footnote_open", "", 1)
    state.md.block.tokenize(state, start, end)
    state.push("footnote_close", "", -1)
    state.blkIndent -= _NOTE_INDENT
    state.bMarks[start], state.tShift[start], state.sCount[start], state.parentType = before
    return True


# Inline content


class PlacedInline(ParserInline):
    """The inline parser, its tokens placed and its literal text not joined."""

    def __init__(self) -> None:
        super().__init__()
        self.ruler.before("link", "footnote_mark", _footnote_mark)
        self.ruler.push("shortcode", _shortcode)
        self.ruler.disable("linkify")
        self.ruler2.disable("fragments_join")
        self.terminator_re = _MARKUP

    def tokenize(self, state: StateInline) -> None:
        """Read the tokens between `state.pos` and `state.posMax`."""
        rules = self.ruler.getRules("")
        end = state.posMax
        nesting = state.md.options.maxNesting
        while state.pos < end:
            start, count = state.pos, len(state.tokens)
            for rule in rules if state.level < nesting else ():
                if rule(state, False):
                    break
            else:
                state.append_pending(state.src[start])
                state.pos += 1
            if state.pending:
                state.pushPending()
            _note_tokens(state, start, count)


def _note_tokens(state: StateInline, start: int, count: int) -> None:
    """Note in the tokens from `count` on that they were read from `start`."""
    at = start + (len(state.tokens) > count and state.tokens[count].markup == "autolink")
    for token in state.tokens[count:]:
        if token.map is None and token.type == "text":
            token.map = [at, at + len(token.content)]
            at += len(token.content)
        elif token.map is None:
            token.map = [start, state.pos]


def _footnote_mark(state: StateInline, silent: bool) -> bool:
    """Parse ``[^1]`` where the file has such a footnote."""
    found = _NOTE_MARK.match(state.src, state.pos, state.posMax)
    if found is None or found[1] not in state.env.get(FOOTNOTES, ()):
        return False
    if not silent:
        state.push("footnote_mark", "", 0)
    state.pos = found.end()
    return True


def _shortcode(state: StateInline, silent: bool) -> bool:
    """Parse what a site generator fills in: ``{{< figure >}}``, ``{% include %}``."""
    found = _SHORTCODE.match(state.src, state.pos, state.posMax)
    if found is None:
        return False
    if not silent:
        state.push("shortcode", "", 0)
    state.pos = found.end()
    return True
