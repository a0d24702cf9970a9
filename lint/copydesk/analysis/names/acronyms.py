"""Acronyms that an article explains: la Haute Autorité de santé (HAS)."""

import re
from collections.abc import Iterator

from copydesk.analysis.names.mention import Acronym
from copydesk.article import Article
from copydesk.source import Span

_ACRONYM = re.compile(r"\(([A-ZÀ-Þ](?:[A-ZÀ-Þ&]|\.){1,9})\)")
_REACH = 10
"""Words before the bracket among which the long form is looked for."""


def find_acronyms(article: Article) -> Iterator[Acronym]:
    """Yield the acronyms in brackets whose letters open the words before them."""
    for found in _ACRONYM.finditer(article.text):
        letters = [letter.lower() for letter in found[1] if letter.isalpha()]
        before = article.words_in(Span(max(0, found.start() - 120), found.start()))
        words = [word for word in before if not word.is_elided][-_REACH:]
        at = len(words)
        for letter in reversed(letters):
            at = next((one for one in range(at - 1, -1, -1) if words[one].key[0] == letter), -1)
            if at < 0:
                break
        else:
            if words[at].is_capitalised:
                long = Span(words[at].start, words[-1].end)
                yield Acronym(found[1], Span(*found.span(1)), long)
