"""What the rules of French grammar ask of tokens."""

from collections.abc import Iterator, Sequence

from copydesk import Article
from copydesk.analysis.tagging import Token, tagged

VOWELS = "aàâäeéèêëiîïoôöuùûüœæ"


def places(article: Article, *keys: str) -> Iterator[tuple[Sequence[Token], int]]:
    """Yield the tokens of the article and a place for each token that has one of the keys."""
    text = tagged(article)
    for key in keys:
        for at in text.keys.get(key, ()):
            yield text.tokens, at


def is_all(token: Token, *parts: str) -> bool:
    """Tell whether a word is sure to be one of some parts of speech."""
    readings = token[4]
    for one in readings:  # asked of most words, and a generator takes twice as long
        if one[1] not in parts:
            return False
    return bool(readings)


def may_be(token: Token, *parts: str) -> bool:
    """Tell whether a word can be one of some parts of speech, or is not known."""
    return not token.readings or any(one.pos in parts for one in token.readings)


def is_finite(token: Token) -> bool:
    """Tell whether a word is sure to be a finite verb."""
    return bool(token.readings) and all(one.finite for one in token.readings)


def values(token: Token, feature: str) -> set[str]:
    """Return the values of a feature among the readings of a word."""
    return {getattr(one, feature) for one in token.readings}


def is_elided_before(token: Token) -> bool | None:
    """Tell whether *le* loses its vowel before a word, None where nobody knows."""
    marks = values(token, "elides")
    if marks == {"y"}:
        return True
    if marks == {"n"}:
        return False
    first = token.key[:1]
    return False if first and first.isalpha() and first not in VOWELS + "hy" else None


def apostrophe(article: Article) -> str:
    """Return the apostrophe that the article writes."""
    return "’" if "’" in article.text else "'"


def words(text: str) -> frozenset[str]:
    """Return the words of a list that is written as one text."""
    return frozenset(text.split())
