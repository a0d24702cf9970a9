"""Grammalecte as a grammar engine."""

import os
import re
from collections.abc import Iterator, Sequence
from typing import Any

from copydesk.article import primary_language
from copydesk.grammar.grammalecte.find import find_folder
from copydesk.grammar.grammalecte.process import CHILD, GrammalecteProcess
from copydesk.grammar.plain import is_judged, stamp, unmasked
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

KINDS = frozenset({"conj", "gn", "imp", "infi", "inte", "loc", "ppas", "vmode"})
"""Grammalecte's options whose faults are reported: agreement, verbs, set phrases."""
PROVEN = frozenset({"conf_il_non_verbe"})
"""Rules of other options that are right on news; most confusions it sees are none."""

_ID = re.compile(r"(?:g\w{0,3}__)?(.+?)(?:__b\d+_a\d+_\d+)?")


class Grammalecte:
    """Grammalecte in a process of its own, without its speller and its typography.

    A reader, for `Remembering`. Raises GrammarUnavailableError where it is not installed.
    """

    name = "grammalecte"

    def __init__(self, folder: str = "", timeout: float = 60.0) -> None:
        self._folder = folder or find_folder()
        self._process = GrammalecteProcess(self._folder, timeout)

    def identity(self, language: str) -> str:
        """Return which copy of Grammalecte reads French, '' for another language."""
        if primary_language(language) != "fr":
            return ""
        return stamp(os.path.join(self._folder, "grammalecte", "fr", "gc_engine.py"), CHILD)

    def read(self, passages: Sequence[Passage], language: str) -> Iterator[GrammarMatch]:
        """Yield everything that Grammalecte says of some paragraphs; see `Reader.read`."""
        del language
        answers = self._process.ask([unmasked(one) for one in passages])
        for number, faults in enumerate(answers):
            yield from _matches(number, faults)

    def reports(self, match: GrammarMatch, passage: Passage) -> bool:
        """Tell whether a match is of a kind that is right on news, and touches no name."""
        wanted = match.category in KINDS or match.rule_id in PROVEN
        return wanted and is_judged(passage, match.span)

    def close(self) -> None:
        """End Grammalecte's process."""
        self._process.close()


def rule_name(rule_id: str) -> str:
    """Return the name of a rule without the numbers that Grammalecte's build adds.

    >>> rule_name("g3__gn_les_1m__b2_a1_1"), rule_name("typo_tiret_incise2")
    ('gn_les_1m', 'typo_tiret_incise2')
    """
    found = _ID.fullmatch(rule_id)
    return found[1] if found else rule_id


def _matches(number: int, faults: list[list[Any]]) -> Iterator[GrammarMatch]:
    for start, end, rule_id, kind, message, suggestions, url in faults:
        yield GrammarMatch(
            number,
            Span(start, end),
            rule_name(rule_id),
            message,
            tuple(suggestions),
            kind,
            "grammar",
            url=url,
        )
