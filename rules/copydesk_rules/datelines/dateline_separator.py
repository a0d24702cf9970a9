"""dateline-separator."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from copydesk import (
    Article,
    Bad,
    Block,
    BlockKind,
    Diagnostic,
    Fix,
    Good,
    Rule,
    RuleMeta,
    Span,
    TextEdit,
)
from copydesk.analysis.words import Word

LARGE = 100_000
"""People in a city from which its name opens a story rather than a sentence."""
LONGEST = 3
"""Words of a city's name at most."""


@dataclass(frozen=True)
class DatelineSeparator(Rule):
    """The city of a dateline runs into the first sentence (`BERLIN Le gouvernement`).

    ## Why it matters
    Papers set the city in a type of its own; when the type is lost, nothing
    parts it from the sentence, and the reader takes *Berlin Karl Weber* for one
    name. Only the first paragraph is looked at, and only a large city before a
    capitalised word that begins a sentence or before a full name; cities whose
    names people bear (*Florence*, *Victoria*) and places within a city (*Paris
    La Défense*) are left alone.

    ## Fix safety
    Unsafe: the dash is the language's, but the paper may use a full stop.
    """

    meta = RuleMeta(
        name="dateline-separator",
        family="datelines",
        summary="Nothing between the dateline and the first sentence",
    )
    examples = (
        Good("BERLIN – Le gouvernement a adopté mardi son budget pour l’an prochain.", "fr"),
        Good("Paris La Défense accueille mardi un salon de la robotique et des drones.", "fr"),
        Good("Florence Martin a quitté mardi la direction du musée de la ville.", "fr"),
        Good("London is calling, and the government has adopted its budget on Tuesday.", "en"),
        Bad(
            "[|Berlin|] Le gouvernement a adopté mardi son budget pour l’an prochain.",
            "Berlin – Le gouvernement a adopté mardi son budget pour l’an prochain.",
            "fr",
        ),
        Bad(
            "[|Berlin|] Karl Weber, patron de la fédération du bâtiment, attend une année rude.",
            "Berlin – Karl Weber, patron de la fédération du bâtiment, attend une année rude.",
            "fr",
        ),
        Good("Paris la nuit attire chaque été des visiteurs du monde entier, dit-elle.", "fr"),
        Bad(
            "[|Berlin|] le ministre des Finances a présenté mardi son budget pour l’an prochain.",
            "Berlin – le ministre des Finances a présenté mardi son budget pour l’an prochain.",
            "fr",
        ),
        Bad(
            "[|Geneva|] The government has adopted its budget for the coming year.",
            "Geneva — The government has adopted its budget for the coming year.",
            "en",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        block = next(article.blocks_of(BlockKind.PARAGRAPH), None)
        if block is None or block.follows or article.datelines:
            return
        span = _city(article, block)
        if span is not None:
            pack = article.pack
            dash = f" {pack.dash}" if pack.dash_spaced or article.language == "en" else pack.dash
            fix = Fix.unsafe(
                f"Write “{dash.strip()}” after it", TextEdit(Span(span.end, span.end), dash)
            )
            message = f"Nothing parts “{span.of(article.text)}” from the first sentence"
            yield self.diagnostic(span, message, fix=fix)


def _city(article: Article, block: Block) -> Span | None:
    """Return the city that opens a paragraph and runs into its first sentence."""
    words = article.words_in(block.span)
    if not words or words[0].start != block.span.start or not words[0].is_capitalised:
        return None
    for length in range(min(LONGEST, len(words) - 2), 0, -1):
        span = Span(words[0].start, words[length - 1].end)
        if _follows(article, words, length) and _is_large_city(span.of(article.text)):
            return span
    return None


def _follows(article: Article, words: Sequence[Word], at: int) -> bool:
    """Tell whether a sentence begins at word number `at`, with only a blank before it."""
    text, first, second = article.text, words[at], words[at + 1]
    blank = text[words[at - 1].end : first.start]
    if blank.strip() or "\n" in blank:
        return False
    if first.is_lowercase:
        return _begins_subject(article, first, second)
    if first.key.rstrip("'") in article.pack.function_words:
        return second.is_lowercase and not first.is_all_capitals
    return second.is_capitalised and second.text[1:].islower() and _is_given(first)


def _begins_subject(article: Article, first: Word, second: Word) -> bool:
    """Tell whether an article and its noun follow, in small letters (`Berlin le ministre`).

    What can be a verb after a pronoun is none: *Berlin la critique*.
    """
    from copydesk.analysis.morphology import readings

    if not second.is_lowercase:
        return False
    language = article.language
    articles = [one for one in readings(first.text, language) if one.pos == "DET"]
    known = readings(second.text, language)
    return (
        any(one.kind == "art" and one.number == "s" for one in articles)
        and any(one.pos == "NOUN" for one in known)
        and not any(one.finite and one.number == "s" for one in known)
    )


def _is_large_city(name: str) -> bool:
    from copydesk.analysis.gazetteer import cities

    if any(_is_given_name(part) for part in name.split()):
        return False
    return any(city.population >= LARGE or city.capital for city in cities(name)[:1])


def _is_given(word: Word) -> bool:
    return word.text[1:].islower() and _is_given_name(word.text)


def _is_given_name(text: str) -> bool:
    from copydesk.analysis.people import given_lines

    return bool(given_lines(text.lower()))
