"""Identities of diagnostics that survive edits elsewhere in the article."""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from unicodedata import normalize

from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.digest import sha256
from copydesk.source import Span, line_at

WORD = re.compile(r"\w+")
LENGTH = 16
"""Hexadecimal digits of a fingerprint: two of a million differ but for one chance in 10**7."""


def fingerprinted(article: Article, found: Sequence[Diagnostic]) -> tuple[Diagnostic, ...]:
    """Return diagnostics in order of place, each with its fingerprint and its passage.

    Spans are in the file's text. A fingerprint is made of the rule, the words
    of what is reported, those of the sentence around it and the ordinal among
    equals: line numbers would wake old findings at every edit above them, and
    a new apostrophe or space is no new sentence.
    """
    if not found:
        return ()
    passages = _Passages(article)
    seen = Counter[str]()
    out = []
    for one in found:
        passage, words = passages.at(one.span)
        key = f"{one.rule}\0{normalised(one.span.of(article.source.text))}\0{words}"
        seen[key] += 1
        digest = sha256(f"{key}\0{seen[key]}".encode("utf-8", "surrogatepass"))
        out.append(replace(one, fingerprint=digest[:LENGTH], passage=passage))
    return tuple(out)


def normalised(text: str) -> str:
    """Return the words of a text; of one without words, its signs.

    >>> normalised("L’eau  monte."), normalised("L'eau monte !"), normalised(" — ")
    ('L eau monte', 'L eau monte', '—')
    """
    composed = normalize("NFC", text)
    return " ".join(WORD.findall(composed)) or " ".join(composed.split())


class _Passages:
    """The sentences of a file's articles by their places in the file."""

    def __init__(self, article: Article) -> None:
        self._source = article.source
        self._found = sorted(_sentences(article), key=lambda one: one[0])
        self._starts = [span.start for span, _ in self._found]
        self._words: dict[int, str] = {}
        self._lines: dict[Span, str] = {}

    def at(self, span: Span) -> tuple[Span, str]:
        """Return where the sentences of a stretch stand, and the words of the first.

        Of what stands in no sentence, they are the line and its words.
        """
        at = self._index(span.start)
        if at is None:
            line = line_at(self._source, span.start)
            if line not in self._lines:  # a line may be the whole file, and full of faults
                self._lines[line] = normalised(line.of(self._source.text))
            return line, self._lines[line]
        if at not in self._words:
            self._words[at] = normalised(self._found[at][1])
        last = self._index(max(span.start, span.end - 1))
        end = self._found[at if last is None else last][0].end
        return Span(self._found[at][0].start, max(end, span.end)), self._words[at]

    def _index(self, offset: int) -> int | None:
        at = bisect_right(self._starts, offset) - 1
        return at if at >= 0 and offset <= self._found[at][0].end else None


def _sentences(first: Article) -> Iterator[tuple[Span, str]]:
    for article in (first, *first.more):
        for one in article.sentences:
            yield article.to_source(one.span), one.text
