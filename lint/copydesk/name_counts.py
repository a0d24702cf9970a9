"""Counting the names of many articles: for a table of them, and for a ledger."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from typing import NamedTuple

from copydesk.analysis.names import Mention
from copydesk.analysis.names.entities import is_compatible
from copydesk.article import Article
from copydesk.diagnostic import Diagnostic
from copydesk.name_ledger import Key, Spelling, most


class NameCount(NamedTuple):
    """One bearer in one article or more: `forms` are as written, with how often.

    `variants` are spellings that rules take for slips, each with the one it
    should be.
    """

    name: str
    articles: int
    forms: Mapping[str, int]
    titles: Mapping[str, int]
    variants: Mapping[str, str]

    @property
    def mentions(self) -> int:
        """How often the articles name the bearer."""
        return sum(self.forms.values())


@dataclass
class _Bearer:
    given: str = ""
    articles: int = 0
    forms: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)


class NameTable:
    """The names of a run, by bearer; one last name with two given names is two bearers."""

    def __init__(self) -> None:
        self._bearers: dict[str, list[_Bearer]] = {}
        self._variants: dict[str, str] = {}

    def add(self, article: Article, found: Iterable[Diagnostic] = ()) -> None:
        """Count the names of an article; `found` is what rules on names report in it."""
        for entity in article.names.entities:
            first = entity.mentions[0]
            given = max((one.given_text for one in entity.mentions), key=len)
            bearer = self._bearer(first.family_text.casefold(), given)
            bearer.articles += 1
            bearer.forms.update(one.text for one in entity.mentions)
            bearer.titles.update(one.title for one in entity.mentions if one.title)
        for one in found:
            for fix in one.fixes:
                if len(fix.edits) == 1:
                    written = fix.edits[0].span.of(article.source.text)
                    self._variants[written] = fix.edits[0].text

    def _bearer(self, family: str, given: str) -> _Bearer:
        known = self._bearers.setdefault(family, [])
        for one in known:
            if is_compatible(given, one.given):
                one.given = max(given, one.given, key=len)
                return one
        known.append(_Bearer(given))
        return known[-1]

    def rows(self) -> list[NameCount]:
        """Return the names, the most frequent first."""
        self._join_variants()
        rows = [self._row(one) for found in self._bearers.values() for one in found]
        return sorted(rows, key=lambda row: (-row.mentions, row.name))

    def _join_variants(self) -> None:
        """Put the bearers of a doubtful spelling to those of the spelling that is meant."""
        for written, wanted in self._variants.items():
            homes = self._bearers.get(wanted.casefold(), [])
            strays = self._bearers.get(written.casefold(), []) if homes else []
            for stray in list(strays):
                for home in homes:
                    if home is not stray and is_compatible(stray.given, home.given):
                        home.articles = max(home.articles, stray.articles)
                        home.forms.update(stray.forms)
                        home.titles.update(stray.titles)
                        strays.remove(stray)
                        break

    def _row(self, one: _Bearer) -> NameCount:
        variants = {
            form: wanted
            for form in one.forms
            for written, wanted in self._variants.items()
            if form == written or written in form.split()
        }
        sure = [form for form in one.forms if form not in variants] or list(one.forms)
        name = max(sure, key=lambda form: (len(form.split()), one.forms[form], form))
        return NameCount(name, one.articles, one.forms, one.titles, variants)


class LedgerCount:
    """What a ledger says of the articles counted so far."""

    def __init__(self) -> None:
        self._found: dict[Key, _Tally] = {}
        self.articles = 0
        self.words = 0

    def add(self, article: Article) -> None:
        """Count the names of an article."""
        self.articles += 1
        self.words += len(article.words)
        seen: dict[str, list[Mention]] = {}
        for mention in article.names.mentions:
            if not mention.words[0].is_all_capitals:
                seen.setdefault(mention.family_text, []).append(mention)
        for family, mentions in seen.items():
            tally = self._found.setdefault((article.language, family), _Tally())
            tally.articles += 1
            tally.mentions += len(mentions)
            tally.given.update({_plain(one.given_text) for one in mentions if one.given})
            tally.titles.update({_plain(one.title.lower()) for one in mentions if one.title})

    def spellings(self) -> Iterator[tuple[Key, Spelling]]:
        """Yield what was counted, as a ledger has it."""
        for key, one in self._found.items():
            if "\t" not in key[1]:
                found = Spelling(one.articles, one.mentions, most(one.given), most(one.titles))
                yield (key[0], " ".join(key[1].split())), found


@dataclass(slots=True)
class _Tally:
    articles: int = 0
    mentions: int = 0
    given: Counter[str] = field(default_factory=Counter)
    titles: Counter[str] = field(default_factory=Counter)


def _plain(text: str) -> str:
    return " ".join(text.replace("|", " ").split())
