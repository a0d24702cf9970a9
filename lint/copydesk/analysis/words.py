"""Words and the stretches of text, such as addresses, that are not words."""

import re
from bisect import bisect_right
from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from copydesk.analysis.packs import LanguagePack
from copydesk.source import Span

APOSTROPHES = "'’ʼ＇"
"""Characters that stand for an apostrophe between two letters."""

_JOINERS = "'’ʼ＇\\-\u2010\u2011"
_CAPITALS = "A-ZÀ-ÖØ-Þ"
_BLANKS = " \u00a0\u202f\u2009"
# Combining marks, soft hyphen and joiners of the scripts that a newsroom is likely to meet;
# `\w` of the `re` module has none of them, and `regex` takes three times as long.
_MARKS = (
    "\u00ad\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u0610-\u061a"
    "\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u0900-\u0903\u093a-\u094f\u0981-\u0983"
    "\u09bc-\u09cd\u0b82\u0bbe-\u0bcd\u0e31\u0e34-\u0e3a\u0e47-\u0e4e\u1ab0-\u1aff\u1dc0-\u1dff"
    "\u200c\u200d\u20d0-\u20f0\ufe20-\ufe2f"
)
_CORE = rf"[\w{_MARKS}]"
_NUMBER = (
    rf"\d{{1,3}}(?:[{_BLANKS}]\d{{3}})+(?:[.,]\d+)?(?![\d])[^\W\d_]*|\d+(?:[.,:]\d+)+[^\W\d_]*"
)
_ACRONYM = r"[^\W\d_](?:\.[^\W\d_])+(?:\.(?!\w)|(?![\w.]))"
_PLAIN = rf"[^\W_]{_CORE}*(?:[{_JOINERS}]{_CORE}+)*(?<!_)"
# Letters after which nothing stands that could belong to a word: most words, found at once.
_USUAL = rf"[^\W\d_]++(?![\w{_MARKS}{_JOINERS}.])"

_ADDRESS = r"""
    (?:https?|ftp)://[^\s<>«»“”"]+
    | (?<![\w.])www\.[^\s<>«»“”"]+
    | (?<![\w.+-])[\w.+-]{1,64}+@[\w-]{1,63}(?:\.[\w-]{1,63})+
    | (?<![\w@./])@\w[\w.]*\w
    | (?<![\w#&/])\#(?=\w*[^\W\d_])\w{2,}
    | (?<![\w.@-])(?:[a-z0-9]+(?:-[a-z0-9]+)*\.)+
      (?:com|net|org|info|gov|edu|eu|io|tv|fr|de|be|ch|ca|es|it|nl|ru|uk|us|pt|pl|lu|ma|dz|tn|int)
      (?![\w@-])(?:/[^\s<>«»“”"]*)?
    """
_TRAIL = ".,;:!?…'’)]}*_"
_TRIGGERS = ("@", "#", "://", "www.", "WWW.")
_DOTTED = re.compile(r"(?<=[A-Za-z0-9])\.(?=[a-z])")


class Word(NamedTuple):
    """A word as the text spells it, with its place in code points from 0.

    >>> word = Word("Kazakhstan", 3, 13)
    >>> word.span, word.is_capitalised
    (Span(start=3, end=13), True)
    """

    text: str
    start: int
    end: int

    @property
    def span(self) -> Span:
        """The place of the word."""
        return Span(self.start, self.end)

    @property
    def is_capitalised(self) -> bool:
        """Whether the first character is an upper-case or title-case letter."""
        first = self[0][0]
        return first.isupper() or first.istitle()

    @property
    def is_lowercase(self) -> bool:
        """Whether the first character is a lower-case letter."""
        return self[0][0].islower()

    @property
    def is_all_capitals(self) -> bool:
        """Whether the word has at least two letters and all are upper-case."""
        return self.text.isupper() and sum(map(str.isalpha, self.text)) > 1

    @property
    def is_elided(self) -> bool:
        """Whether the word ends in an apostrophe (`l’`, `jusqu’`)."""
        return self.text[-1] in APOSTROPHES

    @property
    def key(self) -> str:
        """The word in lower case, its apostrophes and hyphens made plain.

        >>> Word("L’", 0, 2).key
        "l'"
        """
        return key_of(self[0])


@lru_cache(maxsize=1 << 13)
def key_of(text: str) -> str:
    """Return the key of a word written as `text`; rules ask for it over and over."""
    key = text.lower().translate(_PLAIN_MARKS)
    return text if key == text else key  # one string is kept for most words, not two


_PLAIN_MARKS = str.maketrans(
    dict.fromkeys(APOSTROPHES, "'") | {"\u2010": "-", "\u2011": "-", "\u00ad": None}
)


def split_words(
    text: str,
    start: int,
    end: int,
    pack: LanguagePack,
    protected: Sequence[Span] | None = None,
) -> list[Word]:
    """Return the words in `text[start:end]`, in order.

    A word is made of letters, marks and digits, with hyphens and apostrophes
    inside: `porte-parole`, `O’Brien`, `don’t`. What the language elides is a
    word of its own, with its apostrophe: `l’`, `Ukraine`. A number is one word,
    with its marks and unit letters: `10 000`, `1,5`, `7h30`. Addresses, handles
    and tags are left out; `protected` are their places, where they are known.
    """
    new = tuple.__new__
    words = [
        new(Word, (found[0], *found.span())) for found in _pattern(pack).finditer(text, start, end)
    ]
    if protected is None:
        protected = protected_spans(text, start, end)
    return _outside(words, protected) if protected else words


def protected_spans(text: str, start: int = 0, end: int | None = None) -> tuple[Span, ...]:
    """Return the places of URLs, e-mail addresses, domains, @handles and #tags.

    Spans are in order and do not overlap; final punctuation is not part of them.
    """
    end = len(text) if end is None else end
    if not (
        any(text.find(trigger, start, end) >= 0 for trigger in _TRIGGERS)
        or _DOTTED.search(text, start, end)
    ):
        return ()
    return tuple(
        Span(found.start(), found.start() + len(found[0].rstrip(_TRAIL)))
        for found in _address().finditer(text, start, end)
    )


@lru_cache(maxsize=1)
def _address() -> re.Pattern[str]:
    return re.compile(_ADDRESS, re.VERBOSE | re.IGNORECASE)


@lru_cache(maxsize=32)
def _pattern(pack: LanguagePack) -> re.Pattern[str]:
    """Compile the one pattern that finds the words of a language."""
    parts = [_USUAL, _elided(pack), _leading(pack), _NUMBER, _ACRONYM, _PLAIN]
    return re.compile("|".join(filter(None, parts)))


def _elided(pack: LanguagePack) -> str:
    """Return a pattern for what the language elides, with the apostrophe."""
    names, others = [], []
    for prefix in sorted(pack.elided, key=lambda prefix: (-len(prefix), prefix)):
        either = "".join(f"[{letter}{letter.upper()}]" for letter in prefix)
        if prefix in pack.name_elisions:
            names.append(rf"{either}(?!(?<=[{_CAPITALS}]).[{_CAPITALS}][a-zß-ÿ])")
        else:
            others.append(either)
    return rf"(?:{'|'.join(names + others)})[{APOSTROPHES}]" if pack.elided else ""


def _leading(pack: LanguagePack) -> str:
    """Return a pattern for words that begin with an apostrophe (`’s`, `’em`)."""
    words = "|".join(sorted(map(re.escape, pack.leading_apostrophe), key=len, reverse=True))
    return rf"(?<![\w{APOSTROPHES}])[’'](?:{words})(?![\w{APOSTROPHES}])" if words else ""


def _outside(words: list[Word], protected: Sequence[Span]) -> list[Word]:
    """Return the words that share nothing with the protected places."""
    starts = [span.start for span in protected]
    kept = []
    for word in words:
        at = bisect_right(starts, word.end - 1) - 1
        if at < 0 or protected[at].end <= word.start:
            kept.append(word)
    return kept
