"""When a small letter may open a sentence, and how to mend one that may not."""

from collections.abc import Sequence

from copydesk import Article, Fix, Span, TextEdit
from copydesk.analysis.words import Word


def small_start(article: Article, span: Span, allow: frozenset[str]) -> Word | None:
    """Return the word that wrongly opens `span` with a small letter, if one does.

    A quotation, bracket, dash or ellipsis before it explains the small letter;
    so do brands and credits (`iPhone`, `dpa`), names with a particle (`von der
    Leyen`), letters of an enumeration (`a)`) and the words in `allow`.
    """
    if not article.text[span.start].islower():
        return None
    words = article.words_in(span)
    if not words or words[0].start != span.start:
        return None
    word = words[0]
    if word.text in allow or _stays_small(article, words):
        return None
    return word


def _stays_small(article: Article, words: Sequence[Word]) -> bool:
    word, pack = words[0], article.pack
    if not word.text.islower() or not word.text.replace("’", "").replace("'", "").isalpha():
        # iPhone, u21 and e-bike; not peut-être.
        return "-" not in word.text or not word.text.islower() or word.text[1:2] == "-"
    if word.text in pack.lowercase or _is_particle(article, words):
        return True
    return len(word.text) == 1 and article.text[word.end : word.end + 1] in (")", ".", "/", "=")


def _is_particle(article: Article, words: Sequence[Word]) -> bool:
    """Tell `von der Leyen` and `al Assad` from `le Kremlin`."""
    pack = article.pack
    grammar = pack.function_words
    for word in words[:4]:
        if word.is_capitalised:
            return word is not words[0]
        if word.text not in pack.particles or word.text in grammar:
            return False
    return False


def capitalise(word: Word) -> Fix:
    """Return the fix that gives a word its capital."""
    capital = word.text[0].upper() + word.text[1:]
    return Fix.unsafe(f"Write “{capital}”", TextEdit(word.span, capital))
