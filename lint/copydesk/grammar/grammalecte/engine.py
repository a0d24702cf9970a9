"""Grammalecte as a grammar engine."""

import re
from collections.abc import Iterator, Sequence
from typing import Any

from copydesk.grammar.grammalecte.find import find_folder
from copydesk.grammar.grammalecte.process import GrammalecteProcess
from copydesk.grammar.plain import is_judged, unmasked
from copydesk.grammar.protocol import GrammarMatch, Passage
from copydesk.source import Span

KINDS = frozenset({"conj", "gn", "imp", "infi", "inte", "loc", "ppas", "vmode"})
"""Grammalecte's options whose faults are reported: agreement, verbs, set phrases."""
PROVEN = frozenset({"conf_il_non_verbe"})
"""Rules of other options that are right on news; most confusions it sees are none."""

_ID = re.compile(r"(?:g\w{0,3}__)?(.+?)(?:__b\d+_a\d+_\d+)?")


class Grammalecte:
    """Grammalecte in a process of its own, without its speller and its typography.

    Raises GrammarUnavailableError where it is not installed.
    """

    name = "grammalecte"

    def __init__(self, folder: str = "", timeout: float = 60.0) -> None:
        self._process = GrammalecteProcess(folder or find_folder(), timeout)

    def check(self, passages: Sequence[Passage], language: str) -> Sequence[GrammarMatch]:
        """Return the matches in an article in French; see `GrammarEngine.check`."""
        if language.partition("-")[0].lower() != "fr" or not passages:
            return ()
        answers = self._process.ask([unmasked(one) for one in passages])
        found = (
            match
            for number, faults in enumerate(answers)
            for match in _matches(number, passages[number], faults)
        )
        return sorted(found, key=lambda match: (match.passage, match.span))

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


def _matches(number: int, passage: Passage, faults: list[list[Any]]) -> Iterator[GrammarMatch]:
    for start, end, rule_id, kind, message, suggestions, url in faults:
        span, rule = Span(start, end), rule_name(rule_id)
        if (kind in KINDS or rule in PROVEN) and is_judged(passage, span):
            yield GrammarMatch(
                number, span, rule, message, tuple(suggestions), kind, "grammar", url=url
            )
