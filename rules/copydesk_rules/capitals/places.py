"""Where a word of an article would be in lower case unless it were a name."""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk import Article, Span
from copydesk.analysis.words import Word

BLANKS = (" ", "\u00a0")
TITLE_WORDS = 6
"""Words at most in a quotation that may be the title of a work."""
HEADING_SHARE = 0.6
"""Share of capitals from which a short line is written in them throughout."""

LONG_SHARE = 1 / 3
"""Share of longer words that a heading has at least; a short sentence can have two names."""

LONGEST = 200
"""Code points to either side of a word that are looked at for it."""


class Capital(NamedTuple):
    """A capitalised word within a sentence, and its neighbours in the article's words.

    `before` is the word right before it, parted by a blank or an apostrophe;
    `after` the word that one blank parts from it, None where there is none.
    """

    word: Word
    at: int
    before: Word
    after: Word | None


def capitals(article: Article) -> Iterator[Capital]:
    """Yield the capitalised words that follow another word of their sentence directly."""
    words, text = article.words, article.text
    for at, word in enumerate(words):
        if at and word[0][0].isupper():
            before = words[at - 1]
            gap = text[before.end : word.start]
            if gap in BLANKS or (not gap and before.is_elided):
                yield Capital(word, at, before, follower(text, words, at))


def follower(text: str, words: Sequence[Word], at: int) -> Word | None:
    """Return the word that only a blank parts from the one at `at`."""
    if at + 1 < len(words) and text[words[at].end : words[at + 1].start] in BLANKS:
        return words[at + 1]
    return None


def opens_sentence(article: Article, at: int) -> bool:
    """Tell whether no word stands before the one at `at` in its sentence or after a mark."""
    words, text = article.words, article.text
    if at == 0:
        return True
    gap = text[words[at - 1].end : words[at].start]
    return not (gap in BLANKS or (not gap and words[at - 1].is_elided) or gap == ", ")


def is_title(article: Article, span: Span) -> bool:
    """Tell whether `span` is in a quotation so short that it may be a work's title."""
    return any(
        one.span.contains(span) and len(one.inner.of(article.text).split()) <= TITLE_WORDS
        for one in article.quotations
    )


def is_heading(article: Article, span: Span) -> bool:
    """Tell whether the line around `span` has capitals on most of its words."""
    text = article.text
    first, last = max(0, span.start - LONGEST), min(len(text), span.end + LONGEST)
    start = max(first, text.rfind("\n", first, span.start) + 1)
    end = text.find("\n", span.end, last)
    line = article.words_in(Span(start, end if end >= 0 else last))
    long = [word for word in line if len(word.text) > 3 and word.text[0].isalpha()]
    if LONG_SHARE * len(line) > len(long):
        return False
    return sum(word.text[0].isupper() for word in long) > HEADING_SHARE * len(long) > 1
