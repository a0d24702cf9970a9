"""office-holder-variant."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import NamedTuple

from copydesk import Article, Bad, Diagnostic, Good, Related, Rule, RuleMeta, Severity, Span
from copydesk_rules import language_data

ALIKE = 0.7
"""Distance up to which two names after one office are taken for one."""
LEAST = 3
"""Words of a name of which all but one must be the same."""
_LINEAGE = re.compile(r"(?i)\b(?:bin|ibn|bint|ben|al|el|ould)\b")


class Holder(NamedTuple):
    """A person named with an office: the name, where it stands, and what is said of whose."""

    name: str
    span: Span
    office: str
    country: str


@dataclass(frozen=True)
class OfficeHolderVariant(Rule):
    """The holder of one office is named in two ways (`Pham Minh Chinh`, `Fan Mingzheng`).

    ## Why it matters
    A name that comes through a third language is rendered anew each time it
    comes up: by its own spelling, by the sound of another language's signs, by
    what the ear makes of that. The reader takes one prime minister for two.

    ## What it looks at
    Names of two words and more right after an office that one person holds at a
    time. They are taken for one name where all words but one of three are the
    same, or where the sound is near. Names with different countries before
    their offices are two people's. The rarer name is reported, the later one of
    two that are even.
    """

    meta = RuleMeta(
        name="office-holder-variant",
        family="names",
        summary="Holder of one office named in two ways",
        severity=Severity.WARNING,
        languages=frozenset({"en", "fr"}),
    )
    examples = (
        Good("Prime Minister Lee Hsien Loong met Prime Minister Pham Minh Chinh in May.", "en"),
        Good(
            "Malian President Amadou Toumani Keita met Chadian President Amadou Toumani Deby.",
            "en",
        ),
        Good("Le président Jean Martin parle. Le roi Jean Morel se tait.", "fr"),
        Bad(
            "Prime Minister Nguyen Van Thanh left. Later Prime Minister [|Nguyen Van Trung|] "
            "spoke in the harbour, and Prime Minister Nguyen Van Thanh returned.",
            language="en",
        ),
        Bad(
            "Le premier ministre Nguyen Van Hoa est parti. Le soir, le premier ministre "
            "[|Nguyen Van Tuan|] a pris la parole.",
            language="fr",
        ),
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        offices = language_data.lines("names", article.language, "offices")
        if sum(article.text.count(office) for office in offices) < 2:
            return
        holders = list(_holders(article, offices))
        found = [pair for pair in self._pairs(holders) if not article.is_quoted(pair[0].span)]
        known = _told_already(article) if found else frozenset()
        for one, kept in found:
            if not any(span.overlaps(one.span) for span in known):
                yield self.diagnostic(
                    one.span,
                    f"“{one.name}” holds the office of “{kept.name}”",
                    related=[Related(kept.span, f"“{kept.name}”")],
                )

    def _pairs(self, holders: Sequence[Holder]) -> Iterator[tuple[Holder, Holder]]:
        """Yield each holder under a rarer name with one under the name that is kept."""
        counts = Counter(one.name for one in holders)
        first = {one.name: one for one in reversed(holders)}
        for one in holders:
            others = [other for other in first.values() if _are_one(one, other)]
            if others:
                kept = max(others, key=lambda other: (counts[other.name], -other.span.start))
                if (counts[kept.name], -kept.span.start) > (
                    counts[one.name],
                    -first[one.name].span.start,
                ):
                    yield one, kept


def _holders(article: Article, offices: Sequence[str]) -> Iterator[Holder]:
    for found in _pattern(tuple(offices)).finditer(article.text):
        country = found["country"] or ""
        if country and not country[0].isupper():
            country = ""
        if not _LINEAGE.search(found["name"]):
            yield Holder(
                found["name"], Span(*found.span("name")), found["office"].lower(), country
            )


@lru_cache(maxsize=8)
def _pattern(offices: tuple[str, ...]) -> re.Pattern[str]:
    every = "|".join(map(re.escape, sorted(offices, key=len, reverse=True)))
    word = r"[^\W\d_a-zà-öø-ÿ][\w'’-]*"
    return re.compile(
        rf"(?:(?P<country>[\w-]+)(?:['’]s)? )?\b(?P<office>{every}) "
        rf"(?P<name>{word}(?: {word}){{1,3}})(?<!['’]s)"
    )


def _are_one(one: Holder, other: Holder) -> bool:
    """Tell whether two names after one office render one."""
    if one.name == other.name or one.office != other.office:
        return False
    if one.country and other.country and one.country != other.country:
        return False
    words, others = one.name.split(), other.name.split()
    same = [a == b for a, b in zip(words, others, strict=False)]
    if len(words) == len(others) >= LEAST and sum(same) == len(words) - 1:
        return True
    if any(word in others for word in words):
        return False  # a name in part, or a family
    from copydesk_rules.names.matching import name_distance

    return name_distance(one.name, other.name) <= ALIKE


def _told_already(article: Article) -> frozenset[Span]:
    """Return the names of which name-variant speaks."""
    from copydesk_rules.names.variants import find_variants

    return frozenset(
        span for forms in find_variants(article) for form in forms for span in form.spans
    )
