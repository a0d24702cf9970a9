"""An article: the text of a file, parsed into blocks and read as a whole."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from functools import cached_property
from itertools import accumulate
from typing import TYPE_CHECKING, NamedTuple

from copydesk.source import SourceFile, Span, TextMap

if TYPE_CHECKING:
    from copydesk.analysis.datelines import Dateline
    from copydesk.analysis.names import Names
    from copydesk.analysis.packs import LanguagePack
    from copydesk.analysis.quotations import Quotation
    from copydesk.analysis.tagging import Tagged
    from copydesk.analysis.words import Word


class BlockKind(Enum):
    """What part of an article a block is."""

    HEADLINE = "headline"
    DATELINE = "dateline"
    BYLINE = "byline"
    HEADING = "heading"
    PARAGRAPH = "paragraph"
    LIST_ITEM = "list-item"
    QUOTATION = "quotation"
    CAPTION = "caption"
    TABLE_CELL = "table-cell"


class Block(NamedTuple):
    """One block; its span is in the article's text, without outer white space.

    `language` is what the file itself says of this block ('' where it says
    nothing). `follows` is set on a paragraph whose first words stand before it
    in a block of their own: its dateline.
    """

    kind: BlockKind
    span: Span
    language: str = ""
    follows: bool = False


@dataclass(frozen=True, slots=True, eq=False)
class Sentence:
    """A sentence within one block; its span is in the article's text."""

    article: "Article"
    span: Span
    block: Block

    @property
    def text(self) -> str:
        """The sentence as it stands in the article."""
        return self.span.of(self.article.text)

    @property
    def words(self) -> "Sequence[Word]":
        """The words of the sentence, in order."""
        return self.article.words_in(self.span)

    @property
    def first_word(self) -> "Word | None":
        """The first word, or None for a sentence of figures and signs."""
        return next(iter(self.words), None)


def primary_language(code: str) -> str:
    """Return the language of a code that may name a region or script too.

    >>> primary_language("fr-CA"), primary_language("PT_br"), primary_language("")
    ('fr', 'pt', '')
    """
    return code.replace("_", "-").partition("-")[0].lower()


class Foreign(NamedTuple):
    """A stretch in another language than the article's."""

    span: Span
    language: str


Written = Callable[[str, Span], str | None]
"""What a file has to hold for a text at a span of its article; None where it cannot."""


class Article:
    """One article. All spans are code points in `text`, from 0.

    `text` is the prose that rules read: the file's text without markup, or the
    file's text itself where the format has none. `text_map` leads back to the
    file. Analyses are made when first asked for, once.

    `declared` are the stretches within blocks of which the file says in what
    language they are. `written` turns text that a fix puts at a span into what
    the file has to hold there. `more` are the articles that follow this one in
    the same file: a parser of feeds sets it on the first article.
    """

    def __init__(
        self,
        source: SourceFile,
        blocks: Sequence[Block],
        *,
        text: str | None = None,
        text_map: TextMap | None = None,
        language: str = "",
        metadata: Mapping[str, object] | None = None,
        declared: Sequence[Foreign] = (),
        written: Written | None = None,
    ) -> None:
        self.source = source
        self.text = source.text if text is None else text
        self.text_map = text_map
        self.metadata = metadata or {}
        self.declared = declared
        self.more: tuple[Article, ...] = ()
        self._written = written
        self._raw_blocks = tuple(blocks)
        self._language = language

    def __repr__(self) -> str:
        return f"Article({self.source.path!r}, {self.language!r}, {len(self.blocks)} blocks)"

    def to_source(self, span: Span) -> Span:
        """Return where a stretch of the article stands in the file."""
        return self.text_map.to_source(span) if self.text_map else span

    def is_exact(self, span: Span) -> bool:
        """Tell whether a stretch of the article is an unbroken copy of the file's text."""
        return self.text_map is None or self.text_map.is_exact(span)

    def edit(self, span: Span, text: str) -> tuple[Span, str] | None:
        """Return where in the file, and as what, `text` is written in place of `span`.

        None where that would eat markup: what an edit replaces must be the
        very text, in the article and in the file, or whole escapes of it.
        """
        if not 0 <= span.start <= span.end <= len(self.text):
            return None
        place = self.to_source(span)
        if self.is_exact(span):
            if place.of(self.source.text) != span.of(self.text):
                return None
        elif self.text_map is None or not self.text_map.is_replaceable(span):
            return None
        written = self._written(text, span) if self._written else text
        return None if written is None else (place, written)

    def presume(self, language: str) -> None:
        """Take `language` for the article's where nothing better is known than detection."""
        self._language = self._language or language

    def forget(self) -> None:
        """Let go of all analyses; they are made again when they are asked for.

        Sentences lead back to their article: without this, only the garbage collector
        would free either.
        """
        for name in _ANALYSES:
            self.__dict__.pop(name, None)

    @cached_property
    def language(self) -> str:
        """The article's language as an ISO 639 code, '' where it cannot be told."""
        if self._language:
            return primary_language(self._language)
        from copydesk.analysis.language import detect

        prose = " ".join(block.span.of(self.text) for block in self._raw_blocks[:40])
        return detect(prose[:20_000]) or ""

    @property
    def locale(self) -> str:
        """The language with its region, where the file or the user named one."""
        return self._language or self.language

    @cached_property
    def pack(self) -> "LanguagePack":
        """What is known of the article's language."""
        from copydesk.analysis.packs import load

        return load(self.language)

    @cached_property
    def _structure(self) -> "tuple[tuple[Block, ...], tuple[Dateline, ...]]":
        from copydesk.analysis.structure import split_datelines

        return split_datelines(self.text, self._raw_blocks, self.language)

    @property
    def parsed_blocks(self) -> tuple[Block, ...]:
        """The blocks as the file has them, datelines still in their paragraphs."""
        return self._raw_blocks

    @property
    def blocks(self) -> tuple[Block, ...]:
        """The blocks in order, datelines split from their paragraphs."""
        return self._structure[0]

    @property
    def datelines(self) -> "tuple[Dateline, ...]":
        """The datelines, with spans in `text`."""
        return self._structure[1]

    def blocks_of(self, *kinds: BlockKind) -> Iterator[Block]:
        """Yield the blocks of the given kinds."""
        return (block for block in self.blocks if block.kind in kinds)

    @cached_property
    def words(self) -> "tuple[Word, ...]":
        """All words, in order."""
        from copydesk.analysis.words import split_words

        words: list[Word] = []
        for block in self.blocks:
            words += split_words(self.text, block.span.start, block.span.end, self.pack)
        return tuple(words)

    @cached_property
    def keys(self) -> "tuple[str, ...]":
        """The keys of all words, in order: many rules ask for them."""
        from copydesk.analysis.words import key_of

        return tuple([key_of(word[0]) for word in self.words])

    @cached_property
    def keyed(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the words that have each key, in order."""
        from copydesk.analysis.words import key_of

        numbers: dict[str, Sequence[int]] = {}
        for text, some in self.spelt.items():
            key = key_of(text)
            numbers[key] = sorted([*numbers[key], *some]) if key in numbers else some
        return numbers

    @cached_property
    def spelt(self) -> Mapping[str, Sequence[int]]:
        """The numbers of the words that are written alike, in order.

        A rule that asks something of each word asks it of four words instead of seven here.
        """
        numbers: defaultdict[str, list[int]] = defaultdict(list)
        for number, (text, _, _) in enumerate(self.words):
            numbers[text].append(number)
        return dict(numbers)

    @cached_property
    def _word_starts(self) -> list[int]:
        return [word.start for word in self.words]

    def words_in(self, span: Span) -> "Sequence[Word]":
        """Return the words that start within `span`."""
        starts = self._word_starts
        return self.words[bisect_left(starts, span.start) : bisect_left(starts, span.end)]

    @cached_property
    def sentences(self) -> tuple[Sentence, ...]:
        """All sentences, in order; a headline or caption is split like any block."""
        from copydesk.analysis.sentences import split_sentences

        text, pack = self.text, self.pack
        return tuple(
            Sentence(self, span, block)
            for block in self.blocks
            for span in split_sentences(text, block.span.start, block.span.end, pack)
        )

    @cached_property
    def tagged(self) -> "Tagged":
        """The words and marks with what each can be, by the lexicon and its neighbours."""
        from copydesk.analysis.tagging import tag

        return tag(self)

    @cached_property
    def protected(self) -> tuple[Span, ...]:
        """URLs, addresses, handles and the like, which are not prose."""
        from copydesk.analysis.words import protected_spans

        return protected_spans(self.text)

    def block_at(self, offset: int) -> Block | None:
        """Return the block that holds the character at `offset`."""
        at = bisect_left(self._block_starts, offset + 1) - 1
        found = self.blocks[at] if at >= 0 else None
        return found if found and offset < found.span.end else None

    @cached_property
    def _block_starts(self) -> list[int]:
        return [block.span.start for block in self.blocks]

    def is_quoted(self, span: Span) -> bool:
        """Tell whether `span` touches a quotation."""
        starts, ends = self._quoted
        at = bisect_left(starts, span.end)
        return at > 0 and ends[at - 1] > span.start

    def is_in_quotation(self, span: Span) -> bool:
        """Tell whether one quotation holds all of `span`."""
        return self.is_quoted(span) and any(one.span.contains(span) for one in self.quotations)

    @cached_property
    def _quoted(self) -> tuple[list[int], list[int]]:
        """Where quotations start, in order, and how far the ones up to each reach."""
        spans = sorted(one.span for one in self.quotations)
        ends = list(accumulate((span.end for span in spans), max))
        return [span.start for span in spans], ends

    def is_protected(self, span: Span) -> bool:
        """Tell whether `span` touches a URL, an address or a handle."""
        at = bisect_left(self.protected, (span.end,))
        return at > 0 and self.protected[at - 1].end > span.start

    @cached_property
    def quotations(self) -> "tuple[Quotation, ...]":
        """All quotations, nested and unbalanced ones too."""
        from copydesk.analysis.quotations import find_quotations

        return find_quotations(self.text, [block.span for block in self.blocks], self.pack)

    @cached_property
    def foreign(self) -> tuple[Foreign, ...]:
        """Blocks and quotations known to be in another language."""
        from copydesk.analysis.structure import find_foreign

        return find_foreign(self)

    def is_foreign(self, span: Span) -> bool:
        """Tell whether `span` lies in a stretch of another language."""
        return any(one.span.contains(span) for one in self.foreign)

    @cached_property
    def names(self) -> "Names":
        """The names of people, places and organisations in the article."""
        from copydesk.analysis.names import find_names

        return find_names(self)


_ANALYSES = [name for name, one in vars(Article).items() if isinstance(one, cached_property)]
