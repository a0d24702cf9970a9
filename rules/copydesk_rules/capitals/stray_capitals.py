"""Capitals in an article that has so many faults of the kind that its capitals tell nothing."""

from collections.abc import Collection, Iterator

from copydesk import Article
from copydesk.analysis.words import Word
from copydesk_rules import language_data
from copydesk_rules.capitals.places import Capital, capitals, is_heading, is_title

FAMILY = "capitals"


def stray_capitals(article: Article, named: Collection[str]) -> Iterator[Capital]:
    """Yield what is no name in an article whose capitals were strewn by a machine.

    In French `article`: nouns without an article before them (`fait Partie`), verbs and
    adjectives (`le centre Commercial`), and nouns that could be part of a name but stand
    alone (`dans l’Industrie.`). `named` are the nouns that a name may begin with.
    """
    get = language_data.words
    alone = get(FAMILY, article.language, "common_alone")
    naming = get(FAMILY, article.language, "naming")
    ministries = get(FAMILY, article.language, "ministries")
    surnames = _surnames(article)
    for one in capitals(article):
        word, before = one.word, [each.key for each in article.words[max(0, one.at - 4) : one.at]]
        if (
            _looks_strewn(one)
            and word.key not in surnames
            and (word.key not in named or (word.key in alone and _stands_alone(article, one)))
            and naming.isdisjoint(before[-2:])
            and ministries.isdisjoint(before)
            and _is_common(word, article)
            and not is_title(article, word.span)
            and not is_heading(article, word.span)
        ):
            yield one


def _looks_strewn(one: Capital) -> bool:
    """Tell whether a capitalised word stands among words in lower case."""
    text = one.word.text
    if len(text) < 3 or not text.isalpha() or not text[1:].islower():
        return False
    if one.before.text[0].isupper() and not one.before.is_elided:
        return False
    return one.after is None or one.after.text[0].islower()


def _surnames(article: Article) -> frozenset[str]:
    """Return the words that follow a capitalised one somewhere: `Anne Marchand`."""
    return frozenset(
        one.word.key
        for one in capitals(article)
        if one.before.is_capitalised and not one.before.is_elided
    )


def _stands_alone(article: Article, one: Capital) -> bool:
    """Tell whether nothing after the noun makes it a longer name: `l’Industrie lourde`."""
    return one.after is None or one.after.key in language_data.words(
        FAMILY, article.language, "function_words"
    ) - {"de", "du", "des"}


def _is_common(word: Word, article: Article) -> bool:
    """Tell whether the lexicon has the word in lower case and as no one's name."""
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.morphology import readings
    from copydesk.analysis.people import given_lines, is_last_name

    if word.key in article.pack.months or word.key in article.pack.weekdays:
        return False
    known = readings(word.key, article.language)
    if not known or any(one.pos == "PROPN" for one in readings(word.text, article.language)):
        return False
    is_person = given_lines(word.key) or is_last_name(word.key)
    return not (is_person or places(word.text))
