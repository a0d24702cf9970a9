"""Which of LanguageTool's matches are worth reporting on news.

LanguageTool raises some 30 matches per 1,000 words of clean news, most of them
names taken for misspellings. selection.tsv holds what has been measured (see its
head); a rule that is not in it follows its category.
"""

import os
from collections.abc import Iterable, Iterator, Sequence
from functools import cache

from copydesk.grammar.languagetool.settings import LanguageToolSettings
from copydesk.grammar.languagetool.spelling import is_slip, is_spelling
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


class Selection:
    """Tells which matches to report, after the measurements and the user's settings."""

    def __init__(self, settings: LanguageToolSettings | None = None) -> None:
        settings = settings or LanguageToolSettings()
        self._enabled = frozenset(settings.enabled_rules)
        self._disabled = frozenset(settings.disabled_rules)
        self._categories = frozenset(settings.disabled_categories)

    def select(
        self, matches: Iterable[GrammarMatch], passages: Sequence[Passage], language: str
    ) -> Iterator[GrammarMatch]:
        """Yield those of one article's matches that are to be reported."""
        for match in matches:
            if match.rule_id in self._disabled or match.category in self._categories:
                continue
            if match.rule_id in self._enabled or _is_kept(match, passages, language):
                yield match


def keep(match: GrammarMatch, passage_text: str, language: str) -> bool:
    """Tell whether the default selection keeps a match, seen with its passage alone."""
    passages = [Passage("")] * match.passage + [Passage(passage_text)]
    return _is_kept(match, passages, language)


def _is_kept(match: GrammarMatch, passages: Sequence[Passage], language: str) -> bool:
    base = language.partition("-")[0]
    by_category = "on" if match.category in CATEGORIES else "off"
    state = _states().get((base, match.rule_id), by_category)
    if state == "off" or (state == "inside" and match.span.start == 0):
        return False
    return not is_spelling(match) or is_slip(match, passages, base)


@cache
def _states() -> dict[tuple[str, str], str]:
    """Return what the table says of each rule, by language and rule id."""
    path = os.path.join(os.path.dirname(__file__), "selection.tsv")
    with open(path, encoding="utf-8") as file:
        rows = (line.split("\t", 3) for line in file if not line.startswith("#"))
        return {(language, rule): state for language, rule, state, _ in rows}
