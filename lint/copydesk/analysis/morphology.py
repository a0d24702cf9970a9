"""What the words of a text can be: readings from the lexicon of its language.

A lexicon is a `copydesk.table` in `data/`, named after its language, from forms to
readings as `copydesk.analysis.reading.pack` writes them. Forms have straight
apostrophes. A form with a hyphen in front ("-t-il") is one that other words carry, one
with a hyphen behind ("pré-") one that other words follow.
"""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from pathlib import Path
from unicodedata import normalize

from copydesk.analysis.constraints import Grammar, grammar
from copydesk.analysis.reading import Reading, unpack
from copydesk.table import Table

__all__ = [
    "Reading",
    "constraints",
    "disambiguate",
    "guessed",
    "has_lexicon",
    "is_word",
    "lemmas",
    "readings",
    "sentence_readings",
]

DATA = Path(__file__).parent.parent / "data"
_REMEMBERED = 1 << 13
"""Forms whose readings are kept: of a hundred words of news, 95 are among so many."""
_APOSTROPHES = str.maketrans("’ʼ‘", "'''")
_NUMBER = re.compile(r"\d[\d.,: \u00a0\u202f\u2009]*")
_unpack = lru_cache(maxsize=None)(unpack)  # there are only so many ways to inflect


def has_lexicon(language: str) -> bool:
    """Tell whether words of `language`, a BCP 47 code, can be looked up at all."""
    return _lexicon(language) is not None


@lru_cache(maxsize=_REMEMBERED)
def readings(form: str, language: str) -> tuple[Reading, ...]:
    """Return what `form` can be in `language`, a BCP 47 code; () if nobody knows.

    The form may be capitalised or in capitals: what its letters can be in
    lower case comes after what they are as written. Of a word with a hyphen
    that is not in the lexicon, such as "viendra-t-il" or "ex-ministre", the
    readings are those of its main part.

    Raises TableError where the lexicon is damaged.
    """
    return guessed(form, language)


def guessed(form: str, language: str) -> tuple[Reading, ...]:
    """Return the same as `readings`, and remember nothing.

    For forms that no text has: a hundred guesses at what an unknown word was
    meant to be would drive known words out of what is remembered.
    """
    table = _lexicon(language)
    if table is None or not form:
        return ()
    plain = normalize("NFC", form.translate(_APOSTROPHES))
    if plain[0].isdigit() and table.get(plain) is None:
        return (Reading(form, "NUM", "digits"),) if _NUMBER.fullmatch(plain) else ()
    found = [one for spelling in _spellings(plain) for one in _look_up(table, spelling)]
    if not found and "-" in plain:
        found = _carrying(table, plain, language) or _following(table, plain, language)
    return tuple(dict.fromkeys(found))


def lemmas(form: str, language: str) -> tuple[str, ...]:
    """Return the distinct lemmas of `form`, () for an unknown one."""
    return tuple(dict.fromkeys(reading.lemma for reading in readings(form, language)))


def is_word(form: str, language: str) -> bool:
    """Tell whether `form` is a word, or made of words by hyphens and apostrophes.

    False where the language has no lexicon: ask `has_lexicon` first.
    """
    if readings(form, language):
        return True
    parts = form.translate(_APOSTROPHES).replace("'", "' ").replace("-", " ").split()
    return len(parts) > 1 and all(readings(part, language) for part in parts)


def disambiguate(words: Sequence[str], language: str) -> list[tuple[Reading, ...]]:
    """Return the readings of each word that its neighbours leave it.

    `words` are those of one sentence, in order. Marks between them ("," or
    "»") may be given as words of their own, and should be: a comma says that
    its neighbours are none. At least one reading of each known word is left,
    and more where the sentence does not decide; unknown words have none.

    Raises ConstraintError where the language's constraints are malformed.
    """
    known = [readings(word, language) for word in words]
    rules = constraints(language)
    return rules.apply(words, known) if rules else known


def constraints(language: str) -> Grammar | None:
    """Return the constraints of `language`, a BCP 47 code, None where it has none.

    Raises ConstraintError where they are malformed.
    """
    return grammar(DATA / f"{language.partition('-')[0].lower()}.constraints")


def sentence_readings(
    text: str, spans: Sequence[tuple[int, int]], language: str
) -> list[tuple[Reading, ...]]:
    """Return the readings of the words of one sentence that their neighbours leave.

    `spans` are the places of the words in `text`, in order, in code points
    from 0; what stands between two of them is looked at as well.
    """
    words: list[str] = []
    places: list[int] = []
    for at, (start, end) in enumerate(spans):
        between = text[spans[at - 1][1] : start] if at else text[:start][-2:]
        opening = between.endswith(' "') or between == '"'
        mark = f"{between[:-1]}“" if opening else between.strip()
        if mark:
            words.append(mark)
        places.append(len(words))
        words.append(text[start:end])
    found = disambiguate(words, language)
    return [found[place] for place in places]


@lru_cache(maxsize=16)
def _lexicon(language: str) -> Table | None:
    primary = language.partition("-")[0].lower()
    if not (primary.isascii() and primary.isalpha()):
        return None
    path = DATA / f"{primary}.lexicon"
    return Table.open(path) if path.exists() else None


def _look_up(table: Table, form: str) -> Iterator[Reading]:
    packed = table.get(form)
    if packed is not None:
        length = len(form)
        for cut, added, reading in _unpack(packed):
            yield Reading(form[: length - cut] + added, *reading[1:])


def _spellings(form: str) -> tuple[str, ...]:
    low = form.lower()
    if low == form:
        return (form,)
    if form.isupper() and len(form) > 1:
        return (form, low.capitalize(), low)
    return (form, low)


def _carrying(table: Table, form: str, language: str) -> list[Reading]:
    """Return the readings of a form without the words that hang on it by hyphens."""
    at = form.find("-", 1)
    while at > 0:
        carried = list(_look_up(table, form[at:].lower()))
        if carried:
            head = readings(form[:at], language)
            return [one for one in head if one.finite == (carried[0].pos == "PRON")]
        at = form.find("-", at + 1)
    return []


def _following(table: Table, form: str, language: str) -> list[Reading]:
    """Return the readings of a form without a prefix and its hyphen."""
    at = form.find("-", 1) + 1
    main = at > 1 and table.get(form[:at].lower()) and form[at:]
    return list(readings(main, language)) if main else []
