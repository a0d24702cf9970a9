"""Events that an article announces, and those that it tells as over.

The data of a language are `data/consistency_<language>.toml`.
"""

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from copydesk import Article, Span
from copydesk.analysis.morphology import readings
from copydesk.analysis.words import Word
from copydesk_rules import language_data

_FAMILY = "consistency"
_NOMINAL = ("NOUN", "ADJ")
_NEAR = 4
"""Words before an event's noun among which one says that it is its time."""
_BEFORE_VERB = 8
"""Words at most between an event's noun and its verb."""


class Event(NamedTuple):
    """A mention of an event: its noun, the verb that says when it is, and what else is said."""

    noun: Word
    verb: Word
    span: Span
    complement: tuple[Word, ...]
    """What stands beside the noun and tells it from others of its kind."""
    said: frozenset[str]
    """The words of its sentence."""

    def may_be(self, other: "Event") -> bool:
        """Tell whether an announced event is the one that another sentence tells."""
        if self.noun.key != other.noun.key:
            return False
        if not all(word.key in self.said for word in other.complement):
            return False
        if not all(word.is_capitalised or word.key in other.said for word in self.complement):
            return False
        names = {word.key for word in self.complement if word.is_capitalised}
        told = {word.key for word in other.complement if word.is_capitalised}
        return not (names and told and not told & self.said)


class _Known:
    """The word lists of a language."""

    def __init__(self, language: str) -> None:
        self._language = language

    def __getattr__(self, key: str) -> frozenset[str]:
        return language_data.words(_FAMILY, self._language, key)


def told(article: Article) -> Iterator[Event]:
    """Yield the events that are subjects of verbs that tell them as over."""
    known = _Known(article.language)
    for words, at in _mentions(article, known):
        keys = [word.key for word in words]
        if not known.earlier.isdisjoint(keys) or not known.not_surely.isdisjoint(keys):
            continue
        if _is_dated(article, keys) or not _opens_clause(article, words, at):
            continue
        aux = _auxiliary(article, known, words, at)
        end = None if aux is None else _held(article, known, words, aux)
        if aux is None or end is None:
            continue
        first = aux - 1 if words[aux - 1].key in known.between else aux
        span = Span(words[first].start, words[end].end)
        complement = _complement(known, words[at + 1 : first])
        yield Event(words[at], words[end], span, complement, frozenset(keys))


def announced(article: Article) -> Iterator[Event]:
    """Yield the events in the course of which, or with which, something will happen."""
    known = _Known(article.language)
    for words, at in _mentions(article, known):
        keys = [word.key for word in words]
        if not known.not_surely.isdisjoint(keys):
            continue
        near = keys[max(0, at - _NEAR) : at]
        verbs = [word for word in words if _is_future(word, known, article.language)]
        if known.during.isdisjoint(near):
            after = words[at + 1 : at + 1 + _BEFORE_VERB]
            verbs = [word for word in verbs if word in after and _opens_clause(article, words, at)]
        if verbs:
            follows = _bound(article, known, words[at + 1 :])
            span = Span(words[at].start, words[at].end)
            yield Event(words[at], verbs[0], span, follows, frozenset(keys))


def _mentions(article: Article, known: _Known) -> Iterator[tuple[Sequence[Word], int]]:
    """Yield the words of sentences and the places in them of definite nouns of events.

    Those in quotations are left out, and those that the article names once.
    """
    events = known.events
    counts: dict[str, int] = {}
    for word in article.words:
        low = word.text.lower()
        if low in events:
            counts[low] = counts.get(low, 0) + 1
    twice = {key for key, count in counts.items() if count > 1}
    if not twice:
        return
    determiners = known.definite | known.contracted
    quoted = [one.span for one in article.quotations]
    for sentence in article.sentences:
        words = sentence.words
        for at, word in enumerate(words):
            if not at or word.key not in twice or words[at - 1].key not in determiners:
                continue
            if not any(span.contains(word.span) for span in quoted):
                yield words, at


def _opens_clause(article: Article, words: Sequence[Word], at: int) -> bool:
    """Tell whether the noun and its determiner begin a sentence or follow a mark."""
    if at == 1:
        return True
    before = article.text[words[at - 2].end : words[at - 1].start]
    return bool(before.strip())


def _is_dated(article: Article, keys: Sequence[str]) -> bool:
    months = article.pack.months
    return any(key in months or (key.isdigit() and len(key) == 4) for key in keys)


def _auxiliary(article: Article, known: _Known, words: Sequence[Word], at: int) -> int | None:
    """Return the number of the auxiliary whose subject is the noun, if it has one."""
    for number in range(at + 1, min(len(words), at + 1 + _BEFORE_VERB)):
        gap = article.text[words[number - 1].end : words[number].start]
        if gap.strip():
            return None
        key = words[number].key
        if key in known.auxiliaries or key in known.past:
            return number
        if key in known.linking or key in known.between or words[number].is_capitalised:
            continue
        kinds = readings(words[number].text, article.language)
        nominal = [one.pos in _NOMINAL for one in kinds]
        bound = words[number - 1].key in known.linking
        if not (any(nominal) if bound else nominal and all(nominal)):
            return None
    return None


def _held(article: Article, known: _Known, words: Sequence[Word], aux: int) -> int | None:
    """Return the number of the last word that says that the event took place."""
    pairs = [pair.split() for pair in _pairs(article.language)]
    if words[aux].key in known.past:  # ended, took place
        rest = [two for one, two in pairs if one == words[aux].key]
        if not rest:
            return aux
        return aux + 1 if aux + 1 < len(words) and words[aux + 1].key in rest else None
    for number in range(aux + 1, min(len(words), aux + 4)):
        key = words[number].key
        for one, two in pairs:
            if key == one and number + 1 < len(words) and words[number + 1].key == two:
                return number + 1
        found = readings(words[number].text, article.language)
        if any(one.mood == "part" and one.lemma in known.held for one in found):
            if not known.reflexive or words[aux - 1].key in known.reflexive:
                return number
            return None
        if key not in known.between:
            return None
    return None


def _pairs(language: str) -> list[str]:
    value = str(language_data.load(_FAMILY, language).get("took_place", ""))
    return [pair for pair in value.split(",") if pair.strip()]


def _complement(known: _Known, words: Sequence[Word]) -> tuple[Word, ...]:
    skipped = known.linking | known.between
    return tuple(word for word in words if word.key not in skipped)


def _bound(article: Article, known: _Known, words: Sequence[Word]) -> tuple[Word, ...]:
    """Return the names, nouns and adjectives that stand beside a noun and belong to it."""
    found: list[Word] = []
    linked = False
    for word in words:
        if word.key in known.linking:
            linked = True
            continue
        if word.key in known.future:
            break
        kinds = readings(word.text, article.language)
        nominal = not found and any(one.pos in _NOMINAL for one in kinds)
        nominal = nominal and word.key not in article.pack.weekdays  # “sa visite jeudi”
        if not (linked or nominal or word.is_capitalised):
            break
        found.append(word)
        linked = False
    return tuple(found)


def _is_future(word: Word, known: _Known, language: str) -> bool:
    if word.key in known.future:
        return True
    found = readings(word.text, language)
    return bool(found) and all(one.tense == "fut" and "3" in one.person for one in found)
