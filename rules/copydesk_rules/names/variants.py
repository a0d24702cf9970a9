"""Which spellings in one article are variants of one name, and on what evidence.

A pair of near names is far more often two names than one, so likeness alone never
counts. One name it is where only signs differ; where one romanisation leads to
both and nothing speaks for two people; where both are names of one place; or where
the same given name stands before two last names that a slip parts.
"""

import re
from collections.abc import Iterator
from dataclasses import replace
from functools import cache
from itertools import pairwise

from copydesk import Article, Span
from copydesk.analysis.names import Mention
from copydesk.analysis.names.lexicon import FAMILY_FIRST
from copydesk_rules.names.folding import are_of_one_script, edits, fold
from copydesk_rules.names.forms import Form, joined_forms, read_mentions, word_forms
from copydesk_rules.names.guards import are_nations, are_told_apart, is_ordinary, share_place

LIKELY = 0.5
"""Distance up to which two last names after one given name are taken for one."""
NEAR = 0.35
"""The same for two long names one letter apart, without other evidence."""
FAR = 0.9
"""The same for names of `LONGEST` letters: among so many, two people are hardly this near."""
ALIKE = 0.75
"""The same for two names of one place."""
LONGEST = 10
LONG = 8
"""Letters from which a slip may be of two letters."""
SHORT = 5
"""Letters below which a common romanisation says nothing."""
TELLING = 7
"""Letters from which names one letter apart are one name without other evidence."""
_TITLE = re.compile(r"(?:[«“„\"]\s?|[A-ZÀ-Þ]\w* (?:of|de|du|of the|von) )\Z")
_JOINED = re.compile(r"\s*(?:,|/|\(|-|–|et|and|und|ou|or|oder|y|e|&)?\s*(?:l[ae]s?\s|l[’'])?\s*")


def find_variants(article: Article) -> list[list[Form]]:
    """Return the names that are spelt in several ways, each with its spellings."""
    mentions = read_mentions(article)
    found = _smallest(_sign_variants(article, mentions))
    taken = {span for forms in found for form in forms for span in form.spans}
    forms = [one for one in word_forms(mentions) if taken.isdisjoint(one.spans)]
    forms = [one for one in forms if one.text.lower() not in article.names.lowercase]
    found += _clusters(forms, article)
    alone = [_outside_names(forms, mentions, article.text) for forms in found]
    return [forms for forms in alone if len(forms) > 1]


def _outside_names(forms: list[Form], mentions: list[Mention], text: str) -> list[Form]:
    """Leave out where a place is part of another name: Galaxy Macau, Vietnam News Agency."""
    from copydesk.analysis.gazetteer import places
    from copydesk.analysis.names.lexicon import is_given_name

    if not all(places(one.text) for one in forms):
        return forms
    whole = {one.span for one in mentions if not _in_title(one.span, text)}
    whole |= {
        word.span for one in mentions if is_given_name(one.words[0].text) for word in one.words
    }
    kept = [replace(one, spans=[span for span in one.spans if span in whole]) for one in forms]
    return [one for one in kept if one.spans]


def _sign_variants(article: Article, mentions: list[Mention]) -> Iterator[list[Form]]:
    for forms in joined_forms(mentions):
        single = any(" " not in one.text for one in forms)
        if single and any(one.text.lower() in article.names.lowercase for one in forms):
            continue
        if any(are_nations(one.text) for one in forms) or _is_chance(forms):
            continue
        if not all(are_of_one_script(forms[0].text, one.text) for one in forms):
            continue  # НоМа (NoMa)
        if sum(is_ordinary(one.text, article.language) for one in forms) < 2:
            yield forms


def _is_chance(forms: list[Form]) -> bool:
    """Tell whether a name of one word and one of two meet in their letters once, by chance.

    Lochaline is a village and Loch Aline the water before it. Of Hong Kong it
    is known that it is one place, and Li Feng and Fang Fang are written both ways.
    """
    from copydesk.analysis.gazetteer import places

    if any(one.count > 1 or "-" in one.text for one in forms) or len(forms) > 2:
        return False
    if len({" " in one.text for one in forms}) < 2:
        return False
    parted = next(one.text for one in forms if " " in one.text)
    first, _, rest = parted.casefold().partition(" ")
    return first not in FAMILY_FIRST and first != rest and not places(parted)


def _smallest(groups: Iterator[list[Form]]) -> list[list[Form]]:
    """Leave out groups that differ only in what a smaller group differs in."""
    kept: list[list[Form]] = []
    for forms in sorted(groups, key=lambda forms: len(forms[0].text)):
        inner = {span for group in kept for form in group for span in form.spans}
        if not any(span.contains(one) for form in forms for span in form.spans for one in inner):
            kept.append(forms)
    return kept


def _clusters(forms: list[Form], article: Article) -> list[list[Form]]:
    home = list(range(len(forms)))
    looks = [_look(form.folded) for form in forms]
    for at, one in enumerate(forms):
        look = looks[at]
        for number in range(at):
            old, new = home[at], home[number]
            if old == new or not _is_candidate(look, looks[number]):
                continue
            if are_variants(one, forms[number], article):
                home = [new if place == old else place for place in home]
    groups: dict[int, list[Form]] = {}
    for form, place in zip(forms, home, strict=True):
        groups.setdefault(place, []).append(form)
    return [group for group in groups.values() if len(group) > 1]


Look = tuple[str, int, frozenset[str]]
"""A folded name, its length, and the letters that conventions write for its first letter."""
_OPENINGS = [set("kcqghx"), set("szcxjdtgh"), set("vwfbpu"), set("yijeuoah")]


def _is_candidate(one: Look, other: Look) -> bool:
    return -4 <= one[1] - other[1] <= 4 and one[0] != other[0] and not one[2].isdisjoint(other[2])


def _look(folded: str) -> Look:
    return folded, len(folded), _opening(folded[0])


@cache
def _opening(letter: str) -> frozenset[str]:
    return frozenset(letter).union(*(one for one in _OPENINGS if letter in one))


def are_variants(one: Form, other: Form, article: Article) -> bool:
    """Tell whether two spellings of one article render one name."""
    # Few names are alike, and that is told sooner than what parts them.
    return (
        (_is_alike(one, other, article.language) or _is_place(one, other, article.text))
        and not are_told_apart(one.folded, other.folded, one.text, other.text, article.language)
        and not _stand_together(one, other, article.text)
    )


def _is_alike(one: Form, other: Form, language: str) -> bool:
    """Tell whether two spellings are near enough for the evidence there is."""
    a, b = one.folded, other.folded
    evidence = _evidence(one, other)
    if evidence is None:
        return False
    return (
        (evidence and _is_slip(a, b))
        or _is_romanised(a, b)
        or (_is_near(a, b) and not _is_any_ordinary(one, other, language))
    )


def _evidence(one: Form, other: Form) -> bool | None:
    """Return whether the given names before two last names make them one, None if they part them.

    A last name after two given names is none: brothers share it.
    """
    if one.beside_family and other.beside_family:
        return True if _shared(one.beside_family, other.beside_family) else None
    if one.beside_given and other.beside_given and not (one.alone or other.alone):
        return False if _shared(one.beside_given, other.beside_given) else None
    return False


def _shared(names: set[str], others: set[str]) -> bool:
    """Tell whether two sets of names have one of at least three letters in common."""
    from copydesk_rules.names.given import are_renderings

    first = {fold(name) for name in names if len(fold(name)) > 2}
    return any(
        one in first or any(are_renderings(one, other) for other in first)
        for one in map(fold, others)
    )


def _is_slip(a: str, b: str) -> bool:
    shorter, most = min(len(a), len(b)), 1 if min(len(a), len(b)) < LONG else 2
    if shorter >= SHORT and edits(a, b, most) <= most:
        return True
    from copydesk_rules.names.matching import name_distance

    return name_distance(a, b) <= LIKELY


def _is_romanised(a: str, b: str) -> bool:
    from copydesk_rules.names.romanisation import share_key

    if min(len(a), len(b)) < SHORT or not share_key(a, b):
        return False
    from copydesk_rules.names.matching import limit, name_distance

    return name_distance(a, b) <= limit()


def _is_any_ordinary(one: Form, other: Form, language: str) -> bool:
    """Tell whether one of two names can be a common word: without a lexicon, any can."""
    from copydesk.analysis.morphology import has_lexicon

    return (
        not has_lexicon(language)
        or is_ordinary(one.text, language)
        or is_ordinary(other.text, language)
    )


def _is_near(a: str, b: str) -> bool:
    """Tell whether two long names are one letter apart and likely the same."""
    if min(len(a), len(b)) < TELLING or edits(a, b) > 1:
        return False
    from copydesk_rules.names.matching import name_distance

    return name_distance(a, b) <= (NEAR if min(len(a), len(b)) < LONGEST else FAR)


def _is_place(one: Form, other: Form, text: str) -> bool:
    if not (one.alone and other.alone and share_place(one.text, other.text)):
        return False
    if any(all(_in_title(span, text) for span in form.spans) for form in (one, other)):
        return False
    from copydesk_rules.names.matching import name_distance

    return name_distance(one.text, other.text) <= ALIKE


def _in_title(span: Span, text: str) -> bool:
    """Tell whether a place is part of another name: Bank of America, « Brandenburg aktuell »."""
    return _TITLE.search(text, max(0, span.start - 30), span.start) is not None


def _stand_together(one: Form, other: Form, text: str) -> bool:
    """Tell whether the article sets both side by side: Martin et Marton, Kiev (Kyiv)."""
    own = set(one.spans)
    ordered = sorted((*one.spans, *other.spans))
    for first, last in pairwise(ordered):
        near = 0 < last.start - first.end < 12 and (first in own) != (last in own)
        if near and _JOINED.fullmatch(text, first.end, last.start):
            return True
    return False
