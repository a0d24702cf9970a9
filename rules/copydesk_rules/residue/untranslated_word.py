"""untranslated-word."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from copydesk import Article, Bad, Diagnostic, Good, Rule, RuleMeta, Severity, Span, option
from copydesk.analysis.packs import function_words, load
from copydesk.analysis.words import Word, key_of
from copydesk_rules import language_data

SOURCES = ("de", "en", "es", "id", "ru", "zh")
NAMES = {
    "de": "German",
    "en": "English",
    "es": "Spanish",
    "id": "Indonesian",
    "ru": "Russian",
    "zh": "Chinese",
}
GRAMMARS = (["de"], ["en"])
"""Languages whose grammatical words tell them where the article's language has no lexicon."""
SHORTEST = 4
"""Letters at least of a word that its shape alone tells."""
SHORTEST_COMPOUND = 8


class Source(NamedTuple):
    """What is known of the words of one language that translations leave as they are."""

    language: str
    words: frozenset[str]
    shape: re.Pattern[str] | None
    nouns: frozenset[str]
    endings: tuple[str, ...]
    heads: frozenset[str]


@dataclass(frozen=True)
class UntranslatedWord(Rule):
    """A word of another language stands in the text as if it were one of its own.

    ## Why it matters
    Translation systems copy what they do not know: titles (*le Landrat*),
    compounds, rare words. The rule reports what the article's own lexicon does
    not have and another language does, by its words and its shape. Quotations,
    names, what stands in brackets or is announced by *dit* or *appelé*, and
    words that the article explains by repeating them in quotation marks are
    left alone. In a language without a lexicon, only the grammatical words of
    English and German count, in small letters, that no other language has
    (*because*, *wurden*).
    """

    meta = RuleMeta(
        name="untranslated-word",
        family="residue",
        summary="Word of another language in the text",
        severity=Severity.ERROR,
        pack=frozenset({"homographs"}),
    )
    examples = (
        Good("La Süddeutsche Zeitung cite la Bundesbank et le « Landrat » de Cham.", "fr"),
        Good("Ce fonctionnaire, appelé Landrat, dirige l’arrondissement.", "fr"),
        Bad("Le [|Landrat|] a ouvert la fête, puis le maire a parlé.", language="fr"),
        Bad("Le chef [|steirische|] du parti attaque la [|Landesregierung|].", language="fr"),
        Bad("Der Rat tagt wieder, [|because|] das Geld fehlt.", language="de"),
        Good("Der Rat spielt „Stand by Me“ und With or Without You.", "de"),
    )

    allow: frozenset[str] = option(
        frozenset(), help="Words that may stand in the text, in lower case (landrat)."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        language = article.language
        for text, places in article.spelt.items():
            found = _language_of(text, language)
            if found and key_of(text) not in self.allow:
                for at in places:
                    if not _is_excused(article, at, found):
                        span = article.words[at].span
                        yield self.diagnostic(span, f"“{text}” is {NAMES[found]}, untranslated")


@lru_cache(maxsize=1 << 13)
def _language_of(text: str, language: str) -> str:
    """Return the language that a word is from for sure, '' for one of `language`."""
    from copydesk.analysis.morphology import has_lexicon, is_word

    if not has_lexicon(language):
        return _grammar_of(text, language)
    if len(text) < 3 or (not text.isalpha() and "-" not in text) or is_word(text, language):
        return ""
    others = (one for one in SOURCES if one != language)
    return next((one for one in others if _is_from(text, _source(one))), "")


def _grammar_of(text: str, language: str) -> str:
    """Return the language whose alone a grammatical word is, '' for all other words."""
    if len(text) < SHORTEST or not text.islower() or text in load(language).homographs:
        return ""
    owners = [one for one, words in function_words().items() if text in words]
    return owners[0] if owners in GRAMMARS and owners != [language] else ""


def _is_from(text: str, source: Source) -> bool:
    if text[0].islower():
        if text in source.words:
            return True
        is_shaped = len(text) >= SHORTEST and source.shape is not None
        return is_shaped and source.shape is not None and bool(source.shape.fullmatch(text))
    main = text.rpartition("-")[2]
    if main in source.nouns or (main != text and main in source.heads):
        return True
    if len(main) < SHORTEST_COMPOUND or not main[1:].islower() or not source.endings:
        return False
    return main.lower().endswith(source.endings)


@lru_cache(maxsize=16)
def _source(language: str) -> Source:
    data: Mapping[str, str] = language_data.load("residue", language)
    shape = data.get("shape", "")
    return Source(
        language,
        frozenset(data.get("words", "").split()),
        re.compile(shape) if shape else None,
        frozenset(data.get("nouns", "").split()),
        tuple(one for one in data.get("endings", "").split()),
        frozenset(data.get("heads", "").split()),
    )


def _is_excused(article: Article, at: int, found: str) -> bool:
    """Tell whether a foreign word may stand where it does."""
    words, text = article.words, article.text
    word = words[at]
    around = [one for one in words[max(0, at - 1) : at + 2] if one is not word]
    near = [one for one in around if _touch(text, one, word)]
    if word.is_lowercase and any(_is_of_name(one, article.language, found) for one in near):
        return True
    before = {one.key for one in words[max(0, at - 3) : at]}
    if before & language_data.words("residue", article.language, "naming"):
        return True
    if word.is_capitalised and _is_in_name(text, word, words, at):
        return True
    return (
        article.is_in_quotation(word.span)
        or _is_marked(text, word.span)
        or article.is_protected(word.span)
    )


def _touch(text: str, one: Word, other: Word) -> bool:
    first, second = sorted((one, other), key=lambda word: word.start)
    return text[first.end : second.start] in (" ", "\u00a0", "", "-")


def _is_of_name(word: Word, language: str, found: str) -> bool:
    """Tell whether a capitalised word is a name's, neither the article's nor a foreign noun."""
    from copydesk.analysis.morphology import is_word

    if not _is_name_part(word) or is_word(word.text.lower(), language):
        return False
    return not _is_from(word.text, _source(found))


def _is_name_part(word: Word) -> bool:
    return word.is_capitalised and not word.is_elided


def _is_in_name(text: str, word: Word, words: tuple[Word, ...], at: int) -> bool:
    """Tell whether a capitalised word follows another within a name (`Neue Verwaltung`)."""
    if at == 0 or not _touch(text, words[at - 1], word):
        return False
    before = words[at - 1]
    start = text[max(0, before.start - 2) : before.start]
    opens = not start.strip() or start.strip()[-1] in '.!?:«“"\n'
    return _is_name_part(before) and not (opens and before.text.isalpha() and len(before.text) < 4)


def _is_marked(text: str, span: Span) -> bool:
    """Tell whether the word stands in brackets or between marks of emphasis."""
    opened = text.rfind("(", max(0, span.start - 80), span.start)
    if opened >= 0 and ")" not in text[opened : span.start]:
        return True
    marks = text[max(0, span.start - 1) : span.start] + text[span.end : span.end + 1]
    return any(one in "*_'\"“”«»‘’@/." and at == 0 for at, one in enumerate(marks))
