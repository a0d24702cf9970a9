"""What is said of a calque, and how it is mended."""

import re

from copydesk import Article, Diagnostic, Fix, Rule, Span, TextEdit
from copydesk.analysis.morphology import readings
from copydesk_rules import language_data
from copydesk_rules.calques.phrase import END, GAP, START
from copydesk_rules.calques.phrase_list import Found, calques, several

_LANGUAGES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "fr": "French",
    "id": "Indonesian",
    "ru": "Russian",
    "zh": "Chinese",
}
_VOWELS = frozenset("aâàeéèêiîïoôuùûy")
_LEMMA = re.compile(r"<([^>]*)>")


def reports(rule: Rule, article: Article, *, preview: bool) -> list[Diagnostic]:
    """Return a rule's diagnostics on the calques of an article."""
    found = []
    for one in calques(article, preview=preview):
        span = Span(article.words[one.start].start, article.words[one.end - 1].end)
        fix = _fix(article, one, span)
        found.append(rule.diagnostic(span, _message(article, one, span), fix=fix))
    return found


def _message(article: Article, found: Found, span: Span) -> str:
    better = "” or “".join(_shown(article, found, one) for one in several(found.entry.better))
    language, _, phrase = found.entry.copies.partition(": ")
    shown = " ".join(span.of(article.text).split())
    if phrase:
        return f"“{shown}” copies {_LANGUAGES[language]} “{phrase}” (say “{better}”)"
    return f"“{shown}” is not said (say “{better}”)"


def _shown(article: Article, found: Found, phrase: str) -> str:
    """Return a better phrase as one reads it, its alternatives like those that were found."""
    chosen = {
        element.source.rstrip("?").count("|"): _place(element.source, article, taken)
        for element, taken in zip(found.elements, found.match, strict=True)
        if "|" in element.source and taken[1] > taken[0]
    }
    pieces = (
        every[min(chosen.get(len(every) - 1, 0), len(every) - 1)]
        for every in (piece.split("|") for piece in phrase.split(" "))
    )
    return _LEMMA.sub(r"\1", " ".join(pieces))


def _place(source: str, article: Article, taken: tuple[int, int]) -> int:
    """Return which of its alternatives an element took, the first where none is alike."""
    every = source.rstrip("?").replace("’", "'").lower().split("|")
    key = article.words[taken[0]].key
    return every.index(key) if key in every else 0


def _fix(article: Article, found: Found, span: Span) -> Fix | None:
    """Return the repair, where only one is offered and no word of it has to be inflected."""
    better = several(found.entry.better)
    if len(better) != 1:
        return None
    taken: dict[str, str] = {}
    for element, (start, end) in zip(found.elements, found.match, strict=True):
        if end > start and element.source not in (START, END, GAP):
            place = Span(article.words[start].start, article.words[end - 1].end)
            taken[element.source.rstrip("?")] = place.of(article.text)
    pieces = [
        taken.get(piece, "" if piece[0] == "<" or piece.isupper() else piece)
        for piece in better[0].split()
    ]
    text = re.sub(r"(?<=['’]) ", "", " ".join(pieces))
    if not all(pieces) or "|" in text:
        return None
    return _fitted(article, span, text)


def _fitted(article: Article, span: Span, text: str) -> Fix | None:
    """Return the repair with what it changes in the word after it; None where it is unsure."""
    old, language = span.of(article.text), article.language
    last_old, last = old.split()[-1], text.rsplit(maxsplit=1)[-1]
    if last != last_old and any(one.is_a("art") for one in readings(last_old, language)):
        return None  # the article that the last word contains would be lost
    before = next(iter(article.words_in(Span(max(0, span.start - 5), span.start))[::-1]), None)
    bound = before is not None and (before.is_elided or _elides(before.key, article))
    if bound and _opens_with_vowel(text, language) != _opens_with_vowel(old, language):
        return None
    after = next(iter(article.words_in(Span(span.end, span.end + 40))), None)
    if after is not None and last != last_old:
        contracted = (
            language_data.load("calques", language)
            .get("contractions", {})
            .get(f"{last} {after.text}")
        )
        if contracted:
            span, text = Span(span.start, after.end), text[: -len(last)] + contracted
        elif _elides(last, article) and _opens_with_vowel(after.text, language):
            return None
    if old[0].isupper():
        text = text[0].upper() + text[1:]
    return Fix.unsafe(f"Replace by “{text}”", TextEdit(span, text))


def _elides(word: str, article: Article) -> bool:
    """Tell whether a word loses its vowel before another."""
    return word[-1] in _VOWELS and word[:-1] in article.pack.elided


def _opens_with_vowel(text: str, language: str) -> bool:
    word = re.split(r"[\s'’]", text.lower())[0]
    known = readings(word, language)
    return word[:1] in _VOWELS or any(one.elides == "y" for one in known)
