"""What one form of a word can be, and how a lexicon file writes it down."""

from collections.abc import Iterable
from typing import NamedTuple


class Reading(NamedTuple):
    """One way to understand a form: its lemma and its grammatical features.

    A feature that the form has not, or that nobody recorded, is "".
    """

    lemma: str
    pos: str
    """A universal part of speech (universaldependencies.org/u/pos): NOUN, VERB, AUX, ADJ, ADV,
    DET, PRON, ADP, CCONJ, SCONJ, NUM, INTJ, PROPN, or X for parts of words and locutions."""
    kind: str = ""
    """Finer classes, joined by "+": of a DET art (article), poss, dem, ind (indefinite), neg, int;
    of a PRON subj, obj, clitic (stands at the verb), adv, dem, ind, neg, int, rel; of an ADP art
    (with the article in it), inf (can govern an infinitive); of an ADV int, neg, clitic; of a
    NOUN title; of a NUM card, roman, digits; of a PROPN given, family, place, org, other; of a
    VERB presentative (a clause by itself); of any locution (only in a set phrase) and variant
    (a spelling that not all accept)."""
    gender: str = ""
    """m, f, or e for both."""
    number: str = ""
    """s, p, or i for a form that is both."""
    person: str = ""
    """The persons that the form can be, as digits: "3", or "13" for first or third."""
    mood: str = ""
    """ind, sub, cnd (conditional), imp (imperative); inf (infinitive), part (participle)."""
    tense: str = ""
    """pres, imp (imperfect), past (a simple past, or a past participle), fut."""
    valency: str = ""
    """What a verb can govern, one letter each: i nothing, t a direct object, n an indirect one,
    q a reflexive pronoun (p: always), r a reciprocal one, m an impersonal subject, c a
    predicative, x something more in narrow use; then its perfect's auxiliary: a "to have",
    e "to be". A verb without either letter is one that the dictionary's makers have not checked
    as closely."""
    elides: str = ""
    """y where a word before it that can lose its vowel does so; n where it must not, though
    the form starts like one that makes it; "" where neither can be said."""

    @property
    def finite(self) -> bool:
        """Whether it is a verb that makes a clause."""
        return self.mood in ("ind", "sub", "cnd", "imp")

    def is_a(self, kind: str) -> bool:
        """Tell whether `kind` is among the reading's finer classes."""
        return kind in self.kind.split("+")


def pack(form: str, readings: Iterable[Reading]) -> str:
    """Write the readings of `form` as a lexicon holds them.

    A lemma is written as the number of characters to cut from the form's end
    and what to add, so that forms inflected alike have equal values.

    >>> pack("nationaux", [Reading("national", "ADJ", gender="m", number="p")])
    '2l|ADJ||m|p'
    """
    return ";".join(dict.fromkeys(_pack(form, reading) for reading in readings))


def _pack(form: str, reading: Reading) -> str:
    same = 0
    for one, other in zip(form, reading.lemma, strict=False):
        if one != other:
            break
        same += 1
    lemma = f"{len(form) - same}{reading.lemma[same:]}"
    return "|".join((lemma, *reading[1:])).rstrip("|")


def unpack(packed: str) -> tuple[tuple[int, str, Reading], ...]:
    """Read what `pack` wrote, for any form that has this value.

    Each reading comes with the number of characters to cut from the form and
    what to add to get the lemma; its own lemma is "".
    """
    return tuple(_unpack(item) for item in packed.split(";"))


def _unpack(item: str) -> tuple[int, str, Reading]:
    edit, *features = item.split("|")
    added = edit.lstrip("0123456789")
    return int(edit[: len(edit) - len(added)]), added, Reading("", *features)
