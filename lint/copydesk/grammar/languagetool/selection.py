"""Which of LanguageTool's matches are worth reporting on news.

LanguageTool raises some 30 matches per 1,000 words of clean news, most of them
names taken for misspellings. selection.tsv holds what has been measured (see its
head); a rule that is not in it follows its category.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache
from typing import NamedTuple

from copydesk.article import primary_language
from copydesk.grammar.accept import is_accepted
from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.spelling import is_slip, is_spelling
from copydesk.grammar.languagetool.text_level import (
    is_at_start,
    is_text_level,
    text_level_rules,
)
from copydesk.grammar.protocol import GrammarMatch, Passage

CATEGORIES = frozenset(
    {
        "AGREEMENT",
        "CAT_ELISION",
        "CAT_GRAMMAIRE",
        "CAT_HOMONYMES_PARONYMES",
        "CAT_REGLES_DE_BASE",
        "CONFUSED_WORDS",
        "CONFUSIONS",
        "CONFUSIONS2",
        "DIACRITICS",
        "EMPFOHLENE_RECHTSCHREIBUNG",
        "GRAMMAR",
        "NONSTANDARD_PHRASES",
        "SEMANTICS",
        "TYPOS",
        "VERBS",
    }
)
"""What is wrong, not what could be nicer: their rules are on where nothing has been measured."""


FALSE_FRIENDS = "FALSE_FRIENDS"
"""The category of words that look like others of the language translated from."""

FAMILIES = ("EN_COMPOUNDS_", "FR_COMPOUNDS_")
"""Rules with an id for each word: one not met is on where all that were met are."""


class Measured(NamedTuple):
    """A row of selection.tsv: `state` is on, off or inside; the numbers are matches."""

    language: str
    state: str
    category: str
    in_human_text: int
    in_machine_translation: int
    why: str


class Selection:
    """Tells which matches to report, after the measurements and the user's settings."""

    def __init__(self, settings: LanguageToolSettings | None = None) -> None:
        settings = settings or LanguageToolSettings()
        self._enabled = frozenset(settings.enabled_rules)
        self._disabled = frozenset(settings.disabled_rules)
        self._categories = frozenset(settings.disabled_categories)
        self._named = frozenset(settings.selected_rules)
        self._accepted = frozenset(settings.accept)
        self._is_picky = settings.level == "picky"
        self._friends = {FALSE_FRIENDS} if settings.mother_tongue else set()

    def select(
        self, matches: Iterable[GrammarMatch], passages: Sequence[Passage], language: str
    ) -> Iterator[GrammarMatch]:
        """Yield those of one article's matches that are to be reported."""
        for match in matches:
            if match.rule_id in self._disabled or match.category in self._categories:
                continue
            if match.rule_id in self._enabled:
                word = match.span.of(passages[match.passage].text)
                if not (is_spelling(match) and is_accepted(word, self._accepted)):
                    yield match
            elif self._is_kept(match, passages, language):
                yield match

    def needs_text(self, language: str) -> bool:
        """Tell whether anything may be reported that depends on more than the paragraph."""
        base = primary_language(language)
        named = (self._enabled | self._named) - self._disabled
        rules = {(rule, row[1]) for (code, rule), row in _table().items() if code == base}
        rules |= {(rule.lstrip("^"), category) for rule, category in text_level_rules(base)}
        return any(is_text_level(rule, base) for rule in named) or any(
            is_text_level(rule, base) and self._is_default(rule, category, base)
            for rule, category in rules
        )

    def _is_default(self, rule: str, category: str, language: str) -> bool:
        """Tell whether a rule that nobody has named is reported of the start of a paragraph."""
        if rule in self._disabled or category in self._categories:
            return False
        row = _row(language, rule)
        return self._is_wanted(category) if row is None else row[0] == "on"

    def _is_wanted(self, category: str) -> bool:
        """Tell whether rules of a category are reported where nothing has been measured."""
        return self._is_picky or category in CATEGORIES or category in self._friends

    def _is_kept(self, match: GrammarMatch, passages: Sequence[Passage], language: str) -> bool:
        base = language.partition("-")[0]
        text = passages[match.passage].text
        if match.rule_id not in self._named and not self._is_on(match, base, text):
            return False
        return not is_spelling(match) or is_slip(match, passages, base, self._accepted)

    def _is_on(self, match: GrammarMatch, language: str, text: str) -> bool:
        row = _row(language, match.rule_id)
        if row is None:
            return self._is_wanted(match.category)
        is_inside = row[0] == "inside" and not is_at_start(text, match.span.start)
        return row[0] == "on" or is_inside


def keep(match: GrammarMatch, passage_text: str, language: str) -> bool:
    """Tell whether the default selection keeps a match, seen with its passage alone."""
    passages = [Passage("")] * match.passage + [Passage(passage_text)]
    return any(Selection().select([match], passages, language))


def measured(rule: str) -> Iterator[Measured]:
    """Yield what has been measured of a rule, once for each language."""
    for (language, name), row in _table().items():
        if name == rule:
            yield Measured(language, *row)


Row = tuple[str, str, int, int, str]


@cache
def _row(language: str, rule: str) -> Row | None:
    """Return the row of a rule, for one of a family that has none that of its worst member."""
    if row := _table().get((language, rule)):
        return row
    for family in FAMILIES:
        if rule.startswith(family):
            rows = [one for (_, name), one in _table().items() if name.startswith(family)]
            return max(rows, key=lambda one: one[0] != "on", default=None)
    return None


@cache
def _table() -> dict[tuple[str, str], Row]:
    """Return the table, by language and rule id."""
    path = os.path.join(os.path.dirname(__file__), "selection.tsv")
    found = {}
    with open(path, encoding="utf-8") as file:
        for line in file:
            if not line.startswith("#"):
                language, rule, state, category, human, machine, why = line.rstrip().split("\t")
                found[language, rule] = (state, category, int(human), int(machine), why)
    return found
