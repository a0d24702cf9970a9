"""missing-space-after-punctuation."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache

from copydesk import Article, Bad, Diagnostic, Fix, Good, Rule, RuleMeta, Span, TextEdit, option
from copydesk_rules.typography.practice import prose_matches

DOMAINS = frozenset({"com", "net", "org", "info", "fr", "eu", "io", "tv", "de", "be", "ch", "ca"})
"""What follows the full stop in the name of a firm, in capitals or not (Booking.Com)."""


@dataclass(frozen=True)
class MissingSpaceAfterPunctuation(Rule):
    """Punctuation is not followed by a space.

    ## Why it matters
    Two sentences or two parts of one run together. The rule leaves alone
    addresses, figures, times, acronyms with dots, ellipses and forms such as
    `Schüler:innen`. No article does so by habit, so the setting `typography`
    changes nothing here.

    ## Fix safety
    Safe after a comma or semicolon; unsafe after a full stop, question mark,
    exclamation mark or colon, which may belong to a name.
    """

    meta = RuleMeta(
        name="missing-space-after-punctuation",
        family="typography",
        summary="No space after punctuation",
    )
    examples = (
        Good("À 12:30, le cours valait 1,5 euro sur Booking.com, selon la F.B.I. et l’É.-U."),
        Good("The U.S. team uses C++ and Node.js... and it shows."),
        Bad(
            "Le port est fermé[|,|]les navires attendent.",
            "Le port est fermé, les navires attendent.",
        ),
        Bad(
            "Le port est fermé[|.|]Les navires attendent.",
            "Le port est fermé. Les navires attendent.",
        ),
        Bad("The port is shut[|;|]ships wait.", "The port is shut; ships wait."),
        Bad("Il répond[|:|]« Jamais. »", "Il répond: « Jamais. »", language="fr"),
    )

    allow: frozenset[str] = option(
        frozenset(), help="Names that hold such a mark, as they are written (Pen.Club)."
    )

    def check(self, article: Article) -> Iterator[Diagnostic]:
        text = article.text
        for match in prose_matches(_pattern(), article):
            at = match.start()
            mark = text[at]
            if self._is_name(text, at) or (mark == ";" and _ends_entity(text, at)):
                continue
            make = Fix.safe if mark in ",;" else Fix.unsafe
            fix = make("Insert a space", TextEdit(Span(at + 1, at + 1), " "))
            yield self.diagnostic(Span(at, at + 1), f"No space after “{mark}”", fix=fix)

    def _is_name(self, text: str, at: int) -> bool:
        after = _word_after().match(text, at + 1)
        if after is None:
            return False
        before = _word_before().search(text, max(0, at - 60), at)
        whole = (before[0] if before else "") + text[at] + after[0]
        return (text[at] == "." and after[0].lower() in DOMAINS) or whole in self.allow


def _ends_entity(text: str, at: int) -> bool:
    return "&" in text[max(0, at - 10) : at]


@cache
def _word_after() -> re.Pattern[str]:
    return re.compile(r"[^\W_]{1,60}")


@cache
def _word_before() -> re.Pattern[str]:
    return re.compile(r"[^\W_]+\Z")


@cache
def _pattern() -> re.Pattern[str]:
    """Compile the pattern for the mark alone: what stands around it is looked at."""
    small, capital, letter = "[a-zß-öø-ÿœ]", "[A-ZÀ-ÖØ-ÞŒ]", r"[^\W\d_]"
    return re.compile(
        rf"[,;](?<={letter}{letter}.)(?={letter}{{2}})"
        rf"|[,;](?<=\d.)(?={letter}{{3}})"
        rf"|,(?<={letter}{letter}{letter}.)(?=\d)"
        rf"|[.!?](?<={small}{small}.)(?={capital}{small})"
        rf"|:(?<={letter}{letter}{letter}.)(?=[«“„]|\"\w|{capital}{small}{{2}})"
    )
